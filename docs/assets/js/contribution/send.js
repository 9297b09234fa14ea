/* The ways out: an address at GitHub that brings the file along, the file itself, or a letter to the editors. */
// @ts-check
import { copied, markField } from "../clipboard.js";
import { download as handOver } from "../download.js";

/** @typedef {import("./file.js").Made} Made */

/** The longest address that is sent: GitHub answers 414 some way above it. */
export const LONGEST_ADDRESS = 6000;
/** Mail programs on Windows cut an address off at 2,083 characters. */
export const LONGEST_LETTER = 1900;

/** Where a new file is begun at GitHub; `whole` when it brings the text along, null when there is no repository.
 * @param {string} edit where the project's files are edited, with a slash at the end
 * @param {Made} made @param {string} title @param {boolean} isIdea an idea is an issue and no file
 * @returns {{ href: string, whole: boolean } | null} */
export function gitHubAddress(edit, made, title, isIdea) {
  const match = /^(https:\/\/[^/]+\/[^/]+\/[^/]+)\/edit\/([^/]+)\/$/.exec(edit);
  if (!match) return null;
  const [, repository, branch] = match;
  const coded = encodeURIComponent;
  const start = isIdea
    ? `${repository}/issues/new?title=${coded(title)}`
    : `${repository}/new/${branch}?filename=${coded(made.path).replaceAll("%2F", "/")}`;
  const href = `${start}&${isIdea ? "body" : "value"}=${coded(made.text)}`;
  return href.length <= LONGEST_ADDRESS ? { href, whole: true } : { href: start, whole: false };
}

/** A letter with the file in it; `whole` when the text fits.
 * @param {string} to @param {Made} made @param {string} kind @param {string} title */
export function letter(to, made, kind, title) {
  const subject = encodeURIComponent(`${kind}: ${title}`);
  const head = `Kære redaktion\n\nHer er et bidrag til siden. Filen hører til her: ${made.path}\n\n`;
  const start = `mailto:${encodeURIComponent(to).replaceAll("%40", "@")}?subject=${subject}&body=`;
  const href = start + encodeURIComponent((head + made.text).replaceAll("\n", "\r\n"));
  if (href.length <= LONGEST_LETTER) return { href, whole: true };
  return { href: start + encodeURIComponent(`${head}[Sæt teksten ind her]\n`.replaceAll("\n", "\r\n")), whole: false };
}

/** @param {string} name */
const typeOf = (name) => (name.endsWith(".md") ? "text/markdown" : name.endsWith(".csv") ? "text/csv" : "text/plain");

/** @param {Made} made */
export function download(made) {
  handOver(made.name, `${typeOf(made.name)};charset=utf-8`, made.text);
}

/** Whether the text now lies where it can be pasted from; if not, it is marked, ready to be copied by hand.
 * @param {HTMLTextAreaElement} area @returns {Promise<boolean>} */
export const copy = (area) => copied(area.value, () => markField(area));
