import "./bell.js";
import { onKey } from "./keys.js";
import "./problems.js";

document.addEventListener("submit", (event) => {
  if (event.target.matches("[data-sign-out]")) sessionStorage.clear();
});

/** Menus close on Escape and on a click elsewhere. */
const openMenus = () => document.querySelectorAll("[data-menu][open]");

document.addEventListener("click", (event) => {
  for (const menu of openMenus()) if (!menu.contains(event.target)) menu.open = false;
});

document.addEventListener("keydown", (event) => {
  if (event.key !== "Escape") return;
  for (const menu of openMenus()) {
    menu.open = false;
    if (menu.contains(document.activeElement)) menu.querySelector("summary").focus();
  }
});

/** Control and Enter send what one is writing, or else do what the page is for. */
document.addEventListener("keydown", (event) => {
  if (event.key !== "Enter" || !(event.ctrlKey || event.metaKey) || event.defaultPrevented || event.isComposing || event.repeat) return;
  const form = event.target.closest?.("form");
  const send = form ? form.querySelector("[data-send]") : document.querySelector("[data-send=page]");
  if (!send) return;
  event.preventDefault();
  send.form.requestSubmit(send);
});

/** The field that looks for claims and stories; where the bar has no room for it, the link to one. */
onKey((name) => {
  const field = name === "/" && [...document.querySelectorAll("[data-find]")].find((one) => one.checkVisibility());
  if (!field) return false;
  field.focus();
  field.select();
  return true;
});
