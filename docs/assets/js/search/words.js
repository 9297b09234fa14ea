/* Danish words, treated as the index was: folded, without their endings, compared by their skeletons. The same rules as
   `laboratorium.base.danish` and `laboratorium.base.danish_words`; the tests hold the two to the same answers. */

/** Letters that do not fall apart into a letter and a mark, or that Danes write out in another way. */
const LETTERS = {
  æ: "ae", ø: "oe", å: "aa", ä: "ae", ö: "oe", œ: "oe", ß: "ss", ð: "d", đ: "d", þ: "th", ł: "l", ı: "i",
};

/** Lower case, æ ø å written out, accents gone. @param {string} text */
export function fold(text) {
  return text.normalize("NFC").toLowerCase().replace(/[æøåäöœßðđþłı]/g, (letter) => LETTERS[letter])
    .normalize("NFKD").replace(/\p{Mn}/gu, "");
}

/** The words of a text, folded, in order. @param {string} text @returns {string[]} */
export const wordsOf = (text) => fold(text).match(/[\p{L}\p{N}]+/gu) ?? [];

/** How one writes a folded word who drops the marks: `aa`, `ae` and `oe` as `a` and `o`. @param {string} folded */
export const skeleton = (folded) => folded.replaceAll("ae", "a").replaceAll("oe", "o").replaceAll("aa", "a");

const ENDINGS = ("erendes erende hedens endes ernes eres enes erens ethed heden heder erede ered ende ene erne ere eren " +
  "erer heds ens hed es ers ets erets et eret en er e s").split(" ").sort((a, b) => b.length - a.length);
const OTHER_ENDINGS = ["elig", "lig", "els", "ig"];

/**
 * The stem of a folded word by Snowball's rules for Danish (snowballstem.org/algorithms/danish, version 3.1), of which
 * those for æ, ø, å and the apostrophe never apply to a folded word.
 *
 * @param {string} word
 */
export function snowball(word) {
  if (word.length < 3) return word;
  const found = /^[^aeiouy]*[aeiouy]+[^aeiouy]/.exec(word);
  const start = found ? Math.max(found[0].length, 3) : word.length;
  let stem = word;
  const ends = (/** @type {string} */ ending) => stem.endsWith(ending) && stem.length - ending.length >= start;
  const cut = (/** @type {number} */ letters) => { stem = stem.slice(0, stem.length - letters); };
  const pair = () => { if (["gd", "dt", "gt", "kt"].some(ends)) cut(1); };

  const ending = ENDINGS.find(ends);
  if (ending && (ending !== "s" || /[abcdfghjklmnoprtvyz]s$/.test(stem))) cut(ending.length);
  pair();
  if (stem.endsWith("igst")) cut(2);
  const other = OTHER_ENDINGS.find(ends);
  if (other) {
    cut(other.length);
    pair();
  }
  if (/([bdfgklmnprst])\1$/.test(stem) && stem.length - 1 >= start) cut(1);
  return stem;
}

/**
 * A stemmer that knows of the words that no rule of endings brings together.
 *
 * @param {Record<string, string>} irregular Folded form → folded base word.
 * @returns {(folded: string) => string}
 */
export function stemmer(irregular) {
  const endings = Object.keys(irregular).filter((form) => form.length >= 4).sort((a, b) => b.length - a.length);
  return (folded) => {
    const end = Object.hasOwn(irregular, folded) ? folded
      : endings.find((form) => folded.endsWith(form) && folded.length >= form.length + 3);
    return snowball(end ? folded.slice(0, folded.length - end.length) + irregular[end] : folded);
  };
}

/**
 * Whether one wrong letter parts two words: one too many or too few, another one, or two that changed places.
 *
 * @param {string} one
 * @param {string} other
 */
export function oneWrong(one, other) {
  const [short, long] = one.length <= other.length ? [one, other] : [other, one];
  if (long.length - short.length > 1) return false;
  let at = 0;
  while (at < short.length && short[at] === long[at]) at += 1;
  if (short.length < long.length) return short.slice(at) === long.slice(at + 1);
  return short.slice(at + 1) === long.slice(at + 1)
    || (short[at] === long[at + 1] && short[at + 1] === long[at] && short.slice(at + 2) === long.slice(at + 2));
}
