/* Full-text search in the reader's browser: one question, one answer. Nothing is sent anywhere. */

import { excerpt, marked, matcher } from "./excerpt.js";
import { CASE, openIndex } from "./index.js";
import { rank } from "./rank.js";
import { rooter } from "./roots.js";
import { wordsOf } from "./words.js";

/**
 * @typedef {import("./excerpt.js").Pieces} Pieces
 * @typedef {{ kind: string, title: Pieces, address: string, within: string, heading: string, text: Pieces }} Result
 *   `address` leads from the site's root to the right place of the page; `within` says where the result belongs.
 * @typedef {{ words: string[], left: number, apart: boolean, total: number, found: { kind: string, names: [string, string, string], units: number[] }[], show: (unit: number) => Promise<Result>, caseOf: (unit: number) => number, scoreOf: (unit: number) => number }} Answer
 *   `found` holds the kinds, cases first unless something else is called what was typed, and then in order of their best unit, each with its units in order of rank;
 *   `apart` says that no page holds all the words; `caseOf` is the number of the case that a unit lies in, in the catalogue's order, -1 for none.
 */

const FOLDER = new URL("../../../soeg/indeks/", import.meta.url);

/* How many of a kind are looked at for one that is called what was typed. */
const NAMED = 2;

/** @type {ReturnType<typeof openIndex> | null} */
let opened = null;

/** The index, opened once; opened anew after a failure. */
function index() {
  opened ??= openIndex(FOLDER);
  opened.catch(() => { opened = null; });
  return opened;
}

/** Begin to fetch what every search needs. */
export const prepare = () => index().then(() => {}, () => {});

/** Rejects when the index cannot be fetched. @param {string} query @returns {Promise<Answer>} */
export async function search(query) {
  const opened = await index();
  const { hits, words, left, sought, apart } = await rank(opened, query);
  const root = rooter(opened.facts.roots);
  const matches = matcher(sought, root);
  /** @type {Map<string, number[]>} */
  const found = new Map();
  for (const { unit } of hits) {
    const kind = opened.kindOf(unit);
    const units = found.get(kind);
    if (units) units.push(unit);
    else found.set(kind, [unit]);
  }
  const asked = words.map(root).sort().join(" ");
  const small = new Set(opened.facts.stop);
  /** The kinds of which one is called what was typed. @type {Set<string>} */
  const named = new Set();
  for (const [kind, units] of found) {
    for (const unit of kind === CASE ? [] : units.slice(0, NAMED)) {
      const [record, place] = opened.placeOf(unit);
      const title = wordsOf((await opened.texts(record)).u[place][0]).filter((word) => !small.has(word));
      if (title.map(root).sort().join(" ") === asked) named.add(kind);
    }
  }
  /** @param {string} kind */
  const turn = (kind) => (named.has(kind) ? 0 : kind === CASE ? 1 : 2);
  const scores = new Map(hits.map(({ unit, score }) => [unit, score]));
  return {
    words,
    left,
    apart,
    total: hits.length,
    found: [...found].sort(([one], [other]) => turn(one) - turn(other)).map(([kind, units]) => ({ kind, names: opened.facts.names[kind], units })),
    caseOf: (unit) => (opened.isOfCase(unit) ? opened.placeOf(unit)[0] : -1),
    scoreOf: (unit) => scores.get(unit) ?? 0,
    async show(unit) {
      const [record, place] = opened.placeOf(unit);
      const texts = await opened.texts(record);
      const [title, address, sections] = texts.u[place];
      const { anchor, heading, pieces } = excerpt(sections, matches);
      return {
        kind: opened.kindOf(unit),
        title: marked(title, matches),
        address: anchor && !address.includes("#") ? `${address}#${anchor}` : address,
        within: place ? texts.t : texts.c,
        heading,
        text: pieces,
      };
    },
  };
}

/**
 * The cases that a text finds, by their number in the catalogue's order: how well the case or the best of its learning
 * points and prototypes fits.
 *
 * @param {string} query
 * @returns {Promise<Map<number, number>>}
 */
export async function casesByRelevance(query) {
  const opened = await index();
  const { hits } = await rank(opened, query);
  /** @type {Map<number, number>} */
  const scores = new Map();
  for (const { unit, score } of hits) {
    const [record] = opened.placeOf(unit);
    const isCase = opened.facts.kinds[opened.facts.shapes[opened.facts.records[record]][0]] === "case";
    if (isCase && !scores.has(record)) scores.set(record, score); // The best comes first.
  }
  return scores;
}
