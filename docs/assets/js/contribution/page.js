/* The page of a form: what the page and the address say, and what was fetched, as the form needs it. */
// @ts-check
import { start } from "./form.js";
import { fits, follow, rules } from "./rules.js";

/** @param {HTMLElement} root @param {HTMLElement} section
 * @param {any} data the schemas, sentences, vocabularies and rules that all forms check by
 * @param {import("./picker.js").Case[]} cases */
export function live(root, section, data, cases) {
  follow(data.rules);
  /** @type {Record<string, Map<string, string>>} */
  const labels = {};
  for (const [name, { terms }] of Object.entries(data.words))
    labels[name] = new Map(terms.map((/** @type {string[]} */ [key, label]) => [key, label]));
  const shared = {
    known: data,
    cases,
    municipalities: Object.fromEntries(data.words.municipalities.terms.map((/** @type {string[]} */ term) => [term[0], term[2]])),
    labelOf: (/** @type {string} */ name, /** @type {string} */ key) => labels[name]?.get(key) ?? key,
    page: root.dataset,
  };
  const slug = new URLSearchParams(location.search).get("case") ?? "";
  const given = fits("slug", slug) && slug.length <= rules.limits.slug ? slug : "";
  const kind = data.kinds.find((/** @type {any} */ each) => each.key === section.dataset.kind);
  start(section, kind, shared, given);
}
