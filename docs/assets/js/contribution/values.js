/* The kinds of value that a field can hold: each takes what was written and gives what is kept, or throws a Fault.
   They are named after the checker's own functions, which the schema tells in `x-rules`. */
// @ts-check
import { fullDate, partialDate } from "./dates.js";
import { firstOf, nearest, slugify } from "./danish.js";
import { Fault } from "./fault.js";
import { strictlyPrivate } from "./privacy/find.js";
import { fits, pattern, rules, within } from "./rules.js";

/** One vocabulary: its title, and its terms as key, label, slug and other spellings; a goal also has targets.
 * @typedef {{ title: string, terms: string[][], targets?: Record<string, string[]> }} Vocabulary */
/** @typedef {Record<string, Vocabulary>} Vocabularies */

const toNumber = (/** @type {string} */ text) => Number(text.replace(",", ".").replace("−", "-"));

/** @type {Record<string, (value: any, words: Vocabularies) => any>} */
export const RULES = {
  join_lines: (value) => (value.includes("\n") ? value.trim().split(/\s+/u).join(" ") : value),
  full_date: fullDate,
  partial_date: partialDate,
  whole(value) {
    const text = value.trim();
    if (!fits("whole", text)) throw new Fault("whole_number");
    return toNumber(text);
  },
  number(value) {
    const text = value.trim();
    if (fits("number_grouped", text)) throw new Fault("number_grouped", { meant: text.replace(/[., ]/g, "") });
    if (!fits("number", text)) {
      const meant = within("first_number", firstOf(text, 80))?.[0].replace(/^[ .,]+|[ .,]+$/g, "");
      throw new Fault("number", { meant: meant && fits("number", meant) ? meant : null });
    }
    return toNumber(text);
  },
  share(value, words) {
    const share = RULES.number(value, words);
    if (share < 0 || share > 1) throw new Fault("share");
    return share;
  },
  coordinate(value) {
    if (!fits("number", value.trim())) throw new Fault("coordinate");
    return toNumber(value.trim());
  },
  url(value) {
    if (isAddress(value)) return value;
    const guess = `https://${value.split("://").at(-1)?.replace(/^\/\//, "")}`;
    const [scheme, rest] = value.split("://", 2);
    const plausible = !scheme.includes(":") && fits("host", hostOf(guess));
    const isMeant = plausible && (rest === undefined || /^https?:\/\//i.test(value)) && !within("not_in_url", guess);
    throw new Fault("url", { meant: isMeant && guess !== value ? guess : null });
  },
  slug(value) {
    if (!fits("slug", value)) throw new Fault("slug", { meant: slugify(value) || null });
    return value;
  },
  image_path(value) {
    const parts = value.split("/");
    if (/[\\:]/.test(value) || value.startsWith("/") || parts.includes("..") || parts.includes(""))
      throw new Fault("image_path", { meant: value.split(/[/\\]/).at(-1) || null });
    return parts.filter((/** @type {string} */ part) => part !== ".").join("/");
  },
  sdg(value, words) {
    const goal = findTerm("sdg", value, words);
    if (goal) return goal;
    const match = fits("target", value.trim());
    const targets = match && words.sdg.targets?.[match[1]];
    if (!targets) {
      const near = /^\p{Nd}+$/u.test(value.trim()) ? null : near_("sdg", value, words);
      throw new Fault("unknown_goal", { near: near && `${near[0]} (${near[1]})` });
    }
    const code = `${match[1]}.${match[2].toLowerCase()}`;
    if (!targets.includes(code)) throw new Fault("unknown_target", { goal: match[1], all: targets.join(", ") });
    return code;
  },
  not_private(value) {
    const found = strictlyPrivate(value);
    if (found) throw new Fault(found.kind, { seen: found.seen });
    return value;
  },
  no_repeats(values) {
    const seen = new Set();
    for (const value of values) {
      if (seen.has(value)) throw new Fault("repeated", { item: value });
      seen.add(value);
    }
    return values;
  },
};

/** The key of the term that a text names; throws a Fault that names the nearest.
 * @param {string} name @param {string} value @param {Vocabularies} words */
export function term(name, value, words) {
  const key = findTerm(name, value, words);
  if (key) return key;
  const { title, terms } = words[name];
  const close = near_(name, value, words);
  const labels = terms.map(([, label]) => `»${label}«`);
  const all = terms.length > rules.limits.choices ? "et af de officielle navne" : `en af disse: ${labels.join(", ")}`;
  throw new Fault("unknown_term", { title, near: close && close[1], all });
}

/** The key of the term that a text names, if it names one.
 * @param {string} name @param {string} value @param {Vocabularies} words @returns {string | undefined} */
export function findTerm(name, value, words) {
  const { terms } = words[name];
  const spelt = (/** @type {string} */ slug) => terms.find((each) => each.some((text) => slugify(text) === slug))?.[0];
  // What holds no letter, such as %, is only found as it is written.
  const sign = () => terms.find((each) => each.includes(value.trim()))?.[0];
  const exact = terms.find(([key]) => key === value)?.[0] ?? (slugify(value) ? spelt(slugify(value)) : sign());
  const shorter = withoutSuffix(value.trim());
  if (exact || name !== "municipalities" || shorter === value.trim()) return exact;
  const stem = slugify(shorter);
  return spelt(stem) ?? spelt(stem.replace(/s$/, ""));
}

/** @param {string} name @param {string} value @param {Vocabularies} words */
function near_(name, value, words) {
  const { terms } = words[name];
  const close = nearest(withoutSuffix(value.trim()), terms.flat().filter(slugify));
  return close === null ? null : terms.find((each) => each.some((text) => slugify(text) === slugify(close)));
}

const withoutSuffix = (/** @type {string} */ text) => text.replace(pattern(rules.forms.municipality_suffix, "i"), "");

/** Whether a text is a plain http or https address.
 * @param {string} value */
export const isAddress = (value) => /^https?:/i.test(value) && fits("host", hostOf(value)) && !within("not_in_url", value);

const hostOf = (/** @type {string} */ address) => /^[a-z][a-z0-9+.-]*:\/\/([^/?#]*)/i.exec(address)?.[1] ?? "";
