/* The form at /bidrag/: which kind is asked for, the cases it may belong to, and what all its parts share. */
// @ts-check
import { start } from "./contribution/form.js";
import { fits, follow, rules } from "./contribution/rules.js";

const root = /** @type {HTMLElement} */ (document.querySelector("[data-contribution]"));
const data = JSON.parse(document.getElementById("contribution-data")?.textContent ?? "{}");
follow(data.rules);
const sections = /** @type {HTMLElement[]} */ ([...root.querySelectorAll("[data-kind]")]);
const links = /** @type {HTMLAnchorElement[]} */ ([...root.querySelectorAll("[data-kind-link]")]);
/** @type {import("./contribution/picker.js").Case[]} */
let cases = data.cases ?? [];
/** @type {{ casesKnown: () => void }[]} */
const started = [];

/** @type {Record<string, Map<string, string>>} */
const labels = {};
for (const [name, { terms }] of Object.entries(data.words))
  labels[name] = new Map(terms.map((/** @type {string[]} */ [key, label]) => [key, label]));
const municipalities = Object.fromEntries(data.words.municipalities.terms.map((/** @type {string[]} */ term) => [term[0], term[2]]));
const shared = {
  known: data,
  cases: () => cases,
  municipalities,
  labelOf: (/** @type {string} */ name, /** @type {string} */ key) => labels[name]?.get(key) ?? key,
  page: root.dataset,
};

/** The kind and the case that the address names.
 * @returns {[string, string]} */
function asked() {
  const query = new URLSearchParams(location.search);
  const slug = query.get("case") ?? "";
  const kind = data.kinds.find((/** @type {any} */ each) => each.slug === query.get("slags"));
  return [kind?.key ?? (slug ? "learning-point" : ""), fits("slug", slug) && slug.length <= rules.limits.slug ? slug : ""];
}

/** Show one kind's form, and no other's; none when the reader has not chosen.
 * @param {string} key */
function choose(key) {
  // Who has chosen needs the way to the other kinds, but not the words that told them apart.
  root.toggleAttribute("data-chosen", key !== "");
  for (const section of sections) section.hidden = section.dataset.kind !== key;
  for (const link of links) {
    if (link.dataset.kindLink === key) link.setAttribute("aria-current", "true");
    else link.removeAttribute("aria-current");
  }
  const section = sections.find((each) => each.dataset.kind === key);
  if (!section || section.dataset.started !== undefined) return;
  section.dataset.started = "";
  const kind = data.kinds.find((/** @type {any} */ each) => each.key === key);
  started.push(start(section, kind, shared, asked()[1]));
}

for (const link of links)
  link.addEventListener("click", (event) => {
    if (event.metaKey || event.ctrlKey || event.shiftKey) return;
    event.preventDefault();
    history.pushState(null, "", link.href);
    choose(link.dataset.kindLink ?? "");
    const title = /** @type {HTMLElement | null} */ (root.querySelector(`[data-kind="${link.dataset.kindLink}"] > h2`));
    title?.focus();
  });
addEventListener("popstate", () => choose(asked()[0]));
root.dataset.ready = "";
choose(asked()[0]);

if (!data.cases) {
  // With very many cases their names are fetched, so that the page stays small.
  fetch(root.dataset.cases ?? "")
    .then((answer) => (answer.ok ? answer.json() : []))
    .then((found) => {
      cases = found;
      for (const each of started) each.casesKnown();
    })
    .catch(() => {});
}
