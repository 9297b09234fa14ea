/* Front matter: values as YAML that reads back as the same texts, here and in other programs. */
// @ts-check
import { pattern, rules } from "./rules.js";

/** @typedef {string | unknown[] | { [name: string]: unknown }} Value */

/** What is a number or a date by its field, and so needs no quotes. */
const DATA = /^-?(?:0|[1-9][0-9]{0,14})(?:\.[0-9]+)?$|^\d{4}(?:-\d{2}){1,2}$/;

/** One text on one line, in quotes where another program might take it for something else.
 * @param {string} text @param {boolean} isData whether its field is for numbers or dates @param {boolean} [inFlow] */
export function scalar(text, isData, inFlow = false) {
  const { plain, breaks, number, means_something: words } = rules.yaml;
  const isSafe =
    pattern(plain, "^").test(text) &&
    text === text.trim() &&
    !text.includes(": ") &&
    !text.endsWith(":") &&
    !words.includes(text.toLowerCase()) &&
    !pattern(number, "^").test(text) &&
    !(inFlow && pattern(breaks).test(text));
  return isSafe || (isData && DATA.test(text)) ? text : JSON.stringify(text);
}

/** The lines of a record, each with the field that it holds.
 * @param {any} schema @param {Record<string, any>} meta @param {string} [indent]
 * @param {import("./messages.js").Where} [above] @returns {import("./file.js").Piece[]} */
export function lines(schema, meta, indent = "", above = []) {
  /** @type {import("./file.js").Piece[]} */
  const written = [];
  for (const [name, field] of Object.entries(schema.properties)) {
    const value = meta[name];
    if (value === undefined) continue;
    const where = [...above, name];
    const add = (/** @type {string} */ text) => written.push({ text: `${indent}${name}:${text}`, where });
    if (field.properties) {
      const inner = lines(field, value, `${indent}  `, where);
      add(inner.length ? "" : " {}");
      written.push(...inner);
    } else if (!Array.isArray(value)) add(` ${scalar(value, isData(field))}`);
    else if (!value.length) continue;
    else if (field.items.properties) {
      add("");
      for (const [at, item] of value.entries()) {
        const [first, ...inner] = lines(field.items, item, `${indent}    `, [...where, at]);
        written.push({ text: `${indent}  - ${first?.text.trimStart() ?? "{}"}`, where: first?.where ?? where }, ...inner);
      }
    } else {
      /** @param {boolean} inFlow @returns {string[]} */
      const each = (inFlow) => value.map((/** @type {string} */ item) => scalar(item, isData(field.items), inFlow));
      const row = `[${each(true).join(", ")}]`;
      if (row.length <= 80) add(` ${row}`);
      else {
        add("");
        each(false).forEach((part, at) => written.push({ text: `${indent}  - ${part}`, where: [...where, at] }));
      }
    }
  }
  return written;
}

const isData = (/** @type {any} */ field) =>
  (field["x-rules"] ?? []).some((/** @type {string} */ rule) =>
    ["whole", "number", "coordinate", "sdg", "partial_date", "full_date"].includes(rule),
  );
