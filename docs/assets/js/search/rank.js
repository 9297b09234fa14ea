/* From a query to units in order: each word is looked for as it stands and in what is near it, the units' weights are
   summed over the words (BM25), and a unit that answers more of the words comes before one that answers fewer. */

import { oneWrong, skeleton, stemmer, wordsOf } from "./words.js";

/**
 * @typedef {Awaited<ReturnType<typeof import("./index.js").openIndex>>} Index
 * @typedef {import("./index.js").Term} Term
 * @typedef {Map<Term, number>} Found Terms to look for, each with what a match counts.
 * @typedef {{ hits: { unit: number, score: number }[], words: string[], left: number, sought: Map<string, number> }} Ranking
 *   `words` are those looked for, `left` counts those beyond the first dozen, `sought` says for each term that was
 *   looked for what a match counts.
 */

const MOST_WORDS = 12;
const LONGEST = 60;
/* What a match counts: the same word; the same but for marks (ø as o); a longer word that begins so; one wrong letter;
   another word that means the same; the parts of a compound, together; a word that only begins alike. */
const SAME = 1;
const MARKS = 0.9;
const LONGER = 0.75;
const WRONG = 0.5;
const SYNONYM = 0.4;
const PARTS = 0.4;
const ALIKE = 0.3;
/* Two words that stand as one in the text count for both. */
const JOINED = 2;
/* Units with less than this share of the best unit's score are not worth a reader's time. */
const WORTH = 1 / 8;
/* How many pieces of the index a word's longer and misspelt forms may take. */
const PIECES = 2;
const LINKS = ["", "s", "e", "er"];
/* What ends many words without being one. */
const SUFFIXES = /^(?:n?ing|hed|else?|skab|dom|eri|e?lig|isk|som|ende?)$/;
const HAS_MARKS = /ae|oe|aa/;

/** @param {Index} index @param {string} query @returns {Promise<Ranking>} */
export async function rank(index, query) {
  const { facts } = index;
  const stem = stemmer(facts.irregular);
  const stop = new Set(facts.stop);
  const all = wordsOf(query.slice(0, 2000)).map((word) => word.slice(0, LONGEST));
  const said = [...new Set(all.filter((word) => !stop.has(word)))];
  const words = said.slice(0, MOST_WORDS);
  const meanings = await Promise.all(words.map((word) => meaningOf(word)));
  const joins = await Promise.all(words.slice(1).map((word, at) => same(words[at] + word)));
  /** @type {Map<string, number>} */
  const sought = new Map();

  const sums = new Float64Array(facts.units);
  const answered = new Uint8Array(facts.units);
  for (const meaning of meanings) {
    const scores = weigh(meaning.terms);
    const parts = meaning.parts.map(weigh);
    for (let unit = 0; unit < scores.length; unit++) {
      let together = 0;
      for (const part of parts) together += part[unit];
      const score = Math.max(scores[unit], PARTS * together);
      if (score) {
        sums[unit] += score;
        answered[unit] += 1;
      }
    }
  }
  for (const join of joins) {
    weigh(join).forEach((score, unit) => {
      if (!score) return;
      sums[unit] = Math.max(sums[unit], JOINED * score + sums[unit] / 2);
      answered[unit] = Math.min(words.length, Math.max(answered[unit] + 1, 2));
    });
  }
  const scores = sums.map((sum, unit) => (sum * answered[unit]) / words.length);
  const least = WORTH * scores.reduce((best, score) => Math.max(best, score), 0);
  const hits = [];
  for (let unit = 0; unit < scores.length; unit++) {
    if (scores[unit] && scores[unit] >= least) hits.push({ unit, score: scores[unit] });
  }
  hits.sort((a, b) => b.score - a.score || a.unit - b.unit);
  return { hits, words, left: said.length - words.length, sought };

  /** Each unit's best weight for any of the terms. @param {Found} found */
  function weigh(found) {
    const best = new Float64Array(facts.units);
    for (const [{ text, posting: [units, ...levels] }, counts] of found) {
      sought.set(text, Math.max(counts, sought.get(text) ?? 0));
      const rarity = Math.log(1 + (facts.units - units + 0.5) / (units + 0.5));
      for (const [level, ...steps] of levels) {
        const score = (counts * rarity * level) / facts.per_level;
        let unit = 0;
        for (const step of steps) {
          unit += step;
          if (score > best[unit]) best[unit] = score;
        }
      }
    }
    return best;
  }

  /** @param {string} word @returns {Promise<{ terms: Found, parts: Found[] }>} */
  async function meaningOf(word) {
    const [terms, others, parts] = await Promise.all([same(word), synonymsOf(stem(word)), partsOf(word)]);
    const known = terms.size > 0;
    for (const term of await longer(word)) if (!terms.has(term)) terms.set(term, LONGER);
    if (!known) for (const term of await misspelt(word)) terms.set(term, Math.max(terms.get(term) ?? 0, WRONG));
    for (const [term, counts] of others) if (!terms.has(term)) terms.set(term, counts);
    if (!terms.size && !parts.length) for (const term of await alike(word)) terms.set(term, ALIKE);
    return { terms, parts };
  }

  /** The word as it stands, whatever its ending and marks. @param {string} word @param {number} [counts] @returns {Promise<Found>} */
  async function same(word, counts = SAME) {
    const stemmed = stem(word);
    const terms = await index.withKey(skeleton(stemmed));
    // Who writes one mark writes them all: »aldrig« is no »ældre«, but »aldre« is.
    const alike = terms.filter(({ text }) => text === stemmed || !HAS_MARKS.test(stemmed));
    return new Map(alike.map((term) => [term, counts * (term.text === stemmed ? SAME : MARKS)]));
  }

  /** @param {string} stemmed @returns {Promise<Found>} */
  async function synonymsOf(stemmed) {
    const others = Object.hasOwn(facts.synonyms, stemmed) ? facts.synonyms[stemmed] : [];
    const found = await Promise.all(others.map((other) => same(other, SYNONYM)));
    return new Map(found.flatMap((terms) => [...terms]));
  }

  /** Longer words that begin so, or else that end so. @param {string} word */
  async function longer(word) {
    const stemmed = skeleton(stem(word));
    const beginning = stemmed.length >= 5 ? stemmed : skeleton(word);
    if (beginning.length < 3) return [];
    const found = await index.beginning(beginning, PIECES);
    if (found.length || beginning.length < 4) return found;
    return named(await index.ending(beginning));
  }

  /** Words one wrong letter away: a word keeps its beginning or, when the wrong letter is there, its end. @param {string} word */
  async function misspelt(word) {
    const key = skeleton(stem(word));
    if (key.length < 4) return [];
    const near = (/** @type {string} */ other) => oneWrong(key, other);
    const [begun, ended] = await Promise.all([
      index.beginning(key.slice(0, 3), PIECES),
      key.length > 4 ? index.ending(key.slice(key.length > 6 ? 4 : 3)) : [],
    ]);
    const found = new Set(begun.filter((term) => near(term.key)));
    for (const term of await named(ended.filter((text) => near(skeleton(text))))) found.add(term);
    return found;
  }

  /** What a compound is made of, as far as the index knows both its halves. @param {string} word @returns {Promise<Found[]>} */
  async function partsOf(word) {
    /** @type {Map<string, Found>} */
    const parts = new Map();
    for (let cut = 3; cut <= word.length - 3; cut++) {
      const second = stem(word.slice(cut));
      if (second.length < 3 || SUFFIXES.test(second)) continue;
      for (const link of LINKS) {
        const first = word.slice(0, cut - link.length);
        if (first.length < 3 || !word.slice(0, cut).endsWith(link)) continue;
        const left = await same(first);
        const right = left.size ? await same(word.slice(cut)) : left;
        if (!right.size) continue;
        for (const [text, found] of [[stem(first), left], [second, right]]) {
          parts.set(text, new Map([...(await synonymsOf(text)), ...found]));
        }
        break;
      }
    }
    parts.delete(stem(word));
    return [...parts.values()];
  }

  /** For a word that nothing is like: what its longest known beginning means. @param {string} word @returns {Promise<Iterable<Term>>} */
  async function alike(word) {
    for (let length = word.length - 1; length >= 4; length--) {
      const beginning = word.slice(0, length);
      const meant = await synonymsOf(stem(beginning));
      if (meant.size) return meant.keys();
      const found = await index.beginning(skeleton(beginning), 1);
      if (found.length) return found;
    }
    return [];
  }

  /** The terms of these names. @param {string[]} texts */
  async function named(texts) {
    const found = await Promise.all(texts.slice(0, 8).map((text) => index.withKey(skeleton(text))));
    return found.flat().filter((term) => texts.includes(term.text));
  }
}
