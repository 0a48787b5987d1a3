/** Settling by keys: a number follows a reading, a letter chooses a mark, Enter settles, Q sends back. */
import { onKey } from "./keys.js";

const form = document.getElementById("settle");
const reason = document.getElementById("settle-reason");
const choices = () => [...(form?.querySelectorAll("[name=choice]") ?? [])];
const marks = { V: "verified", D: "disputed", U: "unsupported", X: "not_checkable" };

function choose(radio) {
  if (!radio) return false;
  radio.checked = true;
  radio.focus();
  radio.dispatchEvent(new Event("change", { bubbles: true }));
  return true;
}

function go(which) {
  const link = document.querySelector(`[data-${which}]`);
  link?.click();
  return Boolean(link);
}

/** What was typed decides: without words the cursor goes where they belong. */
function send(button) {
  if (!button) return false;
  if (reason.value.trim()) form.requestSubmit(button);
  else reason.focus();
  return true;
}

function said() {
  const words = form?.querySelector("[data-words]");
  const chosen = choices().find((radio) => radio.checked);
  if (words) words.textContent = chosen ? `Settle as ${chosen.dataset.word}` : "Settle";
}

form?.addEventListener("change", said);
said();

reason?.addEventListener("keydown", (event) => {
  if (event.key !== "Enter" || event.shiftKey || event.isComposing || event.repeat) return;
  const button = form.querySelector("[data-settle]");
  if (!button) return;
  event.preventDefault();
  if (choices().some((radio) => radio.checked)) send(button);
});

onKey((name) => {
  if (name === "J") return go("next");
  if (name === "K") return go("previous");
  if (name === "Q") return send(form?.querySelector("[data-send-back]"));
  if (name === "Enter" && document.activeElement.matches("a, button, summary")) return false;
  if (name === "Enter") return send(form?.querySelector("[data-settle]"));
  if (marks[name]) return choose(choices().find((radio) => radio.dataset.mark === marks[name]));
  if (/^[1-9]$/.test(name)) return choose(choices().filter((radio) => radio.value.startsWith("reading-"))[name - 1]);
  return false;
});
