/* A text as words with places, less what must not count; as `laboratorium.tagging.words`. */
// @ts-check
import { fold, stemmer, wordsOf } from "../../search/words.js";
import { splitter } from "./compounds.js";

/** A word that counts: its place, itself folded, its terms, and what it is listed by.
 * @typedef {{ start: number, end: number, folded: string, terms: string[], head: string }} Token */

/** What reads a text by the rules that came with the weights.
 * @param {any} data @returns {{ tokens: (text: string) => Token[], stem: (folded: string) => string }} */
export function reader(data) {
  const stem = stemmer(data.irregular);
  const split = splitter(data.parts, data.compounds);
  const [stop, common, but] = [new Set(data.stop), new Set(data.common), new Set(data.but)];
  const [figures, negations] = [byFirst(data.figurative), byFirst(data.negation)];
  const [noise, end, pause] = [new RegExp(data.noise, "gu"), new RegExp(data.end, "u"), new RegExp(data.pause, "u")];
  /** @type {Map<string, string[]>} */
  const known = new Map();

  /** @param {string} folded */
  function termsOf(folded) {
    const before = known.get(folded);
    if (before) return before;
    const letters = [...folded].length;
    const found = letters < 2 || letters > data.longest || /^[0-9]+$/.test(folded) ? []
      : wordsOf(folded).filter((word) => !stop.has(word)).flatMap((word) => [stem(word), ...split(word).map(stem)]);
    const terms = [...new Set(found)].filter((term) => !common.has(term));
    known.set(folded, terms);
    return terms;
  }

  /** @param {string} text @returns {Token[]} */
  function tokens(text) {
    const clean = text.replace(noise, (found) => " ".repeat(found.length));
    let last = 0;
    const words = [...clean.matchAll(/[\p{L}\p{N}]+/gu)].map((match) => {
      const [written] = match;
      const word = { start: match.index, end: match.index + written.length, written, folded: fold(written), gap: clean.slice(last, match.index) };
      last = word.end;
      return word;
    });
    const kept = words.map(({ written, gap }, index) => {
      const letters = [...written];
      if (letters[0] === letters[0].toLowerCase() || (letters.length > 1 && written === written.toUpperCase())) return true;
      return index === 0 || end.test(gap);
    });
    for (const [from, to] of matches(words, figures)) kept.fill(false, from, to);
    for (const [, to] of matches(words, negations))
      for (let at = to; at < words.length && !pause.test(words[at].gap) && !but.has(words[at].folded); at += 1) kept[at] = false;
    return words.filter((_, index) => kept[index]).map(({ start, end: stop_, folded }) => {
      const terms = termsOf(folded);
      return { start, end: stop_, folded, terms, head: terms[0] ?? folded };
    });
  }
  return { tokens, stem };
}

/** @param {string[][]} phrases */
function byFirst(phrases) {
  /** @type {Map<string, string[][]>} */
  const found = new Map();
  for (const phrase of phrases) found.set(phrase[0], [...(found.get(phrase[0]) ?? []), phrase]);
  for (const group of found.values()) group.sort((one, other) => other.length - one.length);
  return found;
}

/** @param {{ folded: string }[]} words @param {Map<string, string[][]>} phrases @returns {[number, number][]} */
function matches(words, phrases) {
  /** @type {[number, number][]} */
  const found = [];
  words.forEach(({ folded }, index) => {
    const phrase = phrases.get(folded)?.find((parts) => parts.every((part, at) => index + at < words.length && is(part, words[index + at].folded)));
    if (phrase) found.push([index, index + phrase.length]);
  });
  return found;
}

/** Whether a word is a phrase's part, which may end in `*`.
 * @param {string} part @param {string} folded */
export const is = (part, folded) => (part.endsWith("*") ? folded.startsWith(part.slice(0, -1)) : folded === part);
