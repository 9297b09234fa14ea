/* The file that a contribution becomes: where it lies, what it is called, and its text. */
// @ts-check
import { lengthOf, slugify } from "./danish.js";
import { fill } from "./messages.js";
import { rules } from "./rules.js";
import { rows } from "./csv.js";
import { lines } from "./yaml.js";

/** What is written in the form: its values, its texts by heading, and the case it belongs to.
 * @typedef {{ meta: Record<string, any>, bodies: string[], case: string }} Draft */
/** One kind of contribution, as the page brings it.
 * @typedef {{ key: string, slug: string, title: string, inCase: boolean, folder: string, file: string, dated: boolean, mostWords: number | null,
 *   schema: any, headings: string[] }} Kind */
/** A piece of the file and the field that it comes from: none for what the file itself adds.
 * @typedef {{ text: string, where: import("./messages.js").Where }} Piece */
/** @typedef {{ path: string, name: string, text: string, pieces: Piece[] }} Made */

/** @param {string} text @param {import("./messages.js").Where} [where] @returns {Piece} */
const piece = (text, where = []) => ({ text, where });

/** The text below the fields, by paragraphs.
 * @param {Kind} kind @param {string[]} bodies @returns {Piece[]} */
function bodyOf(kind, bodies) {
  const texts = bodies.map((text, at) => piece(text.trim(), [`body-${at}`]));
  const all = kind.key === "case" ? kind.headings.flatMap((heading, at) => [piece(`## ${heading}`), texts[at]]) : texts;
  const filled = all.filter((each) => each?.text);
  return filled.flatMap((each, at) => (at ? [piece(""), each] : [each]));
}

/** The file; `name` is its name alone.
 * @param {Kind} kind @param {Draft} draft @param {Record<string, string>} municipalities slugs by key @returns {Made} */
export function makeFile(kind, draft, municipalities) {
  const path = pathOf(kind, draft, municipalities);
  const pieces = piecesOf(kind, draft);
  const text = `${pieces.map((each) => each.text).join("\n").trimEnd()}\n`;
  return { path, name: path.split("/").at(-1) ?? path, text, pieces };
}

/** @param {Kind} kind @param {Draft} draft @returns {Piece[]} */
function piecesOf(kind, { meta, bodies }) {
  if (kind.file.endsWith(".csv")) return rows(kind.schema, meta);
  if (kind.file) return lines(kind.schema, meta);
  return [piece("---"), ...lines(kind.schema, meta), piece("---"), ...bodyOf(kind, bodies)];
}

/** The field that holds a place of the file, counted in characters.
 * @param {Made} made @param {number} at */
export function fieldAt({ pieces }, at) {
  let end = 0;
  return pieces.find(({ text }) => at < (end += lengthOf(text) + 1))?.where ?? [];
}

/** @param {Kind} kind @param {Draft} draft @param {Record<string, string>} municipalities */
function pathOf(kind, { meta, case: folder }, municipalities) {
  const title = slugify(meta.title ?? "") || "uden-titel";
  const name = kind.dated ? short(`${meta.date}-${title}`, 10) : short(title, 7);
  if (kind.file) return `cases/${folder}/${kind.file}`;
  if (kind.inCase) return `cases/${folder}/${kind.folder}/${name}.md`;
  if (kind.key === "episode-idea") return `ide-${name}.md`;
  const place = municipalities[meta.municipality] ?? "";
  return `cases/${short(`${place}-${title}`.replace(/^-/, ""), 7)}/index.md`;
}

/** The first words of a slug.
 * @param {string} slug @param {number} most */
const short = (slug, most) =>
  slug.split("-").slice(0, most).join("-").slice(0, rules.limits.slug).replace(/-+$/, "");

/** What is wrong with the file as a whole.
 * @param {string} text @param {Record<string, any>} sentences the table's `body` @returns {import("./validate.js").Problem[]} */
export function checkSize(text, sentences) {
  const size = new TextEncoder().encode(text).length;
  const front = text.indexOf("\n---\n", 3) - 3;
  /** @param {string} code @param {Record<string, unknown>} facts */
  const problem = (code, facts) => ({
    where: /** @type {string[]} */ ([]),
    level: /** @type {const} */ ("fejl"),
    code: code.replaceAll("_", "-"),
    message: fill(sentences[code], facts, false, true),
  });
  const { bytes, front: most } = rules.limits;
  if (size > bytes) return [problem("file_too_big", { size: sizeOf(size), most: sizeOf(bytes) })];
  return front > most ? [problem("yaml_too_big", { most: sizeOf(most) })] : [];
}

/** @param {number} bytes */
export const sizeOf = (bytes) =>
  bytes < 1024 * 1024 ? `${Math.ceil(bytes / 1024)} kB` : `${Math.ceil(bytes / (1024 * 1024))} MB`;
