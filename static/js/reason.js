/** Reason: Enter saves and goes on, Escape saves and leaves, and what is typed is never lost. */
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

document.addEventListener("submit", (event) => event.target.id === "mark" && (event.target.elements.window.value = ownWindow()), true);

document.addEventListener("htmx:before:swap", async (event) => {
  const { sourceElement, response } = event.detail.ctx;
  const field = sourceElement?.id === "mark" ? fieldOf(sourceElement) : null;
  if (!field || response.status >= 300) return;
  sessionStorage.removeItem(nameOf(field));
  (await drafts)?.forget(field.dataset.keep);
});

document.addEventListener("htmx:after:swap", recall);
document.addEventListener("focusin", (event) => event.target.matches?.("textarea[data-keep]") && load());
document.addEventListener("pointerover", () => import("./part.js").catch(() => {}), { once: true }); // before words are chosen
document.addEventListener("selectionchange", () => getSelection().isCollapsed || import("./part.js").catch(() => {}));
holdWindow();
recall();
