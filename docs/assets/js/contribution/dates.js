/* Dates as contributors know them: a year, a month of a year, or a day; the same rules as the library's `partial_date`. */
// @ts-check
import { fold } from "./danish.js";
import { Fault } from "./fault.js";
import { fits, rules } from "./rules.js";

/** @typedef {{ year: number, month: number | null, day: number | null }} PartialDate */

const LONGEST = 60;
const two = (/** @type {number} */ number) => String(number).padStart(2, "0");

/** `2013`, `2013-10` or `2013-10-01`.
 * @param {PartialDate} date */
export const written = ({ year, month, day }) =>
  [String(year).padStart(4, "0"), ...[month, day].filter((part) => part !== null).map(two)].join("-");

/** The earliest and the latest day that a date can mean, as texts that sort.
 * @param {PartialDate} date */
export const firstDay = (date) => written({ ...date, month: date.month ?? 1, day: date.day ?? 1 });
/** @param {PartialDate} date */
export const lastDay = (date) => {
  const month = date.month ?? 12;
  return written({ year: date.year, month, day: date.day ?? daysIn(date.year, month) });
};

/** @param {number} year @param {number} month */
export function daysIn(year, month) {
  const leap = year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0);
  return [31, leap ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31][month - 1];
}

/** @param {string} value @returns {PartialDate} */
export function partialDate(value) {
  const text = value.trim();
  const match = fits("date", text);
  if (!match) {
    const meant = meantDate(text);
    throw new Fault("date_form", { meant: meant && written(meant) });
  }
  return checked(match[1], match[2], match[3]);
}

/** @param {string} value @returns {PartialDate} */
export function fullDate(value) {
  let date;
  try {
    date = partialDate(value);
  } catch (fault) {
    if (!(fault instanceof Fault) || fault.kind !== "date_form") throw fault;
    const meant = /** @type {string | null} */ (fault.context.meant);
    throw new Fault("day_form", { meant: meant?.length === 10 ? meant : null });
  }
  if (date.month === null || date.day === null) throw new Fault("date_not_full", { example: firstDay(date) });
  return date;
}

/** @param {string} y @param {string} [m] @param {string} [d] @returns {PartialDate} */
function checked(y, m, d) {
  const year = Number(y);
  const month = m ? Number(m) : null;
  const day = d ? Number(d) : null;
  const [first, last] = rules.limits.years;
  if (year < first || year > last) throw new Fault("date_year", { year, first, last });
  if (month !== null && (month < 1 || month > 12)) throw new Fault("date_month", { month });
  if (month !== null && day !== null) {
    const days = daysIn(year, month);
    if (day < 1 || day > days) {
      const name = rules.months[month - 1];
      const meant = written({ year, month, day: Math.min(Math.max(day, 1), days) });
      throw new Fault("date_day", { month_name: name[0].toUpperCase() + name.slice(1), year, days, meant });
    }
  }
  return { year, month, day };
}

/** What someone means by `26. januar 2023`, `26/1-2023`, `mar-23` or `2023-01-26T10:00:00Z`: what the library's
 * `meant_date` makes of it.
 * @param {string} text @returns {PartialDate | null} */
export function meantDate(text) {
  const said = text.trim().split(/\s+/u).join(" ").slice(0, LONGEST).toLowerCase();
  for (const form of rules.dates) {
    const parts = fits(form, said)?.groups;
    if (!parts) continue;
    try {
      return checked(wholeYear(parts.year), parts.name ? numberOf(parts.name) : (parts.month ?? "0"), parts.day);
    } catch {
      return null;
    }
  }
  return null;
}

/** A date as a file has it, from whatever people write; what is no date stays as it is.
 * @param {string} text */
export function understood(text) {
  const meant = fits("date", text.trim()) ? null : meantDate(text);
  return meant ? written(meant) : text;
}

/** @param {string} name */
function numberOf(name) {
  const at = rules.month_names.findIndex((/** @type {string} */ whole) => fold(whole).startsWith(fold(name)));
  return String(at < 0 ? 0 : (at % 12) + 1);
}

/** A year of two digits as spreadsheets take it.
 * @param {string} year */
const wholeYear = (year) => (year.length > 2 ? year : String(Number(year) + (Number(year) >= 30 ? 1900 : 2000)));
