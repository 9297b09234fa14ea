/* How much a text may hold; the same as the library's `reading.bounds`, whose numbers and patterns the page brings. */
// @ts-check
import { lengthOf } from "./danish.js";
import { pattern, rules } from "./rules.js";

/** The lines between blank ones, with the places where they begin.
 * @param {string} text */
function* paragraphs(text) {
  let start = -1;
  for (let at = 0; at <= text.length; ) {
    const end = text.indexOf("\n", at) + 1 || text.length + 1;
    if (text.slice(at, end).trim()) start = start < 0 ? at : start;
    else if (start >= 0) {
      yield { at: start, paragraph: text.slice(start, at) };
      start = -1;
    }
    at = end;
  }
  if (start >= 0) yield { at: start, paragraph: text.slice(start) };
}

/** Where a text passes each bound that it passes, for the first time, in order.
 * @param {string} text without comments @returns {{ at: number, name: string }[]} */
export function beyond(text) {
  const { most, shapes } = rules.bounds;
  /** @type {Map<string, number>} */
  const found = new Map();
  const add = (/** @type {string} */ name, /** @type {number} */ at) => found.has(name) || found.set(name, at);
  for (const [name, shape] of Object.entries(shapes)) {
    const match = pattern(shape).exec(text);
    if (match) add(name, match.index);
  }
  const marks = pattern(`[\\p{Mn}\\p{Me}\\p{Cf}]{${most.combining_many + 1}}`).exec(text);
  if (marks) add("combining_many", marks.index);
  for (const { at, paragraph } of paragraphs(text)) {
    if (lengthOf(paragraph) > most.paragraph_long) add("paragraph_long", at);
    if (paragraph.split("[").length - 1 > most.brackets_many) add("brackets_many", at);
  }
  return [...found].map(([name, at]) => ({ at, name })).sort((one, other) => one.at - other.at || (one.name < other.name ? -1 : 1));
}
