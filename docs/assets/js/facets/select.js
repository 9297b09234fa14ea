/* Which cases a choice of terms leaves, and how many each term would give: OR within a facet, AND between. */

/**
 * @typedef {{ key: string, title: string, terms: [slug: string, label: string][] }} Facet
 * @typedef {[slug: string, terms: number[][]]} Case Its terms' places in each facet.
 * @typedef {{ facets: Facet[], cases: Case[], by_place: number[], by_known: number[] }} Index What `/data/facets.json` holds.
 * @typedef {Map<string, Set<string>>} Choice Facet key → slugs of the chosen terms; no facet without any.
 * @typedef {"nyeste" | "sted" | "kendt" | "relevans"} Sort
 * @typedef {Map<number, number>} Scores A case, by its number → how well it fits; more is better.
 * @typedef {Map<string, Map<string, number>>} Counts Facet key → slug → number of cases.
 */

/**
 * The numbers of the cases that fit, in the order asked for, and each term's count: the cases it would give
 * together with what is chosen in the other facets.
 *
 * @param {Index} index
 * @param {Choice} choice
 * @param {Sort} sort
 * @param {Scores | null} among The cases that a text finds; null for no text. The order `relevans` is theirs.
 * @returns {{ numbers: number[], counts: Counts }}
 */
export function select(index, choice, sort, among = null) {
  const wanted = index.facets.map(({ key, terms }) => {
    const slugs = choice.get(key);
    return slugs ? terms.map(([slug]) => slugs.has(slug)) : null;
  });
  const totals = index.facets.map(({ terms }) => terms.map(() => 0));
  const fits = index.cases.map(([, rows], number) => {
    if (among && !among.has(number)) return false;
    let failed = -1; // The one facet that the case fails; a case that fails two counts nowhere.
    for (let facet = 0; facet < rows.length; facet++) {
      const chosen = wanted[facet];
      if (!chosen || rows[facet].some((term) => chosen[term])) continue;
      if (failed >= 0) return false;
      failed = facet;
    }
    rows.forEach((terms, facet) => {
      if (failed < 0 || failed === facet) for (const term of terms) totals[facet][term] += 1;
    });
    return failed < 0;
  });
  const order = { sted: index.by_place, kendt: index.by_known }[sort] ?? index.cases.keys();
  const numbers = [...order].filter((number) => fits[number]);
  if (sort === "relevans") numbers.sort((one, other) => (among?.get(other) ?? 0) - (among?.get(one) ?? 0)); // Equals: newest first.
  return {
    numbers,
    counts: new Map(index.facets.map(({ key, terms }, facet) =>
      [key, new Map(terms.map(([slug], term) => [slug, totals[facet][term]]))])),
  };
}
