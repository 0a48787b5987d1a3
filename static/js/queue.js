import { onKey } from "./keys.js";

const stories = () => [...document.querySelectorAll(".story")];
const rowNow = () => document.activeElement.closest("tr");

function move(step) {
  const all = stories();
  const row = rowNow();
  const now = all.findIndex((story) => story.closest("tr") === row);
  const next = all[now < 0 ? 0 : Math.min(Math.max(now + step, 0), all.length - 1)];
  next?.focus();
  return Boolean(next);
}

function press(control) {
  control?.click();
  return Boolean(control);
}

function assign() {
  const menu = document.querySelector("#bulk details[data-people]");
  if (!menu || !chosen().length) return false;
  menu.open = true;
  menu.querySelector("input").focus();
  return true;
}

const boxes = () => [...document.querySelectorAll("input[name=articles]")];
const chosen = () => boxes().filter((box) => box.checked);

/** How many are chosen is said beside what can be done with them. */
function count() {
  const words = document.querySelector("[data-chosen]");
  const number = chosen().length;
  if (words) words.textContent = number === 1 ? "1 story chosen" : `${number} stories chosen`;
  const all = document.querySelector("[data-all]");
  if (all) all.checked = number > 0 && number === boxes().length;
}

document.addEventListener("change", ({ target }) => {
  if (target.matches("[data-all]")) for (const box of boxes()) box.checked = target.checked;
  count();
});
document.addEventListener("htmx:after:swap", count);
count();
// On a phone the headings are a row that scrolls: the one that is open stands in view.
document.querySelector("nav.chips [aria-current]")?.scrollIntoView({ block: "nearest", inline: "center" });

onKey((name) => {
  if (name === "J") return move(1);
  if (name === "K") return move(-1);
  if (name === "X") return press(rowNow()?.querySelector("input[name=articles]"));
  if (name === "T") return press(rowNow()?.querySelector("[data-take]"));
  if (name === "N") return press(document.getElementById("next-claim"));
  if (name === "S") return assign();
  return name === "A" && press(document.getElementById("add-story"));
});
