/** Writing on the card: notes, questions, answers. What is typed outlives a move or a reload, and @ calls people. */
import { suggest } from "./names.js";

const FORMS = "#card details[data-write]";
const nameOf = (field) => `note ${document.body.dataset.person} ${field.id}`;
const fieldsIn = (form) => [...form.querySelectorAll("textarea[data-kept-note]")];

function remember(field) {
  if (field.value === field.defaultValue) sessionStorage.removeItem(nameOf(field));
  else sessionStorage.setItem(nameOf(field), field.value);
}

/** What was typed and not sent stands there again, in an open form. */
function recall() {
  for (const form of document.querySelectorAll(FORMS)) {
    for (const field of fieldsIn(form)) {
      const kept = sessionStorage.getItem(nameOf(field));
      if (kept === null || kept === field.defaultValue) continue;
      if (field.value === field.defaultValue) {
        field.value = kept;
        field.setSelectionRange(kept.length, kept.length);
      }
      form.open = true;
    }
  }
}

/** @param {HTMLDetailsElement} form that a person opened */
export function begin(form) {
  if (!form.open) return;
  recall();
  form.scrollIntoView({ block: "nearest" });
  const field = document.activeElement;
  if (form.contains(field) && field.matches("[data-kept-note]")) typed(field); // before this module was there
}

function typed(field) {
  remember(field);
  if (field.dataset.names) suggest(field);
}

document.addEventListener("input", (event) => {
  if (event.target.matches("[data-kept-note]")) typed(event.target);
});

document.addEventListener("keydown", (event) => {
  const form = event.target.closest?.(FORMS);
  if (!form || event.defaultPrevented || event.isComposing) return;
  if (event.key === "Escape" && form.open) {
    form.open = false;
    form.querySelector("summary").focus();
  }
});

/** Saved: an empty form again, or the morph would keep the words. */
document.addEventListener("htmx:before:swap", (event) => {
  const { sourceElement, response } = event.detail.ctx;
  if (!sourceElement?.closest?.(FORMS) || response?.status >= 300) return;
  for (const field of fieldsIn(sourceElement)) sessionStorage.removeItem(nameOf(field));
  sourceElement.reset?.();
});

document.addEventListener("htmx:after:swap", recall);
recall();
