/* The filters themselves: a form of checkboxes, its counts, and how it folds on a narrow screen. */

/** @typedef {import("./select.js").Choice} Choice */
/** @typedef {import("./select.js").Counts} Counts */

const WIDE = window.matchMedia("(min-width: 60rem)");

/** @param {number} number */
export const inWords = (number) => `${number} ${number === 1 ? "case" : "cases"}`;

/**
 * @param {DocumentFragment} fragment A copy of the server's template.
 * @param {() => void} changed Called when the reader has chosen or dropped a term.
 * @param {() => void} finished Called when the reader asks to see the list.
 */
export function createPanel(fragment, changed, finished) {
  const filters = /** @type {HTMLDetailsElement} */ (fragment.querySelector(".filters"));
  const form = /** @type {HTMLFormElement} */ (filters.querySelector("form"));
  const show = /** @type {HTMLButtonElement} */ (form.querySelector("[data-show]"));
  /** @type {Map<string, Map<string, HTMLInputElement>>} */
  const boxes = new Map();
  for (const box of /** @type {NodeListOf<HTMLInputElement>} */ (form.querySelectorAll("input[type=checkbox]"))) {
    boxes.set(box.name, (boxes.get(box.name) ?? new Map()).set(box.value, box));
  }
  const all = [...boxes.values()].flatMap((facet) => [...facet.values()]);
  const isEmpty = (/** @type {HTMLInputElement} */ box) => box.dataset.cases === "0";

  const fold = () => { filters.open = WIDE.matches; };
  fold();
  WIDE.addEventListener("change", fold);

  form.addEventListener("change", (event) => {
    const box = /** @type {HTMLInputElement} */ (event.target);
    if (box.checked && isEmpty(box)) box.checked = false; // No way into a dead end.
    else changed();
  });
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    if (!WIDE.matches) filters.open = false;
    finished();
  });
  // A term that leads nowhere is switched off, but never while the focus is on it: that would lose the focus.
  form.addEventListener("focusout", (event) => {
    const box = event.target;
    if (box instanceof HTMLInputElement) box.disabled = isEmpty(box) && !box.checked;
  });

  /** @param {Element} place @param {number} number */
  const tell = (place, number) => {
    const badge = /** @type {HTMLElement} */ (place.querySelector(":scope > summary > [data-chosen]"));
    badge.textContent = number ? `${number} valgt` : "";
  };

  return {
    filters,
    known: new Map([...boxes].map(([key, facet]) => [key, new Set(facet.keys())])),

    /** @returns {Choice} */
    read() {
      const choice = new Map();
      for (const { name, value } of all.filter((box) => box.checked)) {
        choice.set(name, (choice.get(name) ?? new Set()).add(value));
      }
      return choice;
    },

    /** Check what is chosen, and open the facets it belongs to. @param {Choice} choice */
    write(choice) {
      for (const box of all) box.checked = choice.get(box.name)?.has(box.value) ?? false;
      for (const key of choice.keys()) {
        const facet = /** @type {HTMLDetailsElement | null} */ (form.querySelector(`[data-facet="${key}"]`));
        if (facet) facet.open = true;
      }
    },

    /** A facet's terms. @param {string} key @returns {{ slug: string, name: string }[]} */
    terms: (key) => [...(boxes.get(key)?.values() ?? [])]
      .map((box) => ({ slug: box.value, name: box.dataset.name ?? box.value })),

    /** Choose a term that is not chosen, drop one that is. @param {string} key @param {string} slug */
    toggle(key, slug) {
      const box = boxes.get(key)?.get(slug);
      if (box && (box.checked || !isEmpty(box))) box.checked = !box.checked;
    },

    /** What the chosen terms are called. @returns {{ key: string, slug: string, name: string }[]} */
    chosen() {
      return all.filter((box) => box.checked)
        .map((box) => ({ key: box.name, slug: box.value, name: box.dataset.name ?? box.value }));
    },

    /** @param {string} key @param {string} slug */
    drop(key, slug) {
      const box = boxes.get(key)?.get(slug);
      if (box) box.checked = false;
    },

    /** How many are chosen, by facet and in all: known before the counts are. */
    tally() {
      for (const [key, facet] of boxes) {
        const place = form.querySelector(`[data-facet="${key}"]`);
        if (place) tell(place, [...facet.values()].filter((box) => box.checked).length);
      }
      tell(filters, all.filter((box) => box.checked).length);
    },

    /** @param {Counts} counts @param {number} found How many cases fit. */
    count(counts, found) {
      for (const box of all) {
        const number = counts.get(box.name)?.get(box.value) ?? 0;
        box.dataset.cases = String(number);
        box.disabled = !number && !box.checked && box !== document.activeElement;
        const place = box.closest("label")?.querySelector(".count");
        if (place) place.textContent = String(number);
      }
      show.textContent = `Vis ${inWords(found)}`;
    },
  };
}
