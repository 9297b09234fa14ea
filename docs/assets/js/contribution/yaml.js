/* Front matter: values as YAML that reads back as the same texts, here and in other programs. */
// @ts-check

/** @typedef {string | Value[] | { [name: string]: Value }} Value */

// Words that stand for truth or nothing, numbers and dates: in quotes they are what was written and nothing else.
const SPECIAL = /^(?:true|false|yes|no|on|off|y|n|null|~|\.nan|[-+]?\.inf)$/i;
const NUMBER = /^[-+.]?[0-9]/;
const PLAIN = /^[\p{L}\p{N}(][^\n]*$/u;
const UNSAFE = /: |:$| #|[[\]{},"'`|>&*!%@\\#]|\p{Cc}|\p{Cf}|\p{Z}$|^\p{Z}/u;
/** What is a number or a date by its field, and so needs no quotes. */
const DATA = /^-?[0-9]{1,15}(?:[.,][0-9]+)?$|^\d{4}(?:-\d{2}){1,2}$/;

/** One text on one line.
 * @param {string} text @param {boolean} isData whether its field is for numbers or dates */
export function scalar(text, isData) {
  if (isData && DATA.test(text) && !/^-?0\d/.test(text) && !text.includes(",")) return text;
  const plain = PLAIN.test(text) && !UNSAFE.test(text) && !SPECIAL.test(text) && !NUMBER.test(text);
  return plain ? text : `'${text.replaceAll("'", "''")}'`;
}

/** The lines of a record.
 * @param {any} schema @param {Record<string, any>} meta @param {string} [indent] @returns {string[]} */
export function lines(schema, meta, indent = "") {
  /** @type {string[]} */
  const written = [];
  for (const [name, field] of Object.entries(schema.properties)) {
    const value = meta[name];
    if (value === undefined) continue;
    if (field.properties) {
      const inner = lines(field, value, `${indent}  `);
      written.push(`${indent}${name}:${inner.length ? "" : " {}"}`, ...inner);
    } else if (!Array.isArray(value)) written.push(`${indent}${name}: ${scalar(value, isData(field))}`);
    else if (!value.length) continue;
    else if (field.items.properties) {
      written.push(`${indent}${name}:`);
      for (const item of value) {
        const inner = lines(field.items, item, `${indent}    `);
        written.push(`${indent}  - ${inner[0]?.trimStart() ?? "{}"}`, ...inner.slice(1));
      }
    } else {
      const parts = value.map((/** @type {string} */ item) => scalar(item, isData(field.items)));
      const row = `[${parts.join(", ")}]`;
      if (row.length <= 80) written.push(`${indent}${name}: ${row}`);
      else written.push(`${indent}${name}:`, ...parts.map((/** @type {string} */ part) => `${indent}  - ${part}`));
    }
  }
  return written;
}

const isData = (/** @type {any} */ field) =>
  (field["x-rules"] ?? []).some((/** @type {string} */ rule) =>
    ["whole", "number", "coordinate", "sdg", "partial_date", "full_date"].includes(rule),
  );
