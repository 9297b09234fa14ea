/* Collected cases as files to take along. */
// @ts-check

import { section } from "./read.js";

/** @typedef {import("./read.js").Case} Case */
/** @typedef {import("./read.js").Found} Found */
/** @typedef {import("./read.js").Measurement} Measurement */
/** @typedef {import("./read.js").Observation} Observation */

/** `37 forbrugere (oktober 2013)`.
 * @param {Observation} observation @param {string} unit */
export const amount = ({ value, date }, unit) =>
  `${value}${unit && ` ${unit}`}${date && ` (${date})`}`;

/** @param {Measurement} measurement */
const sentence = ({ indicator, unit, before, after }) =>
  before
    ? `${indicator}: før ${amount(before, unit)}, efter ${amount(after, unit)}`
    : `${indicator}: ${amount(after, unit)}`;

/** @type {[string, (found: Case) => string][]} */
const COLUMNS = [
  ["Titel", (found) => found.title],
  ["Sted", (found) => found.place],
  ["Periode", (found) => found.period],
  ["Organisation", (found) => found.organisation],
  ["Kommune", (found) => found.municipality],
  ["Status", (found) => found.status],
  ["Pris", (found) => found.cost],
  ["Seks P'er", (found) => found.six_p.join(", ")],
  ["Verdensmål", (found) => found.goals.join(", ")],
  ["Resumé", (found) => found.summary],
  ["Udfordringen", (found) => found.problem],
  ["Hvad der blev prøvet", (found) => found.tried],
  [
    "Prøvehandlinger",
    (found) =>
      found.trial_actions
        .map(({ when, title, text }) => `${when && `${when}: `}${title}. ${text.replaceAll("\n", " ")}`)
        .join("\n"),
  ],
  ["Hvad der skete", (found) => found.happened],
  ["Tal og målinger", (found) => found.measurements.map(sentence).join("\n")],
  ["Hvad andre kan bruge", (found) => found.useful],
  [
    "Læringspointer",
    (found) =>
      found.learning_points.map(({ title, level, kind }) => `${title} (${level}, ${kind})`).join("\n"),
  ],
  ["Kilder", (found) => found.sources.map(({ text, url }, n) => `[${n + 1}] ${text} ${url}`).join("\n")],
  ["Henvisning", (found) => found.citation],
  ["Adresse", (found) => found.url],
];

/** A cell that no spreadsheet runs as a formula (CWE-1236), in quotation marks.
 * @param {string} text */
function cell(text) {
  const harmless = /^\s*[=+\-@\uFF1D\uFF0B\uFF0D\uFF20]/.test(text) ? `'${text}` : text;
  return `"${harmless.replaceAll('"', '""')}"`;
}

/** CSV as Danish Excel opens it: UTF-8 with a byte order mark, semicolons, CRLF (RFC 4180).
 * @param {Case[]} cases */
export function csv(cases) {
  const rows = [
    COLUMNS.map(([name]) => name),
    ...cases.map((found) => COLUMNS.map(([, value]) => value(found))),
  ];
  return `\uFEFF${rows.map((row) => `${row.map(cell).join(";")}\r\n`).join("")}`;
}

/** @param {Case[]} cases @param {string} url that shows the same collection */
export const json = (cases, url) =>
  `${JSON.stringify({ url, cases: cases.map((found) => ({ ...found, measurements: found.measurements.map(numbers) })) }, null, 2)}\n`;

/** @param {Measurement} measurement */
const numbers = (measurement) => ({
  ...measurement,
  before: measurement.before && numbered(measurement.before),
  after: numbered(measurement.after),
});

/** @param {Observation} observation */
function numbered({ value, date }) {
  const number = Number(value.replaceAll(".", "").replace(",", ".").replace("−", "-"));
  return { value: value && Number.isFinite(number) ? number : value, date: date || null };
}

/** The cases as a reference manager reads them, as each one's own page writes it.
 * @param {Found[]} found @param {string} ending `bib`, `ris` or `json` */
export function references(found, ending) {
  const texts = found.flatMap(
    ({ article }) => section(article, "citer")?.querySelector(`[data-cite-text="${ending}"]`)?.textContent ?? [],
  );
  if (ending === "json") return `${JSON.stringify(texts.flatMap((text) => JSON.parse(text)), null, 2)}\n`;
  return ending === "ris" ? texts.join("\n").replaceAll("\n", "\r\n") : texts.join("\n");
}

/** @param {Case[]} cases */
export const citations = (cases) => cases.map((found) => found.citation).join("\n\n");
