/** The bell opens as a menu, and counts what came in meanwhile; without this module its link leads to the page. */
const EVERY = 30_000;
const bell = document.getElementById("bell");

function shut(sheet = document.getElementById("bell-sheet")) {
  if (!sheet?.childElementCount) return false;
  sheet.replaceChildren();
  bell.setAttribute("aria-expanded", "false");
  return true;
}

/** What is new since the page was made; while nobody looks at it nothing is asked. */
async function count() {
  if (document.hidden) return;
  const { seen } = document.getElementById("bell-news").dataset;
  const answer = await fetch(`${bell.dataset.count}?seen=${seen}`).catch(() => null);
  if (answer?.redirected) return clearInterval(timer); // signed out
  if (answer?.status !== 200) return;
  document.getElementById("bell-news").outerHTML = await answer.text();
}

const timer = bell && setInterval(count, EVERY);
document.addEventListener("visibilitychange", () => bell && count());

bell?.addEventListener("htmx:before:request", (event) => {
  if (shut()) event.preventDefault();
});
document.addEventListener("htmx:after:swap", () => {
  if (document.getElementById("bell-sheet")?.childElementCount) bell?.setAttribute("aria-expanded", "true");
});
document.addEventListener("click", ({ target }) => {
  if (!target.closest("#bell, #bell-sheet")) shut();
});
document.addEventListener("keydown", (event) => {
  if (event.key === "Escape" && shut()) bell.focus();
});
