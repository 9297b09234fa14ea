/* What the reader sees as it stands in the page's address, `?q=vand&p=planet&maal=11&naer=viborg&vis=kort`, and back. */

/** @typedef {import("./select.js").Choice} Choice */
/** @typedef {import("./select.js").Sort} Sort */
/** @typedef {"liste" | "kort"} View */
/** @typedef {{ choice: Choice, sort: Sort, text: string, view: View, near: string }} State `near` is the slug of a place; empty for none. */

/** @type {Sort[]} */
const SORTS = ["nyeste", "sted", "kendt", "relevans"];
/** @type {View[]} */
const VIEWS = ["liste", "kort"];
/** Belong to a collection, or to those who count visits: not ours to judge. */
const OTHERS = /^(q|samling|utm_.*|fbclid|gclid)$/;
const LETTERS = { æ: "ae", ø: "oe", å: "aa" };
const LONGEST_TEXT = 200;

/** @param {string} text */
const folded = (text) => text.trim().toLowerCase().replace(/[æøå]/g, (letter) => LETTERS[letter]);

/** What is searched for, of what was typed; empty for nothing. @param {string} text */
export const tidy = (text) => text.trim().slice(0, LONGEST_TEXT);

/** The order until the reader chooses one. @param {string} text @returns {Sort} */
export const usualSort = (text) => (text ? "relevans" : "nyeste");

/**
 * Read an address's query. What is not known is left out of the state and returned, as `[key, value]`.
 *
 * @param {string} query
 * @param {Map<string, Set<string>>} known Facet key → slugs of its terms.
 * @returns {State & { unknown: [string, string][] }}
 */
export function parse(query, known) {
  const given = new URLSearchParams(query);
  const text = tidy(given.get("q") ?? "");
  /** @type {Choice} */
  const choice = new Map();
  /** @type {[string, string][]} */
  const unknown = [];
  let sort = usualSort(text);
  /** @type {View} */
  let view = "liste";
  let near = "";
  for (const [key, value] of given) {
    const slug = folded(value);
    const sorted = key === "sorter" && SORTS.find((one) => one === slug && (text || one !== "relevans"));
    const seen = key === "vis" && VIEWS.find((one) => one === slug);
    if (sorted) sort = sorted;
    else if (seen) view = seen;
    else if (key === "naer" && slug) near = slug;
    else if (known.get(key)?.has(slug)) choice.set(key, (choice.get(key) ?? new Set()).add(slug));
    else if (!OTHERS.test(key) && value) unknown.push([key, value]);
  }
  return { choice, sort, text, view, near, unknown };
}

/**
 * The query that stands for a state, facets and terms in the order of `known`; empty for none. A collection in the
 * address it replaces is kept.
 *
 * @param {State} state
 * @param {Map<string, Set<string>>} known
 * @param {string} before
 */
export function write({ choice, sort, text, view, near }, known, before) {
  const query = new URLSearchParams();
  const collected = new URLSearchParams(before).get("samling");
  if (text) query.set("q", text);
  if (collected) query.set("samling", collected);
  for (const [key, slugs] of known) {
    for (const slug of slugs) if (choice.get(key)?.has(slug)) query.append(key, slug);
  }
  if (sort !== usualSort(text)) query.set("sorter", sort);
  if (near) query.set("naer", near);
  if (view !== "liste") query.set("vis", view);
  const written = query.toString();
  return written ? `?${written}` : "";
}

const SHOWN = 3;
const LONGEST = 40;

/**
 * One sentence to the reader about what was left out; empty for nothing.
 *
 * @param {[string, string][]} unknown
 */
export function complaint(unknown) {
  if (!unknown.length) return "";
  const cut = (/** @type {string} */ text) => (text.length > LONGEST ? `${text.slice(0, LONGEST)}…` : text);
  const named = unknown.slice(0, SHOWN).map(([key, value]) => `»${cut(key)}=${cut(value)}«`);
  const more = unknown.length > SHOWN ? ` og ${unknown.length - SHOWN} mere` : "";
  return `Adressen nævner noget, som siden ikke kender, og som derfor er sprunget over: ${named.join(", ")}${more}.`;
}
