/** The parts of a long story that came as plain text get their claims as one comes near. */
const waiting = new Map();
const ask = (part) => part.querySelector("a[hx-get]")?.click();

/** What only flies past is left as it is. */
const observer = new IntersectionObserver(
  (entries) => {
    for (const { target, isIntersecting } of entries) {
      clearTimeout(waiting.get(target));
      waiting.delete(target);
      if (isIntersecting) waiting.set(target, setTimeout(ask, 120, target));
    }
  },
  { rootMargin: "800px 0px" },
);

function watch() {
  for (const part of document.querySelectorAll(".part[data-plain]")) observer.observe(part);
}

document.addEventListener("htmx:after:swap", watch);
watch();
