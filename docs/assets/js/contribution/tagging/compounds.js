/* The parts of Danish compounds, found as `laboratorium.base.danish_words.Parts` finds them: the same lists, the same
   rules. */
// @ts-check
import { fold } from "../../search/words.js";

const DOUBLED = /([bdfgklmnprst])\1$/;

/** @typedef {{ links: string[], endings: string[], elisions: Record<string, string>, longest: number }} Rules */

/** A splitter out of the lists, each line as README.md beside them says: a word gives the folded names of its parts, none
 * when it has but one.
 * @param {string} lists @param {Rules} rules @returns {(folded: string) => string[]} */
export function splitter(lists, rules) {
  const { first, last, wholes } = read(lists, rules.links);

  /** The base word that `folded` inflects, and how many letters it adds.
   * @param {string} folded @param {{ has: (word: string) => boolean }} words @returns {[string, number] | null} */
  function base(folded, words) {
    for (const ending of rules.endings) {
      if (!folded.endsWith(ending)) continue;
      const stem = folded.slice(0, folded.length - ending.length);
      if (words.has(stem)) return [stem, ending.length];
      if (ending.length > 1 && DOUBLED.test(stem) && words.has(stem.slice(0, -1))) return [stem.slice(0, -1), ending.length + 1];
    }
    for (const [ending, own] of Object.entries(rules.elisions)) {
      const stem = folded.slice(0, folded.length - ending.length) + own;
      if (folded.endsWith(ending) && words.has(stem)) return [stem, ending.length];
    }
    return null;
  }

  /** @param {string} form @param {boolean} joined */
  const opening = (form, joined) =>
    first.has(form) || !(joined && form.endsWith("s")) ? first.get(form) : first.get(form.slice(0, -1));

  return (folded) => {
    if (folded.length < 5 || folded.length > rules.longest || base(folded, wholes)) return [];
    /** The best reading of what follows each place: how many parts, letters that had to go, the parts.
     * @type {Map<number, [number, number, string[]]>} */
    const found = new Map();
    for (let start = folded.length - 2; start >= 0; start -= 1) {
      /** @type {[number, number, string[]][]} */
      const readings = [];
      const end = base(folded.slice(start), last);
      if (end) readings.push([1, end[1], [last.get(end[0]) ?? ""]]);
      for (const [cut, [count, gone, rest]] of found) {
        if (cut - start < 2) continue;
        const name = opening(folded.slice(start, cut), start > 0);
        if (name) readings.push([count + 1, gone + Math.abs(cut - start - name.length), [name, ...rest]]);
      }
      if (readings.length) found.set(start, readings.reduce((best, next) => (better(next, best) ? next : best)));
    }
    const whole = found.get(0);
    return whole && whole[0] > 1 ? whole[2] : [];
  };
}

/** @param {[number, number, string[]]} one @param {[number, number, string[]]} other */
function better(one, other) {
  if (one[0] !== other[0]) return one[0] < other[0];
  if (one[1] !== other[1]) return one[1] < other[1];
  return (one[2].at(-1) ?? "").length > (other[2].at(-1) ?? "").length;
}

/** @param {string} lists @param {string[]} links */
function read(lists, links) {
  /** @type {Map<string, string>} */
  const first = new Map();
  /** @type {Map<string, string>} */
  const last = new Map();
  /** @type {Set<string>} */
  const wholes = new Set();
  /** @type {Set<string>} */
  const joining = new Set();
  for (const line of fold(lists).split("\n")) {
    const tokens = line.split(" ").filter(Boolean);
    if (!tokens.length) continue;
    const name = tokens[0].replace(/^[-=]+|[-=]+$/g, "");
    for (const token of tokens) {
      if (token[0] === "-") last.set(token.slice(1), name);
      else if (token.endsWith("-")) {
        if (!first.has(token.slice(0, -1))) first.set(token.slice(0, -1), name);
        joining.add(name);
      } else if (token[0] === "=") wholes.add(token.slice(1));
      else {
        last.set(token, name);
        if (joining.has(name)) continue;
        for (const link of links) if (!first.has(token + link)) first.set(token + link, name);
        if (token.endsWith("e") && !first.has(`${token.slice(0, -1)}s`)) first.set(`${token.slice(0, -1)}s`, name);
      }
    }
  }
  return { first, last, wholes };
}
