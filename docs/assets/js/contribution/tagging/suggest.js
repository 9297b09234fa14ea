/* The goals and the Ps that a Danish text speaks of, with the words that say so: the same answers as
   `laboratorium.tagging.suggest`, from the same weights. */
// @ts-check
import { reader } from "./words.js";

/** @typedef {import("./words.js").Token} Token */
/** @typedef {{ kind: "sdg" | "six_p", key: string, score: number, evidence: string[] }} Suggestion */
/** A cue or a listed term in a text: what it is, what it is worth, its first and its last word.
 * @typedef {{ name: string, worth: number, first: number, last: number }} Hit */

const GOALS = Array.from({ length: 17 }, (_, at) => at + 1);
const total = (/** @type {number[]} */ numbers) => numbers.reduce((sum, each) => sum + each, 0);

/** What suggests, out of what was fetched.
 * @param {any} data @returns {(text: string) => Suggestion[]} */
export function suggester(data) {
  const { model, limits } = data;
  const { tokens, stem } = reader(data);
  const terms = new Map(Object.entries(model.terms));
  const lists = listed(model.lists);

  /** @param {Token[]} part @returns {{ goals: number[], first: number, last: number }[]} */
  const hits = (part) =>
    part.flatMap(({ head }, first) =>
      (lists.get(head) ?? [])
        .filter(({ words }) => words.every((word, at) => part[first + at]?.head === word))
        .map(({ words, goals }) => ({ goals, first, last: first + words.length - 1 })),
    );

  /** The margin of each goal in a passage. @param {Token[]} part */
  function margins(part) {
    /** @type {Map<string, number>} */
    const counts = new Map();
    for (const { terms: own } of part) for (const term of own) counts.set(term, (counts.get(term) ?? 0) + 1);
    const sums = GOALS.map(() => 0);
    let square = 0;
    for (const [term, count] of counts) {
      const row = terms.get(term);
      if (!row) {
        square += model.unknown * count;
        continue;
      }
      const value = (row[0] / 100) * Math.sqrt(count);
      square += value * value;
      for (let at = 1; at < row.length; at += 2) sums[row[at] - 1] += row[at + 1] * value;
    }
    const length = Math.sqrt(square) || 1;
    const found = GOALS.map(() => 0);
    for (const { goals } of hits(part)) for (const goal of goals) found[goal - 1] += 1;
    return sums.map((sum, at) => (sum * model.scale) / length + model.bias[at] + model.hit * Math.sqrt(found[at]));
  }

  /** @param {string} text @param {Token[]} words @returns {Token[][]} */
  function passages(text, words) {
    const gaps = [...text.matchAll(/\n[ \t]*\n/g)].map(({ index }) => index);
    let next = 0;
    /** @type {Token[][]} */
    const parts = [];
    /** @type {Token[]} */
    let part = [];
    for (const word of words) {
      let passed = false;
      for (; next < gaps.length && word.start > gaps[next]; next += 1) passed = true;
      if ((passed && part.length >= limits.short) || part.length >= limits.long) {
        parts.push(part);
        part = [];
      }
      part.push(word);
    }
    return part.length ? [...parts, part] : parts;
  }

  /** The strongest words for a goal, each once, in the text's order.
   * @param {string} text @param {Token[][]} parts @param {number} goal */
  function evidence(text, parts, goal) {
    /** @type {Map<string, { worth: number, start: number, end: number }>} */
    const best = new Map();
    for (const part of parts) {
      /** @type {Map<string, { worth: number, first: number, last: number }>} */
      const own = new Map();
      const add = (/** @type {number} */ worth, /** @type {number} */ first, /** @type {number} */ last) => {
        const place = own.get(`${first} ${last}`) ?? { worth: 0, first, last };
        place.worth += worth;
        own.set(`${first} ${last}`, place);
      };
      part.forEach((token, at) => {
        for (const term of token.terms) {
          const row = terms.get(term) ?? [];
          for (let cell = 1; cell < row.length; cell += 2) if (row[cell] === goal && row[cell + 1] > 0) add(row[cell + 1] * row[0], at, at);
        }
      });
      for (const { goals, first, last } of hits(part)) if (goals.includes(goal)) add(model.hit * limits.listed, first, last);
      const sorted = [...own.values()].sort((one, other) => other.worth - one.worth || one.first - other.first || one.last - other.last);
      for (const { worth, first, last } of sorted) {
        const said = part.slice(first, last + 1).map(({ folded }) => folded).join(" ");
        if (!best.has(said)) best.set(said, { worth, start: part[first].start, end: part[last].end });
      }
    }
    const strongest = [...best.values()].sort((one, other) => other.worth - one.worth || one.start - other.start).slice(0, limits.shown);
    return cited(text, strongest);
  }

  /** @param {string} text @param {Token[][]} parts @returns {Suggestion[]} */
  function goals(text, parts) {
    const each = parts.map(margins);
    const most = Math.max(1, Math.floor((each.length + 2) / 4));
    return GOALS.map((goal) => {
      const own = each.map((found) => found[goal - 1]).sort((one, other) => other - one).slice(0, most);
      return { goal, margin: total(own) / most };
    })
      .filter(({ margin }) => margin >= model.threshold)
      .sort((one, other) => other.margin - one.margin || one.goal - other.goal)
      .map(({ goal, margin }) => {
        const [a, b] = model.calibration;
        const score = Math.floor(100 / (1 + Math.exp(-(a * margin + b))) + 0.5) / 100;
        return { kind: /** @type {const} */ ("sdg"), key: String(goal), score, evidence: evidence(text, parts, goal) };
      })
      .filter((found) => found.evidence.length >= limits.evidence)
      .slice(0, limits.goals);
  }

  /** @param {Token[]} words @param {string[]} stems @param {[string[], number][]} cues @returns {Hit[]} */
  const cuesIn = (words, stems, cues) =>
    words.flatMap((_, first) =>
      cues
        .filter(([cue]) => cue.every((part, at) => first + at < words.length && (part.endsWith("*") ? words[first + at].folded.startsWith(part.slice(0, -1)) : stems[first + at] === part)))
        .map(([cue, worth]) => ({ name: cue.join(" "), worth, first, last: first + cue.length - 1 })),
    );

  /** @param {string} text @param {Token[]} words @param {number} parts @returns {Suggestion[]} */
  function ps(text, words, parts) {
    const needed = limits.weak * (1 + Math.floor(parts / 4));
    const stems = words.map(({ folded }) => stem(folded));
    return Object.entries(data.cues)
      .map(([key, cues]) => {
        /** @type {Map<string, Hit>} */
        const each = new Map();
        for (const hit of cuesIn(words, stems, cues)) if (!each.has(hit.name)) each.set(hit.name, hit);
        const found = [...each.values()];
        return { key, found, strength: total(found.map(({ worth }) => worth)) };
      })
      .filter(({ strength }) => strength >= needed)
      .sort((one, other) => other.strength - one.strength)
      .slice(0, limits.ps)
      .map(({ key, found, strength }) => {
        const strongest = found.sort((one, other) => other.worth - one.worth || one.first - other.first).slice(0, limits.shown);
        const places = strongest.map(({ first, last }) => ({ start: words[first].start, end: words[last].end }));
        return { kind: /** @type {const} */ ("six_p"), key, score: Math.floor((100 * strength) / (strength + needed) + 0.5) / 100, evidence: cited(text, places) };
      });
  }

  return (text) => {
    const words = tokens(text);
    if (words.length < limits.words) return [];
    const parts = passages(text, words);
    return [...goals(text, parts), ...ps(text, words, parts.length)];
  };
}

/** @param {string} text @param {{ start: number, end: number }[]} places */
const cited = (text, places) =>
  [...places].sort((one, other) => one.start - other.start || one.end - other.end).map(({ start, end }) => text.slice(start, end));

/** Each list's terms by their first word.
 * @param {Record<string, string[]>} lists @returns {Map<string, { words: string[], goals: number[] }[]>} */
function listed(lists) {
  /** @type {Map<string, { words: string[], goals: number[] }>} */
  const terms = new Map();
  for (const [goal, own] of Object.entries(lists))
    for (const term of own) {
      const known = terms.get(term) ?? { words: term.split(" "), goals: [] };
      known.goals.push(Number(goal));
      terms.set(term, known);
    }
  /** @type {Map<string, { words: string[], goals: number[] }[]>} */
  const found = new Map();
  for (const each of terms.values()) found.set(each.words[0], [...(found.get(each.words[0]) ?? []), each]);
  return found;
}
