/* The checker's own rules, which the page brings as data: patterns, limits and lists. Nothing of them is told again here. */
// @ts-check

/** @type {Record<string, any>} */
export let rules = {};

/** Follow these rules from now on.
 * @param {Record<string, any>} brought */
export function follow(brought) {
  rules = brought;
  made.clear();
}

/** What each pattern was made into, by its flags.
 * @type {Map<string, Map<string, RegExp>>} */
const made = new Map();
const LETTER = "\\p{L}\\p{N}_";
const BOUNDARY = `(?:(?<![${LETTER}])(?=[${LETTER}])|(?<=[${LETTER}])(?![${LETTER}]))`;

/** A pattern as Python reads it: `\w`, `\d` and `\b` know the letters of all languages.
 * @param {string} source @param {string} [flags] JavaScript's, and `^` for a pattern that must fit from end to end
 * @returns {RegExp} */
export function pattern(source, flags = "") {
  let known = made.get(flags);
  if (!known) made.set(flags, (known = new Map()));
  let found = known.get(source);
  if (!found) {
    const whole = flags === "^" ? `^(?:${spelt(source)})$` : spelt(source);
    known.set(source, (found = new RegExp(whole, `${flags.replace("^", "")}u`)));
  }
  found.lastIndex = 0;
  return found;
}

/** @param {string} source */
function spelt(source) {
  let inClass = false;
  return source.replaceAll("(?P<", "(?<").replaceAll("[^\\W\\d_]", "[\\p{L}\\p{Nl}\\p{No}]").replace(/\\.|[[\]]/g, (sign) => {
    if (sign === "[" || sign === "]") inClass = sign === "[";
    if (sign === "\\w") return inClass ? LETTER : `[${LETTER}]`;
    if (sign === "\\d") return "\\p{Nd}";
    return sign === "\\b" ? BOUNDARY : sign;
  });
}

/** The parts of a value that has this form from end to end, or null.
 * @param {string} name @param {string} text */
export const fits = (name, text) => pattern(rules.forms[name], "^").exec(text);

/** The first part of a text that has this form, or null.
 * @param {string} name @param {string} text */
export const within = (name, text) => pattern(rules.forms[name]).exec(text);
