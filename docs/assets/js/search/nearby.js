/* A question that names a place: what fits it, by distance or of a region, and a way to all cases in that order. */
import { FITS, distances, mayName, nearTo, placeIn } from "../facets/near.js";
import { fold } from "./words.js";

/** @typedef {import("./engine.js").Answer} Answer */
/** @typedef {{ kind: string, names: [string, string, string], units: number[] }} Group */
/**
 * @typedef {object} Nearby
 * @property {boolean} isAsked Whether the question asks for what lies near, and not only names a place.
 * @property {string} rest What else it asks.
 * @property {[action: string, name: string]} chosen What the button does that takes the place out of play, and what stands on it.
 * @property {(answer: Answer) => { groups: Group[], order: string, note: (unit: number) => string }} order
 *   The results as the place wants them, how that is said, and what to say of a result.
 * @property {() => Element} link A way to the cases.
 */

/** @param {string} query @returns {Promise<Nearby | null>} */
export async function nearby(query) {
  if (!mayName(query)) return null;
  const known = await distances(new URL("../data/afstande.json", document.baseURI).href).catch(() => null);
  const place = known && placeIn(known, query, fold);
  if (!known || !place) return null;
  const { slug, label, rest, isAsked } = place;
  const isRegion = place.kind === "region";
  const near = isRegion ? null : nearTo(known, slug);
  return {
    isAsked,
    rest,
    chosen: isRegion ? ["Fjern filteret ", label] : ["Fjern rækkefølgen efter afstand: ", `Nær ${label}`],
    order: (answer) => (near ? byDistance(answer, near.km, label) : ofRegion(answer, known.cases, slug, label)),
    link() {
      const link = document.createElement("a");
      const query = new URLSearchParams({ ...(rest ? { q: rest } : {}), [isRegion ? "region" : "naer"]: slug });
      link.href = `../cases/?${query}`;
      link.textContent = isRegion ? `Se casene i ${label}` : `Se casene efter afstand til ${label}`;
      return link;
    },
  };
}

/** @param {Answer} answer @param {number[]} km By case. @param {string} label */
function byDistance({ found, caseOf, scoreOf }, km, label) {
  const best = Math.max(0, ...found.flatMap(({ units }) => units.slice(0, 1)).map(scoreOf));
  /** @param {number[]} units */
  const ordered = (units) => {
    const lying = units.filter((unit) => caseOf(unit) >= 0 && scoreOf(unit) >= FITS * best);
    lying.sort((one, other) => km[caseOf(one)] - km[caseOf(other)]); // Equals stay in the order they had.
    return [...lying, ...units.filter((unit) => caseOf(unit) < 0)];
  };
  return {
    groups: found.map((group) => ({ ...group, units: ordered(group.units) })).filter(({ units }) => units.length),
    order: `sorteret efter afstand til ${label}`,
    note: (/** @type {number} */ unit) => (caseOf(unit) < 0 ? "" : `${km[caseOf(unit)]} km fra ${label}`),
  };
}

/** @param {Answer} answer @param {[number, number, string][]} cases @param {string} slug @param {string} label */
function ofRegion({ found, caseOf }, cases, slug, label) {
  /** @param {number} unit */
  const lies = (unit) => caseOf(unit) < 0 || cases[caseOf(unit)][2] === slug;
  const groups = found.map((group) => ({ ...group, units: group.units.filter(lies) })).filter(({ units }) => units.length);
  const isThere = groups.some(({ units }) => units.some((unit) => caseOf(unit) >= 0));
  return {
    groups: isThere ? groups : found,
    order: isThere ? `kun fra ${label}` : `intet af det fra ${label}`,
    note: () => "",
  };
}
