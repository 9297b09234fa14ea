/* What a number can be by its shape alone; the same as the library's `model.privacy.shapes`. */
// @ts-check
import { pattern, rules } from "../rules.js";
import { trueOf } from "./text.js";
import { isIn } from "./words.js";

/** Where in a number something may be a number of its own, and what holds of its shape.
 * @typedef {{ start: number, end: number, facts: string[] }} Window */
/** @typedef {{ cpr: Window[], phone: Window[], whole: string[] }} Shape */

export const digitsOf = (/** @type {string} */ number) => number.replace(/\D+/g, "");
const glueOf = (/** @type {string} */ number) => number.match(/\D+/g) ?? [];
const isSpace = (/** @type {string} */ text) => !text.trim();
/** What parts the groups of a number, each kind once; brackets part like spaces.
 * @param {string[]} parts */
const kindsOf = (parts) => [...new Set(parts.map((part) => part.replace(/^[()]+|[()]+$/g, "") || " "))];

/** What a number can be by its groups of digits and what stands between them alone.
 * @param {string} number @returns {Shape} */
export function shapeOf(number) {
  const lengths = (number.match(/\d+/g) ?? []).map((group) => group.length);
  const isDotted = kindsOf(glueOf(number)).join() === ".";
  const count = (/** @type {number} */ length) => lengths.filter((each) => each === length).length;
  const whole = trueOf({
    country: lengths[0] === 2 && lengths.length > 1 && digitsOf(number).length === 10,
    free: isIn(rules.privacy.phone.free, lengths.slice(0, 5).join("-")),
    dated: ["2,2,4", "4,2,2"].includes(lengths.join()),
    dotted: isDotted,
    thousands: isDotted && lengths.slice(1).every((length) => length === 3),
  });
  /** @type {Record<string, boolean>} */
  const crowded = { pairs: count(2) > 4, fours: count(4) > 2 };
  return {
    // Then no window of pairs can be anything but a row of numbers.
    phone: ["pairs", "eight", "fours"].flatMap((kind, at) =>
      kind === "pairs" && crowded.pairs ? [] : windows(rules.privacy.phone.shapes[at], number, kind, crowded[kind])),
    cpr: rules.privacy.cpr.shapes.flatMap((/** @type {string} */ shape) => windows(shape, number, "cpr")),
    whole,
  };
}

/** @param {string} shape @param {string} number @param {string} kind @param {boolean} [crowded] @returns {Window[]} */
function windows(shape, number, kind, crowded = false) {
  return [...number.matchAll(pattern(shape, "g"))].map(({ index: start, 1: inside }) => {
    const end = start + inside.length;
    const parts = glueOf(inside);
    const kinds = kindsOf(parts);
    const last = kind === "cpr" ? parts.at(-1)?.replace(/^[\s()]+|[\s()]+$/g, "") : undefined;
    const isHyphen = Boolean(last) && pattern(rules.privacy.cpr.hyphen).test(last ?? "");
    const facts = {
      [kind]: true,
      spaced: last === "",
      hyphen: isHyphen,
      dotted: Boolean(last) && !isHyphen,
      split: kind === "cpr" && parts.length > 1,
      crowded,
      uneven: kinds.length > 1,
      joined: !kinds.every(isSpace),
      last: end === number.length,
    };
    return { start, end, facts: trueOf(facts) };
  });
}
