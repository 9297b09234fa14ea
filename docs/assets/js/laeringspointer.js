/* The list of learning points, narrowed down by word, level, phase, kind, P and municipality: 20 at a time, and what is
   chosen stands in the address. What can be chosen is fetched the first time that something is. */
// @ts-check

import { fetchedOnce } from "./fetched.js";
import { fold, wordsOf } from "./search/words.js";

/** @typedef {{ key: string, terms: [string, string][] }} Choice */
/** @typedef {[string, string, number, number[][]]} Point An address, a title, a case's number, its terms in each choice. */
/** @typedef {{ choices: Choice[], cases: [string, string][], points: Point[] }} Index */

const AT_A_TIME = 20;
const TYPING_MS = 150;
const KIND = "laeringstyper";
const LEVEL = "niveauer";

const form = /** @type {HTMLFormElement} */ (document.querySelector("[data-points]"));
const shownList = /** @type {HTMLElement} */ (document.querySelector("[data-list]"));
const more = /** @type {HTMLButtonElement} */ (document.querySelector("[data-more]"));
const count = /** @type {HTMLElement} */ (form.querySelector("[data-count]"));
const reset = /** @type {HTMLButtonElement} */ (form.querySelector("[type=reset]"));
const typed = /** @type {HTMLInputElement} */ (form.elements.namedItem("q"));
const selects = [...form.querySelectorAll("select")];
const whole = [...shownList.childNodes];
const pattern = /** @type {HTMLElement} */ (shownList.querySelector(".point-row"));
const root = form.dataset.root ?? "";
let latest = 0; // So that a slow answer never overwrites a newer one.
let room = AT_A_TIME;

/** @type {() => Promise<Index>} */
const index = fetchedOnce(form.dataset.points ?? "");

/** @param {Index} found @param {Point} point */
function row(found, [address, title, number, terms]) {
  const made = /** @type {HTMLElement} */ (pattern.cloneNode(true));
  const [first, name, last] = [...made.querySelectorAll("p")];
  /** @param {string} key */
  const said = (key) => {
    const at = found.choices.findIndex((choice) => choice.key === key);
    return terms[at].map((term) => found.choices[at].terms[term][1]).join(", ");
  };
  made.className = "point-row";
  first.textContent = `${said(KIND)} · ${said(LEVEL)}`;
  const link = /** @type {HTMLAnchorElement} */ (name.querySelector("a"));
  link.textContent = title;
  link.href = root + address;
  last.textContent = found.cases[number].join(" · ");
  return made;
}

/** @param {Index} found @returns {Point[]} */
function chosen(found) {
  const words = wordsOf(typed.value);
  const wanted = selects.filter(({ value }) => value).map(({ name, value }) => {
    const at = found.choices.findIndex((choice) => choice.key === name);
    return [at, found.choices[at].terms.findIndex(([slug]) => slug === value)];
  });
  return found.points.filter(([, title, number, terms]) => {
    if (!wanted.every(([at, term]) => terms[at].includes(term))) return false;
    const text = words.length ? fold(`${title} ${found.cases[number].join(" ")}`) : "";
    return words.every((word) => text.includes(word));
  });
}

async function show() {
  const turn = (latest += 1);
  const isWhole = !typed.value.trim() && !selects.some(({ value }) => value);
  reset.hidden = isWhole;
  if (isWhole) {
    shownList.replaceChildren(...whole);
    count.textContent = "";
    more.hidden = true;
    return;
  }
  try {
    const found = await index();
    if (turn !== latest) return;
    const points = chosen(found);
    const list = document.createElement("ul");
    list.className = "point-list";
    list.append(...points.slice(0, room).map((point) => row(found, point)));
    shownList.replaceChildren(list);
    count.textContent = points.length === 1 ? "1 pointe passer" : `${points.length || "Ingen"} pointer passer`;
    more.hidden = points.length <= room;
  } catch {
    if (turn === latest) count.textContent = "Pointerne kunne ikke hentes. Prøv igen.";
  }
}

function changed() {
  room = AT_A_TIME;
  const named = [typed, ...selects].filter(({ value }) => value.trim());
  const query = new URLSearchParams(named.map(({ name, value }) => [name, value.trim()]));
  history.replaceState(null, "", String(query) ? `?${query}` : location.pathname);
  show();
}

const given = new URLSearchParams(location.search);
typed.value = (given.get("q") ?? "").slice(0, typed.maxLength);
for (const select of selects) {
  const value = given.get(select.name) ?? "";
  if ([...select.options].some((option) => option.value === value)) select.value = value;
}
let waiting = 0;
form.addEventListener("submit", (event) => event.preventDefault());
form.addEventListener("input", (event) => {
  clearTimeout(waiting);
  waiting = setTimeout(changed, event.target === typed ? TYPING_MS : 0);
});
form.addEventListener("reset", () => setTimeout(changed));
more.addEventListener("click", async () => {
  const before = room;
  room += AT_A_TIME;
  await show();
  /** @type {HTMLElement | undefined} */ ([...shownList.querySelectorAll("a")][before])?.focus();
});
// Without this script these lead on; the form has the same choice.
document.querySelector(".page-head .pills")?.setAttribute("hidden", "");
form.hidden = false;
show();
