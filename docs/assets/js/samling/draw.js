/* What the page of a collection draws from the cases it has read. */
// @ts-check
import { bring } from "./bring.js";
import { APART, section } from "./read.js";
import { amount } from "./tables.js";

/** @typedef {import("./read.js").Found} Found */
/** @typedef {import("./read.js").Case} Case */

/** An element with attributes and children.
 * @param {string} tag @param {Record<string, string>} attributes @param {(Node | string | null)[]} children
 * @returns {HTMLElement} */
export function make(tag, attributes = {}, ...children) {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value);
  element.append(...children.filter((child) => child !== null));
  return element;
}

const PARTS = ["billeder", "laeringspointer", "prototyper", "kilder", "citer"];

/** A whole case, as it is read and printed in the collection.
 * @param {Found} found @returns {HTMLElement} */
export function wholeCase({ facts, article }) {
  const title = `laes-${facts.slug}`;
  const parts = [...article.querySelectorAll(".notice, :is(.case-body, .case-wide) > section")].filter(
    (part) =>
      part.matches(".notice, :not([aria-labelledby])") ||
      PARTS.includes(part.getAttribute("aria-labelledby") ?? ""),
  );
  return make(
    "article",
    { class: "collected-case", "aria-labelledby": title },
    make("p", { class: "place" }, [facts.place, facts.period].filter(Boolean).join(" · ")),
    make("h2", { id: title }, facts.title),
    make("p", { class: "lead" }, facts.summary),
    make(
      "div",
      { class: "md-typeset" },
      ...parts.map((part) => bring(part, facts.url, `laes-${facts.slug}--`, 1)),
    ),
  );
}

const nothing = (/** @type {string} */ text) => make("p", { class: "meta" }, text);

/** A section without what has a row of its own.
 * @param {Found} found @param {string} id @param {string} apart */
function prose({ facts, article }, id, apart) {
  const part = section(article, id);
  if (!part) return nothing("Det fortæller casen ikke om.");
  const own = /** @type {Element} */ (part.cloneNode(true));
  for (const other of own.querySelectorAll(apart)) other.remove();
  return bring(own, facts.url, `sammenlign-${facts.slug}--`, 1);
}

/** @param {Case} facts */
function aims({ six_p, goals }) {
  const lists = [six_p, goals].filter((names) => names.length);
  return make("div", {}, ...lists.map((names) => make("p", {}, names.join(", "))));
}

/** @param {Case} facts */
function measurements(facts) {
  if (!facts.measurements.length) return nothing("Casen har ingen tal.");
  const rows = facts.measurements.map(({ indicator, unit, before, after }) =>
    make(
      "div",
      {},
      make("dt", {}, indicator),
      before ? make("dd", {}, `Før: ${amount(before, unit)}`) : null,
      make("dd", {}, `${before ? "Efter: " : ""}${amount(after, unit)}`),
    ),
  );
  return make("dl", { class: "compare-numbers" }, ...rows);
}

/** @param {Case} facts */
function learningPoints(facts) {
  if (!facts.learning_points.length) return nothing("Casen har ingen læringspointer endnu.");
  const points = facts.learning_points.map(({ title, level, kind, url }) =>
    make(
      "li",
      {},
      make("a", { href: url }, title),
      make("p", { class: "meta" }, [kind, level].filter(Boolean).join(" · ")),
    ),
  );
  return make("ul", { class: "compare-points" }, ...points);
}

/** @type {[string, (found: Found) => HTMLElement | Element][]} */
const ROWS = [
  ["P'er og verdensmål", ({ facts }) => aims(facts)],
  ["Udfordringen", (found) => prose(found, "udfordringen", "h2")],
  ["Hvad der blev prøvet", (found) => prose(found, "hvad-vi-proevede", "h2")],
  ["Hvad der skete", (found) => prose(found, "hvad-der-skete", `h2, ${APART}`)],
  ["Tal og målinger", ({ facts }) => measurements(facts)],
  ["Hvad andre kan bruge", (found) => prose(found, "hvad-andre-kan-bruge", "h2")],
  ["Læringspointer", ({ facts }) => learningPoints(facts)],
];

/** Cases side by side: a column each, and a headed row for each thing to compare.
 * @param {Found[]} cases @returns {HTMLElement} */
export function comparison(cases) {
  const count = String(cases.length);
  const heads = cases.map(({ facts }) =>
    make(
      "th",
      { scope: "col" },
      make("a", { href: facts.url }, facts.title),
      make("span", { class: "place" }, facts.place),
    ),
  );
  const groups = ROWS.map(([name, draw]) =>
    make(
      "tbody",
      {},
      make("tr", {}, make("th", { scope: "rowgroup", colspan: count }, make("span", {}, name))),
      make("tr", {}, ...cases.map((found) => make("td", {}, draw(found)))),
    ),
  );
  const caption = make("caption", { class: "visually-hidden" }, `Sammenligning af ${count} cases`);
  return make(
    "table",
    { class: `compare columns-${count}` },
    caption,
    make("thead", {}, make("tr", {}, ...heads)),
    ...groups,
  );
}

/** A case in the list, before it is known what it is.
 * @param {string} slug @param {string} url @returns {HTMLElement} */
export function listItem(slug, url) {
  return make(
    "li",
    { class: "collected", "data-slug": slug },
    make(
      "div",
      {},
      make("p", { class: "place", "data-place": "" }, "Henter casen …"),
      make("h3", {}, make("a", { href: url, "data-title": "" }, slug)),
    ),
    make(
      "label",
      {},
      make("input", { type: "checkbox", name: "sammenlign", value: slug, disabled: "" }),
      " Sammenlign",
      make("span", { class: "visually-hidden", "data-name": "" }, ` ${slug}`),
    ),
    make(
      "button",
      { type: "button", class: "button", "data-remove": "" },
      "Fjern",
      make("span", { class: "visually-hidden", "data-name": "" }, ` ${slug}`),
    ),
  );
}

/** Tell in the list what has become of a case.
 * @param {Element} item @param {Case | null} facts @param {"" | "gone" | "failed"} trouble */
export function tell(item, facts, trouble) {
  const at = (/** @type {string} */ name) => item.querySelector(name);
  const name = facts?.title ?? item.getAttribute("data-slug") ?? "";
  at("[data-retry]")?.remove();
  item.classList.toggle("in-trouble", Boolean(trouble));
  at("[data-title]")?.replaceChildren(name);
  for (const hidden of item.querySelectorAll("[data-name]")) hidden.replaceChildren(` ${name}`);
  at("input")?.toggleAttribute("disabled", !facts);
  const said = {
    "": facts?.place ?? "Henter casen …",
    gone: "Casen findes ikke længere på siden.",
    failed: "Casen kunne ikke hentes. Er der hul igennem til nettet?",
  };
  at("[data-place]")?.replaceChildren(said[trouble]);
  if (trouble === "gone") at("[data-title]")?.removeAttribute("href");
  if (trouble === "failed") {
    at("[data-place]")?.after(
      make("button", { type: "button", class: "button", "data-retry": "" }, "Prøv igen"),
    );
  }
}
