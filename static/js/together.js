/** Every few seconds: say where this person is, and show what others did, never over what is being typed. */
import { inTurn, isBusy } from "./presses.js";
import { note, say, signInLink } from "./problems.js";

const EVERY = 2_000;
const SLOW = 10_000;
const IDLE_AFTER = 5 * 60_000;
const SIGNING = { signed: "The story was signed off", lifted: "The sign-off was lifted", "": "The sign-off was taken back" };
const TYPED = "textarea, input:not([type=hidden], [type=checkbox], [type=radio], [type=submit])";

const here = () => document.getElementById("here");
const card = () => document.getElementById("card");
const token = JSON.parse(document.body.getAttribute("hx-headers:inherited"));

let timer = 0;
let asking = false;
let stopped = false;
let acts = 0; // answers to this window's own requests: news asked for before one of them is old
let active = Date.now();
let away = false; // this person may be at work in another window
let back = true;

const isQuiet = () => document.hidden || Date.now() - active > IDLE_AFTER;

/** Something half done on the card: a word typed, an editor or a dialog open. */
function isAtWork() {
  const dirty = [...card().querySelectorAll(TYPED)].some((field) => field.value !== field.defaultValue || field === document.activeElement);
  return dirty || Boolean(document.querySelector("#card details[data-write][open], #card form[data-unkept], #correct-bar form, dialog[open]"));
}

function nextIn(milliseconds) {
  clearTimeout(timer);
  if (!stopped) timer = setTimeout(ask, milliseconds);
}

function stop(words, link) {
  stopped = true;
  say(words, link);
}

function question() {
  const body = new FormData();
  const { since, seen, signing } = here().dataset;
  const told = { claim: card().dataset.claim, at: card().dataset.at ?? "", since, seen, signing };
  if (away) told.with_own = "on"; // what this person did in another window
  for (const [name, value] of Object.entries(told)) body.set(name, value);
  return { body, own: Boolean(told.with_own) };
}

async function ask() {
  if (asking || stopped) return;
  asking = true;
  try {
    if (!isBusy()) await news();
  } catch {
    // No answer: the next one may come. A decision that fails says so itself.
  } finally {
    asking = false;
    nextIn(isQuiet() ? SLOW : EVERY);
  }
}

async function news() {
  const { body, own } = question();
  const { signing } = here().dataset;
  const before = acts;
  const answer = await fetch(here().dataset.address, { method: "POST", body, headers: token });
  if (answer.redirected) return stop("You are signed out: what others do no longer shows here. What you typed is kept in this tab.", signInLink(answer.url));
  if (answer.status === 403 || answer.status === 404) return stop("What others do no longer shows here: this story is not open to you any more.");
  if (!answer.ok || before !== acts || isBusy()) return;
  if (own && back) away = false;
  if (answer.status === 204) {
    here().dataset.since = answer.headers.get("History-Length");
    return;
  }
  const text = await answer.text();
  if (before !== acts || isBusy()) return;
  await htmx.swap({ text, sourceElement: here(), target: "#here", swap: "none" });
  if (here().dataset.line) onCard(here().dataset.line);
  else if (here().dataset.signing !== signing) tell(SIGNING[here().dataset.signing]);
}

function onCard(words) {
  const { claim } = card().dataset;
  if (isAtWork()) return tell(words, claim);
  show(claim, () => tell(words));
}

/** The claim as it is now, unless somebody has gone on to another one. */
function show(claim, then) {
  const address = document.getElementById(`claim-${claim}`)?.pathname ?? location.pathname;
  inTurn(() => htmx.ajax("GET", address, { source: "#card" }).then(then), { of: claim, late: "" });
}

/** With a claim, a way to show how it is now. */
function tell(words, claim) {
  const line = note(`${words}, just now. `);
  if (!claim) return;
  const button = document.createElement("button");
  button.type = "button";
  button.className = "link";
  button.textContent = "Show";
  button.addEventListener("click", () => show(claim));
  line.append(button);
}

/** Small marks in the copy and a line on the card. */
function place() {
  for (const old of document.querySelectorAll("#copy .presence, #card .together")) old.remove();
  const people = [...here().querySelectorAll(".avatar")];
  const present = new Set(people.map(({ dataset }) => dataset.name));
  for (const taken of document.querySelectorAll("[data-taken] .avatar")) taken.hidden = present.has(taken.title); // shown once
  for (const { dataset } of people) {
    const claim = dataset.claim && document.getElementById(`claim-${dataset.claim}`);
    if (!claim) continue;
    const mark = document.createElement("span");
    mark.className = "presence";
    mark.title = `${dataset.name} is on this claim`;
    mark.dataset.initials = dataset.initials; // drawn by the style sheet, so that it is no part of the text
    claim.after(mark);
  }
  const same = people.filter(({ dataset }) => dataset.claim && dataset.claim === card().dataset.claim);
  if (!same.length) return;
  const line = document.createElement("p");
  line.className = "together hint";
  const names = same.map(({ dataset }) => dataset.name);
  line.textContent = `${names.join(" and ")} ${names.length > 1 ? "are" : "is"} on this claim too.`;
  card().querySelector(".card-head")?.after(line);
}

document.addEventListener("htmx:before:request", () => acts++);
document.addEventListener("htmx:after:swap", (event) => {
  acts++;
  place();
  // Gone to another claim: the others see it soon, but not each step of somebody in a hurry.
  if (event.detail.ctx.target?.id === "card") nextIn(1_000);
});
function leave() {
  away = true;
  back = false;
}
function comeBack() {
  back = true;
  nextIn(0);
}
addEventListener("blur", leave);
addEventListener("focus", comeBack);
document.addEventListener("visibilitychange", () => (document.hidden ? leave() : comeBack()));
for (const kind of ["pointermove", "keydown", "scroll"]) {
  document.addEventListener(kind, () => (active = Date.now()), { passive: true });
}
nextIn(1_000); // after what the page itself needs
