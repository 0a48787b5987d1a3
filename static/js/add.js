/** A file dropped anywhere on the page lands in the file field. */
const area = document.querySelector("[data-drop]");
const field = area.querySelector("input[type=file]");
const said = area.querySelector("[data-drop-said]");
const carriesFiles = (event) => event.dataTransfer?.types.includes("Files");

document.addEventListener("dragover", (event) => {
  if (!carriesFiles(event)) return;
  event.preventDefault();
  area.dataset.over = "";
});

document.addEventListener("dragleave", (event) => {
  if (!event.relatedTarget) delete area.dataset.over;
});

document.addEventListener("drop", (event) => {
  if (!carriesFiles(event)) return;
  event.preventDefault();
  delete area.dataset.over;
  const one = new DataTransfer();
  one.items.add(event.dataTransfer.files[0]);
  field.files = one.files;
  said.textContent = `${field.files[0].name} is chosen. “${area.dataset.act ?? "Add the story"}” stores it.`;
  field.focus();
});
