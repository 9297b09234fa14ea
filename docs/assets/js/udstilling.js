/* The exhibition on a screen of its own: a dialog as large as the window that shows one prototype at a time and goes on
   by itself. Its slides are made of what stands on the page; once they and their pictures are there, nothing more is
   fetched. `?skaerm` in the address begins at once, for a screen that nobody stands at. */
// @ts-check

/** Seconds for a slide: a few to see it, and some more for each word. */
const FIRST = 6;
const EACH_WORD = 0.33;
const MOST = 30;
/** A title of so many letters is set smaller. */
const LONG = 38;

const exhibition = /** @type {HTMLElement} */ (document.querySelector("[data-exhibition]"));
const still = matchMedia("(prefers-reduced-motion: reduce)");

/** @param {string} tag @param {Record<string, string>} attributes @param {(Node | string)[]} children */
function make(tag, attributes = {}, ...children) {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value);
  element.append(...children);
  return element;
}

/** A copy without what may stand only once in a document.
 * @param {Element} part @param {string} selector @returns {Node[]} */
function copies(part, selector) {
  return [...part.querySelectorAll(selector)].map((found) => {
    const copy = /** @type {Element} */ (found.cloneNode(true));
    for (const one of [copy, ...copy.querySelectorAll("*")]) {
      one.removeAttribute("id");
      one.removeAttribute("loading"); // A picture that waits to be scrolled to would come too late.
    }
    return copy;
  });
}

/** @param {Element} part @param {string} selector */
function title(part, selector) {
  const found = part.querySelector(selector);
  const heading = make("h2", { class: "slide-title" });
  heading.append(...(found?.cloneNode(true).childNodes ?? []));
  return heading;
}

/** @param {string} kind @param {(Node | string)[]} children */
const slide = (kind, ...children) => make("section", { class: `slide ${kind}`, hidden: "" }, ...children);

/** @param {Element} work */
function ofWork(work) {
  const heading = title(work, ".work-title");
  const link = /** @type {HTMLAnchorElement | null} */ (work.querySelector(".work-title a"));
  const tone = [...work.classList].find((name) => name.startsWith("p-")) ?? "";
  const pictures = copies(work, ".drawing .picture");
  const made = slide(
    `is-work ${tone} ${pictures.length ? "has-picture" : ""} ${(heading.textContent ?? "").length > LONG ? "is-long" : ""}`,
    ...pictures,
    make("div", {}, ...copies(work, ".place"), heading, ...copies(work, ".work-summary, .take-home, .card-foot, .meta")),
  );
  if (link) {
    const code = make("img", { src: new URL("qr.svg", link.href).href, alt: `QR-kode til ${link.href}` });
    made.append(make("p", { class: "slide-code" }, code, "Læs mere på telefonen"));
  }
  return made;
}

function slides() {
  const found = [];
  for (const part of exhibition.querySelectorAll(".page-head, [data-room], [data-work]")) {
    if (part.matches("[data-work]")) found.push(ofWork(part));
    else if (part.matches("[data-room]"))
      found.push(slide("opening", ...copies(part, ".room-number"), title(part, "h2"), ...copies(part, "h2 + p")));
    else found.push(slide("opening", ...copies(part, ".place"), title(part, "h1"), ...copies(part, ".lead")));
  }
  return found;
}

/** @param {string} name @param {() => void} act */
function button(name, act) {
  const made = make("button", { type: "button" }, name);
  made.addEventListener("click", act);
  return made;
}

/** The dialog, made when it is first asked for. */
function screen() {
  const all = slides();
  const stage = make("div", { class: "screen-stage", role: "group", "aria-label": "Udstillingen" }, ...all);
  const time = make("div", { class: "screen-time", "aria-hidden": "true" });
  const pause = button("Pause", () => (isPaused ? go() : stop()));
  const count = make("p", { class: "screen-count" });
  const bar = make(
    "div",
    { class: "screen-bar", role: "group", "aria-label": "Styr udstillingen" },
    button("Forrige", () => turn(-1)),
    pause,
    button("Næste", () => turn(1)),
    count,
    button("Luk", () => dialog.close()),
  );
  const dialog = /** @type {HTMLDialogElement} */ (
    make("dialog", { class: "screen", "aria-label": "Udstillingen på skærm" }, stage, bar)
  );
  stage.append(time);
  let at = 0;
  let isPaused = false;
  let waiting = 0;

  function show() {
    clearTimeout(waiting);
    for (const [index, one] of all.entries()) {
      const isHere = index === at;
      one.classList.toggle("arriving", isHere);
      one.toggleAttribute("tabindex", false);
      if (isHere) {
        one.hidden = false;
        one.scrollTop = 0;
        if (one.scrollHeight > one.clientHeight) one.tabIndex = 0;
      } else if (!one.hidden) leave(one, index);
    }
    count.textContent = `${at + 1} af ${all.length}`;
    if (!isPaused) wait();
  }

  /** What is left stays below until the next one has come.
   * @param {HTMLElement} one @param {number} index */
  function leave(one, index) {
    setTimeout(() => (one.hidden = index !== at), still.matches ? 0 : 900);
  }

  function wait() {
    const words = (all[at]?.textContent ?? "").split(/\s+/).length;
    const lasts = Math.min(FIRST + words * EACH_WORD, MOST);
    time.style.setProperty("--lasts", `${lasts}s`);
    time.replaceWith(time); // Begins the line anew.
    waiting = setTimeout(() => turn(1), lasts * 1000);
  }

  /** @param {number} step */
  function turn(step) {
    at = (at + step + all.length) % all.length;
    show();
  }

  function go() {
    isPaused = false;
    tell();
    wait();
  }

  function stop() {
    isPaused = true;
    clearTimeout(waiting);
    tell();
  }

  /** Those who hear the page are told of a new slide only when it does not come by itself. */
  function tell() {
    pause.textContent = isPaused ? "Fortsæt" : "Pause";
    dialog.classList.toggle("is-paused", isPaused);
    stage.setAttribute("aria-live", isPaused ? "polite" : "off");
  }

  /** @type {Record<string, () => void>} */
  const keys = {
    ArrowRight: () => turn(1),
    PageDown: () => turn(1),
    ArrowLeft: () => turn(-1),
    PageUp: () => turn(-1),
    Home: () => turn(-at),
    End: () => turn(all.length - 1 - at),
    " ": () => pause.click(),
  };
  dialog.addEventListener("keydown", (event) => {
    const isOnButton = event.target instanceof Element && event.target.closest("button, a") !== null;
    const act = keys[event.key];
    if (!act || event.ctrlKey || event.altKey || event.metaKey || (event.key === " " && isOnButton)) return;
    event.preventDefault();
    act();
  });
  dialog.addEventListener("close", () => {
    stop();
    if (document.fullscreenElement) void document.exitFullscreen();
  });
  document.addEventListener("fullscreenchange", () => {
    if (!document.fullscreenElement && dialog.open) dialog.close();
  });
  document.body.append(dialog);

  return (/** @type {boolean} */ isWhole) => {
    dialog.showModal();
    isPaused = still.matches;
    at = 0;
    tell();
    show();
    pause.focus();
    // Neither is everywhere, and it goes without.
    if (isWhole) dialog.requestFullscreen?.().catch(() => {});
    navigator.wakeLock?.request("screen").catch(() => {});
  };
}

/** @type {((isWhole: boolean) => void) | undefined} */
let open;
const begin = (/** @type {boolean} */ isWhole) => (open ??= screen())(isWhole);

const door = button("Vis på skærm", () => begin(true));
door.className = "button primary";
exhibition.querySelector("[data-exhibition-tools]")?.prepend(door);
if (new URLSearchParams(location.search).has("skaerm")) begin(false);
