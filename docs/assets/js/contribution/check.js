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
  const voice = { nameOf: (/** @type {(string | number)[]} */ where) => labelOf(kind, where), inForm: true };
  const { body: sentences, values } = known.sentences;
  const problems = [];
  if (draft.caseText && !(draft.case || draft.meta.case)) {
    const message = fill(sentences.case_unknown, { written: quote(draft.caseText) }, false, true);
    problems.push({ where: ["case"], level: /** @type {const} */ ("fejl"), code: "case-unknown", message });
  } else if (kind.inCase && !draft.case) {
    const message = fill(values.missing, { name: "»Casen«" }, false, true);
    problems.push({ where: ["case"], level: /** @type {const} */ ("fejl"), code: "missing", message });
  }
  const wrong = validate(kind.schema, draft.meta, known, voice);
  // As the checker does, look at the whole only when each value is right.
  problems.push(...wrong, ...(wrong.length ? [] : checkWhole(kind.key, draft.meta, known, true)));
  draft.bodies.forEach((text, at) => {
    const isCase = kind.key === "case";
    const headings = isCase ? [kind.headings[at], ...kind.headings.filter((_, other) => other !== at)] : [];
    problems.push(...checkBody(isCase ? { key: "section" } : kind, text, sentences, headings, `body-${at}`));
  });
  const made = makeFile(kind, draft, municipalities);
  return [...problems, ...checkPrivacy(made, draft.meta, problems, known, voice), ...checkSize(made.text, sentences)];
}

/** What the form calls the field at a path.
 * @param {Kind} kind @param {(string | number)[]} where @returns {string} */
function labelOf({ schema, headings }, where) {
  const [, body] = /^body-(\d+)$/.exec(String(where[0])) ?? [];
  if (body) return headings[Number(body)];
  return titleIn(schema, where);
}
