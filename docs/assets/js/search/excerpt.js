/* A piece of a result's own text around what was sought, with the words that matched marked. */

import { fold, skeleton } from "./words.js";

/** @typedef {{ text: string, mark: boolean }[]} Pieces */
/** @typedef {(word: string) => number} Matches What a word of the text, as it stands there, counts; 0 for no match. */

const LONG = 220;
const NEAR = 0.5;
/** The anchor of something said in an episode, at so many seconds. */
const SPOKEN = /^t=\d+$/;
const WORD = /[\p{L}\p{N}]+/gu;
/** What makes another word of one, and no compound: a *regning* has nothing to do with *regn*. */
const DERIVED = "(?:n|er)?ing|skab|else|hed|ig|lig|isk|som|agtig|ende|er|eri|ist|isme|itet";

/**
 * Tell words that matched from others: those with a root that was looked for, and longer ones that begin or end in one
 * of some length, unless it was a synonym or the like that is too far off for that, or the rest only makes another word.
 *
 * @param {Map<string, number>} sought Terms, each with what a match counts.
 * @param {(folded: string) => string} root
 * @returns {Matches}
 */
export function matcher(sought, root) {
  const ends = [...sought].filter(([term, counts]) => term.length >= 4 && counts >= NEAR).map(([term]) => term);
  const within = ends.length ? new RegExp(`^(?:${ends.join("|")})(?!(?:${DERIVED})$)|(?:${ends.join("|")})$`, "u") : null;
  /** @type {Map<string, number>} */
  const known = new Map();
  return (word) => {
    let answer = known.get(word);
    if (answer === undefined) {
      const rooted = root(fold(word));
      answer = Math.max(sought.get(rooted) ?? 0, within?.test(rooted) ? NEAR : 0);
      known.set(word, answer);
    }
    return answer;
  };
}

/** The whole text in pieces. @param {string} text @param {Matches} matches @returns {Pieces} */
export function marked(text, matches) {
  /** @type {Pieces} */
  const pieces = [];
  let from = 0;
  for (const { 0: word, index } of text.matchAll(WORD)) {
    if (!matches(word)) continue;
    if (index > from) pieces.push({ text: text.slice(from, index), mark: false });
    pieces.push({ text: word, mark: true });
    from = index + word.length;
  }
  if (from < text.length) pieces.push({ text: text.slice(from), mark: false });
  return pieces;
}

/**
 * The section that holds the most of what was sought, the first of equals, and an excerpt of it.
 *
 * @param {import("./index.js").Section[]} sections
 * @param {Matches} matches
 * @returns {{ anchor: string, heading: string, pieces: Pieces }}
 */
export function excerpt(sections, matches) {
  let best = { at: -1, places: /** @type {number[]} */ ([]), worth: -1 };
  for (const [at, section] of sections.entries()) {
    const found = [...section[2].matchAll(WORD)].filter(([word]) => matches(word));
    const words = new Map(found.map(([word]) => [skeleton(fold(word)), matches(word)]));
    const worth = [...words.values()].reduce((sum, counts) => sum + counts, 0) + found.length / 100;
    if (worth > best.worth) best = { at, places: found.map(({ index }) => index), worth };
  }
  const [anchor, heading, own] = sections[best.at] ?? ["", "", ""];
  const text = SPOKEN.test(anchor) ? goingOn(sections, best.at) : own;
  return { anchor: best.places.length ? anchor : "", heading, pieces: marked(window(text, best.places), matches) };
}

/** What is said from a place on, as far as an excerpt needs: a thing said is often only half a sentence. @param {import("./index.js").Section[]} sections @param {number} from */
function goingOn(sections, from) {
  let text = "";
  for (let at = from; at < sections.length && SPOKEN.test(sections[at][0]) && text.length < LONG / 2; at++) {
    text += ` ${sections[at][2]}`;
  }
  return text.trim();
}

/** The part of a text with the most of the places in it, cut between words. @param {string} text @param {number[]} places */
function window(text, places) {
  if (text.length <= LONG) return text;
  let first = 0;
  let most = 0;
  places.forEach((place, at) => {
    const here = places.slice(at).findIndex((other) => other > place + LONG - 60);
    const held = here < 0 ? places.length - at : here;
    if (held > most) [first, most] = [place, held];
  });
  let start = Math.max(0, first - 50);
  if (start) start = text.indexOf(" ", start) + 1;
  let end = Math.min(text.length, start + LONG);
  if (end < text.length) end = Math.max(text.lastIndexOf(" ", end), start + 1);
  return `${start ? "… " : ""}${text.slice(start, end)}${end < text.length ? " …" : ""}`;
}
