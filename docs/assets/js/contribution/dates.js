/* Dates as contributors know them: a year, a month of a year, or a day; the same rules as the library's `partial_date`. */
// @ts-check
import { fold } from "./danish.js";
import { Fault } from "./fault.js";
import { fits, rules } from "./rules.js";

/** @typedef {{ year: number, month: number | null, day: number | null }} PartialDate */

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
    const meant = guess(text.slice(0, 40));
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

/** What someone means by `26. januar 2023`, `26/1-2023` or `2023/1/26`.
 * @param {string} text @returns {PartialDate | null} */
function guess(text) {
  let year, month, day;
  let match;
  if ((match = fits("date_year_first", text))) [, year, month, day] = match;
  else if ((match = fits("date_day_first", text))) [, day, month, year] = match;
  else if ((match = fits("date_with_name", text.toLowerCase()))) {
    [, day, , year] = match;
    const start = fold(match[2]).slice(0, 3);
    month = String(rules.months.findIndex((/** @type {string} */ name) => name.slice(0, 3) === start) + 1);
  } else return null;
  try {
    return checked(year, month, day);
  } catch {
    return null;
  }
}
