/* The player of an episode, on its page and in a frame. Without this script the browser's own controls play, and every
   `#t=754` leads to that place in the text. An address that names a time is gone to, but nothing plays unasked. */
// @ts-check
import { hasFailed } from "./player/failed.js";
import { createKeys } from "./player/keys.js";
import { createSession } from "./player/session.js";
import { createShare } from "./player/share.js";
import { keepPlace, keepSpeed, kept, placeOf } from "./player/store.js";
import { askedPiece, clock, inWords, lastBefore } from "./player/time.js";
import { createTranscript } from "./player/transcript.js";

const root = /** @type {HTMLElement | null} */ (document.querySelector("[data-player]"));
if (root) start(root);

/** @param {HTMLElement} root */
function start(root) {
  const find = (/** @type {string} */ name) =>
    /** @type {any} */ (root.querySelector(`[data-${name}]`));
  const audio = /** @type {HTMLAudioElement} */ (find("audio"));
  const slider = /** @type {HTMLInputElement} */ (find("slider"));
  const speed = /** @type {HTMLSelectElement} */ (find("speed"));
  const restart = /** @type {HTMLElement} */ (root.querySelector("[data-do=restart]"));
  const heard = /** @type {SVGRectElement} */ (root.querySelector(".wave clipPath rect"));
  const width = /** @type {SVGSVGElement} */ (root.querySelector(".wave")).viewBox.baseVal.width;
  const chapters = /** @type {HTMLAnchorElement[]} */ ([...root.querySelectorAll("[data-chapter-link]")]);
  const chapterStarts = chapters.map((link) => Number(link.dataset.start));
  const slug = root.dataset.slug ?? "";

  /** A place that was asked for before the audio could be taken there. @type {number | null} */
  let wanted = null;
  /** Where a piece that was asked for ends. @type {number | null} */
  let stopAt = null;
  let keptAt = 0;
  let hasPlayed = false;
  let failed = false;

  const duration = () =>
    Number.isFinite(audio.duration) && audio.duration > 0 ? audio.duration : Number(root.dataset.seconds);
  const now = () => wanted ?? audio.currentTime;

  /** @param {string} message */
  function say(message) {
    find("message").textContent = message;
    restart.hidden = true;
  }

  /** @param {number} time @param {number | null} until Where to stop, if the reader asked for no more. */
  function seek(time, until = null) {
    stopAt = until;
    const place = Math.min(Math.max(0, time), duration());
    if (audio.readyState >= HTMLMediaElement.HAVE_METADATA) {
      wanted = null;
      audio.currentTime = place;
    } else {
      wanted = place;
    }
    draw(true);
  }

  async function play() {
    // The network may be back. What failed before this script began is known by its state alone.
    if (failed || audio.networkState === HTMLMediaElement.NETWORK_NO_SOURCE) audio.load();
    failed = false;
    say("");
    try {
      await audio.play();
    } catch (error) {
      if (hasFailed(error, audio)) giveUp();
    }
  }

  function giveUp() {
    failed = true;
    wanted ??= audio.currentTime || null;
    audio.pause();
    say("Lyden kunne ikke hentes. Prøv igen om lidt, eller hent filen.");
  }

  const toggle = () => (audio.paused ? void play() : audio.pause());
  const chapterAt = (/** @type {number} */ time) => lastBefore(chapterStarts, time + 0.05);
  const next = () => chapters[chapterAt(now()) + 1] && seek(chapterStarts[chapterAt(now()) + 1]);
  /** To the beginning of the chapter, or of the one before when this has only just begun. */
  const previous = () => seek(chapterStarts[chapterAt(Math.max(0, now() - 3))] ?? 0);

  /** @param {number} rate */
  function setSpeed(rate) {
    audio.defaultPlaybackRate = audio.playbackRate = rate;
    speed.value = String(rate);
  }

  /** @param {number} way */
  function changeSpeed(way) {
    const option = speed.options[speed.selectedIndex + way];
    if (!option) return;
    setSpeed(Number(option.value));
    keepSpeed(audio.playbackRate);
    say(`Hastighed: ${option.text}`);
  }

  /** Show where we are. A slider that has the focus is told only what the reader did, so that a screen reader does not
   * read out every second. @param {boolean} asked Whether the reader has just gone here. */
  function draw(asked = false) {
    const [time, end] = [now(), duration()];
    find("now").textContent = clock(time);
    find("end").textContent = clock(end);
    heard.setAttribute("width", String(end ? (time / end) * width : 0));
    const chapter = chapterAt(time);
    if (asked || audio.paused || document.activeElement !== slider) {
      const name = chapters[chapter]?.lastElementChild?.textContent;
      slider.value = String(time);
      slider.setAttribute("aria-valuetext",
        `${inWords(time)} af ${inWords(end)}${name ? `, kapitel: ${name}` : ""}`);
    }
    if (!chapters[chapter]?.hasAttribute("aria-current")) {
      for (const link of chapters) link.removeAttribute("aria-current");
      chapters[chapter]?.setAttribute("aria-current", "true");
      find("chapter").textContent = chapters[chapter]?.lastElementChild?.textContent ?? root.dataset.title;
    }
    transcript?.show(time, !audio.paused);
  }

  function drawPlaying() {
    find("play-name").textContent = audio.paused ? "Afspil" : "Pause";
    root.classList.toggle("is-playing", !audio.paused);
    session.at(duration(), now(), audio.playbackRate, !audio.paused);
    draw();
  }

  function keep() {
    const time = now();
    keptAt = time;
    // The first seconds are no place to come back to, nor are the last.
    keepPlace(slug, time > 10 && time < duration() - 10 ? time : null);
  }

  const box = find("transcript");
  const follow = /** @type {HTMLElement | null} */ (root.querySelector("[data-do=follow]"));
  const transcript = box ? createTranscript(box, { bar: find("bar"), follow }) : null;
  const share = createShare({
    panel: find("share"),
    opener: /** @type {HTMLElement} */ (root.querySelector("[data-do=share]")),
    page: root.dataset.page ?? "",
    frame: root.dataset.frame ?? "",
    title: root.dataset.title ?? "",
    now,
    say,
  });
  const session = createSession(root, {
    play: () => void play(),
    pause: () => audio.pause(),
    seekbackward: ({ seekOffset }) => seek(now() - (seekOffset ?? 15)),
    seekforward: ({ seekOffset }) => seek(now() + (seekOffset ?? 30)),
    seekto: ({ seekTime }) => seek(seekTime ?? 0),
    ...(chapters.length ? { previoustrack: previous, nexttrack: next } : {}),
  });
  const keys = find("keys") && createKeys(find("keys"), {
    k: toggle,
    j: () => seek(now() - 15),
    l: () => seek(now() + 30),
    ...(chapters.length ? { p: previous, n: next } : {}),
    "<": () => changeSpeed(-1),
    ">": () => changeSpeed(1),
    ...(transcript ? { s: transcript.toSearch } : {}),
    d: () => void share.copyHere(),
  });

  /** @type {Record<string, () => void>} */
  const actions = {
    play: toggle,
    back: () => seek(now() - 15),
    forward: () => seek(now() + 30),
    share: share.toggle,
    "copy-link": share.copyLink,
    "copy-code": share.copyCode,
    help: () => keys.open(),
    restart: () => { say(""); seek(0); },
    follow: () => transcript?.toCurrent(),
    "previous-hit": () => transcript?.previousHit(),
  };
  root.addEventListener("click", (event) => {
    if (event.defaultPrevented || event.button || event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return;
    const target = /** @type {Element} */ (event.target);
    actions[target.closest("[data-do]")?.getAttribute("data-do") ?? ""]?.();
    const link = /** @type {HTMLAnchorElement | null} */ (target.closest("a[href]"));
    // A line plays where it is clicked, too; its time is the link that everybody can reach.
    const line = link ? null : /** @type {HTMLElement | null} */ (target.closest("[data-cue]"));
    const asked = link?.dataset.start ?? (getSelection()?.isCollapsed === false ? null : line?.dataset.cue);
    const piece = link?.getAttribute("href")?.startsWith("#t=") ? askedPiece(new URL(link.href)) : null;
    const time = asked == null ? piece?.from : Number(asked);
    if (time == null) return;
    event.preventDefault();
    if (link) history.replaceState(history.state, "", link.hash);
    seek(time, asked == null ? piece?.until : null);
    void play();
  });

  const fine = new Map([["ArrowLeft", -5], ["ArrowDown", -5], ["ArrowRight", 5], ["ArrowUp", 5], ["PageDown", -30], ["PageUp", 30]]);
  slider.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.altKey || event.metaKey || event.shiftKey) return;
    const by = fine.get(event.key);
    const time = by ? now() + by : event.key === "Home" ? 0 : event.key === "End" ? duration() : null;
    if (time === null) return;
    event.preventDefault();
    seek(time);
  });
  slider.addEventListener("input", () => seek(Number(slider.value)));
  slider.addEventListener("focus", () => draw(true));
  speed.addEventListener("change", () => { setSpeed(Number(speed.value)); keepSpeed(audio.playbackRate); });

  audio.addEventListener("loadedmetadata", () => { if (wanted !== null) seek(wanted, stopAt); else draw(); });
  for (const name of ["play", "pause", "ended", "ratechange", "durationchange"]) audio.addEventListener(name, drawPlaying);
  for (const name of ["pause", "ended"]) audio.addEventListener(name, keep);
  audio.addEventListener("play", () => { hasPlayed = true; });
  audio.addEventListener("seeked", () => draw());
  audio.addEventListener("timeupdate", () => {
    if (stopAt !== null && !audio.paused && now() >= stopAt) {
      audio.pause();
      const end = stopAt;
      seek(end);
      say(`Stykket slutter ved ${clock(end)}. Tryk på afspil for at høre videre.`);
    }
    draw();
    if (!audio.paused && Math.abs(now() - keptAt) >= 5) keep();
  });
  audio.addEventListener("error", giveUp, true); // What fails is the source inside it.
  window.addEventListener("pagehide", () => { if (hasPlayed) keep(); });
  window.addEventListener("scroll", () => transcript?.show(now(), !audio.paused), { passive: true });

  /** Go where the address says, exactly to the line or chapter it names. @returns {boolean} Whether it says anything. */
  function goToAddress() {
    const { from: asked, until } = askedPiece(location);
    if (asked === null) return false;
    if (asked >= duration()) {
      say(`Så langt er afsnittet ikke: Det varer ${inWords(duration())}.`);
      return true;
    }
    const named = /** @type {HTMLElement | null} */ (root.querySelector(`[data-start][href="#t=${asked}"]`));
    seek(Number(named?.dataset.start ?? asked), until);
    return true;
  }

  audio.controls = false;
  find("controls").hidden = false;
  find("tools").hidden = false;
  root.classList.add("has-player");
  setSpeed(kept().speed);
  window.addEventListener("hashchange", goToAddress);
  const place = placeOf(slug);
  if (!goToAddress() && place !== null && place < duration() - 10) {
    seek(place);
    say(`Fortsætter ved ${clock(place)}, hvor du slap.`);
    restart.hidden = false;
  }
  drawPlaying();
}
