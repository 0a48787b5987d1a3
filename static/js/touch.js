/** Words of the current claim chosen by tapping them in the copy, where pressing long would open a menu of the link. */

/** The word under the finger, as the selection. */
function wordAt(x, y, claim) {
  const caret = document.caretPositionFromPoint?.(x, y);
  const old = caret ? null : document.caretRangeFromPoint?.(x, y);
  const node = caret?.offsetNode ?? old?.startContainer;
  if (!node || !claim.contains(node)) return null;
  const selection = getSelection();
  selection.collapse(node, caret?.offset ?? old.startOffset);
  selection.modify("move", "forward", "character"); // else the first half of a first letter would count to the word before
  selection.modify("move", "backward", "word");
  selection.modify("extend", "forward", "word");
  return selection.rangeCount ? selection.getRangeAt(0).cloneRange() : null;
}

function show(range) {
  getSelection().removeAllRanges();
  if (range) getSelection().addRange(range);
}

const before = (one, other, how) => one.compareBoundaryPoints(how, other) <= 0;

/** From the first word tapped to the last; a tap on what is chosen lets go. */
function joined(chosen, word) {
  const startsFirst = before(chosen, word, Range.START_TO_START);
  const endsLast = before(word, chosen, Range.END_TO_END);
  if (startsFirst && endsLast) return null;
  const range = chosen.cloneRange();
  if (!startsFirst) range.setStart(word.startContainer, word.startOffset);
  if (!endsLast) range.setEnd(word.endContainer, word.endOffset);
  return range;
}

export function tap(claim, { clientX, clientY }) {
  const selection = getSelection();
  const held = selection.rangeCount && !selection.isCollapsed ? selection.getRangeAt(0).cloneRange() : null;
  const chosen = held && claim.contains(held.commonAncestorContainer) ? held : null;
  const word = wordAt(clientX, clientY, claim);
  show(chosen && word ? joined(chosen, word) : word);
}
