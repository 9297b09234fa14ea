/* All that is wrong with a draft, or could be better, told with the names that the form's fields have. */
// @ts-check
import { checkBody } from "./body.js";
import { checkSize, makeFile } from "./file.js";
import { fill, quote } from "./messages.js";
import { notPrivate } from "./privacy.js";
import { validate } from "./validate.js";

/** @typedef {import("./file.js").Kind} Kind */
/** @typedef {import("./validate.js").Problem} Problem */

/** @param {Kind} kind @param {import("./file.js").Draft & { caseText: string }} draft
 * @param {import("./validate.js").Knowledge} known @param {Record<string, string>} municipalities @returns {Problem[]} */
export function check(kind, draft, known, municipalities) {
  const voice = { nameOf: (/** @type {(string | number)[]} */ where) => labelOf(kind.schema, where), inForm: true };
  const { body: sentences, values } = known.sentences;
  const problems = [];
  if (draft.caseText && !(draft.case || draft.meta.case)) {
    const message = fill(sentences.case_unknown, { written: quote(draft.caseText) }, false, true);
    problems.push({ where: ["case"], level: /** @type {const} */ ("fejl"), code: "case-unknown", message });
  } else if (kind.inCase && !draft.case) {
    const message = fill(values.missing, { name: "»Casen«" }, false, true);
    problems.push({ where: ["case"], level: /** @type {const} */ ("fejl"), code: "missing", message });
  }
  problems.push(...validate(kind.schema, draft.meta, known, voice));
  draft.bodies.forEach((text, at) => {
    const isCase = kind.key === "case";
    const headings = isCase ? [kind.headings[at], ...kind.headings.filter((_, other) => other !== at)] : [];
    problems.push(...checkBody(isCase ? "section" : kind.key, text, sentences, headings, `body-${at}`));
  });
  const wrong = new Set(problems.filter(({ level }) => level === "fejl").map(({ where }) => where.join()));
  for (const [where, text] of texts(draft.meta, draft.bodies)) {
    if (wrong.has(where.join()) || !isPrivate(text)) continue;
    const message = fill(sentences.private_hint, {}, false, true);
    problems.push({ where, level: /** @type {const} */ ("forslag"), code: "private-hint", message });
  }
  return [...problems, ...checkSize(makeFile(kind, draft, municipalities).text, sentences)];
}

/** Every text that is written, with its place.
 * @param {any} meta @param {string[]} bodies @returns {[(string | number)[], string][]} */
function texts(meta, bodies) {
  /** @param {any} value @param {(string | number)[]} where @returns {[(string | number)[], string][]} */
  const walk = (value, where) => {
    if (typeof value === "string") return [[where, value]];
    const inner = Array.isArray(value) ? value.map((each, at) => [at, each]) : Object.entries(value ?? {});
    return inner.flatMap(([name, each]) => walk(each, [...where, name]));
  };
  return [...walk(meta, []), ...bodies.map((text, at) => /** @type {[string[], string]} */ ([[`body-${at}`], text]))];
}

/** Whether a text holds what may lead to a person; the checker looks closer. Addresses on the net do not count.
 * @param {string} text */
function isPrivate(text) {
  try {
    notPrivate(text.slice(0, 20_000).replace(/https?:\/\/\S+/g, ""));
    return false;
  } catch {
    return true;
  }
}

/** What the form calls the field at a path.
 * @param {any} schema @param {(string | number)[]} where @returns {string} */
function labelOf(schema, where) {
  let at = schema;
  for (const part of where) at = (typeof part === "number" ? at?.items : at?.properties?.[part]) ?? at;
  return at?.title ?? String(where.at(-1));
}
