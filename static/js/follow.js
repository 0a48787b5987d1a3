/** The copy, the focus and the address follow the claim on the card, and a click in the copy chooses it. */
import { inTurn } from "./presses.js";

const narrow = matchMedia("(max-width: 900px)");
const still = matchMedia("(prefers-reduced-motion: reduce)");
const card = () => document.getElementById("card");

let shown = card().dataset.claim;

function select(id) {
  const claim = document.getElementById(`claim-${id}`);
  for (const other of document.querySelectorAll(".claim[aria-current]")) {
    if (other !== claim) other.removeAttribute("aria-current");
  }
  claim?.setAttribute("aria-current", "true");
  return claim;
}

/** Brings the claim to the upper third, unless it stands there. */
function bringIntoView(claim, behavior, lowest = 0.34) {
  if (!claim) return;
  const top = document.querySelector(".topbar").getBoundingClientRect().bottom;
  const bottom = narrow.matches ? card().getBoundingClientRect().top : innerHeight - 48;
  const room = bottom - top;
  const box = claim.getBoundingClientRect();
  const easy = box.top >= top + room * 0.06 && box.top <= top + room * lowest && box.bottom <= bottom;
  const far = Math.abs(box.top - top) > 3 * room; // on a long way the parts that are passed change their height
  if (!easy) scrollBy({ top: box.top - top - room * 0.2, behavior: far ? "instant" : behavior });
}

/** Again while fonts come and the parts around it are laid out, whose height was only guessed; until the person acts. */
function keepInView(claim, behavior, lowest) {
  bringIntoView(claim, behavior, lowest);
  keep = { until: performance.now() + 1500, again: () => bringIntoView(claim, "instant", lowest) };
}

let keep = null;
new ResizeObserver(() => performance.now() < keep?.until && keep.again()).observe(document.getElementById("desk"));
for (const kind of ["wheel", "touchmove", "pointerdown", "keydown"]) addEventListener(kind, () => (keep = null), { passive: true });

function focusOn(wanted) {
  const field = card().querySelector("textarea[data-keep]");
  const { activeElement: now } = document;
  if (now.closest("[popover]") || (wanted === "basis" && now === field)) return; // typed in already
  if (wanted === "reason" && field) {
    field.focus({ preventScroll: narrow.matches });
    field.setSelectionRange(field.value.length, field.value.length);
    field.form.lastElementChild.scrollIntoView({ block: "nearest" }); // the button that saves it
  } else if (wanted === "basis") {
    card().querySelector(".basis button")?.focus();
  } else {
    document.getElementById("card-title")?.focus({ preventScroll: true });
  }
}

/** On nothing, or in a form that has just been closed. */
const isLost = () => document.activeElement === document.body || !document.activeElement.checkVisibility();

document.addEventListener("htmx:after:swap", (event) => {
  const { ctx } = event.detail;
  if (ctx.target?.id !== "card" || ctx.swap === "none") return;
  const { claim, focus } = card().dataset;
  const moved = claim !== shown;
  const savedOnly = ctx.sourceElement?.id === "mark" && !ctx.request.submitter;
  shown = claim;
  const selected = select(claim);
  if (moved) {
    card().querySelector(".card-body")?.scrollTo(0, 0);
    keepInView(selected, still.matches ? "instant" : "smooth");
  }
  if (focus && !savedOnly) focusOn(focus);
  else if (moved || isLost()) focusOn("");
});

// A part of the copy that came without its card.
document.addEventListener("htmx:after:swap", (event) => {
  if (event.detail.ctx.target?.id !== "card") select(shown);
});

document.addEventListener("htmx:before:history:update", (event) => {
  const here = location.pathname + location.search;
  if (new URL(event.detail.history.path, location.href).pathname === here) event.preventDefault();
});

history.scrollRestoration = "manual"; // the claim stands in the address, and is brought into view
const first = select(shown);
// So that going back leads to this claim, whichever is the first open one by then.
if (first) history.replaceState({ htmx: true }, "", first.pathname);
keepInView(first, "instant", 1);
if (card().dataset.focus) focusOn(card().dataset.focus);

function go(claim) {
  const address = claim.pathname;
  inTurn(() => htmx.ajax("GET", address, { source: "#copy", push: "true" }));
}

/** Between two lines of a claim is meant for that claim. */
function nearestTo({ clientX, clientY }, paragraph) {
  const lines = [...paragraph.querySelectorAll("a.claim")].flatMap((claim) => [...claim.getClientRects()].map((box) => ({ claim, box })));
  const beside = lines.filter(({ box }) => box.left <= clientX && clientX <= box.right);
  const distance = ({ box }) => Math.max(box.top - clientY, clientY - box.bottom);
  const [nearest] = beside.sort((one, other) => distance(one) - distance(other));
  return nearest && distance(nearest) < nearest.box.height / 2 ? nearest.claim : null;
}

// A link lets no selection begin in it: while the mouse or a finger is down, a claim in the copy is none.
let pressed = null;
document.addEventListener("pointerdown", (event) => {
  const claim = event.target.closest?.("#copy a.claim[href]");
  if (!claim || event.button || event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return;
  pressed = { claim, href: claim.getAttribute("href") };
  claim.removeAttribute("href");
});
function released() {
  pressed?.claim.setAttribute("href", pressed.href);
  pressed = null;
}
for (const kind of ["pointerup", "pointercancel", "blur"]) addEventListener(kind, released, true);

/** Words were dragged over: the click that ends this is no wish to go there. */
function endsSelection(event) {
  const selection = getSelection();
  return event.detail > 0 && !selection.isCollapsed && selection.containsNode(event.target, true);
}

document.addEventListener("click", (event) => {
  if (event.target.closest?.("#copy") && endsSelection(event)) return event.preventDefault();
  if (event.defaultPrevented || event.button || event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return;
  const paragraph = event.target.closest?.("#copy p.copy, #copy h1");
  const link = event.target.closest?.("a");
  const claim = link ? link.closest("#copy a.claim") : paragraph && nearestTo(event, paragraph);
  if (!claim) return;
  event.preventDefault();
  go(claim);
});
