/* Personal data in a contribution: found where the checker will find it, told with the field and the very characters. */
// @ts-check
import { fieldAt } from "../file.js";
import { describePlace, fill, quote } from "../messages.js";
import { pattern, rules } from "../rules.js";
import { findTerm } from "../values.js";
import { find } from "./find.js";
import { findNames } from "./words.js";

/** @typedef {import("../validate.js").Problem} Problem */
/** @typedef {import("../messages.js").Where} Where */

/** Everything in a contribution that may lead to a person. What has been `said` of a field is not said again.
 * @param {import("../file.js").Made} made @param {Record<string, any>} meta @param {Problem[]} said
 * @param {import("../validate.js").Knowledge} known @param {import("../messages.js").Voice} voice @returns {Problem[]} */
export function checkPrivacy(made, meta, said, known, voice) {
  const sentences = known.sentences.privacy;
  const whole = [...made.text];
  /** @param {string} code @param {string} name @param {Where} where @param {string} seen @param {Problem["level"]} level
   * @param {Where} [place] where the characters stand @returns {Problem} */
  const problem = (code, name, where, seen, level, place = where) => {
    const own = fill(sentences[name], {}, false, voice.inForm);
    const head = fill(sentences.in_form, { seen: quote(seen), name: describePlace(place, voice) }, false, true);
    const quoted = code === "private-person" ? `${fill(sentences.in_file, { seen: quote(seen) }, false, false)} ${own}` : own;
    return { where, level, code, message: voice.inForm ? `${head} ${own}` : quoted };
  };
  const found = find(made.text).map(({ start, end, code, level }) => {
    const name = code.replace("private-", "") + (level === "fejl" ? "" : "_maybe");
    return problem(code, name, fieldAt(made, start), whole.slice(start, end).join(""), level);
  });
  const isSaid = (/** @type {Problem} */ { code, where }) =>
    said.some((other) => other.code === code && where.every((part, at) => other.where[at] === part));
  const named = [...rolesIn(meta)].flatMap(({ where, value }) =>
    findNames(value).slice(0, 1).map(([start, end]) => problem("private-name", "name", where, value.slice(start, end), "forslag")));
  const pictures = (meta.images ?? []).flatMap((/** @type {Record<string, string>} */ { alt, basis }, /** @type {number} */ at) => {
    const name = alt && basis ? picture(alt, findTerm("image_bases", basis, known.words)) : "";
    const where = ["images", at, "basis"];
    return name ? [problem("image-people", name, where, alt, "forslag", ["images", at, "alt"])] : [];
  });
  return [...found.filter((each) => !isSaid(each)), ...named, ...pictures];
}

/** What is to be said of a picture whose words show people, by its basis; "" is nothing.
 * @param {string} alt @param {string | undefined} basis */
function picture(alt, basis) {
  const isNamed = findNames(alt).length > 0;
  if (basis === "no_people" && (isNamed || pattern(rules.privacy.names.people).test(alt.toLowerCase()))) return "people_in_picture";
  return basis === "not_recognisable" && isNamed ? "name_in_picture" : "";
}

/** Each value that names a role or a group, where no name should stand.
 * @param {Record<string, any>} meta @returns {Generator<{ where: Where, value: string }>} */
function* rolesIn(meta) {
  for (const [key, inner] of Object.entries(rules.privacy.names.fields)) {
    const isList = Array.isArray(meta[key]);
    for (const [at, item] of (isList ? meta[key] : [meta[key] ?? {}]).entries())
      for (const name of inner) {
        const where = [key, ...(isList ? [at] : []), name];
        if (Array.isArray(item[name])) yield* item[name].map((/** @type {string} */ value, /** @type {number} */ each) => ({ where: [...where, each], value }));
        else if (item[name]) yield { where, value: item[name] };
      }
  }
}
