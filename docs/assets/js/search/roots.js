/* The roots of Danish words, as the index was made of: words without what inflection adds. The same rules as
   `laboratorium.base.danish_roots`; the tests hold the two to the same answers. */

/**
 * @typedef {object} Rules
 * @property {string[]} endings What inflection adds, the longest first.
 * @property {Record<string, string>} forms Irregular form → base word.
 * @property {string[]} last The forms that compounds end in too.
 * @property {string[]} kept Base words that the rules would cut.
 * @property {string[]} ends Those of them that compounds end in too.
 */

const LEAST = 3;
const ADJECTIVE = /(?<=ig|som)ste?$|(?<=..oes|..[^i]vis)t$/;
const LATIN = /(?<=..[^r]|.tr)ums?$|(?<=..s)us$/;
const ELIDED = /(?<=..[bcdfghjkmnpqstvwxz])[rl]$|(?<=..b)n$/;
const NEUTER = /(?<=..[bcdfghjklmnpqrvwxz])t$/;
const DROPPED = ["er", "el", "en", "et", "s"];

/** @param {string} rest */
const enough = (rest) => rest.length >= LEAST && /[aeiouy]/.test(rest);

/** @param {string} word */
const undoubled = (word) => (word.length > LEAST && /([bdfgklmnprst])\1$/.test(word) ? word.slice(0, -1) : word);

/** Whether a word may end so: -ne only after -er, and never in the e of a folded æ or ø. @param {string} rest @param {string} ending */
function fits(rest, ending) {
  if (ending === "ne" || ending === "nes") return rest.endsWith("er") && enough(rest);
  return enough(rest) && !(ending[0] === "e" && /[ao]$/.test(rest));
}

/** The word without what matches at its end. @param {string} word @param {RegExp[]} patterns */
function without(word, ...patterns) {
  const cut = patterns.map((pattern) => word.search(pattern)).find((at) => at >= 0);
  return cut === undefined ? null : word.slice(0, cut);
}

/** The word without what its base form ends in, when inflection drops that: cent-er, centr-et. @param {string} word */
function shorter(word) {
  const cut = without(word, LATIN, NEUTER);
  if (cut !== null) return cut;
  for (const ending of DROPPED) {
    const rest = word.slice(0, word.length - ending.length);
    if (word.endsWith(ending) && fits(rest, ending) && !word.endsWith("els")) return undoubled(rest);
  }
  return ELIDED.test(word) ? undoubled(word.slice(0, -1)) : word;
}

/** @param {Rules} rules @returns {(folded: string) => string} */
export function rooter({ endings, forms, last, kept, ends }) {
  const lasting = new Set(last);
  const cutting = new Set(ends);
  const whole = new Set([...kept, ...ends]);

  /** @param {string} word */
  function base(word) {
    if (Object.hasOwn(forms, word)) return forms[word];
    for (let start = 3; start < word.length - 3; start++) {
      if (lasting.has(word.slice(start))) return word.slice(0, start) + forms[word.slice(start)];
    }
    return word;
  }

  /** @param {string} word */
  function keeps(word) {
    if (whole.has(word)) return true;
    for (let start = 3; start < word.length - 2; start++) if (cutting.has(word.slice(start))) return true;
    return false;
  }

  /** @param {string} word */
  function withoutEnding(word) {
    const cut = without(word, ADJECTIVE, LATIN);
    if (cut !== null) return cut;
    for (const ending of endings) {
      if (!word.endsWith(ending)) continue;
      const rest = word.slice(0, word.length - ending.length);
      for (let end = word.length - 1; end >= rest.length; end--) if (keeps(word.slice(0, end))) return word.slice(0, end);
      if (fits(rest, ending)) return undoubled(rest);
    }
    return word.endsWith("s") && enough(word.slice(0, -1)) ? word.slice(0, -1) : word;
  }

  return (folded) => {
    let word = base(folded);
    let next = keeps(word) ? word : withoutEnding(word);
    while (!keeps(next)) {
      word = next;
      next = shorter(word);
      if (next === word) break;
    }
    return next;
  };
}
