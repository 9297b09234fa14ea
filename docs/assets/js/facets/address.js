/* The choice as it stands in the page's address, `?p=planet&maal=11&sorter=sted`, and back again. */

/** @typedef {import("./select.js").Choice} Choice */
/** @typedef {import("./select.js").Sort} Sort */

const SORT = "sorter";
const SORTS = ["nyeste", "sted"];
/** Belong to the text search to come, or to those who count visits: neither ours to judge. */
const OTHERS = /^(q|samling|utm_.*|fbclid|gclid)$/;
const LETTERS = { æ: "ae", ø: "oe", å: "aa" };

/** @param {string} text */
const folded = (text) => text.trim().toLowerCase().replace(/[æøå]/g, (letter) => LETTERS[letter]);

/**
 * Read an address's query. What is not known is left out of the choice and returned, as `[key, value]`.
 *
 * @param {string} query
 * @param {Map<string, Set<string>>} known Facet key → slugs of its terms.
 * @returns {{ choice: Choice, sort: Sort, unknown: [string, string][] }}
 */
export function parse(query, known) {
  /** @type {Choice} */
  const choice = new Map();
  /** @type {[string, string][]} */
  const unknown = [];
  /** @type {Sort} */
  let sort = "nyeste";
  for (const [key, value] of new URLSearchParams(query)) {
    const slug = folded(value);
    if (key === SORT && SORTS.includes(slug)) sort = /** @type {Sort} */ (slug);
    else if (known.get(key)?.has(slug)) choice.set(key, (choice.get(key) ?? new Set()).add(slug));
    else if (!OTHERS.test(key) && value) unknown.push([key, value]);
  }
  return { choice, sort, unknown };
}

/**
 * The query that stands for a choice, facets and terms in the order of `known`; empty for none. A text query and a
 * collection in the address it replaces are kept.
 *
 * @param {Choice} choice
 * @param {Sort} sort
 * @param {Map<string, Set<string>>} known
 * @param {string} before
 */
export function write(choice, sort, known, before) {
  const query = new URLSearchParams();
  for (const kept of ["q", "samling"]) {
    const value = new URLSearchParams(before).get(kept);
    if (value) query.set(kept, value);
  }
  for (const [key, slugs] of known) {
    for (const slug of slugs) if (choice.get(key)?.has(slug)) query.append(key, slug);
  }
  if (sort !== "nyeste") query.set(SORT, sort);
  const text = query.toString();
  return text ? `?${text}` : "";
}

const SHOWN = 3;
const LONGEST = 40;

/**
 * One sentence to the reader about what was left out.
 *
 * @param {[string, string][]} unknown
 */
export function complaint(unknown) {
  const cut = (/** @type {string} */ text) => (text.length > LONGEST ? `${text.slice(0, LONGEST)}…` : text);
  const named = unknown.slice(0, SHOWN).map(([key, value]) => `»${cut(key)}=${cut(value)}«`);
  const more = unknown.length > SHOWN ? ` og ${unknown.length - SHOWN} mere` : "";
  return `Adressen nævner noget, som ingen case har, og som derfor er sprunget over: ${named.join(", ")}${more}.`;
}
