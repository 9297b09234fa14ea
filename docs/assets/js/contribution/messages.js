/* Errors told in Danish, with the checker's own sentences: the page brings the table. */
// @ts-check
import { firstOf, formatNumber, lengthOf } from "./danish.js";
import { rules } from "./rules.js";

/** @typedef {{ wrong: string, near?: string, otherwise?: string, form?: string }} Sentence */
/** @typedef {(string | number)[]} Where */
/** How fields are named, and whether the reader has fields instead of lines.
 * @typedef {{ nameOf: (where: Where) => string, inForm: boolean }} Voice */

/** What a schema calls the field at a path; the last name itself when it has none.
 * @param {any} schema @param {Where} where @returns {string} */
export function titleIn(schema, where) {
  let at = schema;
  for (const part of where) if (at) at = typeof part === "number" ? at.items : at.properties?.[part];
  return at?.title ?? String(where.at(-1));
}

/** The voice of the checker.
 * @param {any} schema @returns {Voice} */
export const asFile = (schema) => ({ nameOf: (where) => titleIn(schema, where), inForm: false });

/** A value as one short line.
 * @param {unknown} value */
export function quote(value) {
  if (Array.isArray(value)) return "[…]";
  if (value && typeof value === "object") return "{…}";
  const text = String(value).trim().split(/\s+/u).join(" ");
  return lengthOf(text) <= rules.limits.quote ? text : `${firstOf(text, rules.limits.quote).trimEnd()}…`;
}

/** A path in Danish, innermost first: `»Begyndte« i »Prøvehandlinger« nr. 2`.
 * @param {Where} where @param {Voice} voice */
export function describePlace(where, voice) {
  /** @type {string[]} */
  const said = [];
  where.forEach((part, at) => {
    if (typeof part === "number" && said.length) said[said.length - 1] += ` nr. ${part + 1}`;
    else said.push(`»${quote(voice.nameOf(where.slice(0, at + 1)))}«`);
  });
  return said.reverse().join(" i ") || "Filen";
}

/** The code and the sentence for an error.
 * @param {Record<string, Sentence>} table @param {string} kind @param {Where} where @param {unknown} value
 * @param {Record<string, unknown>} context @param {Voice} voice */
export function explain(table, kind, where, value, context, voice) {
  if (kind === "too_long" && typeof value === "string") kind = "string_too_long";
  /** @type {Record<string, unknown>} */
  const facts = {};
  for (const [name, item] of Object.entries(context)) facts[name] = item;
  for (const name of ["ge", "le"]) if (name in facts) facts[name] = plain(Number(facts[name]));
  if (kind === "string_too_long" && typeof value === "string") {
    facts.length = lengthOf(value.trim());
    facts.over = Number(facts.length) - Number(facts.max_length);
  } else if (kind === "too_long") facts.over = Number(facts.actual_length) - Number(facts.max_length);
  const near = facts.near || facts.meant || null;
  const key = where.filter((part) => typeof part === "string").at(-1) ?? "";
  Object.assign(facts, { name: describePlace(where, voice), key, written: quote(value), near });
  const sentence = table[kind] ?? table.fallback;
  const message = fill(sentence, facts, near !== null, voice.inForm);
  const code = kind in table && kind !== "fallback" ? kind : "invalid-value";
  return { code: code.replaceAll("_", "-"), message: message[0].toUpperCase() + message.slice(1) };
}

/** The sentence with its facts.
 * @param {Sentence} sentence @param {Record<string, unknown>} facts @param {boolean} hasNear @param {boolean} inForm */
export function fill(sentence, facts, hasNear, inForm) {
  const otherwise = (inForm && sentence.form) || sentence.otherwise;
  const hint = hasNear && sentence.near ? sentence.near : otherwise;
  return [sentence.wrong, hint]
    .filter(Boolean)
    .map((part) => String(part).replace(/\{\{|\}\}|\{(\w+)\}/g, (all, name) => (name ? String(facts[name]) : all[0])))
    .join(" ");
}

const plain = (/** @type {number} */ number) => (number >= 1000 ? String(number) : formatNumber(number));
