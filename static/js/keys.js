/** Single keys: named, guarded, and switched off by the person if they like. */
const TYPING = "input:not([type=checkbox], [type=radio], [type=submit]), textarea, select, [contenteditable]";
const SWITCH = "single-keys";

export const keysAreOn = () => localStorage.getItem(SWITCH) !== "off";
export const turnKeys = (on) => localStorage.setItem(SWITCH, on ? "on" : "off");

/** The letter or digit on the key; where the layout has no Latin letters, the one at its place. */
function keyName(event) {
  if (/^[a-z]$/i.test(event.key)) return event.key.toUpperCase();
  if (/^[0-9?]$/.test(event.key)) return event.key;
  const place = /^(?:Key([A-Z])|Digit([0-9]))$/.exec(event.code);
  return place?.[1] ?? (event.shiftKey ? event.key : (place?.[2] ?? event.key));
}

/** As in aria-keyshortcuts: "V", "Shift+S", "Control+Z"; "" if the key is none of ours. */
function nameOf(event) {
  const name = keyName(event);
  if (event.altKey) return "";
  if (event.ctrlKey || event.metaKey) return name === "Z" && !event.shiftKey ? "Control+Z" : "";
  return event.shiftKey && /^[A-Z]$/.test(name) ? `Shift+${name}` : name;
}

/** @param {(name: string) => boolean} act says whether the key was used */
export function onKey(act) {
  document.addEventListener("keydown", (event) => {
    if (event.repeat || event.isComposing || event.defaultPrevented) return;
    if (event.target.closest?.(TYPING) || document.querySelector("dialog[open]")) return;
    const name = nameOf(event);
    if (!name || (name !== "Control+Z" && !keysAreOn())) return;
    if (act(name)) event.preventDefault();
  });
}
