/* Which cases a text finds, and how well: asked of the search engine, which is fetched when there is a text. */

const ENGINE = "../search/engine.js";

/** @typedef {import("./select.js").Scores} Scores */

/** @type {{ text: string, scores: Promise<Scores> } | null} */
let last = null;

/** @param {string} text @returns {Promise<Scores>} */
async function ask(text) {
  const { casesByRelevance } = await import(ENGINE);
  const scores = await casesByRelevance(text);
  if (!(scores instanceof Map)) throw new TypeError("the search engine gave no map");
  return scores;
}

/**
 * The last answer is kept, so that another filter does not mean another search. Rejects when the engine or what it
 * needs cannot be fetched; then it is asked anew the next time.
 *
 * @param {string} text
 * @returns {Promise<Scores>}
 */
export function casesByText(text) {
  if (last?.text === text) return last.scores;
  const asked = { text, scores: ask(text) };
  asked.scores.catch(() => { if (last === asked) last = null; });
  last = asked;
  return asked.scores;
}
