/** Reason: Enter saves and goes on, Escape saves and leaves, and what is typed is never lost. */
import { inTurn } from "./presses.js";
import { isShown } from "./problems.js";

const WINDOW = "window";
const nameOf = (field) => `typed ${document.body.dataset.person} ${field.id}`;
const fieldOf = (node) => node?.querySelector?.("textarea[data-keep]");
const savedIn = (field) => field.dataset.saved ?? field.defaultValue;
const isUnkept = (field) => field.value !== savedIn(field);

/** The name by which the server tells the windows of one person apart. */
function ownWindow() {
  if (!sessionStorage.getItem(WINDOW)) sessionStorage.setItem(WINDOW, crypto.randomUUID());
  return sessionStorage.getItem(WINDOW);
}

/** A duplicated tab begins with the other's name: the one that finds it taken makes its own. */
function holdWindow() {
  navigator.locks?.request(ownWindow(), { ifAvailable: true }, (lock) => {
    if (lock) return new Promise(() => {});
    newWindow();
  });
}

function newWindow() {
  sessionStorage.removeItem(WINDOW);
  holdWindow();
}

let drafts = null; // loaded when first needed; without network the tab alone keeps the text
const load = () => (drafts ??= import("./drafts.js").catch(() => (drafts = null)));

async function onServer(field, typed = {}) {
  const { csrfmiddlewaretoken, shown_window, former } = field.form.elements;
  const body = new FormData();
  for (const { name, value } of [csrfmiddlewaretoken, shown_window, former]) body.set(name, value);
  for (const [name, value] of Object.entries({ window: ownWindow(), text: field.value, ...typed })) body.set(name, value);
  const address = field.dataset.keep;
  (await load())?.keep(address, body);
}

/** In the tab at once, on the server soon. */
function remember(field) {
  if (isUnkept(field)) sessionStorage.setItem(nameOf(field), JSON.stringify({ text: field.value, base: savedIn(field) }));
  else sessionStorage.removeItem(nameOf(field));
  field.form.toggleAttribute("data-unkept", isUnkept(field));
}

/** Typed over another text than the one saved now: shown beside it, never over it. */
function showEarlier(field, text) {
  const note = document.createElement("p");
  note.className = "earlier";
  note.textContent = `You typed this before, and it was not saved: ${text}`;
  field.after(note);
}

function recall() {
  const field = fieldOf(document);
  if (!field) return;
  const earlier = document.getElementById("earlier");
  if (earlier?.dataset.window === ownWindow()) newWindow(); // so that typing on leaves it there
  const kept = JSON.parse(sessionStorage.getItem(nameOf(field)) ?? "null");
  if (kept && kept.text !== field.value) {
    const shown = field.dataset.window ? field.defaultValue : savedIn(field);
    if (kept.base !== savedIn(field)) {
      showEarlier(field, kept.text);
      onServer(field, { text: kept.text, window: crypto.randomUUID(), former: "" });
    } else if (field.value === shown) {
      if (field.dataset.window && field.dataset.window !== ownWindow()) showEarlier(field, shown);
      field.value = kept.text;
    }
  }
  remember(field);
  if (earlier) earlier.hidden = earlier.querySelector("[data-words]").textContent === field.value;
  if (isUnkept(field) && !(field.dataset.window && field.value === field.defaultValue)) onServer(field);
}

function use(earlier) {
  const field = fieldOf(document);
  const text = earlier.querySelector("[data-words]").textContent;
  field.value = isUnkept(field) && field.value.trim() ? `${field.value}\n${text}` : text;
  field.form.elements.shown_window.value = earlier.dataset.window;
  earlier.remove();
  field.focus();
  field.dispatchEvent(new Event("input", { bubbles: true }));
}

document.addEventListener("click", (event) => {
  if (event.target.closest?.("[data-use]")) use(event.target.closest("#earlier"));
});

document.addEventListener("input", (event) => {
  if (!event.target.matches("textarea[data-keep]")) return;
  remember(event.target);
  onServer(event.target);
});

let undone = null; // the mark or basis that did not arrive: the reason typed then is not for the mark before
for (const name of ["htmx:error", "htmx:response:error"]) {
  document.addEventListener(name, ({ detail: { ctx } }) => {
    if (ctx?.sourceElement?.id === "mark" && !(ctx.response && isShown(ctx.response))) undone = ctx.request.submitter;
  });
}
const saves = (form) => (form && undone?.form === form ? undone : form?.querySelector("[data-go]"));

/** What is pressed next is no part of the reason any more. */
function goOn(field) {
  const go = saves(field.form);
  if (!go) return field.form.querySelector(".verdict").focus();
  field.form.requestSubmit(go);
  document.getElementById("card-title").focus({ preventScroll: true });
}

document.addEventListener("keydown", (event) => {
  const field = event.target;
  if (!field.matches?.("textarea[data-keep]") || event.isComposing) return;
  const of = document.getElementById("card").dataset.claim;
  if (event.key === "Enter" && !event.shiftKey) {
    event.preventDefault();
    if (!event.repeat) inTurn(() => goOn(field), { of });
  } else if (event.key === "Escape") {
    document.getElementById("card-title").focus({ preventScroll: true });
    inTurn(() => saves(field.form) && isUnkept(field) && field.form.requestSubmit(undone), { of });
  }
});

document.addEventListener("submit", (event) => event.target.id === "mark" && (event.target.elements.window.value = ownWindow()), true);

document.addEventListener("htmx:before:swap", async (event) => {
  const { sourceElement, response } = event.detail.ctx;
  const field = sourceElement?.id === "mark" ? fieldOf(sourceElement) : null;
  if (!field || response.status >= 300) return;
  sessionStorage.removeItem(nameOf(field));
  (await drafts)?.forget(field.dataset.keep);
});

document.addEventListener("htmx:after:swap", ({ detail: { ctx } }) => {
  if (ctx.target?.id === "card" && ctx.response && isShown(ctx.response)) undone = null;
  recall();
});
document.addEventListener("focusin", (event) => event.target.matches?.("textarea[data-keep]") && load());

let choosing = false; // the module is here that keeps words selected for a doubt
const choose = () => import("./part.js").catch(() => {}).then(() => (choosing = true));
document.addEventListener("pointerover", choose, { once: true });
document.addEventListener("selectionchange", () => choosing || getSelection().isCollapsed || choose());

/** Selected and marked before that module has come: the mark waits for it. */
document.addEventListener(
  "submit",
  (event) => {
    if (choosing || event.target.id !== "mark" || getSelection().isCollapsed) return;
    event.preventDefault();
    event.stopImmediatePropagation();
    choose().then(() => event.target.requestSubmit(event.submitter));
  },
  true,
);

holdWindow();
recall();
