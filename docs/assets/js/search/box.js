/* The search box in the head of every page: »/« goes to it, unless the reader has switched that off on the search page. */

const KEY = "search-key";

/** Whether »/« goes to the search box. */
export function usesKey() {
  try {
    return localStorage.getItem(KEY) !== "off";
  } catch {
    return true; // Storage may be switched off.
  }
}

/** @param {boolean} on */
export function useKey(on) {
  try {
    if (on) localStorage.removeItem(KEY);
    else localStorage.setItem(KEY, "off");
  } catch {
    // The choice then cannot be kept.
  }
}

document.addEventListener("keydown", (event) => {
  const { target } = event;
  if (event.key !== "/" || event.ctrlKey || event.metaKey || event.altKey || event.defaultPrevented) return;
  if (target instanceof HTMLElement && (target.isContentEditable || target.closest("input, textarea, select, dialog"))) return;
  const box = /** @type {HTMLInputElement | null} */ (document.querySelector("[data-search]"));
  if (!box || !usesKey()) return;
  event.preventDefault();
  box.focus();
  box.select();
});
