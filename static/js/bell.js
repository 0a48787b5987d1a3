/** The bell opens as a menu; without this module its link leads to the page. */
const bell = document.getElementById("bell");

function shut(sheet = document.getElementById("bell-sheet")) {
  if (!sheet?.childElementCount) return false;
  sheet.replaceChildren();
  bell.setAttribute("aria-expanded", "false");
  return true;
}

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
