/* Which chapters of the playbook a reader has read to the end, kept in this browser only: the page of a chapter notes
   it, and the contents tell. Where the browser keeps nothing, nothing is told. */
// @ts-check

const KEY = "drejebog-laest";

/** The paths of the chapters that have been read.
 * @returns {Set<string>} */
function read() {
  try {
    const kept = JSON.parse(localStorage.getItem(KEY) ?? "[]");
    return new Set(Array.isArray(kept) ? kept.filter((one) => typeof one === "string") : []);
  } catch {
    return new Set();
  }
}

/** @param {string} path */
function keep(path) {
  try {
    localStorage.setItem(KEY, JSON.stringify([...read().add(path)]));
  } catch {
    // A browser that keeps nothing.
  }
}

const end = document.querySelector("[data-chapter-end]");
if (end) {
  const seen = new IntersectionObserver((entries) => {
    if (!entries.some((entry) => entry.isIntersecting)) return;
    seen.disconnect();
    keep(location.pathname);
  });
  seen.observe(end);
}

const told = /** @type {HTMLElement | null} */ (document.querySelector("[data-read-count]"));
if (told) {
  const chapters = [.../** @type {NodeListOf<HTMLElement>} */ (document.querySelectorAll("[data-chapter]"))];
  const done = read();
  const finished = chapters.filter((one) => done.has(new URL(one.dataset.chapter ?? "", location.href).pathname));
  for (const one of finished) {
    const mark = document.createElement("span");
    mark.className = "book-read";
    mark.textContent = " · Læst";
    one.querySelector(".meta")?.append(mark);
  }
  told.textContent = `Du har læst ${finished.length} af ${chapters.length} kapitler til ende.`;
  told.hidden = !finished.length;
}
