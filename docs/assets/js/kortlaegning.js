/* A mapping before and after: without this script both figures stand one under the other, with it the reader goes
   between them, and what has changed is seen in its place. */
// @ts-check

for (const mapping of document.querySelectorAll("[data-mapping]")) {
  const figures = /** @type {HTMLElement[]} */ ([...mapping.querySelectorAll("[data-time]")]);
  if (figures.length < 2) continue;
  const bar = Object.assign(document.createElement("p"), { className: "web-times" });
  bar.setAttribute("role", "group");
  bar.setAttribute("aria-label", "Vælg tidspunkt");
  const buttons = figures.map((figure) => {
    const title = figure.querySelector("[data-time-title]")?.textContent ?? "";
    const button = Object.assign(document.createElement("button"), { type: "button", className: "button", textContent: title });
    button.addEventListener("click", () => show(figure));
    bar.append(button);
    return button;
  });
  /** @param {HTMLElement} shown */
  const show = (shown) => {
    figures.forEach((figure, at) => {
      figure.classList.toggle("is-away", figure !== shown);
      buttons[at].setAttribute("aria-pressed", String(figure === shown));
    });
  };
  mapping.prepend(bar);
  show(figures[figures.length - 1]);
}
