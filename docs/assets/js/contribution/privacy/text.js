/* A text as it is searched for what may lead to a person, and the words that stand in it; the same as the library's
   `model.privacy.text`. */
// @ts-check
import { pattern, rules } from "../rules.js";
import { findNames } from "./words.js";

/** What was found: where it begins and ends (in characters, as Python counts them), its code, and how sure that is.
 * @typedef {{ start: number, end: number, code: string, level: "fejl" | "forslag" }} Found */

const OTHER_DIGIT = /(?![0-9])\p{Nd}/gu;

export class Text {
  /** @param {string} written */
  constructor(written) {
    let chars = written.replaceAll("\n", " ");
    /** @type {number[] | null} */
    this.places = null;
    // One place for each character, also for those that take two here.
    if (/[\ud800-\udfff]/.test(chars)) chars = [...chars].map((char) => (char.length === 1 ? char : standIn(char))).join("");
    const { sign } = rules.privacy.unseen;
    if (pattern(sign).test(chars)) {
      this.places = [...chars].flatMap((char, at) => (pattern(sign).test(char) ? [] : [at]));
      chars = chars.replace(pattern(sign, "g"), "");
    }
    this.plain = chars.replace(OTHER_DIGIT, digit);
    // The one letter that in lower case is two.
    this.lower = this.plain.replaceAll("İ", "I").toLowerCase();
    /** @type {Map<string, number[][]>} */
    this.found = new Map();
    /** @type {Map<string, number[][]>} */
    this.searched = new Map();
  }

  /** Where in the text as it was written a place of the plain one is.
   * @param {number} at */
  place(at) {
    return this.places ? this.places[at] : at;
  }

  /** Where the words of that name begin, and where they end.
   * @param {string} name @returns {number[][]} */
  spots(name) {
    let both = this.found.get(name);
    if (!both) {
      const { word, as_written: asWritten } = rules.privacy.words[name] ?? {};
      // Two kinds may be the same words, each with a gap of its own.
      both = this.searched.get(word ?? name);
      if (!both) {
        const spans = name === "name" ? findNames(this.plain)
          : [...(asWritten ? this.plain : this.lower).matchAll(pattern(word, "g"))].map((match) => [match.index, match.index + match[0].length]);
        both = [spans.map(([start]) => start), spans.map(([, end]) => end)];
      }
      this.searched.set(word ?? name, both);
      this.found.set(name, both);
    }
    return both;
  }

  /** Whether such a word stands there.
   * @param {string} name @param {number} start @param {number} end */
  has(name, start, end) {
    const [starts, ends] = this.spots(name);
    return ends[firstFrom(starts, start)] <= end;
  }

  /** Whether such a word stands there with nothing but its gap between it and `end`.
   * @param {string} name @param {number} start @param {number} end */
  leads(name, start, end) {
    const [starts, ends] = this.spots(name);
    for (let at = firstFrom(ends, end + 1) - 1; starts[at] >= start; at -= 1)
      if (this.isGap(name, ends[at], end)) return true;
    return false;
  }

  /** Whether nothing but its gap stands between that place and the next such word.
   * @param {string} name @param {number} at */
  follows(name, at) {
    const [starts] = this.spots(name);
    const next = starts[firstFrom(starts, at)];
    return next !== undefined && next - at < 100 && this.isGap(name, at, next);
  }

  /** @param {string} name @param {number} start @param {number} end */
  isGap(name, start, end) {
    return pattern(rules.privacy.words[name].gap, "^").test(this.lower.slice(start, end));
  }

  /** Whether what stands at that place is of that kind.
   * @param {string} name @param {number} at */
  near(name, at) {
    return matchAt(rules.privacy.near[name], this.lower, at) !== null;
  }
}

/** @param {string} source @param {string} text @param {number} at */
export function matchAt(source, text, at) {
  const found = pattern(source, "y");
  found.lastIndex = at;
  return found.exec(text);
}

/** The first of some sorted numbers that is not below `least`, by its place.
 * @param {number[]} numbers @param {number} least */
export function firstFrom(numbers, least) {
  let [low, high] = [0, numbers.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (numbers[middle] < least) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** How sure it is by a table of levels, given what holds; null says nothing.
 * @param {string} table @param {Iterable<string>} facts @returns {Found["level"] | null} */
export function decide(table, facts) {
  const holds = new Set(facts);
  for (const { if: needed, unless: denied, level } of rules.privacy.levels[table])
    if (listed(needed).every((name) => holds.has(name)) && !listed(denied).some((name) => holds.has(name))) return level ?? null;
  return null;
}

/** @type {Map<string, string[]>} */
const lists = new Map([["", []]]);

/** The words of a list.
 * @param {string} [names] */
export function listed(names = "") {
  let found = lists.get(names);
  if (!found) lists.set(names, (found = names.split(" ")));
  return found;
}

/** The names of what is true.
 * @param {Record<string, unknown>} facts */
export const trueOf = (facts) => Object.keys(facts).filter((name) => facts[name]);

/** A character of the same kind that takes one place.
 * @param {string} char */
const standIn = (char) => (/\p{Nd}/u.test(char) ? digit(char) : /[\p{L}\p{N}]/u.test(char) ? "ª" : "☀");

/** A digit of any script as 0–9: each script has its ten in a row.
 * @param {string} char */
function digit(char) {
  const code = /** @type {number} */ (char.codePointAt(0));
  let below = 0;
  while (/\p{Nd}/u.test(String.fromCodePoint(code - below - 1))) below += 1;
  return String(below % 10);
}
