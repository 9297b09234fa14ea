/* The list of measurements, narrowed down. Rows are never drawn here: those of the page stand in it, the rest are taken
   from the list's other pages when a filter is first chosen. What is chosen stands in the address. */
// @ts-check

const form = /** @type {HTMLFormElement} */ (document.querySelector("[data-filters]"));
const body = /** @type {HTMLTableSectionElement} */ (document.querySelector("[data-listed] tbody"));
const pager = /** @type {HTMLElement | null} */ (document.querySelector(".pager"));
const count = /** @type {HTMLElement} */ (form.querySelector("[data-count]"));
const selects = [...form.querySelectorAll("select")];
const pages = Number(form.dataset.pages);
const own = [...body.rows];
/** @type {Promise<HTMLTableRowElement[]> | null} */
let all = pages > 1 ? null : Promise.resolve(own);
let latest = 0; // So that a slow answer never overwrites a newer one.

/** @param {number} page @returns {Promise<HTMLTableRowElement[]>} */
async function rowsOf(page) {
  const answer = await fetch(new URL(`side-${page}/`, document.baseURI.replace(/[?#].*/, "")));
  if (!answer.ok) throw new Error(String(answer.status));
  const found = new DOMParser().parseFromString(await answer.text(), "text/html");
  const rows = /** @type {HTMLTableRowElement[]} */ ([...found.querySelectorAll("[data-listed] tbody tr")]);
  // Links there are written from one folder further down.
  for (const link of rows.flatMap((row) => [...row.querySelectorAll("a")]))
    link.setAttribute("href", (link.getAttribute("href") ?? "").replace("../", ""));
  return rows.map((row) => document.adoptNode(row));
}

/** @param {HTMLTableRowElement} row */
const fits = (row) => selects.every(({ name, value }) => !value || (row.dataset[name] ?? "").split(" ").includes(value));

async function show() {
  const turn = (latest += 1);
  const isChosen = selects.some(({ value }) => value);
  if (pager) pager.hidden = isChosen;
  if (!isChosen) {
    body.replaceChildren(...own);
    count.textContent = "";
    return;
  }
  try {
    all ??= Promise.all([own, ...Array.from({ length: pages - 1 }, (_, at) => rowsOf(at + 2))]).then((found) => found.flat());
    const shown = (await all).filter(fits);
    if (turn !== latest) return;
    body.replaceChildren(...shown);
    count.textContent = shown.length === 1 ? "1 måling passer" : `${shown.length || "Ingen"} målinger passer`;
  } catch {
    all = null;
    count.textContent = "Resten af listen kunne ikke hentes. Prøv igen.";
  }
}

const given = new URLSearchParams(location.search);
for (const select of selects) {
  const value = given.get(select.name) ?? "";
  if ([...select.options].some((option) => option.value === value)) select.value = value;
}
form.addEventListener("submit", (event) => event.preventDefault());
form.addEventListener("change", () => {
  const query = new URLSearchParams(selects.filter(({ value }) => value).map(({ name, value }) => [name, value]));
  history.replaceState(null, "", String(query) ? `?${query}` : location.pathname);
  show();
});
form.hidden = false;
show();
