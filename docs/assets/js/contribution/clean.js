/* Text as it comes from a keyboard, a web page or Word, made into what a file may hold. What is taken away is said. */
// @ts-check
import { pattern, rules } from "./rules.js";

const BULLET = /^[ \t]*[•·▪‣\uf0b7\uf0a7][ \t]+/gmu;

/** @typedef {{ text: string, removed: number, bullets: number }} Cleaned */

/** The text, and how many characters and Word bullets were changed.
 * @param {string} text @param {boolean} manyLines whether the field holds more than one line @returns {Cleaned} */
export function clean(text, manyLines) {
  let [removed, bullets] = [0, 0];
  let found = text.replace(/\r\n?|[\u2028\u2029\u000b\u000c]/g, "\n");
  if (manyLines) {
    found = found.replace(BULLET, () => {
      bullets += 1;
      return "- ";
    });
  } else found = found.replace(/[\t\n]+/g, " ");
  // A letter that got lost stays, so that it can be told.
  found = found.replace(pattern(`[^${rules.allowed}\\ufffd]`, "g"), () => {
    removed += 1;
    return "";
  });
  found = found.replace(pattern(rules.unseen.spaces, "g"), " ").replace(pattern(rules.unseen.hidden, "g"), () => {
    removed += 1;
    return "";
  });
  return { text: found.normalize("NFC"), removed, bullets };
}

/** What to say of it; "" when nothing was changed.
 * @param {Cleaned} cleaned */
export function told({ removed, bullets }) {
  const parts = [];
  if (removed) parts.push(removed === 1 ? "1 usynligt tegn er fjernet" : `${removed} usynlige tegn er fjernet`);
  if (bullets) parts.push(bullets === 1 ? "1 punkt er gjort til »- «" : `${bullets} punkter er gjort til »- «`);
  const said = parts.join(", og ");
  return said && `${said} fra det, du satte ind.`;
}
