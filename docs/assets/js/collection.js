/* Min samling: the cases that a reader collects, kept in this browser only. Each card of a case, whenever it is drawn,
   and the head of a case's own page get a button that puts the case in or takes it out, so that no page carries buttons
   that do nothing without this script; `[data-collection-link]` shows the count.
   Where the browser keeps nothing, the collection follows along in the address for as long as the visit lasts. */
// @ts-check

const KEY = "samling";
/** The most cases in a collection: each is fetched when the collection is shown. */
export const MOST = 60;
export const ROOT = new URL("../../", import.meta.url);
const PAGE = new URL("samling/", ROOT);
const isOnPage = location.pathname === PAGE.pathname;
/** The name that carries the collection in an address: on its own page, and on all others. */
const carrier = (/** @type {string} */ path) => (path === PAGE.pathname ? "cases" : "samling");

const TROUBLE =
  "Din browser gemmer ikke noget for denne side. Samlingen følger med i adressen, så længe du bliver på siden.";

/** @param {string} slug @returns {URL} */
export const caseUrl = (slug) => new URL(`cases/${slug}/`, ROOT);

/** The name of the case whose page an address leads to; "" when it leads elsewhere.
 * @param {string} address */
export function slugIn(address) {
  const { origin, pathname } = new URL(address);
  const path = origin + pathname;
  const own = path.startsWith(ROOT.href) ? path.slice(ROOT.href.length) : "";
  const slug = /^cases\/([^/]+)\/$/.exec(own)?.[1];
  return isSlug(slug) ? slug : "";
}

/** Whether a text can be a case's name; the same rule as the library's.
 * @param {unknown} value @returns {value is string} */
export const isSlug = (value) =>
  typeof value === "string" && value.length <= 80 && /^[a-z0-9]+(-[a-z0-9]+)*$/.test(value);

/** The names of cases among `values`, each once, at most as many as a collection holds.
 * @param {unknown} values @returns {string[]} */
export const slugsOf = (values) =>
  Array.isArray(values) ? [...new Set(values.filter(isSlug))].slice(0, MOST) : [];

/** `url` with a list of cases under `name`, commas readable; without the name when the list is empty.
 * @param {URL} url @param {string} name @param {string[]} list @returns {URL} */
export function withList(url, name, list) {
  const made = new URL(url);
  made.searchParams.delete(name);
  if (list.length) made.searchParams.set(name, list.join(","));
  made.search = made.search.replaceAll("%2C", ",");
  return made;
}

/** The address that shows these cases to anybody.
 * @param {string[]} list @returns {URL} */
export const sharedUrl = (list) => withList(PAGE, "cases", list);

/** @type {string[]} */
let collected = [];
let kept = true;
/** @type {(() => void)[]} */
const listeners = [];

/** @returns {string[]} */
export const collection = () => [...collected];
/** Whether the browser keeps the collection until the next visit. */
export const isKept = () => kept;
/** @param {() => void} listener called after every change, those made in other tabs too */
export const onChange = (listener) => void listeners.push(listener);

/** Whether the browser would keep a text as long as this one.
 * @param {string} text */
function canKeep(text) {
  try {
    localStorage.setItem(`${KEY}-proeve`, text);
    localStorage.removeItem(`${KEY}-proeve`);
    return true;
  } catch {
    return false;
  }
}

function load() {
  const carried = slugsOf(
    new URLSearchParams(location.search).get(carrier(location.pathname))?.split(","),
  );
  try {
    const text = localStorage.getItem(KEY);
    collected = [];
    if (text) collected = slugsOf(parsed(text));
    kept = !carried.length || canKeep(JSON.stringify(carried));
  } catch {
    kept = false;
  }
  if (!kept) collected = carried;
}

/** @param {string} text @returns {unknown} */
function parsed(text) {
  try {
    return JSON.parse(text);
  } catch {
    return []; // Somebody has been at it by hand.
  }
}

/** Replace the collection.
 * @param {string[]} list */
export function keep(list) {
  collected = slugsOf(list);
  try {
    localStorage.setItem(KEY, JSON.stringify(collected));
    kept = true;
  } catch {
    kept = false;
    const here = new URL(location.href);
    history.replaceState(history.state, "", withList(here, carrier(here.pathname), collected));
  }
  changed();
}

/** Put a case in the collection, or take it out.
 * @param {string} slug */
function toggle(slug) {
  const isIn = collected.includes(slug);
  if (!isIn && collected.length >= MOST) {
    say(`Samlingen er fuld: Der er plads til ${MOST} cases.`);
    return;
  }
  keep(isIn ? collected.filter((other) => other !== slug) : [...collected, slug]);
  const cases = collected.length === 1 ? "1 case" : `${collected.length} cases`;
  say(`${isIn ? "Taget ud af" : "Lagt i"} din samling, som nu har ${cases}.`);
}

const status = document.createElement("p");

/** Tell it to those who listen; where nothing is kept, to those who look, too.
 * @param {string} message */
function say(message) {
  status.textContent = kept ? message : `${message} ${TROUBLE}`;
  status.className = kept ? "visually-hidden" : "collection-trouble";
}

const PLACES = ".case-card, .case > .case-head";

/** Give each card of a case in `part`, and the head of a case's own page, the button it has not got yet.
 * @param {ParentNode} part */
function dress(part) {
  for (const place of part.querySelectorAll(PLACES)) {
    if (place.querySelector(":scope > .collect")) continue;
    const link = place.querySelector(".card-title a");
    const slug = slugIn(link instanceof HTMLAnchorElement ? link.href : location.href);
    if (!slug) continue;
    const button = document.createElement("button");
    button.type = "button";
    button.className = "collect";
    button.dataset.collect = slug;
    button.textContent = link ? "Saml" : "Saml casen";
    if (link) button.setAttribute("aria-label", `Saml: ${link.textContent.replaceAll("\u00ad", "")}`);
    place.append(button);
  }
}

/** Show what is so on the buttons and links in `part`.
 * @param {ParentNode} part */
function show(part) {
  dress(part);
  for (const button of part.querySelectorAll("button[data-collect]")) {
    const pressed = String(collected.includes(button.getAttribute("data-collect") ?? ""));
    if (button.getAttribute("aria-pressed") !== pressed) button.setAttribute("aria-pressed", pressed);
  }
  for (const link of part.querySelectorAll("a[data-collection-link]")) {
    if (!(link instanceof HTMLAnchorElement)) continue;
    link.href = (kept ? PAGE : sharedUrl(collected)).href;
    link.hidden = !collected.length;
    const word = document.createElement("span");
    word.textContent = "Min samling ";
    const count = document.createElement("span");
    count.textContent = `(${collected.length})`;
    link.replaceChildren(word, count);
    if (isOnPage) link.setAttribute("aria-current", "page");
  }
}

function changed() {
  show(document);
  for (const listener of listeners) listener();
}

/** Let a link within the site carry what the browser does not keep.
 * @param {Event} event */
function carry(event) {
  if (kept || !(event.target instanceof Element)) return;
  const link = event.target.closest("a[href]");
  if (!(link instanceof HTMLAnchorElement) || link.hasAttribute("download")) return;
  const url = new URL(link.href);
  if (url.origin !== ROOT.origin || !url.pathname.startsWith(ROOT.pathname)) return;
  if (link.getAttribute("href")?.startsWith("#")) return;
  // A link to a collection names its own cases.
  if (url.pathname === PAGE.pathname && url.searchParams.has("cases")) return;
  link.href = withList(url, carrier(url.pathname), collected).href;
}

function start() {
  load();
  status.setAttribute("role", "status");
  status.className = "visually-hidden";
  document.body.append(status);
  show(document);
  document.addEventListener("click", (event) => {
    const button = event.target instanceof Element && event.target.closest("button[data-collect]");
    const slug = button && button.getAttribute("data-collect");
    if (isSlug(slug)) toggle(slug);
  });
  for (const type of ["click", "auxclick", "contextmenu"]) {
    document.addEventListener(type, carry, { capture: true });
  }
  const again = () => {
    if (!kept) return;
    load();
    changed();
  };
  window.addEventListener("storage", (event) => {
    if (event.key === KEY || event.key === null) again();
  });
  // A page that the back button brings as it was left knows nothing of what came since.
  window.addEventListener("pageshow", (event) => {
    if (event.persisted) again();
  });
  new MutationObserver((records) => {
    /** @type {Set<Element>} */
    const parts = new Set();
    for (const node of records.flatMap((record) => [...record.addedNodes])) {
      if (!(node instanceof Element) || !node.parentElement) continue;
      if (node.matches(PLACES) || node.querySelector(PLACES)) parts.add(node.parentElement);
    }
    for (const part of parts) show(part);
  }).observe(document.body, { childList: true, subtree: true });
}

start();
