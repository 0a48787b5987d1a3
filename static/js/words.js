/** Words chosen on the page, counted as the server counts: in code points of a text, half-open. */
const NOT_TEXT = ".vh, sup, kbd";
const letters = new Intl.Segmenter(undefined, { granularity: "grapheme" });

function textNodes(root) {
  const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
  const nodes = [];
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    if (!node.parentElement.closest(NOT_TEXT)) nodes.push(node);
  }
  return nodes;
}

/** What the server calls the text of `root`: without the number and the words for screen readers alone. */
export const textOf = (root) => textNodes(root).map((node) => node.data).join("");

/** Where `range` begins and ends in the text of `root`, in UTF-16 units; null if it holds none of it. */
function unitsIn(root, range) {
  let at = 0;
  let start = null;
  let end = null;
  for (const node of textNodes(root)) {
    const first = node === range.startContainer ? range.startOffset : range.comparePoint(node, 0) < 0 ? node.length : 0;
    const last = node === range.endContainer ? range.endOffset : range.comparePoint(node, node.length) > 0 ? 0 : node.length;
    if (first < last) {
      start ??= at + first;
      end = at + last;
    }
    at += node.length;
  }
  return start === null ? null : { start, end };
}

const codePoints = (text) => [...text].length;

/** Blank ends are left out, and no letter is parted from its marks. Null if nothing is chosen in `root`. */
export function codePointOffsets(root, range) {
  const units = unitsIn(root, range);
  if (!units) return null;
  const text = textOf(root);
  const chosen = text.slice(units.start, units.end);
  if (!chosen.trim()) return null;
  const from = units.start + chosen.length - chosen.trimStart().length;
  const to = units.start + chosen.trimEnd().length;
  const parts = letters.segment(text);
  const last = parts.containing(to - 1);
  const start = parts.containing(from).index;
  const end = last.index + last.segment.length;
  return { start: codePoints(text.slice(0, start)), end: codePoints(text.slice(0, end)) };
}

/** What the person has selected in the text of `root`, or null. */
export function selectedWords(root) {
  const selection = getSelection();
  if (!root || !selection.rangeCount || selection.isCollapsed) return null;
  return codePointOffsets(root, selection.getRangeAt(0));
}
