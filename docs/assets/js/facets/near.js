/* How far the cases lie from a place: fetched when somebody asks what lies near it. */
// @ts-check
import { fetchedOnce } from "../fetched.js";

/** @typedef {[label: string, north: number, east: number, kind: "kommune" | "by" | "ø"]} Place In kilometres. */
/**
 * @typedef {object} Distances
 * @property {Record<string, Place>} places
 * @property {Record<string, string>} regions
 * @property {[north: number, east: number, region: string][]} cases
 */
/** @typedef {{ label: string, km: number[], from: string }} Near The place's name, the whole kilometres to each case by its number, and from where they are counted. */
/** @typedef {{ slug: string, label: string, kind: "kommune" | "by" | "ø" | "region", rest: string, isAsked: boolean }} Named A place that a question names: `rest` is what else it asks, `isAsked` whether it asks what lies near. */

/** How well a case must fit a text to be shown where distance decides the order: this share of what the best one scores. */
export const FITS = 0.4;

/** What fits so well, of what a text finds. @param {Map<number, number>} scores */
export function fitting(scores) {
  const best = Math.max(0, ...scores.values());
  return new Map([...scores].filter(([, score]) => score >= FITS * best));
}

const FROM = { kommune: "midten af kommunen", by: "byen", ø: "midten af øen" };
/** What asks for the neighbourhood of the words that follow. */
const NEAR = /^(?:nær|nærheden|tæt|omkring)$/iu;
/** What may stand between that and the name, and after it. */
const BETWEEN = /^(?:på|ved|af|i|byen|øen|region|kommune)$/iu;
const KIND = /^kommunes?$/iu;
const CAPITAL = /^\p{Lu}/u;
const LONGEST = 3;

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
  const [label, north, east, kind] = places[slug];
  const km = cases.map(([up, right]) => Math.round(Math.hypot(up - north, right - east)));
  return { label, km, from: FROM[kind] };
}

/** Whether a question may name a place: it asks what lies near, or a word of it begins with a capital. @param {string} query */
export const mayName = (query) => wordsIn(query).some((word) => NEAR.test(word) || CAPITAL.test(word));

/**
 * The place that a question names, alias and genitive too: what follows a word such as »nær«, or else a name that is
 * written as one.
 *
 * @param {Distances} known @param {string} query @param {(text: string) => string} fold
 * @returns {Named | null}
 */
export function placeIn(known, query, fold) {
  const words = wordsIn(query);
  const near = words.findIndex((word) => NEAR.test(word));
  let next = near + 1;
  while (BETWEEN.test(words[next] ?? "")) next += 1;
  for (const at of near < 0 ? words.keys() : [next, ...words.keys()]) {
    for (let end = Math.min(at + LONGEST, words.length); end > at; end--) {
      if (!(near >= 0 && at === next) && !CAPITAL.test(words[at])) continue;
      const found = look(known, fold(words.slice(at, end).join("-")), words[at - 1] ?? "");
      // The first word has a capital anyway, and many a town is called by a common word.
      if (!found || (near < 0 && at === 0 && words.length > 1 && found.kind !== "kommune")) continue;
      let first = at;
      while (first > 0 && (NEAR.test(words[first - 1]) || BETWEEN.test(words[first - 1]))) first -= 1;
      const rest = words.filter((word, number) => number < first || number >= end && !(number === end && KIND.test(word)));
      return { ...found, rest: rest.join(" "), isAsked: near >= 0 };
    }
  }
  return null;
}

/** @param {Distances} known @param {string} folded @param {string} before The word before the name. */
function look({ places, regions }, folded, before) {
  const forms = [folded, folded.replace(/s$/, "")];
  const region = forms.find((one) => Object.hasOwn(regions, one));
  const place = forms.find((one) => Object.hasOwn(places, one));
  if (place !== undefined && (region === undefined || !/^region$/iu.test(before))) {
    return { slug: place, label: places[place][0], kind: places[place][3] };
  }
  return region === undefined ? null : { slug: region, label: `Region ${regions[region]}`, kind: /** @type {const} */ ("region") };
}

/** @param {string} query @returns {string[]} */
const wordsIn = (query) => query.match(/[\p{L}\p{N}-]+/gu) ?? [];
