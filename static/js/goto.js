/** “Go to claim”: the answer takes the place of the card, without a new page. */
document.addEventListener("submit", (event) => {
  const form = event.target;
  if (form.id !== "goto") return;
  event.preventDefault();
  const claim = new FormData(form).get("claim");
  form.hidePopover();
  form.reset();
  htmx.ajax("GET", `${form.action}?${new URLSearchParams({ claim })}`, { source: "#copy", push: "false" });
});
