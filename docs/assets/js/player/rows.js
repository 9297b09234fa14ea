/* The players of a list of episodes: the same buttons as on an episode's own page, the same kept place and speed. One
   plays at a time. Without this script the browser's own controls play. */
// @ts-check
import { hasFailed } from "./failed.js";
import { keepPlace, kept, placeOf } from "./store.js";
import { clock, inWords } from "./time.js";

/** @type {HTMLAudioElement[]} */
const all = [];

for (const row of document.querySelectorAll("[data-row]")) start(/** @type {HTMLElement} */ (row));

/** @param {HTMLElement} row */
function start(row) {
  const find = (/** @type {string} */ name) => /** @type {any} */ (row.querySelector(`[data-${name}]`));
  const audio = /** @type {HTMLAudioElement} */ (row.querySelector("audio"));
  const slider = /** @type {HTMLInputElement} */ (find("slider"));
  const slug = row.dataset.slug ?? "";
  /** A place that was asked for before the audio could be taken there. @type {number | null} */
  let wanted = placeOf(slug);
  let keptAt = wanted ?? 0;

  const duration = () =>
    Number.isFinite(audio.duration) && audio.duration > 0 ? audio.duration : Number(row.dataset.seconds);
  const now = () => wanted ?? audio.currentTime;

  /** @param {number} time */
  function seek(time) {
    const place = Math.min(Math.max(0, time), duration());
    wanted = audio.readyState >= HTMLMediaElement.HAVE_METADATA ? null : place;
    if (wanted === null) audio.currentTime = place;
    draw(true);
  }

  async function play() {
    for (const other of all) if (other !== audio) other.pause();
    if (audio.networkState === HTMLMediaElement.NETWORK_NO_SOURCE) audio.load();
    audio.defaultPlaybackRate = audio.playbackRate = kept().speed;
    find("message").textContent = "";
    try {
      await audio.play();
    } catch (error) {
      if (hasFailed(error, audio)) giveUp();
    }
  }

  function giveUp() {
    audio.pause();
    find("message").textContent = "Lyden kunne ikke hentes. Prøv igen om lidt.";
  }

  /** @param {boolean} asked Whether the reader has just gone here: a screen reader is not to read out every second. */
  function draw(asked = false) {
    const [time, end] = [now(), duration()];
    find("now").textContent = clock(time);
    find("end").textContent = clock(end);
    find("play-name").textContent = audio.paused ? "Afspil" : "Pause";
    row.classList.toggle("is-playing", !audio.paused);
    slider.style.setProperty("--heard", `${end ? (time / end) * 100 : 0}%`);
    if (asked || audio.paused || document.activeElement !== slider) {
      slider.value = String(time);
      slider.setAttribute("aria-valuetext", `${inWords(time)} af ${inWords(end)}`);
    }
  }

  function keep() {
    keptAt = now();
    // The first seconds are no place to come back to, nor are the last.
    keepPlace(slug, keptAt > 10 && keptAt < duration() - 10 ? keptAt : null);
  }

  /** @type {Record<string, () => void>} */
  const actions = {
    play: () => (audio.paused ? void play() : audio.pause()),
    back: () => seek(now() - 15),
    forward: () => seek(now() + 30),
  };
  row.addEventListener("click", (event) => {
    const asked = /** @type {Element} */ (event.target).closest("[data-do]");
    actions[asked?.getAttribute("data-do") ?? ""]?.();
  });
  slider.addEventListener("input", () => seek(Number(slider.value)));
  slider.addEventListener("focus", () => draw(true));
  audio.addEventListener("loadedmetadata", () => { if (wanted !== null) seek(wanted); });
  for (const name of ["play", "pause", "ended", "seeked", "durationchange"]) audio.addEventListener(name, () => draw());
  for (const name of ["pause", "ended"]) audio.addEventListener(name, keep);
  audio.addEventListener("timeupdate", () => {
    draw();
    if (!audio.paused && Math.abs(now() - keptAt) >= 5) keep();
  });
  audio.addEventListener("error", giveUp, true); // What fails is the source inside it.

  all.push(audio);
  audio.controls = false;
  find("controls").hidden = false;
  row.classList.add("has-row-player");
  draw(true);
}
