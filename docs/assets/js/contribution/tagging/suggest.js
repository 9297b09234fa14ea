/* The goals and the Ps that a Danish text speaks of, with the words that say so: the same answers as
   `laboratorium.tagging.suggest`, from the same weights. */
// @ts-check
import { reader } from "./words.js";

/** @typedef {import("./words.js").Token} Token */
/** @typedef {{ kind: "sdg" | "six_p", key: string, score: number, evidence: string[] }} Suggestion */
/** What speaks for a tag: what it is worth, its first and its last word.
 * @typedef {{ worth: number, first: number, last: number }} Spot */

const total = (/** @type {number[]} */ numbers) => numbers.reduce((sum, each) => sum + each, 0);

/** A linear model as `laboratorium.tagging.model.Model` is one.
 * @param {any} model @param {any} limits */
function linear(model, limits) {
  const terms = new Map(Object.entries(model.terms));
  const lists = listed(model.lists);
  const general = new Set(model.general);

  /** @param {Token} token @returns {string[]} */
  const termsOf = (token) => (token.terms.length || !model.small ? token.terms : [token.folded]);

  /** @param {Token[]} part @returns {{ goals: number[], first: number, last: number }[]} */
  const hits = (part) =>
    part.flatMap(({ head }, first) =>
      (lists.get(head) ?? [])
        .filter(({ words }) => words.every((word, at) => part[first + at]?.head === word))
        .map(({ words, goals }) => ({ goals, first, last: first + words.length - 1 })),
    );

  /** The margin of each class in a passage. @param {Token[]} part @returns {number[]} */
  function margins(part) {
    /** @type {Map<string, number>} */
    const counts = new Map();
    for (const token of part) for (const term of termsOf(token)) counts.set(term, (counts.get(term) ?? 0) + 1);
    const sums = model.bias.map(() => 0);
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
    const found = model.bias.map(() => 0);
    for (const { goals } of hits(part)) for (const goal of goals) found[goal - 1] += 1;
    return sums.map((/** @type {number} */ sum, /** @type {number} */ at) => (sum * model.scale) / length + model.bias[at] + model.hit[at] * Math.sqrt(found[at]));
  }

  /** What speaks for a class in a passage. @param {Token[]} part @param {number} own @returns {Spot[]} */
  function evidence(part, own) {
    const spots = gathered();
    part.forEach((token, at) => {
      for (const term of termsOf(token)) {
        const row = general.has(term) ? [] : (terms.get(term) ?? []);
        for (let cell = 1; cell < row.length; cell += 2) if (row[cell] === own && row[cell + 1] > 0) spots.add(row[cell + 1] * row[0], at, at);
      }
    });
    for (const { goals, first, last } of hits(part)) if (goals.includes(own)) spots.add(model.hit[own - 1] * limits.listed, first, last);
    return spots.all();
  }

  const score = (/** @type {number} */ margin) => {
    const [a, b] = model.calibration;
    return Math.floor(100 / (1 + Math.exp(-(a * margin + b))) + 0.5) / 100;
  };
  return { margins, evidence, score, threshold: model.threshold, hit: model.hit };
}

/** Worth by place, added up. */
function gathered() {
  /** @type {Map<string, Spot>} */
  const spots = new Map();
  return {
    /** @param {number} worth @param {number} first @param {number} last */
    add(worth, first, last) {
      const spot = spots.get(`${first} ${last}`) ?? { worth: 0, first, last };
      spot.worth += worth;
      spots.set(`${first} ${last}`, spot);
    },
    all: () => [...spots.values()],
  };
}

/** The margins of a whole text out of those of its passages: the mean of the best, one in four.
 * @param {number[][]} each @returns {number[]} */
function ofWhole(each) {
  const most = Math.max(1, Math.floor((each.length + 2) / 4));
  return each[0].map((_, at) => total(each.map((found) => found[at]).sort((one, other) => other - one).slice(0, most)) / most);
}

/** What suggests, out of what was fetched.
 * @param {any} data @returns {(text: string) => Suggestion[]} */
export function suggester(data) {
  const { limits } = data;
  const { tokens, stem } = reader(data);
  const [ofGoals, ofPs] = [linear(data.model, limits), linear(data.six_p, limits)];

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

  /** The strongest words for a tag, each once, in the text's order.
   * @param {string} text @param {Token[][]} parts @param {(part: Token[]) => Spot[]} evidence */
  function strongest(text, parts, evidence) {
    /** @type {Map<string, { worth: number, start: number, end: number }>} */
    const best = new Map();
    for (const part of parts) {
      const sorted = evidence(part).sort((one, other) => other.worth - one.worth || one.first - other.first || one.last - other.last);
      for (const { worth, first, last } of sorted) {
        const said = part.slice(first, last + 1).map(({ folded }) => folded).join(" ");
        if (!best.has(said)) best.set(said, { worth, start: part[first].start, end: part[last].end });
      }
    }
    return cited(text, [...best.values()].sort((one, other) => other.worth - one.worth || one.start - other.start).slice(0, limits.shown));
  }

  /** The tags of a kind whose margin reaches the threshold, the surest first.
   * @param {"sdg" | "six_p"} kind @param {string[]} keys @param {number[]} margins @param {ReturnType<typeof linear>} own
   * @param {(at: number) => string[]} evidence @param {number} most @returns {Suggestion[]} */
  const reached = (kind, keys, margins, own, evidence, most) =>
    keys
      .map((key, at) => ({ key, at, margin: margins[at] }))
      .filter(({ margin }) => margin >= own.threshold)
      .sort((one, other) => other.margin - one.margin || one.at - other.at)
      .map(({ key, at, margin }) => ({ kind, key, score: own.score(margin), evidence: evidence(at) }))
      .filter((found) => found.evidence.length >= limits.evidence)
      .slice(0, most);

  /** @param {string} text @param {Token[][]} parts */
  function goals(text, parts) {
    const margins = ofWhole(parts.map(ofGoals.margins));
    const evidence = (/** @type {number} */ at) => strongest(text, parts, (part) => ofGoals.evidence(part, at + 1));
    return reached("sdg", margins.map((_, at) => String(at + 1)), margins, ofGoals, evidence, limits.goals);
  }

  /** @type {WeakMap<Token[], string[]>} */
  const stemmed = new WeakMap();
  /** A P's cues by their first word, in the order in which they stand; those whose first word is only the beginning of
   * one apart. @type {WeakMap<[string[], number][], { whole: Map<string, number[]>, begun: number[] }>} */
  const ordered = new WeakMap();

  /** @param {Token[]} part */
  function stemsOf(part) {
    const found = stemmed.get(part) ?? part.map(({ folded }) => stem(folded));
    stemmed.set(part, found);
    return found;
  }

  /** @param {[string[], number][]} cues */
  function byFirst(cues) {
    const known = ordered.get(cues);
    if (known) return known;
    /** @type {Map<string, number[]>} */
    const whole = new Map();
    /** @type {number[]} */
    const begun = [];
    cues.forEach(([[first]], at) => {
      if (first.endsWith("*")) begun.push(at);
      else whole.set(first, [...(whole.get(first) ?? []), at]);
    });
    ordered.set(cues, { whole, begun });
    return { whole, begun };
  }

  /** Where a P's cues stand in a passage.
   * @param {Token[]} part @param {[string[], number][]} cues @returns {(Spot & { name: string })[]} */
  function cuesIn(part, cues) {
    const stems = stemsOf(part);
    const { whole, begun } = byFirst(cues);
    const says = (/** @type {string} */ word, /** @type {number} */ at) =>
      at < part.length && (word.endsWith("*") ? part[at].folded.startsWith(word.slice(0, -1)) : stems[at] === word);
    return part.flatMap((_, first) =>
      [...(whole.get(stems[first]) ?? []), ...begun.filter((at) => says(cues[at][0][0], first))]
        .filter((at) => cues[at][0].every((word, further) => says(word, first + further)))
        .sort((one, other) => one - other)
        .map((at) => ({ name: cues[at][0].join(" "), worth: cues[at][1], first, last: first + cues[at][0].length - 1 })),
    );
  }

  /** @param {string} text @param {Token[][]} parts */
  function ps(text, parts) {
    const keys = Object.keys(data.cues);
    const margins = ofWhole(
      parts.map((part) => {
        const said = ofPs.margins(part);
        return keys.map((key, at) => {
          const weights = new Map(cuesIn(part, data.cues[key]).map(({ name, worth }) => [name, worth]));
          return said[at] - said[keys.length] + ofPs.hit[at] * Math.sqrt(total([...weights.values()]));
        });
      }),
    );
    const evidence = (/** @type {number} */ at) =>
      strongest(text, parts, (part) => {
        const spots = gathered();
        for (const { worth, first, last } of ofPs.evidence(part, at + 1)) if (part[first].terms.length) spots.add(worth, first, last);
        for (const { worth, first, last } of cuesIn(part, data.cues[keys[at]])) spots.add(worth * limits.cue, first, last);
        return spots.all();
      });
    return reached("six_p", keys, margins, ofPs, evidence, limits.ps);
  }

  return (text) => {
    const words = tokens(text);
    if (words.length < limits.words) return [];
    const parts = passages(text, words);
    return [...goals(text, parts), ...ps(text, parts)];
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
