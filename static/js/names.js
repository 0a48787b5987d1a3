/** After an @: the people who may see the story, chosen with arrows and Enter or with the pointer. */
const MOST = 6;
const CALL = /(?:^|[^\w.@])@([\w.+-]*)$/;
const asked = new Map();
let open = null; // {field, list, people, at}

async function peopleOf(address) {
  if (!asked.has(address)) {
    asked.set(address, fetch(address, { headers: { Accept: "application/json" } }).then((answer) => (answer.ok && !answer.redirected ? answer.json() : { people: [] })));
  }
  return (await asked.get(address)).people;
}

const begun = (field) => CALL.exec(field.value.slice(0, field.selectionStart))?.[1];
const fits = (person, words) =>
  [person.username, person.name, ...person.name.split(" ")].some((name) => name.toLowerCase().startsWith(words.toLowerCase()));

/** @param {HTMLTextAreaElement} field in which somebody types */
export async function suggest(field) {
  if (begun(field) === undefined) return close();
  const people = await peopleOf(field.dataset.names);
  const words = begun(field);
  const found = words === undefined ? [] : people.filter((person) => fits(person, words)).slice(0, MOST);
  if (!found.length || document.activeElement !== field) return close();
  show(field, found);
}

function show(field, people) {
  close();
  const list = document.createElement("ul");
  list.id = `${field.id}-names`;
  list.className = "names";
  list.setAttribute("role", "listbox");
  list.setAttribute("aria-label", "People");
  list.append(...people.map((person, place) => option(person, place, list.id)));
  field.after(list);
  field.setAttribute("aria-controls", list.id);
  field.setAttribute("aria-autocomplete", "list");
  open = { field, list, people, at: 0 };
  choose(0);
}

function option(person, place, id) {
  const item = document.createElement("li");
  item.id = `${id}-${place}`;
  item.setAttribute("role", "option");
  const name = document.createElement("bdi");
  name.textContent = person.name;
  const user = document.createElement("small");
  user.textContent = `@${person.username}`;
  item.append(name, " ", user);
  item.addEventListener("pointerdown", (event) => {
    event.preventDefault(); // the cursor stays in the text
    take(person);
  });
  return item;
}

function choose(at) {
  open.at = (at + open.people.length) % open.people.length;
  [...open.list.children].forEach((item, place) => item.setAttribute("aria-selected", String(place === open.at)));
  open.field.setAttribute("aria-activedescendant", open.list.children[open.at].id);
}

function take(person) {
  const { field } = open;
  const from = field.selectionStart - begun(field).length;
  close();
  field.setRangeText(`${person.username} `, from, field.selectionStart, "end");
  field.dispatchEvent(new Event("input", { bubbles: true }));
}

function close() {
  if (!open) return;
  open.list.remove();
  open.field.removeAttribute("aria-activedescendant");
  open.field.removeAttribute("aria-controls");
  open = null;
}

document.addEventListener(
  "keydown",
  (event) => {
    if (!open || event.target !== open.field || event.isComposing) return;
    const acts = {
      ArrowDown: () => choose(open.at + 1),
      ArrowUp: () => choose(open.at - 1),
      Enter: () => take(open.people[open.at]),
      Tab: () => take(open.people[open.at]),
      Escape: close,
    };
    if (!acts[event.key] || event.ctrlKey || event.metaKey) return;
    event.preventDefault();
    event.stopPropagation();
    acts[event.key]();
  },
  true,
);

document.addEventListener("focusout", (event) => event.target === open?.field && close());
