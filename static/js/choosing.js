/** Words chosen in a list of words: dragged over, clicked first and last, or by arrow keys. Offsets are code points. */
const length = (text) => [...text].length;

/**
 * @param {HTMLElement} area holds pieces with data-at; those with role=option are words
 * @param {{take: Function, letGo: Function, key: (pressed: string) => boolean}} acts get [start, end, words]
 */
export function choosing(area, { take, letGo, key }) {
  const pieces = [...area.querySelectorAll("[data-at]")].map((node) => {
    const start = Number(node.dataset.at);
    return { node, start, end: start + length(node.textContent), block: node.parentElement };
  });
  const words = pieces.filter(({ node }) => node.role === "option");
  let anchor = Math.max(0, words.findIndex(({ node }) => "here" in node.dataset));
  let head = anchor;
  let dragging = false;
  let first = false; // chosen by a click: the last one comes with the next

  const range = () => (anchor < head ? [anchor, head] : [head, anchor]);
  const indexOf = (node) => words.findIndex((word) => word.node === node.closest?.("[role=option]"));
  const clear = () => (first = dragging = false);

  function span() {
    const [from, to] = range().map((index) => words[index]);
    const inside = pieces.filter(({ start, end }) => from.start <= start && end <= to.end);
    return [from.start, to.end, inside.map(({ node }) => node.textContent).join("")];
  }

  function moveTo(index, extend) {
    const to = Math.min(Math.max(index, 0), words.length - 1);
    if (extend && words[to].block !== words[anchor].block) return;
    head = to;
    if (!extend) anchor = head;
    point();
  }

  /** The nearest word in the line above or below. */
  function beside(step) {
    const here = words[head].node.getBoundingClientRect();
    const lines = words.map(({ node }, index) => ({ index, box: node.getBoundingClientRect() }));
    const others = lines.filter(({ box }) => (step < 0 ? box.bottom <= here.top + 2 : box.top >= here.bottom - 2));
    if (!others.length) return head;
    const edge = step < 0 ? Math.max(...others.map(({ box }) => box.top)) : Math.min(...others.map(({ box }) => box.top));
    const line = others.filter(({ box }) => Math.abs(box.top - edge) < 4);
    return line.reduce((best, each) => (Math.abs(each.box.left - here.left) < Math.abs(best.box.left - here.left) ? each : best)).index;
  }

  function point() {
    const [from, to] = range();
    const end = words[to].end;
    for (const { node, start, end: stops } of pieces) node.toggleAttribute("data-picked", words[from].start <= start && stops <= end);
    words.forEach(({ node }, index) => node.setAttribute("aria-selected", from <= index && index <= to));
    area.setAttribute("aria-activedescendant", words[head].node.id);
    for (const node of area.querySelectorAll("[data-cursor]")) node.removeAttribute("data-cursor");
    words[head].node.setAttribute("data-cursor", "");
    words[head].node.scrollIntoView({ block: "nearest" });
  }

  function done() {
    const taken = span();
    clear();
    take(taken);
    anchor = head;
    point();
  }

  area.addEventListener("keydown", (event) => {
    const { key: pressed, shiftKey, ctrlKey, altKey, metaKey } = event;
    if (ctrlKey || altKey || metaKey || !words.length) return;
    const forward = getComputedStyle(words[head].block).direction === "rtl" ? "ArrowLeft" : "ArrowRight";
    if (pressed === "ArrowLeft" || pressed === "ArrowRight") moveTo(head + (pressed === forward ? 1 : -1), shiftKey);
    else if (pressed === "ArrowUp" || pressed === "ArrowDown") moveTo(beside(pressed === "ArrowUp" ? -1 : 1), shiftKey);
    else if (pressed === "Home" || pressed === "End") moveTo(pressed === "Home" ? 0 : words.length - 1, shiftKey);
    else if (pressed === "Enter" || pressed === " ") event.repeat || done();
    else if (pressed === "Backspace" || pressed === "Delete") letGo(span());
    else if (!key(pressed)) return;
    event.preventDefault();
  });

  area.addEventListener("pointerdown", (event) => {
    const index = indexOf(event.target);
    if (event.button || index < 0) return;
    if (first && words[index].block === words[anchor].block) {
      moveTo(index, true);
      return done();
    }
    moveTo(index, false);
    dragging = true;
    first = false;
  });
  area.addEventListener("pointermove", (event) => {
    const under = dragging && document.elementFromPoint(event.clientX, event.clientY);
    const index = under ? indexOf(under) : -1;
    if (index >= 0) moveTo(index, true);
  });
  area.addEventListener("pointerup", () => {
    if (!dragging) return;
    if (anchor !== head) return done();
    clear();
    first = true;
  });
  area.addEventListener("pointercancel", clear);

  /** `parts` are [span, class, what it is called]. */
  function paint(parts) {
    const classes = new Set(parts.map(([, css]) => css));
    for (const { node, start, end } of pieces) {
      const over = parts.filter(([[from, to]]) => from < end && start < to);
      const known = ["source", "cue", "content", "passed", ...classes];
      node.classList.remove(...known);
      node.classList.add(...over.map(([, css]) => css));
      if (node.role === "option" && over.length) node.setAttribute("aria-label", `${node.textContent}, ${over.map(([, , called]) => called).join(", ")}`);
      else node.removeAttribute("aria-label");
    }
  }

  if (words.length) point();
  return { paint };
}
