/* The transcript: shows the line that is being said, follows along for as long as the reader does, and is searched. */
// @ts-check
import { lastBefore } from "./time.js";

/** A text as it is compared, letter for letter: without case and accents, but æ, ø and å are letters of their own.
 * @param {string} text */
const fold = (text) =>
  text.replace(/[^\x20-\x7e]/g, (letter) =>
    /[æøåÆØÅ]/.test(letter) ? letter.toLowerCase() : letter.normalize("NFD")[0] ?? letter).toLowerCase();

/** @param {HTMLElement} box @param {{bar: HTMLElement, follow: HTMLElement | null}} around */
export function createTranscript(box, { bar, follow }) {
  const cues = /** @type {HTMLElement[]} */ ([...box.querySelectorAll("[data-cue]")]);
  const starts = cues.map((cue) => Number(cue.dataset.cue));
  let current = -1;

  /** @param {HTMLElement} element */
  function isInView(element) {
    const { top, bottom } = element.getBoundingClientRect();
    const covered = Math.max(0, bar.getBoundingClientRect().bottom);
    return bottom > covered && top < window.innerHeight;
  }

  /** @param {HTMLElement} element */
  const bring = (element) => element.scrollIntoView({ block: "center" }); // Softly where the reader likes motion: CSS.

  /** Whether the reader is at work in the page and must not be moved. */
  const isBusy = () =>
    search.contains(document.activeElement) || !(getSelection()?.isCollapsed ?? true);

  /** Show the line at a time. The page moves only when the line before was in view: else the reader has gone elsewhere.
   * @param {number} time @param {boolean} moves Whether the page may move at all. */
  function show(time, moves) {
    const next = lastBefore(starts, time + 0.05);
    if (next !== current) {
      const was = cues[current];
      was?.removeAttribute("aria-current");
      cues[next]?.setAttribute("aria-current", "true");
      if (moves && was && cues[next] && isInView(was) && !isBusy()) {
        const { top, bottom } = cues[next].getBoundingClientRect();
        const covered = Math.max(0, bar.getBoundingClientRect().bottom);
        if (top < covered || bottom > window.innerHeight * 0.75) bring(cues[next]);
      }
      current = next;
    }
    if (follow) follow.hidden = !moves || !cues[current] || isInView(cues[current]);
  }

  // Searching.
  const search = /** @type {HTMLFormElement} */ (box.querySelector("[data-text-search]"));
  const query = /** @type {HTMLInputElement} */ (box.querySelector("[data-text-query]"));
  const count = /** @type {HTMLElement} */ (box.querySelector("[data-text-hits]"));
  const steps = /** @type {HTMLButtonElement[]} */ ([...search.querySelectorAll("button")]);
  const texts = cues.map((cue) => /** @type {HTMLElement} */ (cue.querySelector("[data-text]")));
  const words = texts.map((text) => text.textContent ?? "");
  const folded = words.map(fold);
  /** @type {Set<number>} */
  const marked = new Set();
  /** @type {HTMLElement[]} */
  let hits = [];
  let hit = -1;
  search.hidden = false;

  function find() {
    for (const index of marked) texts[index].textContent = words[index];
    marked.clear();
    [hits, hit] = [[], -1];
    const wanted = fold(query.value.trim());
    if (wanted) folded.forEach((text, index) => text.includes(wanted) && mark(index, wanted));
    for (const step of steps) step.disabled = !hits.length;
    tell();
  }

  /** @param {number} index @param {string} wanted */
  function mark(index, wanted) {
    /** @type {(string | HTMLElement)[]} */
    const pieces = [];
    let end = 0;
    for (let at = folded[index].indexOf(wanted); at >= 0; at = folded[index].indexOf(wanted, end)) {
      const found = document.createElement("mark");
      found.textContent = words[index].slice(at, at + wanted.length);
      pieces.push(words[index].slice(end, at), found);
      hits.push(found);
      end = at + wanted.length;
    }
    texts[index].replaceChildren(...pieces, words[index].slice(end));
    marked.add(index);
  }

  function tell() {
    const total = hits.length === 1 ? "1 sted" : `${hits.length} steder`;
    if (!query.value.trim()) count.textContent = "";
    else if (hit >= 0) count.textContent = `${hit + 1} af ${total}`;
    else count.textContent = hits.length ? total : "Ikke fundet";
  }

  /** @param {number} way */
  function step(way) {
    if (!hits.length) return;
    hits[hit]?.classList.remove("at");
    hit = hit < 0 && way < 0 ? hits.length - 1 : (hit + way + hits.length) % hits.length;
    hits[hit].classList.add("at");
    bring(hits[hit]);
    tell();
  }

  query.addEventListener("input", find);
  search.addEventListener("submit", (event) => {
    event.preventDefault();
    step(1);
  });
  query.addEventListener("keydown", (event) => {
    if (event.key === "Enter" && event.shiftKey) {
      event.preventDefault();
      step(-1);
    }
  });
  find(); // A browser may have kept what was searched for.

  return {
    show,
    previousHit: () => step(-1),
    toSearch: () => query.focus(),
    /** Go to the line that is being said; from there on the page follows again. */
    toCurrent: () => cues[current] && bring(cues[current]),
  };
}
