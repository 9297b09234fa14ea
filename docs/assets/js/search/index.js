/* The index as it lies on the site: facts, pieces of terms, pieces of endings, texts. Every file is fetched at most
   once, when it is first needed; `laboratorium.site.search.index` says what stands in them. */

import { skeleton } from "./words.js";

/**
 * @typedef {number[]} Level `[level, first unit, step, step …]`
 * @typedef {[units: number, ...levels: Level[]]} Posting
 * @typedef {{ key: string, text: string, posting: Posting }} Term `key` is the term's skeleton.
 * @typedef {[anchor: string, heading: string, text: string]} Section
 * @typedef {{ t: string, c: string, u: [title: string, address: string, sections: Section[]][] }} Texts
 * @typedef {object} Facts
 * @property {string} version Changes whenever any file of the index does.
 * @property {number} units How many there are to find.
 * @property {number} per_level
 * @property {string[]} terms The skeleton at which each piece of terms starts.
 * @property {string[]} endings The backward skeleton at which each piece of endings starts.
 * @property {string[]} kinds
 * @property {Record<string, [string, string, string]>} names what each kind is called: a heading, one, several
 * @property {number[][]} shapes
 * @property {number[]} records The shape of each record.
 * @property {string[]} stop
 * @property {string[]} asking Words that one asks with, and that say nothing of what is sought.
 * @property {import("./roots.js").Rules} roots
 * @property {Record<string, string[]>} synonyms
 */

const LAST = "\uffff";
/** The kind that others lie in. */
export const CASE = "case";

/** @param {URL} folder Where the index lies, with a slash at the end. */
export async function openIndex(folder) {
  /** @type {Map<string, Promise<any>>} */
  const fetched = new Map();

  /** @param {string} name @returns {Promise<any>} */
  function read(name) {
    const known = fetched.get(name);
    if (known) return known;
    const asked = fetchJson(new URL(name, folder));
    asked.catch(() => fetched.delete(name)); // Asked for anew the next time.
    fetched.set(name, asked);
    return asked;
  }

  /** @type {Facts} */
  const facts = await read("fakta.json");
  /** The first unit of each record, and one past the last. */
  const starts = [0];
  for (const shape of facts.records) starts.push(starts[starts.length - 1] + facts.shapes[shape].length);
  const ofCase = new Uint8Array(facts.units);
  facts.records.forEach((shape, record) => {
    if (facts.kinds[facts.shapes[shape][0]] === CASE) ofCase.fill(1, starts[record], starts[record + 1]);
  });
  /** @type {Map<number, Promise<Term[]>>} */
  const pieces = new Map();

  /** @param {number} number */
  function piece(number) {
    const known = pieces.get(number) ?? read(`ord/${number}.json?${facts.version}`).then((terms) =>
      Object.entries(terms).map(([text, posting]) => ({ key: skeleton(text), text, posting }))
        .sort((a, b) => (a.key < b.key ? -1 : Number(a.key > b.key)))); // Numbers come first in an object's keys.
    pieces.set(number, known);
    known.catch(() => pieces.delete(number));
    return known;
  }

  return {
    facts,

    /** The terms with this skeleton. @param {string} key @returns {Promise<Term[]>} */
    async withKey(key) {
      return (await this.between(key, key, 1)).filter((term) => term.key === key);
    },

    /**
     * The terms whose skeletons begin so; when they fill more pieces than `most`, those of the first pieces.
     *
     * @param {string} beginning
     * @param {number} most
     */
    async beginning(beginning, most) {
      return (await this.between(beginning, beginning + LAST, most)).filter((term) => term.key.startsWith(beginning));
    },

    /** All terms of the pieces from one key to another, `most` at most. @param {string} low @param {string} high @param {number} most */
    async between(low, high, most) {
      if (!facts.terms.length) return [];
      const first = Math.max(0, after(facts.terms, low) - 1);
      const last = Math.min(Math.max(first, after(facts.terms, high) - 1), first + most - 1);
      const numbers = Array.from({ length: last - first + 1 }, (_, at) => first + at);
      return (await Promise.all(numbers.map(piece))).flat();
    },

    /** The texts of terms that end so, from two pieces at most. @param {string} ending A skeleton. @returns {Promise<string[]>} */
    async ending(ending) {
      if (!facts.endings.length) return [];
      const backwards = [...ending].reverse().join("");
      const first = Math.max(0, after(facts.endings, backwards) - 1);
      const last = Math.min(Math.max(first, after(facts.endings, backwards + LAST) - 1), first + 1);
      const lists = await Promise.all([...new Set([first, last])].map((number) => read(`endelser/${number}.json?${facts.version}`)));
      return lists.flat().filter((text) => skeleton(text).endsWith(ending));
    },

    /** Which record a unit stands in, and as which of its units. @param {number} unit @returns {[record: number, place: number]} */
    placeOf(unit) {
      const record = after(starts, unit) - 1;
      return [record, unit - starts[record]];
    },

    /**
     * Give the first unit of each record what the others have, as far as that is more than its own.
     *
     * @param {Float64Array} scores By unit. @param {Float64Array} fits By unit. @param {number} share
     */
    lend(scores, fits, share) {
      for (let record = 0; record < facts.records.length; record++) {
        const first = starts[record];
        for (let unit = first + 1; unit < starts[record + 1]; unit++) {
          if (scores[unit] * share <= scores[first]) continue;
          scores[first] = scores[unit] * share;
          fits[first] = fits[unit];
        }
      }
    },

    /** Whether a unit is a case or lies in one. @param {number} unit */
    isOfCase: (unit) => ofCase[unit] > 0,

    /** @param {number} unit */
    kindOf(unit) {
      const [record, place] = this.placeOf(unit);
      return facts.kinds[facts.shapes[facts.records[record]][place]];
    },

    /** @param {number} record @returns {Promise<Texts>} */
    texts: (record) => read(`tekst/${record}.json?${facts.version}`),
  };
}

/** How many of the sorted values are not above `value`. @template {string | number} T @param {T[]} sorted @param {T} value */
function after(sorted, value) {
  let low = 0;
  let high = sorted.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (sorted[middle] <= value) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** @param {URL} address */
async function fetchJson(address) {
  // What has no version in its address must be the newest: it says which versions the others have.
  const response = await fetch(address, { cache: address.search ? "default" : "no-cache" });
  if (!response.ok) throw new Error(`${address}: ${response.status}`);
  return response.json();
}
