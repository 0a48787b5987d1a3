/** Files dropped anywhere on the page land in the file field. */
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
  const dropped = new DataTransfer();
  for (const file of event.dataTransfer.files) if (field.multiple || !dropped.files.length) dropped.items.add(file);
  field.files = dropped.files;
  say();
  field.focus();
});

field.addEventListener("change", say);

function say() {
  const names = [...field.files].map((file) => file.name);
  said.textContent = names.length > 1 ? `${names.length} files are chosen: ${names.join(", ")}` : names.length ? `${names[0]} is chosen.` : "";
}
