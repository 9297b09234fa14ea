/* Lists of groups, such as sources: one more, one less. The group that the page draws is the pattern for the others. */
// @ts-check
import { itemsIn } from "./controls.js";

/** @type {WeakMap<Element, HTMLElement>} */
const patterns = new WeakMap();
const NAMES = ["id", "for", "name", "aria-describedby", "aria-controls"];

/** Make a list live.
 * @param {HTMLElement} field @param {() => void} changed */
export function listen(field, changed) {
  const [first] = itemsIn(field);
  patterns.set(field, /** @type {HTMLElement} */ (first.cloneNode(true)));
  const add = /** @type {HTMLButtonElement} */ (field.querySelector(":scope > p > [data-add]"));
  add.hidden = false;
  grow(field, field.dataset.required === undefined ? 0 : 1);
  add.addEventListener("click", () => {
    grow(field, itemsIn(field).length + 1);
    /** @type {HTMLElement | null | undefined} */ (itemsIn(field).at(-1)?.querySelector("input, textarea, select"))?.focus();
    changed();
  });
  field.addEventListener("click", ({ target }) => {
    const button = target instanceof Element ? target.closest("[data-remove]") : null;
    if (!button) return;
    button.closest("[data-item]")?.remove();
    number(field);
    add.focus();
    changed();
  });
}

/** Give a list exactly `count` groups, or one when one is required.
 * @param {HTMLElement} field @param {number} count */
export function grow(field, count) {
  const pattern = patterns.get(field);
  const list = field.querySelector(":scope > [data-list]");
  if (!pattern || !list) return;
  const wanted = Math.max(count, field.dataset.required === undefined ? 0 : 1);
  while (itemsIn(field).length > wanted) itemsIn(field).at(-1)?.remove();
  while (itemsIn(field).length < wanted) list.append(/** @type {HTMLElement} */ (pattern.cloneNode(true)));
  number(field);
}

/** Names that no two groups share.
 * @param {HTMLElement} field */
function number(field) {
  const items = itemsIn(field);
  items.forEach((item, at) => {
    const old = item.dataset.id ?? "";
    const own = old.replace(/-\d+-$/, `-${at}-`);
    for (const element of item.querySelectorAll("*"))
      for (const name of NAMES) {
        const value = element.getAttribute(name);
        if (value?.includes(old)) element.setAttribute(name, value.replaceAll(old, own));
      }
    item.dataset.id = own;
    item.setAttribute("aria-label", `${item.dataset.label} ${at + 1}`);
    const remove = /** @type {HTMLButtonElement} */ (item.querySelector("[data-remove]"));
    remove.hidden = field.dataset.required !== undefined && items.length === 1;
    remove.setAttribute("aria-label", `Fjern ${item.dataset.label} ${at + 1}`);
  });
}
