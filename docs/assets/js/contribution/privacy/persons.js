/* Persons who can be known: a name that stands with a role, an age, a family, an illness, a school; the same as the
   library's `model.privacy.persons`. */
// @ts-check
import { pattern, rules } from "../rules.js";
import { decide, firstFrom, matchAt } from "./text.js";
import { isIn } from "./words.js";

/** @typedef {import("./text.js").Text} Text */
/** @typedef {import("./text.js").Found} Found */
/** Where a name begins and ends, and what holds of its shape.
 * @typedef {{ start: number, end: number, facts: string[] }} Named */

const BEFORE_SURNAME = ["fru", "role"];
const BEFORE = ["role", "relative", "aged", "fru"];
const AFTER = ["role_after", "age", "relative_after", "schooled"];

/** Each name that stands with something that makes a person known.
 * @param {Text} text @returns {Found[]} */
export function findPersons(text) {
  return [...named(text)].flatMap((name) => {
    const level = levelOf(text, name);
    return level ? [{ start: text.place(name.start), end: text.place(name.end - 1) + 1, code: "private-person", level }] : [];
  });
}

/** @param {Text} text @returns {Generator<Named>} */
function* named({ plain }) {
  const { person, more } = rules.privacy.as_written;
  let done = 0;
  for (const { 0: word, index: start } of plain.matchAll(pattern(person, "g"))) {
    const facts = factsOf(word);
    if (start < done || !facts) continue;
    let end = start + word.length;
    const rest = facts.includes("genitive") || facts.includes("surname") ? null : matchAt(more, plain, end);
    if (rest) {
      facts.push("full");
      end += rest[0].length;
    }
    done = end;
    yield { start, end, facts };
  }
}

/** What kind of name a word is, or null when it is none.
 * @param {string} word */
function factsOf(word) {
  const { first, last, words } = rules.privacy.names;
  const own = word.slice(0, -1);
  if (isIn(first, word)) return isIn(words, word) ? ["word"] : [];
  if (word.endsWith("s") && isIn(first, own)) return isIn(words, own) ? ["genitive", "word"] : ["genitive"];
  // »Fru Jensen«, »naboen Vestergaard«.
  return isIn(last, word) || word.endsWith("sen") ? ["surname"] : null;
}

/** @param {Text} text @param {Named} name */
function levelOf(text, name) {
  const facts = [...name.facts];
  if (pattern(rules.privacy.near.opening).test(text.lower.slice(Math.max(0, name.start - 3), name.start))) {
    if (facts.includes("surname")) return null;
    facts.push("opens");
  }
  const beside = besideOf(text, name);
  const level = beside && decide("person", [...facts, beside]);
  return level && !isOfSomething(text, name) ? level : null;
}

/** What makes the person known, the first that does; "" is nothing.
 * @param {Text} text @param {Named} name */
function besideOf(text, { start, end, facts }) {
  if (facts.includes("genitive")) return text.follows("relative_after", end) ? "relative_after" : "";
  const isSurname = facts.includes("surname");
  const before = (isSurname ? BEFORE_SURNAME : BEFORE).find((kind) => text.leads(kind, start - rules.privacy.reach.person, start));
  if (before || isSurname) return before ?? "";
  const after = AFTER.find((kind) => text.follows(kind, end));
  const [since, until] = sentenceAround(text, start, end);
  return after ?? (text.has("illness", since, until) ? "illness" : "");
}

/** Whether a thing, a place or a book is only called by a name, or written by who bears it.
 * @param {Text} text @param {Named} name */
function isOfSomething(text, { start, end, facts }) {
  const { near: { thing, named: own }, reach } = rules.privacy;
  const before = text.lower.slice(Math.max(0, start - reach.thing), start);
  const wordBefore = (/** @type {number} */ at) => (at > 1 ? before.lastIndexOf(" ", at - 2) + 1 : 0);
  const last = wordBefore(before.length);
  return matchAt(thing, before, last) !== null || matchAt(thing, before, wordBefore(last)) !== null
    || (facts.includes("full") && pattern(own).test(text.lower.slice(Math.max(start, end - 30), end)))
    || text.near("named_after", end) || text.near("author", end);
}

/** Where the sentence around a name begins and ends, as far as it is looked at.
 * @param {Text} text @param {number} start @param {number} end */
function sentenceAround(text, start, end) {
  const [begins, ends] = text.spots("sentence_end");
  const { sentence } = rules.privacy.reach;
  const last = firstFrom(ends, start + 2) - 1;
  return [
    Math.max(start - sentence, begins[last] ?? start - sentence),
    Math.min(end + sentence, begins[firstFrom(begins, end)] ?? Infinity),
  ];
}
