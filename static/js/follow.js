/** After an answer: the copy, the focus and the address follow the claim on the card. */
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

/** Brings the claim to the upper third, unless it stands well enough where it is. */
function bringIntoView(claim, behavior, lowest = 0.55) {
  if (!claim) return;
  const top = document.querySelector(".topbar").getBoundingClientRect().bottom;
  const bottom = narrow.matches ? card().getBoundingClientRect().top : innerHeight - 48;
  const room = bottom - top;
  const box = claim.getBoundingClientRect();
  const easy = box.top >= top + room * 0.06 && box.top <= top + room * lowest && box.bottom <= bottom;
  if (!easy) scrollBy({ top: box.top - top - room * 0.25, behavior });
}

function focusOn(wanted) {
  const field = card().querySelector("textarea[data-keep]");
  if (wanted === "reason" && field) {
    field.focus({ preventScroll: narrow.matches });
    field.setSelectionRange(field.value.length, field.value.length);
  } else if (wanted === "basis") {
    card().querySelector(".basis button")?.focus();
  } else {
    document.getElementById("card-title")?.focus({ preventScroll: true });
  }
}

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
    bringIntoView(selected, still.matches ? "instant" : "smooth");
  }
  if (focus && !savedOnly) focusOn(focus);
  else if (moved || document.activeElement === document.body) focusOn("");
});

document.addEventListener("htmx:before:history:update", (event) => {
  const here = location.pathname + location.search;
  if (new URL(event.detail.history.path, location.href).pathname === here) event.preventDefault();
});

bringIntoView(select(shown), "instant", 1);
if (card().dataset.focus) focusOn(card().dataset.focus);
