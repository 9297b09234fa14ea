/* All in a text that may lead to a person; the same as the library's `model.privacy.find`. */
// @ts-check
import { fold } from "../danish.js";
import { pattern, rules } from "../rules.js";
import { findBirthNumbers } from "./birth_numbers.js";
import { findNumbers } from "./numbers.js";
import { findPersons } from "./persons.js";
import { Text, decide, firstFrom, listed, matchAt, trueOf } from "./text.js";
import { isIn } from "./words.js";

/** @typedef {import("./text.js").Found} Found */

/** Each thing in a text that may lead to a person, by place.
 * @param {string} written @returns {Found[]} */
export function find(written) {
  const text = new Text(written);
  return [...numbers(text), ...findMails(text), ...findAddresses(text), ...findPersons(text)].sort(inOrder);
}

/** @param {Found} one @param {Found} other */
const inOrder = (one, other) => one.start - other.start || one.end - other.end
  || (one.code === other.code ? 0 : one.code < other.code ? -1 : 1) || (one.level < other.level ? -1 : 1);

/** Each number once; where two overlap, the surer, or the one that begins first.
 * @param {Text} text @returns {Found[]} */
function numbers(text) {
  const sure = (/** @type {Found} */ { code, level }) => 2 * Number(code === "private-cpr") + Number(level === "fejl");
  /** @type {Found[]} */
  const kept = [];
  for (const found of [...findNumbers(text), ...findBirthNumbers(text)].sort(inOrder)) {
    const last = kept.at(-1);
    if (!last || found.start >= last.end) kept.push(found);
    else if (sure(found) > sure(last)) kept[kept.length - 1] = found;
  }
  return kept;
}

/** The kind of the first mail address, telephone or CPR number in a value that has no room for any, and what it is.
 * @param {string} value */
export function strictlyPrivate(value) {
  for (const [kind, shape] of Object.entries(rules.privacy.strict)) {
    const seen = pattern(shape).exec(value)?.[0];
    if (seen !== undefined) return { kind, seen };
  }
  return null;
}

/** Mail addresses of persons, also spelt out.
 * @param {Text} text @returns {Found[]} */
function findMails(text) {
  const { mail, near, reach } = rules.privacy;
  const { lower } = text;
  const found = [];
  for (const { 0: sign, index: at } of lower.matchAll(pattern(mail.at, "g"))) {
    const domain = matchAt(near.domain, lower, at + sign.length)?.[0];
    if (domain === undefined) continue;
    const local = pattern(near.local).exec(lower.slice(Math.max(0, at - reach.local), at).split(" ").at(-1) ?? "")?.[0];
    if (local === undefined) continue;
    // English "at", or a place.
    if (sign.trim() === "at" && !pattern(near.spelt_dot).test(domain)) continue;
    const host = fold(domain.replace(pattern(mail.dot, "g"), ".")).replace(/^[.-]+|[.-]+$/g, "");
    const ending = host.split(".").at(-1) ?? "";
    if (!/^\p{L}{2,}$/u.test(ending) || isIn(mail.files, ending)) continue;
    const start = at - local.length;
    const level = mailLevel(local, host, text.leads("owner", start - reach.owner, start));
    const end = at + sign.length + domain.length;
    if (level) found.push({ start: text.place(start), end: text.place(end - 1) + 1, code: "private-email", level });
  }
  return found;
}

/** @param {string} local @param {string} host @param {boolean} owner */
function mailLevel(local, host, owner) {
  const { mailboxes, providers, domains } = rules.privacy.mail;
  const parts = fold(local).split(/[._+-]+/).filter(Boolean);
  const labels = host.split(".");
  return decide("mail", trueOf({
    owner,
    provider: isIn(providers, host),
    shared: parts.length > 0 && parts.every((part) => isIn(mailboxes, part)),
    public: labels.slice(0, -1).some((_, first) => isIn(domains, labels.slice(first).join("."))),
  }));
}

/** Addresses where a person seems to live.
 * @param {Text} text @returns {Found[]} */
function findAddresses(text) {
  const { as_written: { house, capital, counted }, reach } = rules.privacy;
  const found = [];
  for (const { 0: number, index: begins } of text.plain.matchAll(pattern(house, "g"))) {
    if (!/\p{L}/u.test(text.plain[begins - 1] ?? "")) continue;
    const ends = begins + number.length;
    const before = text.plain.slice(Math.max(0, begins - reach.street), begins);
    let street = streetIn(before);
    // Behind a street there is a side of the stairs, whatever the street is called.
    if (street === null && text.near("side", ends)) street = pattern(capital).exec(before)?.index ?? null;
    if (street === null || matchAt(counted, text.plain, ends)) continue;
    const start = begins - before.length + street;
    const level = addressLevel(text, start, ends);
    if (level) found.push({ start: text.place(start), end: text.place(ends - 1) + 1, code: "private-address", level });
  }
  return found;
}

/** Where the name of a street begins that ends a piece of text, or null.
 * @param {string} before */
function streetIn(before) {
  const { address: { streets, around }, as_written: { capitals } } = rules.privacy;
  const at = before.lastIndexOf(" ") + 1;
  const signs = around.replace("[", "\\[");
  const word = before.slice(at).replace(pattern(`^[${signs}]+|[${signs}]+$`, "g"), "");
  const lower = word.toLowerCase();
  if (!listed(streets).some((ending) => lower.endsWith(ending))) return null;
  if (!isIn(streets, lower)) return word[0] !== lower[0] ? before.length - word.length : null;
  // »Sønder Boulevard«, »Store Torv«, »Aage Bertelsens Plads«.
  let from = at;
  for (let count = 0; count < 3; count += 1) from = from > 1 ? before.lastIndexOf(" ", from - 2) + 1 : 0;
  const named = pattern(capitals).exec(before.slice(from, at));
  return named && at - named[1].length;
}

/** @param {Text} text @param {number} start @param {number} end */
function addressLevel(text, start, end) {
  const [begins, ends] = text.spots("sentence_end");
  const last = begins[firstFrom(ends, start + 1) - 1];
  const { reach, as_written: { town } } = rules.privacy;
  const since = last >= start - reach.sentence ? last + 1 : start - reach.sentence;
  const until = Math.min(end + reach.after_address, begins[firstFrom(begins, end)] ?? Infinity, text.plain.length);
  return decide("address", trueOf({
    institution: text.has("institution", since, start) || text.has("institution", end, until),
    door: text.near("door", end),
    own_home: text.has("own_home", since, start),
    many: text.has("many", since, start),
    at_home: text.follows("at_home", end),
    name: text.has("name", Math.max(since, start - reach.name), start),
    home: text.leads("home", since, start),
    town: matchAt(town, text.plain, end) !== null,
  }));
}
