/* Browse the cases: filters beside the list, live counts, and all of it in the page's address. Without this script the
   page links to a page for each term instead; when the data cannot be fetched, it does so again. */

import { complaint, parse, write } from "./facets/address.js";
import { createList } from "./facets/list.js";
import { createPanel, inWords } from "./facets/panel.js";
import { select } from "./facets/select.js";

/** @typedef {import("./facets/select.js").Index} Index */
/** @typedef {(slugs: string[]) => void} Listener */

/** @type {Set<Listener>} */
const listeners = new Set();
/** @type {string[] | null} */
let visible = null;

/**
 * Be told which cases the reader's choice leaves, in the order of the list, now and at every change. This is where
 * another view of the same choice, such as a map, comes in: `import { onSelection } from "./cases.js"`.
 *
 * @param {Listener} listener
 */
export function onSelection(listener) {
  listeners.add(listener);
  if (visible) listener(visible);
}

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
  const status = /** @type {HTMLElement} */ (head.querySelector(".results-count"));
  const sorting = /** @type {HTMLSelectElement} */ (head.querySelector("select"));
  const notice = /** @type {HTMLElement} */ (head.querySelector(".notice"));
  const chips = /** @type {HTMLElement} */ (head.querySelector(".facet-chips"));
  const panel = createPanel(template("browser-panel"), changed, () => status.focus());
  aside.replaceChildren(panel.filters);
  aside.classList.replace("ways", "browser");
  aside.setAttribute("aria-label", "Filtre");

  /** @type {Promise<Index> | null} */
  let fetched = null;
  /** Fetched when it is first needed, and again after a failure. @returns {Promise<Index>} */
  const index = () => {
    fetched ??= load(root.dataset.index ?? "");
    fetched.catch(() => { fetched = null; });
    return fetched;
  };
  panel.filters.addEventListener("focusin", () => index().catch(() => {}), { once: true });

  const sort = () => /** @type {import("./facets/select.js").Sort} */ (sorting.value);
  sorting.addEventListener("change", changed);
  window.addEventListener("popstate", follow);
  follow();

  /** The reader has changed something: put it in the address, and show it. */
  function changed() {
    const query = write(panel.read(), sort(), panel.known, location.search);
    if (query !== location.search) history.pushState(null, "", `${location.pathname}${query}`);
    say("");
    void show();
  }

  /** The address says what to show: at first, and when the reader goes back or forward. */
  function follow() {
    const { choice, sort: sorted, unknown } = parse(location.search, panel.known);
    panel.write(choice);
    sorting.value = sorted;
    say(unknown.length ? complaint(unknown) : "");
    void show();
  }

  async function show() {
    const choice = panel.read();
    panel.tally();
    drawChips();
    const asked = location.search;
    const untouched = !choice.size && sort() === "nyeste";
    if (untouched && !document.getElementById("browser-index") && !fetched) {
      status.textContent = inWords(total); // As the server sent it: nothing to fetch yet.
      return;
    }
    results.setAttribute("aria-busy", "true");
    if (!untouched) status.textContent ||= "Henter …";
    try {
      const data = await index();
      if (asked !== location.search) return; // The reader has already moved on.
      const { numbers, counts } = select(data, choice, sort());
      panel.count(counts, numbers.length);
      if (untouched) list.restore();
      else await list.show(numbers);
      if (asked !== location.search) return;
      status.textContent = choice.size ? `${numbers.length} af ${inWords(total)}` : inWords(total);
      if (!numbers.length) say("Ingen cases passer til hele valget. Fjern et filter, eller ryd alt.");
      visible = numbers.map((number) => data.cases[number][0]);
      for (const listener of listeners) listener(visible);
    } catch {
      if (asked === location.search) giveUp(); // Else a newer choice is being answered.
    } finally {
      if (asked === location.search) results.removeAttribute("aria-busy");
    }
  }

  /** Without data there is nothing to choose by: back to the server's list and links, and say so. */
  function giveUp() {
    window.removeEventListener("popstate", follow);
    list.restore();
    aside.replaceChildren(...links);
    aside.classList.replace("browser", "ways");
    aside.classList.add("given-up");
    chips.hidden = true;
    sorting.disabled = true;
    status.textContent = inWords(total);
    say("Filtrene kunne ikke hentes. Genindlæs siden for at prøve igen, eller følg et af emnerne.");
  }

  function drawChips() {
    const chosen = panel.chosen();
    chips.hidden = !chosen.length;
    chips.replaceChildren(...chosen.map(({ key, slug, name }) =>
      chip(name, "Fjern filteret ", () => panel.drop(key, slug))));
    if (chosen.length) chips.append(chip("Ryd alt", "", () => panel.drop()));
  }

  /**
   * @param {string} name
   * @param {string} action What the button does, for those who cannot see its cross; empty for no cross.
   * @param {() => void} drop
   */
  function chip(name, action, drop) {
    const item = document.createElement("li");
    const button = document.createElement("button");
    button.type = "button";
    button.className = action ? "facet-chip" : "facet-chip clear";
    const hidden = document.createElement("span");
    hidden.className = "visually-hidden";
    hidden.textContent = action;
    button.append(hidden, name);
    button.addEventListener("click", () => {
      const place = [...chips.children].indexOf(item);
      drop();
      changed();
      // The button is gone; the one that took its place is nearest at hand.
      const next = chips.children[Math.min(place, chips.children.length - 2)]?.querySelector("button");
      (next ?? status).focus();
    });
    item.append(button);
    return item;
  }

  /** @param {string} text Empty for nothing to say. */
  function say(text) {
    notice.textContent = text;
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
