/* Browse the cases: a text search, filters and a map beside the list, live counts, and all of it in the page's address.
   Without this script the page links to a page for each term and to the map instead; when the data cannot be fetched,
   it does so again. */

import { complaint, parse, tidy, usualSort, write } from "./facets/address.js";
import { createChips } from "./facets/chips.js";
import { createList } from "./facets/list.js";
import { createMap } from "./facets/map.js";
import { distances, fitting, nearTo } from "./facets/near.js";
import { createPanel, inWords } from "./facets/panel.js";
import { select } from "./facets/select.js";
import { casesByText } from "./facets/text.js";

/** @typedef {import("./facets/select.js").Index} Index */
/** @typedef {import("./facets/select.js").Sort} Sort */
/** @typedef {import("./facets/address.js").View} View */

/** The facet whose terms are the places on the map. */
const PLACE = "kommune";
const TYPING_MS = 150;
/** A shorter wait is not spoken of. */
const SLOW_MS = 250;
/** How many cases stand beside the map before the reader asks for more. */
const BESIDE_MAP = 10;

const root = /** @type {HTMLElement | null} */ (document.querySelector("[data-browser]"));
if (root) start(root);

/** @param {HTMLElement} root */
function start(root) {
  const aside = /** @type {HTMLElement} */ (root.querySelector(".ways"));
  const results = /** @type {HTMLElement} */ (root.querySelector(".results"));
  const head = /** @type {HTMLElement} */ (results.querySelector(".results-head"));
  const links = [...aside.childNodes];
  const total = Number(root.dataset.total);
  const list = createList(results, Number(root.dataset.perPage));
  head.replaceChildren(template("browser-head"));
  head.after(template("browser-map"));
  const status = /** @type {HTMLElement} */ (head.querySelector(".results-count"));
  const sorting = /** @type {HTMLSelectElement} */ (head.querySelector("select"));
  const byRelevance = /** @type {HTMLOptionElement} */ (sorting.querySelector("[value=relevans]"));
  const byDistance = new Option("Afstand", "afstand");
  const views = [.../** @type {NodeListOf<HTMLButtonElement>} */ (head.querySelectorAll("button[data-view]"))];
  const notice = /** @type {HTMLElement} */ (head.querySelector(".notice"));
  const chips = createChips(/** @type {HTMLElement} */ (head.querySelector(".facet-chips")), changed, status);
  const figure = /** @type {HTMLElement} */ (results.querySelector(".results-map"));
  const parts = template("browser-panel");
  const search = /** @type {HTMLFormElement} */ (parts.querySelector(".case-search"));
  const typed = /** @type {HTMLInputElement} */ (search.querySelector("input"));
  const panel = createPanel(parts, changed, () => status.focus());
  const map = createMap(figure, root.dataset.map ?? "", panel.terms(PLACE), (slug) => {
    panel.toggle(PLACE, slug);
    changed();
  });
  aside.replaceChildren(search, panel.filters);
  aside.classList.replace("ways", "browser");
  aside.setAttribute("aria-label", "Søgning og filtre");

  /** What the reader has asked for, together with the panel's choice. @type {{ sort: Sort, text: string, view: View, near: string }} */
  const asked = { sort: "nyeste", text: "", view: "liste", near: "" };
  let latest = 0; // So that a slow answer never overwrites a newer one.
  /** The place that the reader wants to be near, once its name is known. */
  let place = { slug: "", label: "" };
  /** What was left out of the address, and what there is to say about the list and the map. */
  const remarks = { address: "", outcome: "" };

  /** @type {Promise<Index> | null} */
  let fetched = null;
  /** Fetched when it is first needed, and again after a failure. @returns {Promise<Index>} */
  const index = () => {
    fetched ??= load(root.dataset.index ?? "");
    fetched.catch(() => { fetched = null; });
    return fetched;
  };
  aside.addEventListener("focusin", () => index().catch(() => {}), { once: true });

  sorting.addEventListener("change", () => {
    asked.sort = /** @type {Sort} */ (sorting.value);
    asked.near = "";
    changed();
  });
  for (const button of views) {
    button.addEventListener("click", () => {
      asked.view = /** @type {View} */ (button.dataset.view);
      changed();
    });
  }
  figure.querySelector(".skip-map button")?.addEventListener("click", () => {
    const first = /** @type {HTMLElement | null} */ (results.querySelector(".case-list a"));
    (first ?? status).focus();
  });

  /** @type {ReturnType<typeof setTimeout> | undefined} */
  let typing;
  let isTyping = false; // All that is typed at a stretch is one step back.
  typed.addEventListener("input", () => {
    clearTimeout(typing);
    typing = setTimeout(() => look(true), TYPING_MS);
  });
  typed.addEventListener("change", () => look(false));
  search.addEventListener("submit", (event) => {
    event.preventDefault();
    look(false);
  });
  window.addEventListener("popstate", follow);
  follow();

  /** Look for what has been typed. @param {boolean} goesOn Whether there may be more to come. */
  function look(goesOn) {
    clearTimeout(typing);
    if (tidy(typed.value) !== asked.text) {
      searchFor(tidy(typed.value));
      changed(isTyping);
      isTyping = true;
    }
    isTyping &&= goesOn;
  }

  /** @param {string} text */
  function searchFor(text) {
    if (!text || !asked.text) asked.sort = text || asked.sort === "relevans" ? usualSort(text) : asked.sort;
    asked.text = text;
  }

  /**
   * The reader has changed something: put it in the address, and show it.
   *
   * @param {boolean} [goesOn] Whether it only carries the last change on.
   */
  function changed(goesOn = false) {
    const query = write({ ...asked, choice: panel.read() }, panel.known, location.search);
    if (query !== location.search) {
      history[goesOn ? "replaceState" : "pushState"](null, "", `${location.pathname}${query}`);
    }
    remarks.address = "";
    void show();
  }

  /** The address says what to show: at first, and when the reader goes back or forward. */
  function follow() {
    const { choice, unknown, ...rest } = parse(location.search, panel.known);
    clearTimeout(typing);
    isTyping = false;
    Object.assign(asked, rest);
    typed.value = asked.text;
    panel.write(choice);
    remarks.address = complaint(unknown);
    void show();
  }

  async function show() {
    latest += 1;
    const ask = latest;
    const { text, view } = asked;
    const choice = panel.read();
    panel.tally();
    drawChips();
    drawHead(asked.sort);
    remarks.outcome = "";
    const untouched = !choice.size && !text && !asked.near && asked.sort === "nyeste" && view === "liste";
    if (untouched && !fetched && !document.getElementById("browser-index")) {
      settled();
      status.textContent = inWords(total); // As the server sent it: nothing to fetch yet.
      return say();
    }
    results.setAttribute("aria-busy", "true");
    const slow = setTimeout(() => { if (ask === latest) status.textContent = "Henter …"; }, SLOW_MS);
    try {
      const [data, scores, near] = await Promise.all([index(), text ? casesByText(text).catch(() => null) : null, nearPlace()]);
      if (ask !== latest) return; // The reader has already moved on.
      const sort = text && !scores && asked.sort === "relevans" ? "nyeste" : asked.sort;
      const { numbers, counts } = select(data, choice, sort, near && scores ? fitting(scores) : scores);
      if (near) numbers.sort((one, other) => near.km[one] - near.km[other]); // Equals stay in the order they had.
      if (near && place.slug !== asked.near) {
        place = { slug: asked.near, label: near.label };
        drawChips();
      }
      panel.count(counts, numbers.length);
      drawHead(sort, Boolean(scores));
      const isAll = !choice.size && !scores && !near && sort === "nyeste";
      const onMap = view === "kort" && drawMap(counts, choice, ask);
      if (isAll && !onMap) list.restore();
      else await list.show(numbers, onMap ? BESIDE_MAP : undefined, near ? (number) => `${near.km[number]} km` : undefined);
      await onMap;
      if (ask !== latest) return;
      status.textContent = choice.size || scores ? `${numbers.length} af ${inWords(total)}` : inWords(total);
      if (near) remark(`Sorteret efter afstand til ${near.label}. Den er i lige linje fra ${near.from}.`);
      if (text && !scores) {
        remark("Tekstsøgningen kunne ikke hentes, så teksten er ikke brugt. Genindlæs siden for at prøve igen.");
      }
      if (!numbers.length) {
        remark(`Ingen cases passer til hele valget. ${text ? "Prøv andre ord, fjern" : "Fjern"} et filter, eller ryd alt.`);
      }
      say();
    } catch {
      if (ask === latest) giveUp(); // Else a newer choice is being answered.
    } finally {
      clearTimeout(slow);
      if (ask === latest) settled();
    }
  }

  function settled() {
    results.removeAttribute("aria-busy");
    delete document.documentElement.dataset.awaits; // See early.js.
  }

  /**
   * @param {import("./facets/select.js").Counts} counts
   * @param {import("./facets/select.js").Choice} choice
   * @param {number} ask
   */
  async function drawMap(counts, choice, ask) {
    try {
      await map.show(counts.get(PLACE) ?? new Map(), choice.get(PLACE) ?? new Set());
    } catch {
      if (ask !== latest) return;
      figure.hidden = true;
      remark("Kortet kunne ikke hentes. Vælg kort igen for at prøve på ny.");
    }
  }

  /**
   * The switch and the order. Relevance is offered when there is a text to be relevant to.
   *
   * @param {Sort} sort
   * @param {boolean} [hasScores]
   */
  function drawHead(sort, hasScores = Boolean(asked.text)) {
    if (hasScores) sorting.prepend(byRelevance);
    else byRelevance.remove();
    if (asked.near) sorting.prepend(byDistance);
    else byDistance.remove();
    sorting.value = asked.near ? byDistance.value : sort;
    for (const button of views) button.setAttribute("aria-pressed", String(button.dataset.view === asked.view));
    results.classList.toggle("with-map", asked.view === "kort");
    figure.hidden = asked.view !== "kort";
  }

  /** Without data there is nothing to choose by: back to the server's list and links, and say so. */
  function giveUp() {
    window.removeEventListener("popstate", follow);
    clearTimeout(typing);
    list.restore();
    aside.replaceChildren(...links);
    aside.classList.replace("browser", "ways");
    aside.classList.add("given-up");
    results.classList.remove("with-map");
    figure.hidden = true;
    chips.show([]);
    for (const control of [sorting, ...views]) control.disabled = true;
    status.textContent = inWords(total);
    remarks.outcome = "Filtrene kunne ikke hentes. Genindlæs siden for at prøve igen, eller følg et af emnerne.";
    say();
  }

  /** What lies near the place that the address names. @returns {Promise<import("./facets/near.js").Near | null>} */
  async function nearPlace() {
    if (!asked.near) return null;
    const known = await distances(root.dataset.near ?? "").catch(() => null);
    if (!known) {
      remark("Afstandene kunne ikke hentes. Genindlæs siden for at prøve igen.");
      return null;
    }
    const found = nearTo(known, asked.near);
    if (!found) remark(complaint([["naer", asked.near]]));
    return found;
  }

  function drawChips() {
    const terms = panel.chosen().map(({ key, slug, name }) =>
      ({ name, action: "Fjern filteret ", drop: () => panel.drop(key, slug) }));
    const text = asked.text ? [{ name: `»${asked.text}«`, action: "Fjern søgningen ", drop: dropText }] : [];
    const near = asked.near && place.slug === asked.near ? [{ name: `Nær ${place.label}`, action: "Fjern rækkefølgen efter afstand: ", drop: () => { asked.near = ""; } }] : [];
    chips.show([...text, ...near, ...terms]);
  }

  function dropText() {
    clearTimeout(typing);
    isTyping = false;
    typed.value = "";
    searchFor("");
  }

  /** @param {string} sentence About what came of the reader's choice. */
  function remark(sentence) {
    remarks.outcome = `${remarks.outcome} ${sentence}`.trim();
  }

  /** Tell the reader what there is to tell, if anything. */
  function say() {
    const text = `${remarks.address} ${remarks.outcome}`.trim();
    if (notice.textContent !== text) notice.textContent = text;
    notice.hidden = !text;
  }
}

/** @param {string} id */
function template(id) {
  const found = /** @type {HTMLTemplateElement} */ (document.getElementById(id));
  return document.importNode(found.content, true);
}

/** The index that stands in the page, or else the one at the address. @param {string} address @returns {Promise<Index>} */
async function load(address) {
  const inPage = document.getElementById("browser-index");
  if (inPage) return JSON.parse(inPage.textContent ?? "");
  const response = await fetch(address);
  if (!response.ok) throw new Error(`${address}: ${response.status}`);
  return response.json();
}
