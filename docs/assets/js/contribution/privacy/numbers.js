/* CPR and telephone numbers, told from all the other numbers; the same as the library's `model.privacy.numbers`. */
// @ts-check
import { daysIn } from "../dates.js";
import { pattern, rules } from "../rules.js";
import { digitsOf, shapeOf } from "./shapes.js";
import { decide, listed, trueOf } from "./text.js";
import { isIn } from "./words.js";

/** @typedef {import("./text.js").Text} Text */
/** @typedef {import("./text.js").Found} Found */
/** @typedef {import("./shapes.js").Shape} Shape */

/** Each CPR and telephone number in a text.
 * @param {Text} text @returns {Found[]} */
export function findNumbers(text) {
  const { as_written: { number }, phone, near, reach } = rules.privacy;
  const { plain, lower } = text;
  const found = [];
  for (const match of plain.matchAll(pattern(number, "g"))) {
    const end = match.index + match[0].length;
    let start = match.index;
    if (plain[start - 1] === "+") start -= plain[start - 2] === "(" ? 2 : 1;
    const before = plain[start - 1] ?? " ";
    // What hangs together with letters or signs is a name, a code or a part of a formula.
    if (/[\p{L}\p{N}]/u.test(plain[end] ?? "") || phone.signs.includes(before)) continue;
    // Addresses on the web are full of digits that nobody can ring.
    const isOnWeb = () => pattern(near.web).test(lower.slice(Math.max(0, start - reach.number), start));
    if (text.leads("field", start - reach.number, start) || (/\S/.test(before) && isOnWeb())) continue;
    const [code, level] = judge(text, match[0], start, match.index, end);
    if (level) found.push({ start: text.place(start), end: text.place(end - 1) + 1, code, level });
  }
  return found;
}

/** @param {Text} text @param {string} number @param {number} start @param {number} first @param {number} end
 * @returns {[string, Found["level"] | null]} */
function judge(text, number, start, first, end) {
  const shape = shapeOf(number);
  if (start < first) return ["private-phone", abroad(text, number, shape, end)];
  for (const window of shape.cpr) {
    const level = cpr(text, digitsOf(number.slice(window.start, window.end)), window.facts, start, end);
    if (level) return ["private-cpr", level];
  }
  return ["private-phone", phone(text, number, shape, start, end)];
}

/** @param {Text} text @param {string} digits @param {string[]} facts @param {number} start @param {number} end */
function cpr(text, digits, facts, start, end) {
  if (digits.length === 12) digits = digits.slice(0, 4) + digits.slice(6);
  const { reach } = rules.privacy;
  const named = text.has("cpr", start - reach.cpr_before, start) || text.has("cpr", end, end + reach.cpr_after);
  let born = birthDate(digits);
  const day = Number(digits.slice(0, 2));
  // Hospitals give a substitute number, whose day is 60 too high, to those who have none.
  if (!born && named && day >= 61 && day <= 91) born = birthDate(String(day - 60).padStart(2, "0") + digits.slice(2));
  if (!born || born[0] > Number(rules.privacy.cpr.last_birth_year)) return null;
  const holds = {
    named,
    other: isOther(text, start, end),
    adds_up: passesModulus(digits),
    before_1900: born[0] < 1900,
    since_2007: born[0] >= 2007,
  };
  return decide("cpr", [...facts, ...trueOf(holds)]);
}

/** The date that a CPR number's ten digits begin with, or null when there is none.
 * @param {string} digits @returns {[number, number, number] | null} */
export function birthDate(digits) {
  const [day, month, short, seventh] = [[0, 2], [2, 4], [4, 6], [6, 7]].map(([from, to]) => Number(digits.slice(from, to)));
  let year = short;
  if (seventh <= 3) year += 1900;
  else if (seventh === 4 || seventh === 9) year += short <= 36 ? 2000 : 1900;
  else year += short <= 57 ? 2000 : 1800;
  return month >= 1 && month <= 12 && day >= 1 && day <= daysIn(year, month) ? [year, month, day] : null;
}

/** Whether ten digits add up as all CPR numbers did until 2007 (modulus 11).
 * @param {string} digits */
export const passesModulus = (digits) => listed(rules.privacy.cpr.weights).reduce((sum, weight, at) => sum + Number(weight) * Number(digits[at]), 0) % 11 === 0;

/** @param {Text} text @param {number} start @param {number} end */
const isOther = (text, start, end) => text.leads("other", start - rules.privacy.reach.number, start) || text.near("other", end);

/** @param {Text} text @param {string} number @param {Shape} shape @param {number} start @param {number} end */
function phone(text, number, shape, start, end) {
  const digits = digitsOf(number);
  if (digits.length === 12 && digits.startsWith("0045"))
    return decide("phone_abroad", ["danish", "whole", ...office(digits.slice(4))]);
  if (!shape.phone.length && !shape.whole.length) return null;
  if (isOther(text, start, end)) return null;
  const called = text.leads("phone", start - rules.privacy.reach.number, start);
  const around = trueOf({ called, money: !called && text.leads("money", start - rules.privacy.reach.number, start) });
  const unit = text.near("unit", end) ? ["unit"] : [];
  for (const window of shape.phone) {
    const eight = digitsOf(number.slice(window.start, window.end));
    const facts = [...window.facts, ...around, ...office(eight), ...reading(eight)];
    const level = decide("phone", window.facts.includes("last") ? [...facts, ...unit] : facts);
    if (level) return level;
  }
  if (shape.whole.includes("country") && !digits.startsWith("45")) return null;
  const day = shape.whole.includes("dated") && isDay(digits) ? ["day"] : [];
  return decide("phone_free", [...shape.whole, ...around, ...unit, ...office(digits.slice(-8)), ...day]);
}

/** @param {Text} text @param {string} number @param {Shape} shape @param {number} end */
function abroad(text, number, shape, end) {
  const digits = digitsOf(number);
  const danish = digits.startsWith("45");
  const facts = {
    danish,
    whole: digits.length === 10,
    long: digits.length >= 9 && digits.length <= 15,
    unit: text.near("unit", end),
  };
  return decide("phone_abroad", [...shape.whole, ...trueOf(facts), ...(danish ? office(digits.slice(2)) : [])]);
}

/** @param {string} digits */
function office(digits) {
  const { offices, public: known } = rules.privacy.phone;
  return isIn(offices, digits.slice(0, 2)) || isIn(known, digits) ? ["office"] : [];
}

/** What else eight digits can be read as.
 * @param {string} digits */
const reading = (digits) =>
  trueOf({
    zero: digits[0] === "0",
    low: digits[0] === "0" || digits[0] === "1",
    thousands: digits.endsWith("000"),
    years: isYear(digits.slice(0, 4)) && isYear(digits.slice(4)),
    day: isDay(digits),
  });

/** Whether eight digits are a day in numbers: 20231231 or 31122023.
 * @param {string} digits */
const isDay = (digits) =>
  (isYear(digits.slice(0, 4)) && inYear(digits.slice(4, 6), digits.slice(6))) ||
  (isYear(digits.slice(4)) && inYear(digits.slice(2, 4), digits.slice(0, 2)));

/** @param {string} digits */
const isYear = (digits) => digits >= rules.privacy.phone.years[0] && digits <= rules.privacy.phone.years[1];

/** @param {string} month @param {string} day */
const inYear = (month, day) => month >= "01" && month <= "12" && day >= "01" && day <= "31";
