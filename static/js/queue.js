import { onKey } from "./keys.js";

const stories = () => [...document.querySelectorAll(".story")];

function move(step) {
  const all = stories();
  const row = document.activeElement.closest("tr");
  const now = all.findIndex((story) => story.closest("tr") === row);
  const next = all[now < 0 ? 0 : Math.min(Math.max(now + step, 0), all.length - 1)];
  next?.focus();
  return Boolean(next);
}

onKey((name) => {
  if (name === "J") return move(1);
  if (name === "K") return move(-1);
  const add = name === "A" && document.getElementById("add-story");
  if (add) add.click();
  return Boolean(add);
});
