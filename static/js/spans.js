/** Split, merge, change the ends: words are chosen with arrows or pointer, and sent along to be checked. */
import { codePointOffsets, selectedWords } from "./words.js";

const bar = () => document.getElementById("correct-bar");
const places = (select) => [...select.options].filter(({ value }) => value).map(({ value }) => Number(value));
const points = (text) => [...text];

function hidden(form, name, value) {
  let field = form.querySelector(`input[name=${name}]`);
  if (!field) {
    field = document.createElement("input");
    field.type = "hidden";
    field.name = name;
    form.append(field);
  }
  field.value = value;
}

/** A control that screen readers hear as a slider over the words. */
function asSlider(field, label) {
  const attributes = { role: "slider", tabindex: "0", "aria-label": label, "aria-valuemin": "1" };
  for (const [name, value] of Object.entries(attributes)) field.setAttribute(name, value);
}

function tell(field, now, most, words) {
  field.setAttribute("aria-valuemax", most);
  field.setAttribute("aria-valuenow", now);
  field.setAttribute("aria-valuetext", words);
}

/** The offset in the draft of the letter under the pointer, or null. */
function underPointer(field, start, event) {
  const caret = document.caretPositionFromPoint?.(event.clientX, event.clientY);
  const old = caret ? null : document.caretRangeFromPoint?.(event.clientX, event.clientY);
  const node = caret?.offsetNode ?? old?.startContainer;
  if (!node || !field.contains(node)) return null;
  const before = document.createRange();
  before.setStart(field, 0);
  before.setEnd(node, caret?.offset ?? old.startOffset);
  return start + points(before.toString()).length;
}

function splitting(form, field, start) {
  const all = points(field.textContent);
  const select = form.querySelector("select[name=at]");
  const cuts = places(select);
  const [first, second] = field.querySelectorAll("[data-part]");
  const send = form.querySelector("button[type=submit]");
  asSlider(field, "Where the claim is cut");

  const cutAt = (index) => {
    const at = cuts[Math.min(Math.max(index, 0), cuts.length - 1)];
    const [left, right] = [all.slice(0, at - start).join(""), all.slice(at - start).join("")];
    first.textContent = left;
    second.textContent = right;
    select.value = at;
    send.disabled = field.querySelector("[data-cut]").hidden = false;
    form.querySelector("[data-no-cut]")?.remove();
    hidden(form, "words", left);
    tell(field, cuts.indexOf(at) + 1, cuts.length, `after “${left.trim().split(/\s+/).at(-1)}”, before “${right.split(/\s+/)[0]}”`);
  };
  const now = () => cuts.indexOf(Number(select.value));
  /** The first step from no place at all is to the middle. */
  const step = (by) => cutAt(now() < 0 ? Math.floor(cuts.length / 2) : now() + by);
  const follow = (event) => {
    const at = underPointer(field, start, event);
    if (at === null) return;
    const far = (cut) => Math.abs(cut - at);
    cutAt(cuts.indexOf(cuts.reduce((best, cut) => (far(cut) < far(best) ? cut : best))));
  };

  field.addEventListener("pointerdown", (event) => {
    field.setPointerCapture(event.pointerId);
    follow(event);
  });
  field.addEventListener("pointermove", (event) => {
    if (field.hasPointerCapture(event.pointerId)) follow(event);
  });
  if (now() < 0) {
    send.disabled = true;
    tell(field, 0, cuts.length, "no place chosen yet");
    field.setAttribute("aria-valuemin", "0");
  } else cutAt(now());
  const backwards = getComputedStyle(field).direction === "rtl" ? -1 : 1;
  return {
    ArrowLeft: () => step(-backwards),
    ArrowRight: () => step(backwards),
    Home: () => cutAt(0),
    End: () => cutAt(cuts.length - 1),
  };
}

/** Words of the claim that were selected before the bar was opened, on the card or in the copy. */
function selectedBefore() {
  const inCopy = document.querySelector(".claim[aria-current]");
  const found = selectedWords(document.getElementById("card-text")) ?? selectedWords(inCopy);
  getSelection().removeAllRanges();
  return found;
}

function choosing(form, field, start) {
  const all = points(field.textContent);
  const parts = field.querySelectorAll("[data-part]");
  const selects = ["start", "end"].map((name) => form.querySelector(`select[name=${name}]`));
  const [begins, ends] = selects.map(places);
  const chosen = { start: start + points(parts[0].textContent).length };
  chosen.end = chosen.start + points(parts[1].textContent).length;
  for (const select of selects) select.disabled = true;
  asSlider(field, "The words of the claim");

  const choose = (from, to) => {
    if (from >= to) return;
    Object.assign(chosen, { start: from, end: to });
    const cut = (a, b) => all.slice(a, b).join("");
    const words = cut(from - start, to - start);
    [cut(0, from - start), words, cut(to - start)].forEach((text, index) => (parts[index].textContent = text));
    hidden(form, "start", from);
    hidden(form, "end", to);
    hidden(form, "words", words);
    tell(field, ends.filter((at) => at <= to).length, ends.length, words);
  };
  const later = (list, at) => list.find((place) => place > at) ?? at;
  const earlier = (list, at) => list.findLast((place) => place < at) ?? at;

  field.addEventListener("pointerup", () => {
    const selection = getSelection();
    const found = selection.rangeCount && !selection.isCollapsed ? codePointOffsets(field, selection.getRangeAt(0)) : null;
    if (!found) return;
    selection.removeAllRanges();
    choose(start + found.start, start + found.end);
  });
  const before = selectedBefore();
  choose(chosen.start + (before?.start ?? 0), before ? chosen.start + before.end : chosen.end);
  const forwards = getComputedStyle(field).direction === "rtl" ? earlier : later;
  const backwards = forwards === later ? earlier : later;
  return {
    ArrowLeft: () => choose(chosen.start, backwards(ends, chosen.end)),
    ArrowRight: () => choose(chosen.start, forwards(ends, chosen.end)),
    "Shift+ArrowLeft": () => choose(backwards(begins, chosen.start), chosen.end),
    "Shift+ArrowRight": () => choose(forwards(begins, chosen.start), chosen.end),
  };
}

function close() {
  const kind = bar().dataset.kind;
  const empty = document.createElement("div");
  empty.id = "correct-bar";
  bar().replaceWith(empty);
  const opener = [...document.querySelectorAll(".correct-row a")].find((link) => link.href.endsWith(`/${kind}/`) && link.checkVisibility());
  (opener ?? document.getElementById("card-title"))?.focus({ preventScroll: true });
}

/** Called for a bar that has just come in. */
export function open() {
  const root = bar();
  const form = root.querySelector("form");
  const field = root.querySelector("[data-words]");
  const kinds = { split: splitting, ends: choosing };
  const moves = field ? kinds[root.dataset.kind](form, field, Number(root.dataset.start)) : {};
  root.addEventListener("keydown", (event) => {
    if (event.isComposing || event.altKey || event.ctrlKey || event.metaKey) return;
    const move = moves[event.shiftKey ? `Shift+${event.key}` : event.key];
    if (event.key === "Escape") close();
    else if (event.target !== field) return;
    else if (event.key === "Enter" && !event.repeat && !form.querySelector("button[type=submit]").disabled) form.requestSubmit();
    else if (move) move();
    else return;
    event.preventDefault();
    event.stopPropagation();
  });
  root.querySelector("[data-close]").addEventListener("click", (event) => {
    event.preventDefault();
    close();
  });
  (field ?? root.querySelector("button[type=submit]") ?? root.querySelector("[data-close]")).focus({ preventScroll: true });
  root.scrollIntoView({ block: "nearest" });
}
