/* Text as it comes from a keyboard, a web page or Word, made into what a file may hold. What is taken away is said. */
// @ts-check

// The same characters as the library's `content.text` lets pass; written as numbers, since most cannot be seen.
const BAD = /[^\t\n\x20-\x7e\xa0-\u2027\u202f-\u2065\u206a-\ud7ff\ue000-\ufefe\uff00-\ufffd\u{10000}-\u{10ffff}]/gu;
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
  found = found.replace(BAD, () => {
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
