/* The short edition of a case: what a reader needs on one sheet of A4, and the way to the rest. */
// @ts-check
import { bring } from "./bring.js";
import { make } from "./draw.js";
import { APART, section } from "./read.js";

/** @typedef {import("./read.js").Found} Found */

/** So many characters of a section have room on the sheet; a paragraph or an item is never cut. */
const ROOM = 900;
const POINTS = 2;

/** @param {Found} found @returns {HTMLElement} */
export function shortCase({ facts, article }) {
  const name = `kort-${facts.slug}`;
  const told = [
    ["Kommune", facts.municipality],
    ["Status", facts.status],
    ["Hvornår", facts.period],
    ["Pris", withoutSources(facts.cost)],
  ].filter(([, value]) => value);
  const points = facts.learning_points.slice(0, POINTS);
  return make(
    "article",
    { class: "short-case", "aria-labelledby": name },
    make("img", { src: new URL("adresse.svg", facts.url).href, alt: "", class: "short-code" }),
    make("p", { class: "place" }, facts.place),
    make("h2", { id: name }, facts.title),
    make("p", { class: "lead" }, facts.summary),
    make(
      "dl",
      { class: "short-facts" },
      ...told.map(([label = "", value = ""]) => make("div", {}, make("dt", {}, label), make("dd", {}, value))),
    ),
    ...["hvad-der-skete", "hvad-andre-kan-bruge"].map((id) => part(article, id, facts.url, `${name}--`)),
    points.length ? make("h3", {}, points.length === 1 ? "En læringspointe" : "To læringspointer") : null,
    ...points.map(({ title, text }) => make("p", {}, make("b", {}, `${title}.`), ` ${withoutSources(text.replaceAll("\n", " "))}`)),
    make("p", { class: "meta" }, "Hele casen med kilder: ", facts.url),
  );
}

/** The sheet has no sources to lead to.
 * @param {string} text */
const withoutSources = (text) => text.replaceAll(/\[\d+\]| \(kilde \d+\)/g, "");

/** A section of the case as far as there is room for it.
 * @param {Element} article @param {string} id @param {string} url @param {string} prefix */
function part(article, id, url, prefix) {
  const found = section(article, id);
  if (!found) return null;
  const own = /** @type {Element} */ (found.cloneNode(true));
  for (const apart of own.querySelectorAll(`${APART}, a[href^="#kilde-"][aria-label]`)) apart.remove();
  const copy = bring(own, url, prefix, 1);
  const pieces = [...copy.querySelectorAll(":scope > p, :scope > :is(ul, ol) > li")];
  let taken = 0;
  const cut = pieces.findIndex((piece, place) => (taken += piece.textContent?.length ?? 0) > ROOM && place > 0);
  if (cut < 0) return copy;
  for (const piece of pieces.slice(cut)) piece.remove();
  copy.append(make("p", { class: "meta" }, "Forkortet. Resten står på casens side."));
  return copy;
}
