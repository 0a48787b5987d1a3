import { mayCome, press } from "./presses.js"; // first, since it holds back what is pressed too early
import "./follow.js";
import "./reason.js";
import { onKey } from "./keys.js";

const holders = (name) => [...document.querySelectorAll(`[aria-keyshortcuts~="${CSS.escape(name)}"]`)];

/** Of several questions the first unanswered one gets the key; a single one can be answered anew. */
function choose(found) {
  return found.find((control) => !control.closest("[data-answer]")?.dataset.answer) ?? (found.length === 1 ? found[0] : null);
}

/** The words of a claim that is about to be split, merged or cut shorter. */
const openSpans = () => document.querySelector("#correct-bar form") && import("./spans.js").then(({ open }) => open());
document.addEventListener("htmx:after:swap", (event) => {
  if (event.detail.ctx.target?.id === "correct-bar") openSpans();
});
openSpans();

// The sheet for who says so, and for what the article offers.
document.addEventListener("htmx:after:swap", () => {
  if (document.querySelector("#who-edit:not([data-open])")) import("./attribution.js").then(({ open }) => open());
});

onKey((name) => {
  if (!holders(name).length && !mayCome(name)) return false;
  press(name, () => choose(holders(name)));
  return true;
});

/** Forms to write in are looked after once one is opened, or where something was left in one. */
document.addEventListener("click", (event) => {
  const form = event.target.closest?.("details[data-write] > summary")?.parentElement;
  if (!form) return;
  event.preventDefault(); // opened here and now, so that the next key is typed and does not act
  form.open = !form.open;
  if (form.open) (form.querySelector("[aria-pressed=true]") ?? form.querySelector("textarea, button"))?.focus();
  import("./notes.js").then(({ begin }) => begin(form));
});
if (Object.keys(sessionStorage).some((name) => name.startsWith("note "))) import("./notes.js");

/** A tap on the claim that is shown chooses a word of it. */
document.addEventListener(
  "click",
  (event) => {
    const claim = event.pointerType === "touch" && event.target.closest?.("#copy .claim[aria-current]");
    if (!claim) return;
    event.preventDefault();
    event.stopPropagation();
    import("./touch.js").then(({ tap }) => tap(claim, event));
  },
  true,
);

// What is not needed at first comes when it is first opened, or when there is a long copy.
const find = document.getElementById("find");
find?.addEventListener("beforetoggle", () => import("./find.js"), { once: true });
document.getElementById("goto")?.addEventListener("beforetoggle", () => import("./goto.js"), { once: true });
if (document.querySelector(".part[data-plain]")) import("./nearby.js");

/** Whoever closes the bar is back where they were; of a popover that stays open the browser does not see to it. */
let before;
find?.addEventListener("beforetoggle", ({ newState }) => newState === "open" && (before = document.activeElement));
find?.addEventListener("toggle", ({ newState }) => {
  const now = document.activeElement;
  if (newState === "open" || (now !== document.body && !find.contains(now))) return;
  const back = before === document.body || !before?.isConnected ? document.getElementById("card-title") : before;
  back?.focus({ preventScroll: true });
});
find?.addEventListener("keydown", (event) => {
  if (event.key !== "Escape" || event.isComposing) return;
  find.hidePopover();
  event.preventDefault();
});

/** What others do comes after the page itself. */
addEventListener("load", () => import("./together.js"));

/** The sheet for what was found comes with its first use; a picture pasted or a file dropped opens it. */
const evidence = () => import("./evidence.js");
document.addEventListener("click", (event) => {
  if (event.target.closest?.("[data-found]")) evidence();
});
function bring(event) {
  const { files, types } = event.clipboardData ?? event.dataTransfer ?? {};
  if (!types?.includes("Files") || types.includes("text/plain") || !document.querySelector("[data-found]")) return;
  event.preventDefault();
  const [file] = files;
  if (file && event.type !== "dragover") evidence().then((sheet) => sheet.bring(file));
}
for (const kind of ["paste", "dragover", "drop"]) document.addEventListener(kind, bring);
