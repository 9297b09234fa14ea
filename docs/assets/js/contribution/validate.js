/* A contribution against its schema: the same errors, in the same words, as the checker's. Values are as a file has
   them: texts, lists and groups of named values. */
// @ts-check
import { firstDay, lastDay, written } from "./dates.js";
import { lengthOf } from "./danish.js";
import { Fault } from "./fault.js";
import { asFile, explain } from "./messages.js";
import { rules } from "./rules.js";
import { RULES, term } from "./values.js";

/** @typedef {import("./messages.js").Where} Where */
/** @typedef {{ where: Where, level: "fejl" | "forslag", code: string, message: string }} Problem */
/** @typedef {Record<"values" | "whole" | "body" | "privacy", Record<string, any>>} Sentences */
/** What the page brings beside the rules: the table of sentences and the vocabularies.
 * @typedef {{ sentences: Sentences, words: import("./values.js").Vocabularies }} Knowledge */

/** Every error in the values.
 * @param {any} schema @param {Record<string, any>} meta @param {Knowledge} known
 * @param {import("./messages.js").Voice} [voice] @returns {Problem[]} */
export function validate(schema, meta, known, voice = asFile(schema)) {
  /** @type {Problem[]} */
  const problems = [];
  /** @param {Where} where @param {unknown} value @param {Fault} fault */
  const report = (where, value, fault) => {
    const told = explain(known.sentences.values, fault.kind, where, value, fault.context, voice);
    problems.push({ where, level: "fejl", ...told });
  };
  record(schema, meta, [], known, report);
  return problems;
}

/** @typedef {(where: Where, value: unknown, fault: Fault) => void} Report */

/** What a record holds once read, or undefined when something in it is wrong.
 * @param {any} schema @param {any} meta @param {Where} where @param {Knowledge} known
 * @param {Report} report @returns {any} */
function record(schema, meta, where, known, report) {
  /** @type {Record<string, any>} */
  const read = {};
  let sound = true;
  for (const [name, field] of Object.entries(schema.properties)) {
    const at = [...where, name];
    if (meta[name] === undefined) {
      if (schema.required.includes(name)) {
        report(at, undefined, new Fault("missing"));
        sound = false;
      } else read[name] = field.default;
    } else {
      const value = any(field, meta[name], at, known, report);
      if (value === undefined) sound = false;
      else read[name] = value;
    }
    const across = ALONG[schema["x-record"]]?.(name, read);
    if (across) {
      report(at, meta[name], across);
      sound = false;
    }
  }
  const fault = sound ? TOGETHER[schema["x-record"]]?.(read) : null;
  if (fault) report(where, meta, fault);
  return sound && !fault ? read : undefined;
}

/** @param {any} field @param {any} value @param {Where} at @param {Knowledge} known @param {Report} report
 * @param {boolean} [inList] @returns {any} */
function any(field, value, at, known, report, inList = false) {
  if (field.properties) return record(field, value, at, known, report);
  if (field.type === "array") return list(field, value, at, known, report);
  try {
    // In a list the length of a text is looked at after all else; so does the checker.
    const rules = (field["x-rules"] ?? []).filter((/** @type {string} */ rule) => rule in RULES);
    let found = isText(field) ? clean(value, rules) : value;
    if (!inList) checkLength(field, found);
    for (const rule of rules) found = RULES[rule](found, known.words);
    if (inList) checkLength(field, found);
    if (field["x-vocabulary"]) found = term(field["x-vocabulary"], found, known.words);
    if (field.minimum !== undefined && found < field.minimum)
      throw new Fault("greater_than_equal", { ge: field.minimum });
    if (field.maximum !== undefined && found > field.maximum) throw new Fault("less_than_equal", { le: field.maximum });
    return found;
  } catch (fault) {
    if (!(fault instanceof Fault)) throw fault;
    report(at, value, fault);
    return undefined;
  }
}

const isText = (/** @type {any} */ field) => field.type === "string";
const clean = (/** @type {string} */ value, /** @type {string[]} */ rules) =>
  (rules.includes("join_lines") ? RULES.join_lines(value, {}) : value).trim();

/** @param {any} field @param {unknown} value */
function checkLength(field, value) {
  if (typeof value !== "string") return;
  const length = lengthOf(value);
  if (field.maxLength !== undefined && length > field.maxLength)
    throw new Fault("string_too_long", { max_length: field.maxLength });
  if (field.minLength !== undefined && length < field.minLength) throw new Fault("string_too_short");
}

/** @param {any} field @param {any[]} values @param {Where} at @param {Knowledge} known @param {Report} report */
function list(field, values, at, known, report) {
  const read = values.map((value, index) => any(field.items, value, [...at, index], known, report, true));
  if (read.some((value) => value === undefined)) return undefined;
  const count = values.length;
  try {
    if (field.minItems !== undefined && count < field.minItems)
      throw new Fault("too_short", { min_length: field.minItems, actual_length: count });
    if (field.maxItems !== undefined && count > field.maxItems)
      throw new Fault("too_long", { max_length: field.maxItems, actual_length: count });
    for (const rule of field["x-rules"] ?? []) RULES[rule]?.(read, known.words);
    return read;
  } catch (fault) {
    if (!(fault instanceof Fault)) throw fault;
    report(at, values, fault);
    return undefined;
  }
}

/** Rules for one field in the light of those before it, by record.
 * @type {Record<string, (name: string, read: Record<string, any>) => Fault | null>} */
const ALONG = {
  Case(name, read) {
    if (name === "status_as_of" && !read[name] && ["prototype", "anchored"].includes(read.status)) return new Fault("status_as_of_missing");
    if (read.origin !== "public-sources" || !(name in read)) return null;
    if (name === "sources" && !read.sources?.length) return new Fault("sources_missing");
    return (name === "lab" || name === "contact") && read[name] ? new Fault("only_for_groups") : null;
  },
  Reuse: (name, read) => (name === "source" && !read[name] && read.basis === "published" ? new Fault("source_missing") : null),
  MeasuredValue: (name, { date }) => (name === "date" && date?.year < rules.limits.measured_from ? new Fault("too_early", { first: rules.limits.measured_from }) : null),
};

/** Rules for a whole record in which each value is right, by record.
 * @type {Record<string, (read: any) => Fault | null>} */
const TOGETHER = {
  Place: ({ lat, lon }) => ((lat === undefined) !== (lon === undefined) ? new Fault("half_coordinate") : null),
  Period: ({ from, to }) => span(from, to),
  TrialAction: ({ from, to }) => span(from, to),
  MeasuredValue({ value, low = value, high = value }) {
    const danish = (/** @type {number} */ number) => String(number).replace(".", ",");
    const isWithin = low <= value && value <= high;
    return isWithin ? null : new Fault("interval", { value: danish(value), low: danish(low), high: danish(high) });
  },
  Measurement({ before, after }) {
    const [start, end] = [before?.date, after.date];
    return start && end && lastDay(end) < firstDay(start) ? backwards("before_after", start, end) : null;
  },
};

/** @param {any} from @param {any} to */
const span = (from, to) => (from && to && lastDay(to) < firstDay(from) ? backwards("span", from, to) : null);

/** @param {string} kind @param {any} start @param {any} end */
const backwards = (kind, start, end) => new Fault(kind, { start: written(start), end: written(end) });
