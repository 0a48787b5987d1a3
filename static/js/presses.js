/** One press, one decision: a key or click counts for the claim that the person saw when pressing. */
const BOUNCE = 250; // milliseconds in which nobody reads the next claim
const DECIDES = "#card .verdict, #card .said button, #card .basis button, #card [data-go]";
const painted = () => new Promise((done) => requestAnimationFrame(() => setTimeout(done)));

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

let last = { name: "", at: -Infinity, claim: "" };

/** The same key again at once, and another claim on the card by now: a finger that bounced. */
export function isBounce(name, control) {
  if (!control.matches(DECIDES)) return false;
  const now = { name, at: performance.now(), claim: document.getElementById("card").dataset.claim };
  const bounced = name === last.name && now.at - last.at < BOUNCE && now.claim !== last.claim;
  if (!bounced) last = now;
  return bounced;
}

// The desk stays busy, and deaf to keys, until the new claim is seen and not only known.
document.addEventListener("htmx:after:swap", (event) => {
  const { ctx } = event.detail;
  if (!document.hidden) ctx.extensionPromise = Promise.all([ctx.extensionPromise, painted()]);
});
