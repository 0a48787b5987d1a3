/** The sheet in which a person says who says so: words by pointer or arrow keys, what is chosen shown at once. */
import { choosing } from "./choosing.js";

const MODES = ["source", "cues", "contents", "intermediary"];
const NAMES = { source: "Who", cues: "Saying word", contents: "What they said", intermediary: "Passed on by" };
const ROLES = { source: "source", cues: "cue", contents: "content", intermediary: "passed" };
const WAIT = 150;
const sheet = document.getElementById("who-editor");
const overlap = ([a, b], [c, d]) => a < d && c < b;

let unsaved = false;

function edit(root) {
  const form = root.querySelector("#who-form");
  const field = form.elements.spans;
  const list = root.querySelector("[data-parts]");
  const line = root.querySelector("template[data-part]").content;
  const name = form.elements.source_name;
  const chosen = JSON.parse(field.dataset.chosen);
  let named = false; // by hand
  name.addEventListener("input", () => (named = true));

  const mode = () => form.elements.mode.value;
  const parts = (of) => (Array.isArray(chosen[of]?.[0]) || of === "cues" || of === "contents" ? chosen[of] : chosen[of] ? [chosen[of]] : []);
  const words = choosing(root.querySelector("#who-words"), { take, letGo, key });

  function take(span) {
    const of = mode();
    if (of === "cues" || of === "contents") {
      const stand = parts(of).find((part) => overlap(part, span))?.[3] ?? "neutral";
      const others = parts(of).filter((part) => !overlap(part, span));
      chosen[of] = [...others, of === "cues" ? [...span, stand] : span].sort((one, other) => one[0] - other[0]);
    } else chosen[of] = span;
    if (of === "source" && !named) [name.value, form.elements.keep.checked] = [span[2], false];
    changed(`${NAMES[of]}: ${span[2]}`);
  }

  function drop(of, part) {
    chosen[of] = of === "cues" || of === "contents" ? chosen[of].filter((each) => each !== part) : null;
    changed(`${NAMES[of]}: “${part[2]}” let go`);
  }

  function letGo(span) {
    const part = parts(mode()).find((each) => overlap(each, span));
    if (part) drop(mode(), part);
  }

  function key(pressed) {
    const of = MODES[Number(pressed) - 1];
    if (!of) return false;
    form.elements.mode.value = of;
    root.querySelector("#who-said").textContent = `Now choose: ${NAMES[of]}`;
    return true;
  }

  function changed(said) {
    unsaved = true;
    root.querySelector("#who-said").textContent = said;
    show();
  }

  function show() {
    field.value = JSON.stringify(chosen);
    words.paint(MODES.flatMap((of) => parts(of).map((part) => [part, ROLES[of], NAMES[of]])));
    list.replaceChildren(...MODES.flatMap((of) => parts(of).map((part) => row(of, part))));
  }

  function row(of, part) {
    const item = line.cloneNode(true).firstElementChild;
    const [kind, quote, stand, button] = item.children;
    kind.textContent = NAMES[of];
    quote.textContent = part[2];
    quote.className = ROLES[of];
    stand.hidden = of !== "cues";
    if (of === "cues") stand.value = part[3];
    stand.addEventListener("change", () => {
      part[3] = stand.value;
      unsaved = true;
      field.value = JSON.stringify(chosen);
    });
    button.setAttribute("aria-label", `Remove ${NAMES[of]}: ${part[2]}`);
    button.addEventListener("click", () => {
      drop(of, part);
      root.querySelector("#who-words").focus();
    });
    return item;
  }

  for (const said of root.querySelectorAll("[data-name]")) {
    const chip = document.createElement("button");
    for (const { name: attribute, value } of said.attributes) chip.setAttribute(attribute, value);
    chip.type = "button";
    chip.textContent = said.textContent;
    said.replaceWith(chip);
    chip.addEventListener("click", () => {
      [name.value, form.elements.keep.checked, named, unsaved] = [chip.dataset.name, true, true, true];
      name.focus();
    });
  }
  suggestNames(name, form);
  const plain = root.querySelector("[data-plain]");
  plain.disabled = plain.hidden = true;
  list.hidden = root.querySelector("[data-modes]").hidden = false;
  show();
}

/** The newsroom's sources for what is being typed; one of them is meant where its name is chosen. */
function suggestNames(name, form) {
  const options = name.list;
  let waits;
  name.addEventListener("input", () => {
    if ([...options.options].some((option) => option.value === name.value)) form.elements.keep.checked = true;
    clearTimeout(waits);
    waits = setTimeout(async () => {
      const answer = await fetch(`${form.dataset.sources}?${new URLSearchParams({ q: name.value })}`).catch(() => null);
      if (!answer?.ok) return;
      const { names } = await answer.json();
      options.replaceChildren(...names.map((each) => new Option("", each)));
    }, WAIT);
  });
}

export function open() {
  const root = document.querySelector("#who-edit:not([data-open])");
  if (!root) return;
  root.dataset.open = "";
  if (root.querySelector("#who-words")) edit(root);
  unsaved = Boolean(root.querySelector("[role=alert]:not([hidden])"));
  root.addEventListener("input", () => (unsaved = true));
  if (sheet && !sheet.open) sheet.showModal();
  (root.querySelector("#who-words") ?? root.querySelector("select")).focus();
  root.querySelector("[data-here]")?.scrollIntoView({ block: "center" });
  sheet?.scrollTo(0, 0);
}

sheet?.addEventListener("cancel", (event) => {
  const warning = sheet.querySelector("[data-unsaved]");
  if (!unsaved || !warning?.hidden) return;
  event.preventDefault();
  warning.hidden = false;
});
sheet?.addEventListener("click", (event) => {
  if (!event.target.closest("[data-leaves]")) return;
  event.preventDefault();
  sheet.close();
});
sheet?.addEventListener("close", () => sheet.replaceChildren());
document.addEventListener("htmx:after:swap", ({ detail: { ctx } }) => {
  if (sheet?.open && ctx.target?.id === "card" && sheet.contains(ctx.sourceElement)) sheet.close();
});
if (!sheet) open();
