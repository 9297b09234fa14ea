/* Danish text as the library's own module `danish` has it: folded, made into addresses, counted; and the nearest of
   several words. The tests hold the two to the same answers. */
// @ts-check
import { fold } from "../search/words.js";

export { fold };

/** An address part of a–z, 0–9 and single hyphens; may be empty.
 * @param {string} text */
export const slugify = (text) => fold(text).replace(/[^a-z0-9]+/g, "-").replace(/^-+|-+$/g, "");

/** How many words a text has; `19,7` and `e-bog` are one each.
 * @param {string} text */
export const countWords = (text) =>
  text.match(/[\p{L}\p{N}_]+(?:[-'’.,:/][\p{L}\p{N}_]+)*/gu)?.length ?? 0;

/** The number of characters, as people and Python count them.
 * @param {string} text */
export const lengthOf = (text) => {
  let count = 0;
  for (const _ of text) count += 1;
  return count;
};

/** The first `count` characters.
 * @param {string} text @param {number} count */
export const firstOf = (text, count) => [...text.slice(0, 2 * count)].slice(0, count).join("");

/** A number as Danes write it.
 * @param {number} value */
export const formatNumber = (value) => {
  const [whole, decimals] = String(Math.abs(value)).split(".");
  const grouped = whole.replace(/\B(?=(\d{3})+$)/g, ".");
  return `${value < 0 ? "−" : ""}${grouped}${decimals ? `,${decimals}` : ""}`;
};

/** The word spelt most like `text`, or null: the answer of Python's `difflib.get_close_matches`.
 * @param {string} text @param {string[]} words @param {number} [cutoff] from 0 to 1 @returns {string | null} */
export function nearest(text, words, cutoff = 0.6) {
  const wanted = [...fold(firstOf(text, 100))];
  const spelt = new Map(words.map((word) => [fold(word), word]));
  let best = "";
  let most = 0;
  for (const candidate of spelt.keys()) {
    const letters = [...candidate];
    const total = letters.length + wanted.length;
    if (!total || (2 * Math.min(letters.length, wanted.length)) / total < cutoff) continue;
    const ratio = (2 * shared(letters, wanted)) / total;
    if (ratio >= cutoff && (ratio > most || (ratio === most && candidate > best))) {
      most = ratio;
      best = candidate;
    }
  }
  return most ? (spelt.get(best) ?? null) : null;
}

/** How many letters stand in the matching blocks of two words (Ratcliff and Obershelp).
 * @param {string[]} one @param {string[]} other @returns {number} */
function shared(one, other) {
  let [size, at, from] = [0, 0, 0];
  /** @type {number[]} */
  let above = [];
  for (let i = 0; i < one.length; i += 1) {
    /** @type {number[]} */
    const row = [];
    for (let j = 0; j < other.length; j += 1) {
      if (one[i] !== other[j]) continue;
      row[j] = (above[j - 1] ?? 0) + 1;
      if (row[j] > size) [size, at, from] = [row[j], i - row[j] + 1, j - row[j] + 1];
    }
    above = row;
  }
  if (!size) return 0;
  return (
    size +
    shared(one.slice(0, at), other.slice(0, from)) +
    shared(one.slice(at + size), other.slice(from + size))
  );
}
