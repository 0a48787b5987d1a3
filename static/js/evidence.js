/** The sheet for what was found: loaded with its first use; Escape closes it, and nothing typed is lost. */
const sheet = document.getElementById("found-sheet");
const adding = () => sheet.querySelector("form[data-keeps]");
const nameOf = (form) => `found ${document.body.dataset.person} ${new URL(form.action).pathname}`;
const typedIn = (form) => [...form.elements].filter((field) => field.name && !["file", "hidden", "submit"].includes(field.type));

let file = null;
let opener = null;
let claim = "";

function remember(form) {
  const kept = typedIn(form).map(({ name, type, value, checked }) => ({ name, value, on: /checkbox|radio/.test(type) ? checked : null }));
  const before = JSON.parse(sessionStorage.getItem(nameOf(form)) ?? "[]");
  const other = before.filter((field) => !kept.some(({ name }) => name === field.name)); // of another tab of the sheet
  sessionStorage.setItem(nameOf(form), JSON.stringify([...other, ...kept]));
}

function recall(form) {
  for (const { name, value, on } of JSON.parse(sessionStorage.getItem(nameOf(form)) ?? "[]")) {
    const field = typedIn(form).find((each) => each.name === name && (on === null || each.value === value));
    if (!field) continue;
    if (on === null) field.value ||= value;
    else field.checked = on;
  }
}

/** Into the file field, where it can be seen and taken out again. */
function attach() {
  const field = adding()?.querySelector("input[type=file]");
  if (!field || !file) return;
  const one = new DataTransfer();
  one.items.add(file);
  field.files = one.files;
  adding().querySelector("[data-drop-said]").textContent = `${file.name} is chosen. “Save” stores it.`;
}

function open() {
  if (!sheet.querySelector("#found")) return;
  if (!sheet.open) {
    opener = document.activeElement;
    claim = document.getElementById("card").dataset.claim;
    sheet.show();
  }
  const form = adding();
  if (form && !form.querySelector(".notice")) recall(form);
  attach();
  const wrong = sheet.querySelector(".notice button, .notice");
  const first = form?.querySelector("textarea, input[type=text]") ?? sheet.querySelector("input[type=text], textarea");
  (wrong ?? first)?.focus();
}

function close() {
  if (!sheet.open) return;
  sheet.close();
  sheet.replaceChildren();
  file = null;
  const back = opener?.isConnected ? opener : document.getElementById("card-title");
  back?.focus({ preventScroll: true });
}

/** A file that was pasted or dropped on the desk. */
export function bring(brought) {
  file = brought;
  if (adding()?.querySelector("input[type=file]")) attach();
  else document.querySelector("#what-we-found a[data-found]")?.click();
}

sheet.addEventListener("input", (event) => {
  if (event.target.type === "file") file = event.target.files[0] ?? null;
  const form = event.target.closest("form[data-keeps]");
  if (form) remember(form);
});

sheet.addEventListener("click", (event) => {
  if (event.target.closest("[data-closes]")) close();
});

document.addEventListener("keydown", (event) => {
  if (!sheet.open || event.isComposing || event.defaultPrevented) return;
  if (event.key === "Escape") {
    event.preventDefault();
    close();
  } else if (event.key === "Enter" && !event.shiftKey && event.target.matches?.("#found-sheet textarea")) {
    event.preventDefault();
    if (!event.repeat) event.target.form.requestSubmit(event.target.form.querySelector("button.primary:not([name])"));
  } else if (event.altKey && sheet.contains(event.target)) {
    const stance = event.target.closest("form")?.querySelector(`[aria-keyshortcuts="Alt+${event.code.replace("Digit", "")}"]`);
    if (!stance) return;
    event.preventDefault();
    stance.checked = true;
    stance.dispatchEvent(new Event("input", { bubbles: true }));
  }
});

const wasSaved = ({ sourceElement, response }) => sheet.contains(sourceElement) && response?.status < 300;

document.addEventListener("htmx:after:swap", (event) => {
  const { ctx } = event.detail;
  if (ctx.target === sheet || ctx.target === "#found-sheet") return open(); // so named by a header of the answer
  if (ctx.target?.id !== "card" || !sheet.open) return;
  if (wasSaved(ctx)) {
    const form = ctx.sourceElement.closest("form[data-keeps]");
    if (form) sessionStorage.removeItem(nameOf(form));
    close();
  } else if (document.getElementById("card").dataset.claim !== claim) close(); // it belongs to one claim
});

open();
