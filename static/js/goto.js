/** “Go to claim”: the answer takes the place of the card, without a new page. */
import { inTurn } from "./presses.js";

document.addEventListener("submit", (event) => {
  const form = event.target;
  if (form.id !== "goto") return;
  event.preventDefault();
  const claim = new FormData(form).get("claim");
  form.hidePopover();
  form.reset();
  const address = `${form.action}?${new URLSearchParams({ claim })}`;
  inTurn(() => htmx.ajax("GET", address, { source: "#copy", push: "false" }));
});
