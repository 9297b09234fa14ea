/* What is chosen, as a row of buttons that each take one thing away, and one that takes all. */

/** @typedef {{ name: string, action: string, drop: () => void }} Chip `action` is said to those who cannot see its cross. */

/**
 * @param {HTMLElement} row The list that holds them; hidden when there are none.
 * @param {() => void} changed Called when the reader has taken something away.
 * @param {HTMLElement} last Gets the focus when no button is left.
 */
export function createChips(row, changed, last) {
  /** @param {Chip} chip */
  function draw({ name, action, drop }) {
    const item = document.createElement("li");
    const button = document.createElement("button");
    button.type = "button";
    button.className = action ? "facet-chip" : "facet-chip clear";
    const hidden = document.createElement("span");
    hidden.className = "visually-hidden";
    hidden.textContent = action;
    button.append(hidden, name);
    button.addEventListener("click", () => {
      const place = [...row.children].indexOf(item);
      drop();
      changed();
      // The button is gone; the one that took its place is nearest at hand.
      const next = row.children[Math.min(place, row.children.length - 2)]?.querySelector("button");
      (next ?? last).focus();
    });
    item.append(button);
    return item;
  }

  return {
    /** @param {Chip[]} chips */
    show(chips) {
      row.hidden = !chips.length;
      row.replaceChildren(...chips.map(draw));
      const dropAll = () => chips.forEach(({ drop }) => drop());
      if (chips.length) row.append(draw({ name: "Ryd alt", action: "", drop: dropAll }));
    },
  };
}
