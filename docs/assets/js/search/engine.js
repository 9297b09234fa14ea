/* Full-text search in the reader's browser: one question, one answer. Nothing is sent anywhere. */

import { excerpt, marked, matcher } from "./excerpt.js";
import { openIndex } from "./index.js";
import { rank } from "./rank.js";
import { stemmer } from "./words.js";

/**
 * @typedef {import("./excerpt.js").Pieces} Pieces
 * @typedef {{ kind: string, title: Pieces, address: string, within: string, heading: string, text: Pieces }} Result
 *   `address` leads from the site's root to the right place of the page; `within` says where the result belongs.
 * @typedef {{ words: string[], left: number, total: number, found: { kind: string, names: [string, string, string], units: number[] }[], show: (unit: number) => Promise<Result> }} Answer
 *   `found` holds the kinds in order of their best unit, each with its units in order of rank.
 */

const FOLDER = new URL("../../../soeg/indeks/", import.meta.url);

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
  const { hits, words, left, sought } = await rank(opened, query);
  const matches = matcher(sought, stemmer(opened.facts.irregular));
  /** @type {Map<string, number[]>} */
  const found = new Map();
  for (const { unit } of hits) {
    const kind = opened.kindOf(unit);
    const units = found.get(kind);
    if (units) units.push(unit);
    else found.set(kind, [unit]);
  }
  return {
    words,
    left,
    total: hits.length,
    found: [...found].map(([kind, units]) => ({ kind, names: opened.facts.names[kind], units })),
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
