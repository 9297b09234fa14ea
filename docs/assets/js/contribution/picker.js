/* The case that a contribution belongs to, picked by search: a combobox as WAI-ARIA's pattern has it. */
// @ts-check
import { fold } from "./danish.js";

/** Slug, title, place and Ps. @typedef {[string, string, string, string[]]} Case */
const MOST = 8;

/** @typedef {{ pick: (slug: string, text?: string) => void }} Picker */

/** Make a field live. `picked` is called when another one is picked.
 * @param {HTMLElement} field @param {Case[]} cases @param {(found: Case | null) => void} picked @returns {Picker} */
export function picker(field, cases, picked) {
  const input = /** @type {HTMLInputElement} */ (field.querySelector("[role=combobox]"));
  const list = /** @type {HTMLElement} */ (field.querySelector("[role=listbox]"));
  const status = /** @type {HTMLElement} */ (field.querySelector("[data-found]"));
  /** @type {Case[]} */
  let shown = [];
  let at = -1;
  const nameOf = (/** @type {Case} */ [, title, place]) => `${title} (${place})`;

  /** @param {boolean} open */
  function toggle(open) {
    list.hidden = !open;
    input.setAttribute("aria-expanded", String(open));
    if (!open) mark(-1);
  }

  /** @param {number} next */
  function mark(next) {
    at = next;
    [...list.children].forEach((option, index) => option.setAttribute("aria-selected", String(index === at)));
    const option = list.children[at];
    if (option) {
      input.setAttribute("aria-activedescendant", option.id);
      option.scrollIntoView({ block: "nearest" });
    } else input.removeAttribute("aria-activedescendant");
  }

  function offer() {
    const wanted = fold(input.value).split(/\s+/).filter(Boolean);
    shown = cases
      .filter((each) => {
        const text = fold(`${nameOf(each)} ${each[0]}`);
        return wanted.every((word) => text.includes(word));
      })
      .slice(0, MOST);
    list.replaceChildren(
      ...shown.map((each, index) => {
        const option = document.createElement("li");
        option.id = `${list.id}-${index}`;
        option.setAttribute("role", "option");
        option.append(Object.assign(document.createElement("b"), { textContent: each[1] }), ` ${each[2]}`);
        return option;
      }),
    );
    status.textContent = shown.length === 1 ? "1 case passer" : `${shown.length || "Ingen"} cases passer`;
    toggle(shown.length > 0);
    mark(-1);
  }

  /** @param {Case} found */
  function choose(found) {
    input.value = nameOf(found);
    input.dataset.slug = found[0];
    toggle(false);
    picked(found);
    input.dispatchEvent(new Event("input", { bubbles: true }));
  }

  /** The case that the text names, if it names one whole. */
  function settle() {
    const text = input.value.trim();
    const folded = fold(text);
    const found = cases.find((each) => each[0] === text || fold(nameOf(each)) === folded || fold(each[1]) === folded);
    const before = input.dataset.slug ?? "";
    input.dataset.slug = found?.[0] ?? "";
    if (found && found[0] !== before) picked(found);
  }

  input.addEventListener("input", (event) => {
    if (!(event instanceof InputEvent)) return;
    settle();
    offer();
  });
  input.addEventListener("click", () => list.hidden && offer());
  input.addEventListener("blur", () => toggle(false));
  input.addEventListener("keydown", (event) => {
    const { key } = event;
    if (key === "ArrowDown" || key === "ArrowUp") {
      if (list.hidden) offer();
      const step = key === "ArrowDown" ? 1 : -1;
      if (shown.length) mark((at + step + (at < 0 && step < 0 ? 1 : 0) + shown.length) % shown.length);
    } else if (key === "Enter" && at >= 0) choose(shown[at]);
    else if (key === "Escape" && !list.hidden) toggle(false);
    else return;
    event.preventDefault();
  });
  // Before the field loses focus, which closes the list.
  list.addEventListener("mousedown", (event) => event.preventDefault());
  list.addEventListener("click", ({ target }) => {
    const option = target instanceof Element ? target.closest("[role=option]") : null;
    const found = option && shown[[...list.children].indexOf(option)];
    if (found) choose(found);
  });

  return {
    pick(slug, text = "") {
      const found = cases.find(([each]) => each === slug);
      input.value = found ? nameOf(found) : text || slug;
      input.dataset.slug = found?.[0] ?? "";
      if (found) picked(found);
    },
  };
}
