/* Rules for a record as a whole: parts and rows that do not go together. The checker has the same, in the same words;
   those that need the case are the checker's alone. */
// @ts-check
import { nearest, slugify } from "./danish.js";
import { fill, quote } from "./messages.js";
import { findTerm } from "./values.js";

/** @typedef {import("./validate.js").Problem} Problem */
/** @typedef {import("./messages.js").Where} Where */
/** @typedef {(where: Where, name: string, facts?: Record<string, unknown>, isAdvice?: boolean) => void} Tell */

/** @type {Record<string, (meta: any, tell: Tell, known: import("./validate.js").Knowledge) => void>} */
const CHECKS = {
  mapping({ parts = [], links = [] }, tell, known) {
    const when = (/** @type {any} */ each, /** @type {string} */ otherwise) => findTerm("mapping_times", each.when ?? otherwise, known.words) ?? otherwise;
    /** @type {Map<string, any>} */
    const there = new Map();
    parts.forEach((/** @type {any} */ part, /** @type {number} */ at) => {
      const name = slugify(part.name ?? "");
      if (there.has(name)) tell(["parts", at, "name"], "mapped_twice", { written: part.name });
      else there.set(name, part);
    });
    const names = parts.map((/** @type {any} */ part) => part.name ?? "");
    const linked = new Set();
    const seen = new Set();
    links.forEach((/** @type {any} */ link, /** @type {number} */ at) => {
      for (const key of ["from", "to"]) {
        const name = link[key] ?? "";
        linked.add(slugify(name));
        const meant = there.get(slugify(name));
        const [one, other] = meant ? [when(meant, "both"), when(link, "after")] : ["", ""];
        if (!meant) tell(["links", at, key], "dangling_part", { written: name, near: nearest(name, names) });
        else if (one !== "both" && other !== "both" && one !== other) tell(["links", at, key], "never_together", { written: name });
      }
      const [from, to] = [slugify(link.from ?? ""), slugify(link.to ?? "")];
      if (from === to) tell(["links", at], "mapped_loop");
      const told = JSON.stringify([from, to, slugify(link.flows ?? "")]);
      if (seen.has(told)) tell(["links", at], "linked_twice");
      seen.add(told);
    });
    parts.forEach((/** @type {any} */ part, /** @type {number} */ at) => {
      if (!linked.has(slugify(part.name ?? ""))) tell(["parts", at], "unlinked_part", { written: part.name }, true);
    });
  },
  measurements({ rows = [] }, tell, known) {
    /** @type {Map<string, any>} */
    const first = new Map();
    const seen = new Set();
    const label = (/** @type {string | undefined} */ key) => known.words.units.terms.find(([own]) => own === key)?.[1] ?? "";
    rows.forEach((/** @type {any} */ row, /** @type {number} */ at) => {
      const series = slugify(row.indicator ?? "");
      const own = { unit: findTerm("units", row.unit ?? "", known.words), level: row.level && findTerm("levels", row.level, known.words) };
      const begun = first.get(series) ?? own;
      first.set(series, begun);
      if (own.unit !== begun.unit) {
        const isPercent = ["percent", "percentage_points"].every((unit) => unit === own.unit || unit === begun.unit);
        tell(["rows", at, "unit"], isPercent ? "mixed_percent" : "mixed_units", { one: label(begun.unit), other: label(own.unit) });
      }
      if (own.level !== begun.level) tell(["rows", at, "level"], "mixed_levels");
      const told = JSON.stringify([series, row.date]);
      if (seen.has(told)) tell(["rows", at, "date"], "measured_twice");
      seen.add(told);
    });
  },
  stories({ rows = [] }, tell) {
    const seen = new Set();
    rows.forEach((/** @type {any} */ row, /** @type {number} */ at) => {
      const text = slugify(row.text ?? "");
      if (seen.has(text)) tell(["rows", at, "text"], "told_twice");
      seen.add(text);
      if (row.date?.length === "2026-05-01".length) tell(["rows", at, "date"], "exact_day", {}, true);
    });
  },
};

/** Everything that does not go together in a record whose values are each right.
 * @param {string} kind the kind's key @param {Record<string, any>} meta @param {import("./validate.js").Knowledge} known
 * @param {boolean} [inForm] @returns {Problem[]} */
export function checkWhole(kind, meta, known, inForm = false) {
  /** @type {Problem[]} */
  const problems = [];
  CHECKS[kind]?.(
    meta,
    (where, name, facts = {}, isAdvice = false) => {
      const near = facts.near ?? null;
      const message = fill(known.sentences.whole[name], { ...facts, written: quote(facts.written ?? ""), near }, near !== null, inForm);
      problems.push({ where, level: isAdvice ? "forslag" : "fejl", code: name.replaceAll("_", "-"), message });
    },
    known,
  );
  return problems;
}
