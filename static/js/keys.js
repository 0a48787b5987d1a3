/** Single keys: named as in aria-keyshortcuts, and guarded. */
const TYPING = "input:not([type=checkbox], [type=radio], [type=submit]), textarea, select, [contenteditable], [popover]";
const OPEN = "dialog[open], :popover-open:not([popover=manual])";
const LETTER = /^\p{L}$/u;

/** Single keys are switched off, and given other places, on the page "Keys". */
const keysAreOn = () => document.body.dataset.keys !== "off";

/** What stands on the key; the letter or digit at its place where the layout has other letters, or digits on Shift. */
function keyOf({ key, code, shiftKey }) {
  if (/^[a-z0-9]$/i.test(key)) return key.toUpperCase();
  const [, letter, digit] = /^(?:Key([A-Z])|Digit([0-9]))$/.exec(code) ?? [];
  if (digit && !shiftKey) return digit;
  if (LETTER.test(key)) return letter ?? key.toUpperCase();
  return key;
}

/** "V", "Shift+S", ".", "Control+Z"; "" if it can be none of ours. */
export function nameOf(event) {
  const name = keyOf(event);
  if (event.altKey) return "";
  if (event.ctrlKey || event.metaKey) return name === "Z" && !event.shiftKey ? "Control+Z" : "";
  return event.shiftKey && LETTER.test(name) ? `Shift+${name}` : name;
}

/** @param {(name: string) => boolean} act says whether the key was used */
export function onKey(act) {
  document.addEventListener("keydown", (event) => {
    if (event.repeat || event.isComposing || event.defaultPrevented) return;
    if (event.target.closest?.(TYPING) || document.querySelector(OPEN)) return;
    const name = nameOf(event);
    if (!name || (name !== "Control+Z" && !keysAreOn())) return;
    if (act(name)) event.preventDefault();
  });
}
