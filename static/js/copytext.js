/** Puts a prepared text on the clipboard. */
document.addEventListener("click", async (event) => {
  const button = event.target.closest?.("[data-copies]");
  if (!button) return;
  const said = document.querySelector("[data-copied]");
  const text = document.getElementById(button.dataset.copies);
  try {
    await navigator.clipboard.writeText(text.value);
    said.textContent = "Copied. Paste it into a message to the writer.";
  } catch {
    text.hidden = false;
    text.focus();
    text.select();
    said.textContent = "This browser does not let pages copy. The text stands below, selected.";
  }
});
