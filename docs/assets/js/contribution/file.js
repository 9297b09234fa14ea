/* The file that a contribution becomes: where it lies, what it is called, and its text. */
// @ts-check
import { slugify } from "./danish.js";
import { fill } from "./messages.js";
import { lines } from "./yaml.js";

const MOST_BYTES = 256 * 1024;
const MOST_FRONT = 64 * 1024;
const LONGEST_SLUG = 80;

/** What is written in the form: its values, its texts by heading, and the case it belongs to.
 * @typedef {{ meta: Record<string, any>, bodies: string[], case: string }} Draft */
/** One kind of contribution, as the page brings it.
 * @typedef {{ key: string, slug: string, title: string, inCase: boolean, schema: any, headings: string[] }} Kind */
/** @typedef {{ path: string, name: string, text: string }} Made */

/** The text below the fields.
 * @param {Kind} kind @param {string[]} bodies */
export function bodyText(kind, bodies) {
  const texts = bodies.map((text) => text.trim());
  if (kind.key !== "case") return texts.filter(Boolean).join("\n\n");
  return kind.headings.map((heading, at) => [`## ${heading}`, texts[at]].filter(Boolean).join("\n\n")).join("\n\n");
}

/** The file; `name` is its name alone.
 * @param {Kind} kind @param {Draft} draft @param {Record<string, string>} municipalities slugs by key @returns {Made} */
export function makeFile(kind, draft, municipalities) {
  const path = pathOf(kind, draft, municipalities);
  const body = bodyText(kind, draft.bodies);
  const text = ["---", ...lines(kind.schema, draft.meta), "---", body].join("\n").trimEnd() + "\n";
  return { path, name: path.split("/").at(-1) ?? path, text };
}

/** @param {Kind} kind @param {Draft} draft @param {Record<string, string>} municipalities */
function pathOf(kind, { meta, case: folder }, municipalities) {
  const title = slugify(meta.title ?? "") || "uden-titel";
  const name = kind.dated ? short(`${meta.date}-${title}`, 10) : short(title, 7);
  if (kind.inCase) return `cases/${folder}/${kind.folder}/${name}.md`;
  if (kind.key === "episode-idea") return `ide-${name}.md`;
  const place = municipalities[meta.municipality] ?? "";
  return `cases/${short(`${place}-${title}`.replace(/^-/, ""), 7)}/index.md`;
}

/** The first words of a slug.
 * @param {string} slug @param {number} most */
const short = (slug, most) =>
  slug.split("-").slice(0, most).join("-").slice(0, LONGEST_SLUG).replace(/-+$/, "");

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
  if (size > MOST_BYTES) return [problem("file_too_big", { size: sizeOf(size), most: sizeOf(MOST_BYTES) })];
  return front > MOST_FRONT ? [problem("yaml_too_big", { most: sizeOf(MOST_FRONT) })] : [];
}

/** @param {number} bytes */
const sizeOf = (bytes) =>
  bytes < 1024 * 1024 ? `${Math.ceil(bytes / 1024)} kB` : `${Math.ceil(bytes / (1024 * 1024))} MB`;
