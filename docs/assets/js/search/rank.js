/* From a query to units in order: each word is looked for as it stands and in what is near it, the units' weights are
   summed over the words (BM25), and a unit that answers more of the words comes before one that answers fewer. */

import { rooter } from "./roots.js";
import { oneWrong, skeleton, wordsOf } from "./words.js";

/**
 * @typedef {Awaited<ReturnType<typeof import("./index.js").openIndex>>} Index
 * @typedef {import("./index.js").Term} Term
 * @typedef {Map<Term, number>} Found Terms to look for, each with what a match counts.
 * @typedef {{ hits: { unit: number, score: number }[], words: string[], left: number, sought: Map<string, number>, apart: boolean }} Ranking
 *   `words` are those looked for, `left` counts those beyond the first dozen, `sought` says for each term that was
 *   looked for what a match counts, and `apart` that no unit holds all the words.
 */

const MOST_WORDS = 12;
const LONGEST = 60;
/* What a match counts: the same word; the same but for marks (ø as o); a longer word that begins so; a compound whose
   first part it is; the word that it is made of; one wrong letter; another word that means the same; the last part of a compound that is sought, and
   the parts before it; its opposite with »u«, since who asks for tryghed has utryghed to do with; a word that only begins alike. */
const SAME = 1;
const MARKS = 0.9;
const LONGER = 0.75;
const FIRST = 0.5;
const BASE = 0.6;
const WRONG = 0.5;
const SYNONYM = 0.5;
const HEAD = 0.5;
const MODIFIER = 0.25;
const OPPOSITE = 0.75;
const ALIKE = 0.3;
/* Two words that stand as one in the text count for both. */
const JOINED = 2;
/* What stands in a case's learning points and prototypes stands on its page too. */
const WITHIN = 0.9;
/* What else there is than cases and what lies in them. */
const OTHERS = 0.6;
/* A case is about a word when the word itself stands there, or another form of it, and says so much as this share of
   what it says where it says the most. */
const HELD = 0.75;
const ENOUGH = 0.3;
/* What a verb means another thing with, as in »brænder ud«, when a question ends so. */
const PARTICLE = /^(?:ud|ind|op|ned|af)$/;
const BARE = 0.5;
/* Units with less than this share of the best unit's score are not worth a reader's time. */
const WORTH = 1 / 8;
/* How many pieces of the index a word's longer and misspelt forms may take. */
const PIECES = 2;
const LINKS = ["", "s", "e", "er"];
/* What ends many words without being one. */
const SUFFIXES = /^(?:n?ing|hed|else?|els|skab|dom|eri|e?lig|isk|som|ende?)$/;
/* What makes one word of another without making a compound: sund, sundhed. */
const DERIVED = /^(?:n?ing|hed|els|skab|dom|eri|e?lig|isk|som|ende?|er|ere|e|s|t)/;
/* What makes a noun of another word: ensomhed, inddragelse, bosætning. */
const MAKES = /(?:hed|els|n?ing)$/;
const MOST_PARTS = 3;
/* Words of two letters that compounds begin with. */
const SHORT = new Set(["by", "oe", "aa", "bo", "el", "ny"]);
const HAS_MARKS = /ae|oe|aa/;

/** @param {Index} index @param {string} query @returns {Promise<Ranking>} */
export async function rank(index, query) {
  const { facts } = index;
  const root = rooter(facts.roots);
  const asking = new Set(facts.asking);
  const { said, particle } = sayings(query, facts.stop, asking);
  const words = said.slice(0, MOST_WORDS);
  const meanings = await Promise.all(words.map((word) => meaningOf(word)));
  const joins = await Promise.all(words.slice(1).map((word, at) => same(words[at] + word)));
  /** @type {Map<string, number>} */
  const sought = new Map();

  const sums = new Float64Array(facts.units);
  const answered = new Float64Array(facts.units);
  const held = new Uint8Array(facts.units);
  for (const { terms, parts, rarest } of meanings) {
    const whole = weigh(terms, rarest);
    const pieces = parts.map((part) => weigh(part, 0));
    for (let unit = 0; unit < facts.units; unit++) {
      let [score, fit] = [0, 0];
      for (const piece of pieces) {
        score += piece.scores[unit];
        fit += piece.fits[unit];
      }
      if (score <= whole.scores[unit]) continue;
      whole.scores[unit] = score;
      whole.fits[unit] = Math.min(1, fit);
    }
    index.lend(whole.scores, whole.fits, WITHIN);
    const enough = words.length > 1 ? ENOUGH * whole.scores.reduce((best, score) => Math.max(best, score), 0) : 0;
    for (let unit = 0; unit < facts.units; unit++) {
      sums[unit] += whole.scores[unit];
      answered[unit] += whole.fits[unit];
      if (whole.scores[unit] && (index.isOfCase(unit) || words.length < 2) && whole.fits[unit] >= HELD && whole.scores[unit] >= enough) held[unit] += 1;
    }
  }
  for (const join of joins) {
    weigh(join, 0).scores.forEach((score, unit) => {
      if (!score) return;
      sums[unit] = Math.max(sums[unit], JOINED * score + sums[unit] / 2);
      answered[unit] = Math.min(words.length, Math.max(answered[unit] + 1, 2));
    });
  }
  const scores = sums.map((sum, unit) => ((sum * answered[unit]) / words.length) * (index.isOfCase(unit) ? 1 : OTHERS));
  const least = WORTH * scores.reduce((best, score) => Math.max(best, score), 0);
  const hits = [];
  for (let unit = 0; unit < scores.length; unit++) {
    if (scores[unit] && scores[unit] >= least) hits.push({ unit, score: scores[unit] });
  }
  hits.sort((a, b) => b.score - a.score || a.unit - b.unit);
  const most = held.reduce((best, count) => Math.max(best, count), 0);
  return { hits, words, left: said.length - words.length, sought, apart: hits.length > 0 && most < words.length };

  /**
   * Each unit's best weight for any of the terms, and how well that term fits. What is only like a word says no more
   * than the word itself, which `least` units have.
   *
   * @param {Found} found @param {number} least
   */
  function weigh(found, least) {
    const best = new Float64Array(facts.units);
    const fits = new Float64Array(facts.units);
    for (const [{ text, posting: [units, ...levels] }, counts] of found) {
      sought.set(text, Math.max(counts, sought.get(text) ?? 0));
      const holders = Math.max(units, least);
      const rarity = Math.log(1 + (facts.units - holders + 0.5) / (holders + 0.5));
      for (const [level, ...steps] of levels) {
        const score = (counts * rarity * level) / facts.per_level;
        let unit = 0;
        for (const step of steps) {
          unit += step;
          if (score <= best[unit]) continue;
          best[unit] = score;
          fits[unit] = Math.sqrt(Math.min(1, counts));
        }
      }
    }
    return { scores: best, fits };
  }

  /** @param {string} word @returns {Promise<{ terms: Found, parts: Found[], rarest: number }>} */
  async function meaningOf(word) {
    const [own, opposite, base, others, parts] = await Promise.all([same(word), oppositeOf(word), baseOf(word), synonymsOf(root(word)), partsOf(word)]);
    const terms = particle?.verb === word
      ? new Map([...[...own].map(([term, counts]) => /** @type {[Term, number]} */ ([term, counts * BARE])), ...(await same(particle.last + word))])
      : own;
    const known = terms.size > 0;
    const rarest = Math.max(0, ...[...terms.keys()].map(({ posting }) => posting[0]));
    const rooted = root(word);
    for (const term of particle?.verb === word ? [] : await longer(word)) {
      if (!terms.has(term)) terms.set(term, term.text.startsWith(rooted) && isCompound(term.text.slice(rooted.length)) ? FIRST : LONGER);
    }
    if (!known) for (const term of await misspelt(word)) terms.set(term, Math.max(terms.get(term) ?? 0, WRONG));
    for (const [term, counts] of [...opposite, ...base, ...others]) if (!terms.has(term)) terms.set(term, counts);
    if (!terms.size && !parts.length) for (const term of await alike(word)) terms.set(term, ALIKE);
    return { terms, parts, rarest };
  }

  /** The word as it stands, whatever its ending and marks. @param {string} word @param {number} [counts] @returns {Promise<Found>} */
  async function same(word, counts = SAME) {
    const rooted = root(word);
    const terms = await index.withKey(skeleton(rooted));
    // Who writes one mark writes them all: »aldrig« is no »ældre«, but »aldre« is.
    const alike = terms.filter(({ text }) => text === rooted || !HAS_MARKS.test(rooted));
    return new Map(alike.map((term) => [term, counts * (term.text === rooted ? SAME : MARKS)]));
  }

  /** @param {string} rooted @returns {Promise<Found>} */
  async function synonymsOf(rooted) {
    const others = Object.hasOwn(facts.synonyms, rooted) ? facts.synonyms[rooted] : [];
    const found = await Promise.all(others.map((other) => same(other, SYNONYM)));
    return new Map(found.flatMap((terms) => [...terms]));
  }

  /** Longer words that begin so, or else that end so. @param {string} word */
  async function longer(word) {
    const rooted = skeleton(root(word));
    const beginning = rooted.length >= 5 ? rooted : skeleton(word);
    if (beginning.length < 3) return [];
    const found = await index.beginning(beginning, PIECES);
    if (found.length || beginning.length < 4) return found;
    return named(await index.ending(beginning));
  }

  /** Words one wrong letter away: a word keeps its beginning or, when the wrong letter is there, its end. @param {string} word */
  async function misspelt(word) {
    const key = skeleton(root(word));
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

  /**
   * What a compound is made of, as far as the index knows its parts. The last one says what it is.
   *
   * @param {string} word @returns {Promise<Found[]>}
   */
  async function partsOf(word) {
    /** @type {Map<string, Found>} */
    const parts = new Map();
    for (const all of await cuts(word, MOST_PARTS)) {
      // What a byfornyelsesprojekt is, byfornyelse says.
      const pieces = asking.has(all[all.length - 1]) ? all.slice(0, -1) : all;
      for (const [at, piece] of pieces.entries()) {
        const counts = at < pieces.length - 1 ? MODIFIER : HEAD;
        const like = [...(await synonymsOf(root(piece))), ...(await baseOf(piece)), ...(await same(piece))];
        parts.set(root(piece), new Map(like.map(([term, share]) => [term, share * counts])));
      }
    }
    parts.delete(root(word));
    return [...parts.values()];
  }

  /** The ways to cut a word in up to so many that the index knows. @param {string} word @param {number} most @returns {Promise<string[][]>} */
  async function cuts(word, most) {
    /** @type {string[][]} */
    const found = [];
    for (let cut = 2; cut <= word.length - 3; cut++) {
      const rest = word.slice(cut);
      if (SUFFIXES.test(root(rest))) continue;
      for (const link of LINKS) {
        const first = word.slice(0, cut - link.length);
        if ((first.length < 3 && !SHORT.has(first)) || !word.slice(0, cut).endsWith(link) || !(await same(first)).size) continue;
        const known = (await same(rest)).size > 0;
        const more = known ? [[rest]] : most > 2 ? await cuts(rest, most - 1) : [];
        found.push(...more.map((pieces) => [first, ...pieces]));
        break;
      }
    }
    return found;
  }

  /** What a word is made of that adds an ending to another one, as `ensomhed` does. @param {string} word @returns {Promise<Found>} */
  async function baseOf(word) {
    const rooted = root(word);
    const base = rooted.replace(MAKES, "");
    return base === rooted || base.length < 4 ? new Map() : same(base, BASE);
  }

  /** What says that there is none of a thing, as `utryghed` does, or what that says there is none of. @param {string} word @returns {Promise<Found>} */
  async function oppositeOf(word) {
    const base = root(word).replace(MAKES, "");
    const forms = new Set([word, base].map((form) => (form.startsWith("u") ? form.slice(1) : `u${form}`)));
    const found = await Promise.all([...forms].filter((form) => form.length > 4).map((form) => same(form, OPPOSITE)));
    return new Map(found.flatMap((terms) => [...terms]));
  }

  /** For a word that nothing is like: what its longest known beginning means. @param {string} word @returns {Promise<Iterable<Term>>} */
  async function alike(word) {
    for (let length = word.length - 1; length >= 4; length--) {
      const beginning = word.slice(0, length);
      const meant = await synonymsOf(root(beginning));
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

/** Whether what follows the beginning of a word makes a compound of it. @param {string} rest */
const isCompound = (rest) => rest.length > 3 && !DERIVED.test(rest);

/**
 * The words of a question that say what it is about: not the small ones, nor those of asking unless there are no others.
 * A last word such as »ud« belongs to the verb before it.
 *
 * @param {string} query @param {string[]} stop @param {Set<string>} asking
 */
function sayings(query, stop, asking) {
  const small = new Set(stop);
  const all = wordsOf(query.slice(0, 2000)).map((word) => word.slice(0, LONGEST));
  const said = [...new Set(all.filter((word) => !small.has(word)))];
  const telling = said.filter((word) => !asking.has(word));
  const last = all[all.length - 1] ?? "";
  const verb = all[all.length - 2] ?? "";
  return {
    said: telling.length ? telling : said,
    particle: PARTICLE.test(last) && telling.includes(verb) ? { verb, last } : null,
  };
}
