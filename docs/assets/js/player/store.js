/* What the reader's browser keeps: how far each episode was heard, the speed, and whether single keys are shortcuts.
   Where it keeps nothing, all of this lasts as long as the page. */
// @ts-check

const KEY = "afspiller";
const MOST = 50;

/** @typedef {{places: [string, number][], speed: number, keys: boolean}} Kept */

/** @returns {Kept} */
function load() {
  /** @type {any} */
  let kept = {};
  try {
    kept = JSON.parse(localStorage.getItem(KEY) ?? "{}") ?? {};
  } catch {
    // Switched off, or not ours: begin anew.
  }
  const places = Array.isArray(kept.places) ? kept.places : [];
  return {
    places: places.filter(
      (/** @type {unknown} */ one) =>
        Array.isArray(one) && typeof one[0] === "string" && Number.isFinite(one[1]),
    ),
    speed: kept.speed >= 0.75 && kept.speed <= 2 ? kept.speed : 1,
    keys: kept.keys !== false,
  };
}

/** @param {(kept: Kept) => void} alter */
function change(alter) {
  const kept = load(); // Another tab may have kept something since.
  alter(kept);
  try {
    localStorage.setItem(KEY, JSON.stringify(kept));
  } catch {
    // Full or switched off.
  }
}

export const kept = load;

/** How far an episode was heard, in seconds; null when it was not, or was heard to its end.
 * @param {string} slug @returns {number | null} */
export const placeOf = (slug) => load().places.find(([name]) => name === slug)?.[1] ?? null;

/** @param {string} slug @param {number | null} seconds null to forget */
export const keepPlace = (slug, seconds) =>
  change((kept) => {
    const others = kept.places.filter(([name]) => name !== slug);
    kept.places = seconds === null ? others : [...others, [slug, Math.floor(seconds)]];
    kept.places = /** @type {[string, number][]} */ (kept.places.slice(-MOST));
  });

/** @param {number} speed */
export const keepSpeed = (speed) => change((kept) => { kept.speed = speed; });

/** @param {boolean} keys */
export const keepKeys = (keys) => change((kept) => { kept.keys = keys; });
