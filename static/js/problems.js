/** What went wrong with a request is said in #problem; the page stays as it is, with what was typed. */
const box = document.getElementById("problem");

/** The answer takes the place of the card: it was done, or it says on the card why not. */
export const isShown = ({ status }) => status < 400 || [409, 422].includes(status);

export function say(text, link) {
  if (box.dataset.text === text) return;
  box.dataset.text = text;
  const words = document.createElement("span");
  words.append(text, ...(link ? [" ", link] : []));
  const close = document.createElement("button");
  close.type = "button";
  close.textContent = "Close";
  close.addEventListener("click", clear);
  box.replaceChildren(words, close);
}

/** A quiet line on the card; it goes with the next change of the card. */
export function note(words) {
  document.getElementById("card-news")?.remove();
  const line = document.createElement("p");
  line.id = "card-news";
  line.className = "notice";
  line.dataset.status = "open";
  line.append(words);
  document.querySelector("#card .card-body")?.prepend(line);
  document.getElementById("news").textContent = words;
  return line;
}

function clear() {
  delete box.dataset.text;
  box.replaceChildren();
}

export function signInLink(address) {
  const link = document.createElement("a");
  link.href = new URL(address).pathname + "?" + new URLSearchParams({ next: location.pathname });
  link.textContent = "Sign in again";
  return link;
}

function reasonIn(html) {
  const page = new DOMParser().parseFromString(html ?? "", "text/html");
  return page.querySelector("[data-reason]")?.textContent.trim();
}

const isPoll = (ctx) => Boolean(ctx?.sourceElement?.closest?.("#reading, #jobs, #job"));

document.addEventListener("htmx:before:response", (event) => {
  const { ctx } = event.detail;
  if (!ctx.response.raw.redirected) return;
  event.preventDefault();
  say("Not saved: you are signed out. What you typed is kept in this tab.", signInLink(ctx.response.raw.url));
});

document.addEventListener("htmx:response:error", (event) => {
  const { ctx } = event.detail;
  if (isPoll(ctx) || isShown(ctx.response)) return;
  say("Not done: " + (reasonIn(ctx.text) ?? "the server refused it. Load the page again and repeat it."));
});

document.addEventListener("htmx:error", (event) => {
  const { ctx } = event.detail;
  if (!ctx || isPoll(ctx)) return;
  say("Not done: the server does not answer. What you typed is still here; try again in a moment.");
});

document.addEventListener("htmx:after:swap", (event) => {
  if (event.detail.ctx.response?.status < 400) clear();
});
