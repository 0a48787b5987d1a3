/** The parts of a long story that came as plain text get their claims as one comes near. */
const waiting = new Map();
const coming = new WeakMap(); // by part: its answer on the way

/**
 * The claims of a part, asked for once; resolves when they have come. The link is never clicked for that: one that
 * was taken out of the page meanwhile would open its address as a page.
 */
export async function bring(part) {
  const link = part.isConnected && part.querySelector("a[href]");
  if (!link) return;
  if (!coming.has(part)) coming.set(part, htmx.ajax("GET", link.pathname, { source: link }));
  await coming.get(part);
  coming.delete(part);
}

document.addEventListener("click", (event) => {
  const part = event.target.closest?.(".part[data-plain] > a")?.parentElement;
  if (!part || event.button || event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return;
  event.preventDefault();
  bring(part);
});

/** What only flies past is left as it is. */
const observer = new IntersectionObserver(
  (entries) => {
    for (const { target, isIntersecting } of entries) {
      clearTimeout(waiting.get(target));
      waiting.delete(target);
      if (isIntersecting) waiting.set(target, setTimeout(bring, 120, target));
    }
  },
  { rootMargin: "800px 0px" },
);

function watch() {
  for (const part of document.querySelectorAll(".part[data-plain]")) observer.observe(part);
}

document.addEventListener("htmx:after:swap", watch);
watch();
