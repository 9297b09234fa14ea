/* Light or dark: follows the system until the reader chooses. A classic script in <head>, so that a stored choice holds before the first paint. */
(() => {
  const KEY = "scheme";
  const root = document.documentElement;
  const system = window.matchMedia("(prefers-color-scheme: dark)");

  /** @returns {string | null} */
  const stored = () => {
    try {
      return localStorage.getItem(KEY);
    } catch {
      return null; // Storage may be switched off; the choice then lasts for the page.
    }
  };

  const isDark = () => (root.dataset.scheme ?? (system.matches ? "dark" : "light")) === "dark";

  const choice = stored();
  if (choice === "dark" || choice === "light") root.dataset.scheme = choice;

  document.addEventListener("DOMContentLoaded", () => {
    const button = document.querySelector("[data-scheme]");
    const label = document.querySelector("[data-scheme-label]");
    if (!(button instanceof HTMLButtonElement) || !label) return;
    const show = () => {
      label.textContent = isDark() ? "Skift til lys visning" : "Skift til mørk visning";
    };
    show();
    button.hidden = false;
    system.addEventListener("change", show);
    button.addEventListener("click", () => {
      root.dataset.scheme = isDark() ? "light" : "dark";
      try {
        localStorage.setItem(KEY, root.dataset.scheme);
      } catch {
        // As above.
      }
      show();
    });
  });
})();
