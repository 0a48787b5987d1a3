/** Finds words in the story: all matches are tinted, one is current, and its claim can be selected. */
import { bring } from "./nearby.js";

const bar = document.getElementById("find");
const field = bar.querySelector("input");
const count = bar.querySelector("output");
const topbar = document.querySelector(".topbar");
const [SINGLE, DOUBLE] = ["['‘’]", '["“”„]']; // as in the list of claims: queries/claim_words.py

let matches = [];
let at = 0;

/** As typed, but any quotation marks and any run of space; null for nothing. */
function pattern(words) {
  const parts = words.trim().split(/\s+/).filter(Boolean);
  const escaped = parts.map((part) => part.replace(/[\\^$.*+?()[\]{}|/-]/g, "\\$&").replace(new RegExp(SINGLE, "g"), SINGLE).replace(new RegExp(DOUBLE, "g"), DOUBLE));
  return parts.length ? new RegExp(escaped.join("\\s+"), "giu") : null;
}

/** The words of a paragraph as they are read: without numbers, glyphs and what only a screen reader says. */
function textOf(paragraph) {
  const seen = (node) => (node.parentElement.closest(".vh, sup") ? NodeFilter.FILTER_REJECT : NodeFilter.FILTER_ACCEPT);
  const walker = document.createTreeWalker(paragraph, NodeFilter.SHOW_TEXT, seen);
  const nodes = [];
  let text = "";
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    nodes.push({ node, start: text.length });
    text += node.data;
  }
  return { text, nodes };
}

function rangeOf(nodes, start, end) {
  const holding = (place) => nodes.findLast((entry) => entry.start <= place);
  const [first, last] = [holding(start), holding(end - 1)];
  const range = new Range();
  range.setStart(first.node, start - first.start);
  range.setEnd(last.node, end - last.start);
  return range;
}

function search() {
  const wanted = pattern(field.value);
  matches = [];
  if (wanted) {
    for (const paragraph of document.querySelectorAll("#copy h1, #copy p.copy")) {
      const { text, nodes } = textOf(paragraph);
      for (const { 0: words, index } of text.matchAll(wanted)) matches.push(rangeOf(nodes, index, index + words.length));
    }
  }
  at = Math.min(at, Math.max(0, matches.length - 1));
}

function paint() {
  count.value = matches.length ? `${at + 1} of ${matches.length}` : field.value.trim() ? "Not in the text" : "";
  if (!CSS.highlights) return;
  CSS.highlights.set("found", new Highlight(...matches));
  CSS.highlights.set("found-now", new Highlight(...matches.slice(at, at + 1)));
}

function show() {
  paint();
  const match = matches[at];
  if (!match) return;
  if (!CSS.highlights) getSelection().setBaseAndExtent(match.startContainer, match.startOffset, match.endContainer, match.endOffset);
  const top = bar.getBoundingClientRect().bottom;
  const bottom = matchMedia("(max-width: 900px)").matches ? document.getElementById("card").getBoundingClientRect().top : innerHeight * 0.6;
  const box = match.getBoundingClientRect();
  if (box.top < top || box.bottom > bottom) scrollBy({ top: box.top - top - (bottom - top) / 4, behavior: "instant" });
}

function step(by) {
  if (matches.length) at = (at + by + matches.length) % matches.length;
  show();
}

/** From the first match below the top of the window. */
function start() {
  search();
  const below = matches.findIndex((match) => match.getBoundingClientRect().top > topbar.offsetHeight);
  at = Math.max(0, below);
  show();
}

/** In a part without its claims: after they have come. */
async function select() {
  const here = matches[at]?.startContainer.parentElement;
  const claim = here?.closest("a.claim");
  const part = here?.closest(".part[data-plain]");
  if (claim) {
    bar.hidePopover();
    claim.click();
  } else if (part) {
    await bring(part);
    if (!part.isConnected) select();
  }
}

field.addEventListener("input", start);
if (bar.matches(":popover-open")) start(); // opened, and typed in, before this module was here
bar.addEventListener("keydown", (event) => {
  if (event.isComposing) return;
  if (event.key === "Enter" && event.target === field && (event.ctrlKey || event.metaKey)) select();
  else if (event.key === "Enter" && event.target === field) step(event.shiftKey ? -1 : 1);
  else return;
  event.preventDefault();
});
bar.addEventListener("click", (event) => {
  const act = event.target.closest("button")?.dataset.find;
  if (act === "next") step(1);
  else if (act === "previous") step(-1);
  else if (act === "select") select();
  else if (act === "close") bar.hidePopover();
});
bar.addEventListener("toggle", (event) => {
  if (event.newState === "open") {
    field.select();
    start();
  } else if (CSS.highlights) {
    CSS.highlights.delete("found");
    CSS.highlights.delete("found-now");
  }
});
document.addEventListener("htmx:after:swap", () => {
  if (!bar.matches(":popover-open")) return;
  search();
  paint();
});
