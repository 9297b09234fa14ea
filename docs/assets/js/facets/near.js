/* How far the cases lie from a place: fetched when somebody asks what lies near it. */
// @ts-check
import { fetchedOnce } from "../fetched.js";

/** @typedef {[label: string, north: number, east: number]} Place In kilometres. */
/** @typedef {{ places: Record<string, Place>, cases: [north: number, east: number][] }} Distances */
/** @typedef {{ label: string, km: number[] }} Near The place's name, and the whole kilometres to each case by its number. */

/** @type {(() => Promise<Distances>) | null} */
let ask = null;

/** Fetched once; asked for anew after a failure. @param {string} address @returns {Promise<Distances>} */
export function distances(address) {
  ask ??= fetchedOnce(address);
  return ask();
}

/** @param {Distances} known @param {string} slug @returns {Near | null} Nothing for a place that is not known. */
export function nearTo({ places, cases }, slug) {
  if (!Object.hasOwn(places, slug)) return null;
  const [label, north, east] = places[slug];
  return { label, km: cases.map(([up, right]) => Math.round(Math.hypot(up - north, right - east))) };
}

/**
 * The place that a question names, alias and genitive too; `rest` is what else it asks.
 *
 * @param {Distances} known @param {string} query @param {(text: string) => string} fold
 * @returns {{ slug: string, label: string, rest: string } | null}
 */
export function placeIn({ places }, query, fold) {
  const words = query.match(/[\p{L}\p{N}-]+/gu) ?? [];
  for (const word of words) {
    const slug = [fold(word), fold(word).replace(/s$/, "")].find((one) => Object.hasOwn(places, one));
    if (slug === undefined) continue;
    const rest = words.filter((one) => one !== word && !/^(?:nær|tæt|på|ved|omkring|i|nærheden|af|kommune)$/iu.test(one));
    return { slug, label: places[slug][0], rest: rest.join(" ") };
  }
  return null;
}
