/** On the page "Keys": a field takes the key that is pressed in it, and writes its name. */
import { nameOf } from "./keys.js";

document.addEventListener("keydown", (event) => {
  if (!event.target.matches?.("input[data-key]") || event.isComposing) return;
  const name = nameOf(event);
  if (!/^(Shift\+)?[^\s]$/u.test(name)) return;
  event.preventDefault();
  event.target.value = name;
  event.target.select();
});
