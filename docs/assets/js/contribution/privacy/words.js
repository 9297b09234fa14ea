/* The words that tell persons from offices: names, mailboxes, domains. */
// @ts-check
import { pattern, rules } from "../rules.js";

/** @type {Map<string, Set<string>>} */
const sets = new Map();

/** Whether a word stands in one of the lists that the page brings.
 * @param {string} words a list of words @param {string} word */
export function isIn(words, word) {
  let found = sets.get(words);
  if (!found) sets.set(words, (found = new Set(words.split(" "))));
  return found.has(word);
}

/** Where each person's first and last name begin and end.
 * @param {string} text @returns {number[][]} */
export function findNames(text) {
  const { as_written: { name }, names } = rules.privacy;
  const words = [...text.matchAll(pattern(name, "g"))];
  const spans = [];
  for (const [at, first] of words.slice(0, -1).entries()) {
    if (!isIn(names.first, first[0])) continue;
    let last = words[at + 1];
    const isMiddle = [...last[0].replace(/\.$/, "")].length === 1 || isIn(names.first, last[0]);
    if (isMiddle && at + 2 < words.length && !isIn(names.last, last[0])) last = words[at + 2];
    const end = last.index + last[0].length;
    const isOfSomething = pattern(names.not_a_person, "y").test(text.slice(end, end + 60).toLowerCase());
    if (isLast(last[0]) && !isOfSomething) spans.push([first.index, end]);
  }
  return spans;
}

/** @param {string} name */
const isLast = (name) => isIn(rules.privacy.names.last, name) || (/^\p{Lu}/u.test(name) && name.endsWith("sen"));
