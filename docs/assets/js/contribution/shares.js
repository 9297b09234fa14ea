/* Sliders: three of a triangle are shares of a whole, one alone is a place on a line. Three that nobody has pushed, and
   one that is said not to be relevant, say nothing. */
// @ts-check

/** @param {Element} field @returns {HTMLInputElement} */
const slider = (field) => /** @type {HTMLInputElement} */ (field.querySelector("input[type=range]"));
/** @param {Element} field @returns {HTMLInputElement | null} */
const irrelevant = (field) => field.querySelector("[data-irrelevant]");

/** The shares of a whole in hundredths, which sum to 100; nothing when there is no whole.
 * @param {number[]} pushed @returns {number[] | null} */
export function wholeOf(pushed) {
  const sum = pushed.reduce((one, other) => one + other, 0);
  if (!sum) return null;
  const shares = pushed.map((each) => Math.floor((100 * each) / sum));
  // What is left over goes to those that lost most by rounding, the first of them first.
  const order = pushed.map((each, at) => ({ at, lost: (100 * each) / sum - shares[at] })).sort((a, b) => b.lost - a.lost || a.at - b.at);
  for (let left = 100 - shares.reduce((one, other) => one + other, 0), turn = 0; left > 0; left -= 1, turn += 1) shares[order[turn].at] += 1;
  return shares;
}

/** What the sliders among some fields say, in hundredths by the fields' names.
 * @param {HTMLElement[]} fields @returns {Map<HTMLElement, number | null>} */
function told(fields) {
  /** @type {Map<HTMLElement, number | null>} */
  const found = new Map();
  /** @type {Map<string, HTMLElement[]>} */
  const scales = new Map();
  for (const field of fields.filter((each) => each.dataset.control === "share")) {
    const { scale } = slider(field).dataset;
    if (scale) scales.set(scale, [...(scales.get(scale) ?? []), field]);
    else found.set(field, irrelevant(field)?.checked ? null : Number(slider(field).value));
  }
  for (const three of scales.values()) {
    const shares = wholeOf(three.map((field) => Number(slider(field).value)));
    three.forEach((field, at) => found.set(field, shares && shares[at]));
  }
  return found;
}

/** The values of the sliders among some fields, as files have them.
 * @param {HTMLElement[]} fields @returns {Record<string, string>} */
export function readShares(fields) {
  /** @type {Record<string, string>} */
  const values = {};
  for (const [field, share] of told(fields))
    if (share !== null) values[field.dataset.field ?? ""] = String(share / 100).replace(".", ",");
  return values;
}

/** Put a value back.
 * @param {HTMLElement} field @param {string | undefined} value */
export function writeShare(field, value) {
  const own = slider(field);
  own.value = value === undefined ? (own.getAttribute("value") ?? "0") : String(Math.round(100 * Number(value.replace(",", "."))));
  const box = irrelevant(field);
  if (box) box.checked = value === undefined;
}

/** A slider that is pushed is relevant.
 * @param {EventTarget | null} target */
export function pushed(target) {
  const field = target instanceof HTMLInputElement && target.type === "range" ? target.closest("[data-field]") : null;
  const box = field && irrelevant(field);
  if (box) box.checked = false;
}

/** Say beside each slider what it comes to.
 * @param {HTMLElement[]} fields */
export function sayShares(fields) {
  for (const [field, share] of told(fields)) {
    const said = share === null ? "ikke relevant" : `${share} %`;
    const output = field.querySelector("[data-said]");
    if (output && output.textContent !== said) output.textContent = said;
    slider(field).setAttribute("aria-valuetext", said);
  }
}
