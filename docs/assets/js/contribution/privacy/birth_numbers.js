/* CPR numbers in spellings that are no plain number; the same as the library's `model.privacy.birth_numbers`. */
// @ts-check
import { pattern, rules } from "../rules.js";
import { birthDate } from "./numbers.js";
import { decide } from "./text.js";

/** @typedef {import("./text.js").Text} Text */
/** @typedef {import("./text.js").Found} Found */

/** Each CPR number that something other than its digits gives away.
 * @param {Text} text @returns {Found[]} */
export function findBirthNumbers(text) {
  const { reach, spelt } = rules.privacy;
  const found = [...behindWords(text)];
  for (const name of ["attached", "worded", "turned", "hidden"])
    for (const match of text.lower.matchAll(pattern(spelt[name], "gd"))) {
      const { date, last } = /** @type {Record<string, string>} */ (match.groups);
      const named = text.has("cpr", match.index - reach.cpr_before, match.index + match[0].length);
      const level = levelOf(date, last, named ? [name, "named"] : [name]);
      const { date: day, last: four } = /** @type {any} */ (match).indices.groups;
      if (level) found.push(whole(text, Math.min(day[0], four[0]), Math.max(day[1], four[1]), level));
    }
  return found;
}

/** Ten digits in any spelling, shortly behind a word that says what they are.
 * @param {Text} text @returns {Generator<Found>} */
function* behindWords(text) {
  const { reach, spelt } = rules.privacy;
  for (const name of ["cpr", "identity"])
    for (const ends of text.spots(name)[1]) {
      // With the character before, which the digits may not hang together with.
      const digits = pattern(spelt.digits, "g");
      digits.lastIndex = 1;
      const match = digits.exec(text.lower.slice(ends - 1, ends + reach.spelt));
      if (!match || !pattern(spelt.between, "^").test(text.lower.slice(ends, ends - 1 + match.index))) continue;
      const start = ends - 1 + match.index;
      const ten = match[0].replace(/\D+/g, "");
      const level = levelOf(ten.slice(0, 6), ten.slice(6), name === "cpr" ? ["loose", "named"] : ["loose"]);
      if (level) yield whole(text, start, start + match[0].length, level);
    }
}

/** @param {string} date @param {string} last @param {string[]} facts */
function levelOf(date, last, facts) {
  const day = six(date);
  const isWhole = /^\d+$/.test(last);
  // With its last digits hidden the number is still somebody's day of birth.
  if (day === null || !birthDate(day + (isWhole ? last : "0000"))) return null;
  return decide("cpr_spelt", isWhole ? facts : [...facts, "hidden"]);
}

/** A date in numbers or words as the six digits of a CPR number.
 * @param {string} date */
function six(date) {
  const parts = date.replaceAll(".", " ").split(/\s+/);
  const month = rules.months.findIndex((/** @type {string} */ name) => parts.includes(name)) + 1;
  const two = (/** @type {string | number} */ part) => String(part).padStart(2, "0");
  if (month) return two(parts[0]) + two(month) + (parts.at(-1) ?? "").slice(-2);
  const digits = date.replace(/\D+/g, "");
  return digits.length === 6 || digits.length === 8 ? digits.slice(0, 4) + digits.slice(-2) : null;
}

/** @param {Text} text @param {number} start @param {number} end @param {Found["level"]} level @returns {Found} */
const whole = (text, start, end, level) => ({ start: text.place(start), end: text.place(end - 1) + 1, code: "private-cpr", level });
