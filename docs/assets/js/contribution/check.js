/* All that is wrong with a draft, or could be better, told with the names that the form's fields have. */
// @ts-check
import { checkBody } from "./body.js";
import { checkSize, makeFile } from "./file.js";
import { fill, quote, titleIn } from "./messages.js";
import { checkPrivacy } from "./privacy/check.js";
import { validate } from "./validate.js";
import { checkWhole } from "./whole.js";

/** @typedef {import("./file.js").Kind} Kind */
/** @typedef {import("./validate.js").Problem} Problem */

/** @param {Kind} kind @param {import("./file.js").Draft & { caseText: string }} draft
 * @param {import("./validate.js").Knowledge} known @param {Record<string, string>} municipalities @returns {Problem[]} */
export function check(kind, draft, known, municipalities) {
  const voice = voiceOf(kind);
  const sentences = known.sentences.body;
  const problems = checkValues(kind, draft, known);
  draft.bodies.forEach((text, at) => {
    const isCase = kind.key === "case";
    const headings = isCase ? [kind.headings[at], ...kind.headings.filter((_, other) => other !== at)] : [];
    problems.push(...checkBody(isCase ? { key: "section" } : kind, text, sentences, headings, `body-${at}`));
  });
  const made = makeFile(kind, draft, municipalities);
  return [...problems, ...checkPrivacy(made, draft.meta, problems, known, voice), ...checkSize(made.text, sentences)];
}

/** What is wrong with the fields, the texts apart. Quickly told: no text is searched for persons.
 * @param {Kind} kind @param {import("./file.js").Draft & { caseText: string }} draft
 * @param {import("./validate.js").Knowledge} known @returns {Problem[]} */
export function checkValues(kind, draft, known) {
  const { body: sentences, values } = known.sentences;
  /** @type {Problem[]} */
  const problems = [];
  if (draft.caseText && !(draft.case || draft.meta.case)) {
    const message = fill(sentences.case_unknown, { written: quote(draft.caseText) }, false, true);
    problems.push({ where: ["case"], level: /** @type {const} */ ("fejl"), code: "case-unknown", message });
  } else if (kind.inCase && !draft.case) {
    const message = fill(values.missing, { name: "»Casen«" }, false, true);
    problems.push({ where: ["case"], level: /** @type {const} */ ("fejl"), code: "missing", message });
  }
  const wrong = validate(kind.schema, draft.meta, known, voiceOf(kind));
  // As the checker does, look at the whole only when each value is right.
  return [...problems, ...wrong, ...(wrong.length ? [] : checkWhole(kind.key, draft.meta, known, true))];
}

/** @param {Kind} kind */
const voiceOf = (kind) => ({ nameOf: (/** @type {(string | number)[]} */ where) => labelOf(kind, where), inForm: true });

/** What the form calls the field at a path.
 * @param {Kind} kind @param {(string | number)[]} where @returns {string} */
function labelOf({ schema, headings }, where) {
  const [, body] = /^body-(\d+)$/.exec(String(where[0])) ?? [];
  if (body) return headings[Number(body)];
  return titleIn(schema, where);
}
