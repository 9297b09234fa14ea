/* Single keys as shortcuts, listed by `?`. They can be switched off (WCAG 2.1.4), are off while the reader writes, and
   leave alone whatever is pressed together with Ctrl, Alt or ⌘. */
// @ts-check
import { keepKeys, kept } from "./store.js";

/** @param {HTMLDialogElement} dialog @param {Record<string, () => void>} actions by key, in small letters */
export function createKeys(dialog, actions) {
  const box = /** @type {HTMLInputElement} */ (dialog.querySelector("[data-keys-on]"));
  box.checked = kept().keys;
  box.addEventListener("change", () => keepKeys(box.checked));
  const open = () => dialog.showModal();
  dialog.querySelector("[data-close]")?.addEventListener("click", () => dialog.close());

  document.addEventListener("keydown", (event) => {
    if (event.defaultPrevented || event.ctrlKey || event.altKey || event.metaKey) return;
    if (!box.checked || document.querySelector("dialog[open], :popover-open")) return;
    const target = /** @type {HTMLElement} */ (event.target);
    if (target.isContentEditable || target.closest("input:not([type=range]), select, textarea")) return;
    const action = event.key === "?" ? open : actions[event.key.toLowerCase()];
    if (!action || (event.repeat && event.key.toLowerCase() === "k")) return;
    event.preventDefault();
    action();
  });
  return { open };
}
