/** The list of keys, and the switch that turns them off. */
import { keysAreOn, turnKeys } from "./keys.js";

const dialog = document.getElementById("keys-help");
const box = document.getElementById("keys-on");

box.checked = keysAreOn();
box.addEventListener("change", () => turnKeys(box.checked));
dialog.addEventListener("click", (event) => {
  if (event.target === dialog) dialog.close();
});
document.addEventListener("click", (event) => {
  if (event.target.closest?.("[data-opens=keys-help]")) dialog.showModal();
});
