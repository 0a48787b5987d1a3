/** One press, one act, one at a time: it counts for the claim that the person saw, and waits while the desk is busy. */
import { note } from "./problems.js";

const BOUNCE = 250; // milliseconds in which nobody reads the next claim
const CHATTER = 80; // nobody presses twice so fast
const DECIDES = "#card .verdict, #card .said button, #card .basis button, #card [data-go]";
const LATE = "This was pressed before the claim was shown, so nothing was done to it. Press again if you mean this one.";
const painted = () => new Promise((done) => requestAnimationFrame(() => setTimeout(done)));
const desk = document.getElementById("desk");
const shown = () => document.getElementById("card").dataset.claim;

export const isBusy = () => desk.classList.contains("htmx-request");

let seen = shown(); // the claim that is painted: while the desk is busy still the one before
let moves = false; // the request under way only shows a claim
const waiting = [];

/** Now, or once the desk is idle. What is meant for one claim (`of`) is not done to another. */
export function inTurn(act, { of = "", late = LATE } = {}) {
  if (isBusy()) waiting.push({ act, of, late });
  else act();
}

function next() {
  if (!isBusy()) seen = shown();
  while (waiting.length && !isBusy()) {
    const { act, of, late } = waiting.shift();
    if (!of || of === shown()) act();
    else if (late) note(late);
  }
}
new MutationObserver(next).observe(desk, { attributeFilter: ["class"] });
document.addEventListener("htmx:before:request", (event) => {
  const { target, request } = event.detail.ctx;
  if (target?.id === "card") moves = request.method === "GET";
});

/** Steps add up; undo is meant for the last act, wherever one is; all else is meant for the claim that is seen. */
const meantFor = (control) => (control?.closest(".undo, .toast") || (moves && control?.closest(".moves")) ? "" : seen);
const BASIS = ["1", "2", "3"]; // asked for by Disputed
const off = (name) => document.querySelector(`.moves [data-key="${CSS.escape(name)}"]`); // no claim in that direction

/** There is nothing for the key yet, but there may be once the desk is idle. */
export const mayCome = (name) => isBusy() && (BASIS.includes(name) || Boolean(off(name)));

let last = { name: "", at: -Infinity, claim: "" };

/** @param {() => HTMLElement | null} find tells what the key presses, when its turn has come */
export function press(name, find) {
  const control = find();
  const now = { name, at: performance.now(), claim: seen };
  const again = name === last.name && now.at - last.at < BOUNCE;
  if (control?.matches(DECIDES) && again && (now.claim !== last.claim || now.at - last.at < CHATTER)) return;
  last = now;
  if (control?.matches("[popovertarget]")) return control.click(); // asks the server for nothing
  if (!control && BASIS.includes(name)) toReason(); // of a doubt that is still being saved
  inTurn(() => click(find()), { of: meantFor(control ?? off(name)), late: again ? "" : LATE });
}

function click(control) {
  control?.click();
  if (control?.matches(".verdict[value=unsupported], .basis button")) toReason();
}

/** At once: what is typed next is the reason, and not a letter of it may act as a key. */
function toReason() {
  document.querySelector("#card textarea[data-keep]")?.focus({ preventScroll: true });
}
document.addEventListener("keydown", (event) => {
  const chatters = event.key.toUpperCase() === last.name && performance.now() - last.at < CHATTER;
  if (chatters && event.target.matches?.("textarea[data-keep]")) event.preventDefault();
});

// The second click of a double click would fall on the next claim, whose buttons stand at the same place.
document.addEventListener(
  "click",
  (event) => {
    if (event.detail < 2 || !event.target.closest(DECIDES)) return;
    event.preventDefault();
    event.stopPropagation();
  },
  true,
);

function hold(event) {
  event.preventDefault();
  event.stopImmediatePropagation();
}

/** The same form and button, though the card may have been drawn anew. */
function again(form, action, submitter) {
  const same = [form, ...document.querySelectorAll("form[hx-post]")].find((each) => each.isConnected && each.getAttribute("action") === action);
  const button = submitter?.isConnected ? submitter : [...(same?.elements ?? [])].find(({ name, value }) => submitter && name === submitter.name && value === submitter.value);
  if (same && (!submitter || button?.form === same)) same.requestSubmit(button);
}

document.addEventListener(
  "submit",
  (event) => {
    const { target: form, submitter } = event;
    if (!isBusy() || !form.matches("#desk form[hx-post], form[hx-sync^='#desk']")) return;
    hold(event);
    const action = form.getAttribute("action");
    inTurn(() => again(form, action, submitter), { of: meantFor(submitter ?? form) });
  },
  true,
);

document.addEventListener(
  "click",
  (event) => {
    const link = event.target.closest?.("#desk a[hx-get]");
    if (!link || !isBusy() || event.button || event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return;
    hold(event);
    const name = link.closest(".moves") && link.getAttribute("aria-keyshortcuts");
    const same = name ? `.moves a[aria-keyshortcuts="${name}"]` : `#desk a[hx-get="${CSS.escape(link.getAttribute("hx-get"))}"]`;
    inTurn(() => document.querySelector(same)?.click(), { of: meantFor(link) });
  },
  true,
);

// The desk stays busy until the new claim is seen and not only known.
document.addEventListener("htmx:after:swap", (event) => {
  const { ctx } = event.detail;
  if (!document.hidden) ctx.extensionPromise = Promise.all([ctx.extensionPromise, painted()]);
});
