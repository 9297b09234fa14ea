/* What a text below the fields may hold: the same rules, in the same words, as the library's `content.body`. */
// @ts-check
import { beyond } from "./bounds.js";
import { countWords, firstOf, fold, formatNumber, nearest } from "./danish.js";
import { fill, quote } from "./messages.js";
import { pattern, rules } from "./rules.js";

/** @typedef {import("./validate.js").Problem} Problem */

const CODE = /(?<!`)(`+)(?!`)[^\n]{1,500}?(?<!`)\1(?!`)/g;
const HASH = /(?<=\n|^)(#{1,6})([^\n]*)/g;
const UNDERLINED = /(?:^|\n[ \t]*\n)([^\s][^\n]*)\n(=+|-+)[ \t]*(?=\n|$)/g;
const LINK = /\[((?:[^[\]\n]|\n(?!\n)|\[[^[\]\n]*\])*)\]\([ \t]*<?([^()\s<>]*(?:\([^()\s]+\)[^()\s<>]*)*)/g;
const DEFINITION = /^ {0,3}\[([^\]\n]+)\]:[ \t]*<?(\S+?)>?(?:[ \t]|$)/gm;
const HTML = /<\/?[A-Za-z][A-Za-z0-9-]*(?:\s[^<>]*)?\/?>|<!--/g;
const SAFE = ["http:", "https:", "mailto:"];

/** The text without comments and code, which are shown as they are written or not at all.
 * @param {string} text */
function plainOf(text) {
  return text
    .replace(/<!--[^]*?-->/g, (all) => all.replace(/[^\n]/g, " "))
    .replace(CODE, (all) => " ".repeat(all.length));
}

/** @param {string} plain */
function headingsOf(plain) {
  const found = [...plain.matchAll(HASH)].map((match) => ({
    level: match[1].length,
    text: match[2].trim().replace(/#+$/, "").trimEnd(),
    at: match.index,
  }));
  for (const match of plain.matchAll(UNDERLINED))
    found.push({ level: match[2][0] === "=" ? 1 : 2, text: match[1].trim(), at: match.index });
  return found.sort((one, other) => one.at - other.at);
}

/** @param {string} plain */
function linksOf(plain) {
  const found = [...plain.matchAll(LINK)]
    .filter((match) => plain[match.index - 1] !== "\\")
    .map((match) => ({ target: match[2], isImage: plain[match.index - 1] === "!" }));
  for (const match of plain.matchAll(DEFINITION)) found.push({ target: match[2], isImage: false });
  return found;
}

/** Everything that is wrong with the text of one kind of contribution, or could be better.
 * @param {{ key: string, inCase?: boolean, mostWords?: number | null }} kind `section` for the text under one of a case's headings
 * @param {string} text @param {Record<string, any>} sentences the table's `body`
 * @param {string[]} headings those a case must have, in their order; a section's own stands first
 * @param {string} [where] the field it is written in @returns {Problem[]} */
export function checkBody(kind, text, sentences, headings, where = "body") {
  /** @type {Problem[]} */
  const problems = [];
  /** @param {string} name @param {Record<string, unknown>} [facts] @param {Problem["level"]} [level] @param {string} [code] */
  const say = (name, facts = {}, level = "fejl", code = name) => {
    const message = fill(sentences[name], facts, "near" in facts && facts.near !== null, false);
    problems.push({ where: [where], level, code: code.replaceAll("_", "-"), message });
  };
  // Of a text that is too much for the engine nothing more can be told.
  const shown = text.replace(/<!--[^]*?-->/g, "");
  const tooMuch = beyond(shown);
  for (const { at, name } of tooMuch)
    say(name, { most: formatNumber(rules.bounds.most[name]), text: quote(firstOf(shown.slice(at), rules.limits.quoted)) });
  const plain = plainOf(text);
  const found = tooMuch.length ? [] : headingsOf(plain);
  const { key, mostWords: most } = kind;
  if (!tooMuch.length) checkSafe(plain, found, say);
  if (most) {
    for (const _ of found) say("heading_in_learning_point");
    const count = words(plain);
    if (count > most) say("too_many_words", { count, most, over: count - most });
  } else {
    for (const { level, text: said } of found) if (level === 1) say("heading_level", { text: quote(said) });
  }
  if (kind.inCase && !(most ? words(plain) : plain.trim())) {
    const named = `body_empty_${key.replaceAll("-", "_")}`;
    say(named in sentences ? named : "body_empty", {}, "forslag", "body_empty");
  }
  if (key === "case" && !tooMuch.length) {
    checkHeadings(plain, found, headings, say);
    checkUnplaced(plain, found, say);
  }
  if (key === "section") {
    checkHeadings(plain, found.filter(({ level }) => level === 2), headings, say, new Set(headings));
    if (!plain.trim()) say("section_empty", { text: headings[0] }, "forslag");
  }
  if (text.includes("\ufffd")) say("invisible_character");
  return problems;
}

/** What no text may hold: HTML, pictures, and links that are not links to pages.
 * @param {string} plain @param {ReturnType<typeof headingsOf>} found
 * @param {(name: string, facts?: Record<string, unknown>, level?: Problem["level"], code?: string) => void} say */
function checkSafe(plain, found, say) {
  for (const match of plain.matchAll(HTML)) say(match[0] === "<!--" ? "html_comment" : "html", {}, "fejl", "html");
  for (const name of ["wiki_link", "template_mark", "footnote", "table_line"])
    for (const match of plain.matchAll(pattern(rules.forms[name], "g"))) say(name, { text: quote(match[0]) }, "forslag");
  for (const heading of found) if (!heading.text) say("heading_empty");
  for (const { target, isImage } of linksOf(plain)) {
    const scheme = /^[A-Za-z][A-Za-z0-9+.-]*:/.exec(unescaped(target).replace(/\s/g, ""))?.[0].toLowerCase();
    if (isImage) say("image_in_body");
    else if (scheme && !SAFE.includes(scheme)) say("link_scheme");
    else if (!target || target === "#") say("link_empty");
  }
}

/** Whether an import has left under this heading what it found no place for.
 * @param {{ level: number, text: string }} heading */
const isUnplaced = ({ level, text }) => level >= 2 && fold(text) === fold(rules.unplaced);

/** @param {string} plain @param {ReturnType<typeof headingsOf>} found
 * @param {(name: string, facts: Record<string, unknown>, level: Problem["level"]) => void} say */
function checkUnplaced(plain, found, say) {
  let from = 0;
  for (const heading of found) {
    if (heading.at < from || !isUnplaced(heading)) continue;
    const next = found.find(({ level, at }) => at > heading.at && level <= heading.level);
    from = next?.at ?? plain.length;
    const inside = plain.slice(plain.indexOf("\n", heading.at + 1) + 1 || plain.length, from);
    say(inside.trim() ? "unplaced" : "unplaced_empty", {}, "forslag");
  }
}

/** @param {string} plain @param {ReturnType<typeof headingsOf>} found @param {string[]} headings
 * @param {(name: string, facts?: Record<string, unknown>, level?: Problem["level"]) => void} say
 * @param {Set<string>} [seen] headings that stand elsewhere */
function checkHeadings(plain, found, headings, say, seen = new Set()) {
  const expected = new Map(headings.map((heading) => [fold(heading), heading]));
  for (const { level, text } of found) {
    if (level !== 2 || !text || isUnplaced({ level, text })) continue;
    const known = expected.get(fold(text));
    if (known === undefined) {
      const near = nearest(text, headings.filter((heading) => !seen.has(heading)));
      say("heading_unknown", { text: quote(text), near });
    } else if (seen.has(known)) say("heading_repeated", { text: known });
    else seen.add(known);
  }
  const sections = found.filter(({ level }) => level <= 2);
  sections.forEach(({ level, text, at }, index) => {
    const inside = plain.slice(plain.indexOf("\n", at + 1) + 1 || plain.length, sections[index + 1]?.at ?? plain.length);
    if (level === 2 && !inside.trim() && !isUnplaced({ level, text })) say("section_empty", { text: quote(text) }, "forslag");
  });
}

/** How many words a reader sees.
 * @param {string} plain */
export const words = (plain) => countWords(plain.replace(/\[\d+\]\(#kilde-\d+\)/g, "").replace(LINK, "$1 "));

/** A text with its character references read, as far as they can be a part of how an address begins.
 * @param {string} text */
const unescaped = (text) =>
  text.replace(/&#[xX]([0-9a-fA-F]+);?|&#([0-9]+);?|&([A-Za-z]+;?)/g, (all, hex, decimal, name) => {
    if (name) return rules.entities[name] ?? all;
    const code = hex ? parseInt(hex, 16) : Number(decimal);
    if (code === 0 || code > 0x10ffff) return "\ufffd";
    return code < 0x20 || code === 0x7f ? "" : String.fromCodePoint(code);
  });
