/** Reason: Enter saves and goes on, Escape saves and leaves, and what is typed outlives a reload of the tab. */
const nameOf = (field) => `typed ${document.body.dataset.person} ${field.id}`;
const fieldOf = (node) => node?.querySelector?.("textarea[data-keep]");
const savedIn = (field) => field.dataset.saved ?? field.defaultValue;
const isUnkept = (field) => field.value !== savedIn(field);

function remember(field) {
  if (isUnkept(field)) sessionStorage.setItem(nameOf(field), JSON.stringify({ text: field.value, base: savedIn(field) }));
  else sessionStorage.removeItem(nameOf(field));
  field.form.toggleAttribute("data-unkept", isUnkept(field));
}

/** Typed on another text than the one saved now: shown beside it, never over it. */
function showEarlier(field, text) {
  const note = document.createElement("p");
  note.className = "earlier";
  note.textContent = `You typed this before, and it was not saved: ${text}`;
  field.after(note);
}

function recall() {
  const field = fieldOf(document);
  if (!field) return;
  const kept = JSON.parse(sessionStorage.getItem(nameOf(field)) ?? "null");
  if (kept && !isUnkept(field) && kept.text !== field.value) {
    if (kept.base !== savedIn(field)) return showEarlier(field, kept.text);
    field.value = kept.text;
  }
  remember(field);
}

document.addEventListener("input", (event) => {
  if (event.target.matches("textarea[data-keep]")) remember(event.target);
});

document.addEventListener("keydown", (event) => {
  const field = event.target;
  if (!field.matches?.("textarea[data-keep]") || event.isComposing) return;
  const go = field.form.querySelector("[data-go]");
  if (event.key === "Enter" && !event.shiftKey) {
    event.preventDefault();
    if (event.repeat) return;
    if (go) field.form.requestSubmit(go);
    else field.form.querySelector(".verdict").focus();
  } else if (event.key === "Escape") {
    document.getElementById("card-title").focus({ preventScroll: true });
    if (go && isUnkept(field)) field.form.requestSubmit();
  }
});

document.addEventListener("htmx:before:swap", (event) => {
  const { sourceElement, response } = event.detail.ctx;
  const field = sourceElement?.id === "mark" ? fieldOf(sourceElement) : null;
  if (field && response.status < 300) sessionStorage.removeItem(nameOf(field));
});

document.addEventListener("htmx:after:swap", recall);
recall();
