import "./follow.js";
import "./gaps.js";
import "./help.js";
import "./reason.js";
import { onKey } from "./keys.js";

const isBusy = () => document.getElementById("desk").classList.contains("htmx-request");
const holders = (name) => [...document.querySelectorAll(`[aria-keyshortcuts~="${CSS.escape(name)}"]`)];

/** Of several questions the first unanswered one gets the key; a single one can be answered anew. */
function choose(found) {
  return found.find((control) => !control.closest("[data-answer]")?.dataset.answer) ?? (found.length === 1 ? found[0] : null);
}

onKey((name) => {
  const found = holders(name);
  if (!found.length) return false;
  if (!isBusy()) choose(found)?.click();
  return true;
});
