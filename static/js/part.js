/** Words selected in the claim before it is disputed or unsupported are kept as the part in question. */
import { selectedWords, textOf } from "./words.js";

const DOUBTING = ["disputed", "unsupported"];
let atPress = null; // pressing a button with the pointer may end the selection

function chosen() {
  const claim = document.getElementById(`claim-${document.getElementById("card").dataset.claim}`);
  for (const root of [document.getElementById("card-text"), claim]) {
    const part = selectedWords(root);
    if (part && part.end - part.start < [...textOf(root).trim()].length) return part;
  }
  return null;
}

document.addEventListener("pointerdown", (event) => (atPress = event.target.closest?.("#mark .verdict") ? chosen() : null), true);

document.addEventListener(
  "submit",
  (event) => {
    const form = event.target;
    if (form.id !== "mark" || !DOUBTING.includes(event.submitter?.value)) return;
    const part = chosen() ?? atPress;
    atPress = null;
    if (!part) return;
    form.elements.problem_start.value = part.start;
    form.elements.problem_end.value = part.end;
    getSelection().removeAllRanges();
  },
  true,
);
