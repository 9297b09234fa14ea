/* Numbers that begin a line: those that count are a list's, any other is the writer's own. As `reading/numbering` has it. */
// @ts-check
import { rules } from "./rules.js";

/** Whether the numbers at the beginning of a block's lines are those of a counted list.
 * @param {string} block @returns {boolean} */
export function counts(block) {
  const lines = [...block.matchAll(/^ {0,3}(\d+)\. +(\S*)/gm)].map(([, number, word]) => ({ number, word }));
  const month = new RegExp(`^(?:${rules.months.join("|")})(?![\\p{L}\\p{N}_])`, "iu");
  if (lines.some(({ number, word }) => number.length > 9 || (number.length < 3 && month.test(word)))) return false;
  const numbers = lines.map(({ number }) => Number(number));
  if (numbers.every((number) => number === 1)) return true;
  if (numbers.length === 1) return !/^\p{Ll}/u.test(lines[0].word);
  return numbers.every((number, at) => number === numbers[0] + at);
}
