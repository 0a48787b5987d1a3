/** Sends what is being typed to the server, so that a closed tab loses nothing: one request at a time. */
const PAUSE = 600;
const waiting = new Map(); // by address: the latest text
let timer = 0;
let sending = false;
let held = false; // while a mark is on its way: what was typed goes with it

function soon() {
  clearTimeout(timer);
  timer = setTimeout(send, PAUSE);
}

async function post([address, body], options) {
  const answer = await fetch(address, { method: "POST", body, keepalive: true, redirect: "manual", ...options });
  if (answer.status !== 204) throw new Error(`not kept: ${answer.status}`);
}

async function send() {
  if (sending || held) return;
  clearTimeout(timer);
  sending = true;
  for (const [address, body] of [...waiting]) {
    waiting.delete(address);
    try {
      await post([address, body]);
    } catch {
      if (!waiting.has(address)) waiting.set(address, body); // goes along with what is typed next
    }
    if (held) break;
  }
  sending = false;
}

export function keep(address, body) {
  waiting.set(address, body);
  soon();
}

export const forget = (address) => waiting.delete(address);

document.addEventListener("focusout", (event) => event.target.matches?.("textarea[data-keep]") && send());
window.addEventListener("online", send);
window.addEventListener("pagehide", () => {
  for (const entry of waiting) post(entry).catch(() => {});
  waiting.clear();
});
document.addEventListener("submit", (event) => event.target.id === "mark" && (held = true), true);
document.addEventListener("htmx:finally:request", () => {
  held = false;
  if (waiting.size) soon();
});
