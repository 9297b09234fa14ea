/* The choice on a map. The drawing is the one that the build made for the page of municipalities, fetched when the
   reader first asks for a map; here its circles become buttons and follow the choice. */

import { inWords } from "./panel.js";

/* As in src/laboratorium/figures/denmark.py: the radius for one case, the smallest, and that of a dot for none. */
const ONE_CASE = 10;
const LEAST = 4;
const NONE = 3;

const DESCRIPTION = "Hver cirkel er en kommune, som kan vælges til og fra. Jo større cirkel, jo flere cases. "
  + "Bornholm og hovedstadsområdet vises i hver sin ramme.";

/** @typedef {{ slug: string, name: string, link: SVGElement, circle: Element, words: Element,
 *   isAbove: boolean }} Place Whether its words stand above its circle. */

/**
 * @param {HTMLElement} figure Where the drawing goes; hidden while the reader wants none.
 * @param {string} address The page that holds the drawing.
 * @param {{ slug: string, name: string }[]} terms The municipalities that have cases.
 * @param {(slug: string) => void} choose Called when the reader chooses a place, or drops it.
 */
export function createMap(figure, address, terms, choose) {
  const slot = /** @type {HTMLElement} */ (figure.querySelector("[data-map]"));
  /** @type {Promise<(counts: Map<string, number>, chosen: Set<string>) => void> | null} */
  let drawing = null;
  let latest = 0; // So that the drawing, when it comes, shows the newest choice.

  /** Fetched when it is first needed, and again after a failure. */
  function ready() {
    drawing ??= fetchDrawing(address).then((svg) => {
      const draw = prepare(svg, terms, choose);
      slot.replaceChildren(svg);
      return draw;
    });
    drawing.catch(() => { drawing = null; });
    return drawing;
  }

  return {
    /**
     * Show how many cases each place has. Rejects when the drawing cannot be fetched.
     *
     * @param {Map<string, number>} counts Slug → cases, by all that is chosen but the places themselves.
     * @param {Set<string>} chosen Slugs of the chosen places.
     */
    async show(counts, chosen) {
      latest += 1;
      const ask = latest;
      const draw = await ready();
      if (ask === latest) draw(counts, chosen);
    },
  };
}

/** @param {string} address @returns {Promise<SVGSVGElement>} */
async function fetchDrawing(address) {
  const response = await fetch(address);
  if (!response.ok) throw new Error(`${address}: ${response.status}`);
  const page = new DOMParser().parseFromString(await response.text(), "text/html");
  const svg = /** @type {SVGSVGElement | null} */ (page.querySelector("svg.map"));
  if (!svg) throw new Error(`${address}: no map`);
  for (const link of svg.querySelectorAll("a")) {
    link.setAttribute("href", new URL(link.getAttribute("href") ?? "", response.url).href);
  }
  return document.importNode(svg, true);
}

/**
 * Make the drawing's links into buttons; returns what draws a choice on it.
 *
 * @param {SVGSVGElement} svg
 * @param {{ slug: string, name: string }[]} terms
 * @param {(slug: string) => void} choose
 */
function prepare(svg, terms, choose) {
  const names = new Map(terms.map(({ slug, name }) => [slug, name]));
  const description = svg.querySelector("desc");
  if (description) description.textContent = DESCRIPTION;
  /** @type {Place[]} */
  const places = [];
  let reach = LEAST;
  for (const link of /** @type {NodeListOf<SVGElement>} */ (svg.querySelectorAll(":scope > a"))) {
    const slug = link.getAttribute("href")?.split("/").at(-2) ?? "";
    const [hit, circle] = link.querySelectorAll("circle");
    const words = link.querySelector("text");
    const name = names.get(slug);
    if (!name || !hit || !circle || !words) {
      link.remove(); // From another build of the site than this page: nothing that can be chosen here.
      continue;
    }
    reach = Number(hit.getAttribute("r"));
    places.push({ slug, name, link, circle, words, isAbove: Number(words.getAttribute("y")) < 0 });
    link.setAttribute("role", "button");
    link.addEventListener("click", (event) => {
      if (event.ctrlKey || event.metaKey || event.shiftKey) return; // The place's own page, in a new tab.
      event.preventDefault();
      choose(slug);
    });
    link.addEventListener("keydown", (event) => {
      if (event.key !== " ") return;
      event.preventDefault();
      choose(slug);
    });
  }

  return (/** @type {Map<string, number>} */ counts, /** @type {Set<string>} */ chosen) => {
    const most = Math.max(1, ...places.map(({ slug }) => counts.get(slug) ?? 0));
    const unit = Math.min(ONE_CASE, reach / Math.sqrt(most));
    const radius = (/** @type {number} */ cases) =>
      (cases ? Math.round(10 * Math.max(unit * Math.sqrt(cases), LEAST)) / 10 : NONE);
    svg.classList.toggle("has-choice", chosen.size > 0);
    for (const { slug, name, link, circle, words, isAbove } of places) {
      const cases = counts.get(slug) ?? 0;
      const isChosen = chosen.has(slug);
      const isOff = !cases && !isChosen;
      circle.setAttribute("r", String(radius(cases)));
      words.textContent = `${name}: ${inWords(cases)}`;
      words.setAttribute("y", String(Math.round(isAbove ? -radius(cases) - 12 : radius(cases) + 28)));
      link.classList.toggle("is-chosen", isChosen);
      link.classList.toggle("is-off", isOff);
      link.setAttribute("aria-pressed", String(isChosen));
      link.setAttribute("aria-disabled", String(isOff));
      link.setAttribute("tabindex", isOff ? "-1" : "0");
    }
    explain(svg, most, radius);
    dot(svg, places.filter(({ slug }) => counts.get(slug)));
  };
}

/**
 * The dots in the capital area itself, of which the places with cases lie in the enlargement.
 *
 * @param {SVGSVGElement} svg
 * @param {Place[]} places
 */
function dot(svg, places) {
  const [small, , large] = [...svg.querySelectorAll("rect.map-frame")].map((frame) => {
    const [x, y, width, height] = ["x", "y", "width", "height"].map((name) => Number(frame.getAttribute(name)));
    return { x, y, width, height };
  });
  const zoom = large.width / small.width;
  const dots = places.map(({ link }) => /(\d+) (\d+)/.exec(link.getAttribute("transform") ?? "") ?? [])
    .map(([, x, y]) => [(Number(x) - large.x) / zoom, (Number(y) - large.y) / zoom])
    .filter(([x, y]) => x >= 0 && y >= 0)
    .map(([x, y]) => `M${Math.round(small.x + x)} ${Math.round(small.y + y)}h0`);
  svg.querySelector(".map-few")?.setAttribute("d", dots.join(""));
}

/**
 * What the sizes mean now, in the legend's own rows, the lowest first in use; there are never more than at the build.
 *
 * @param {SVGSVGElement} svg
 * @param {number} most
 * @param {(cases: number) => number} radius
 */
function explain(svg, most, radius) {
  const legend = svg.querySelector(".map-legend");
  const circles = [...(legend?.querySelectorAll("circle") ?? [])].reverse();
  const sizes = [...new Set([1, Math.max(1, Math.round(most / 4)), most])];
  circles.forEach((circle, row) => {
    const words = circle.nextElementSibling;
    const isUsed = row < sizes.length;
    circle.setAttribute("r", isUsed ? String(radius(sizes[row])) : "0");
    if (words) words.textContent = isUsed ? inWords(sizes[row]) : "";
  });
  const empty = legend?.querySelector("path + text");
  if (empty) empty.textContent = "Ingen cases";
}
