/* The list of cards. Cards are never drawn here: those of the page stand in it, the rest are taken from the list's
   other pages, so that all come from the server's one template. */

const STEP = 30;

/**
 * @param {HTMLElement} results What holds the list and, where there are several pages, its pager.
 * @param {number} perPage
 */
export function createList(results, perPage) {
  const list = /** @type {HTMLElement} */ (results.querySelector(".case-list"));
  const pager = /** @type {HTMLElement | null} */ (results.querySelector(".pager"));
  const first = [...list.children];
  /** @type {Map<number, Promise<Element[]>>} */
  const pages = new Map([[0, Promise.resolve(first)]]);
  const more = document.createElement("button");
  more.type = "button";
  more.className = "button results-more";
  let latest = 0; // So that a slow answer never overwrites a newer one.

  /** @param {number} page From 0. @returns {Promise<Element[]>} */
  function cardsOf(page) {
    const known = pages.get(page);
    if (known) return known;
    const fetched = fetchCards(new URL(`side-${page + 1}/`, document.baseURI.replace(/[?#].*/, "")));
    fetched.catch(() => pages.delete(page)); // Asked for anew the next time.
    pages.set(page, fetched);
    return fetched;
  }

  /** @param {number} number */
  const card = async (number) => (await cardsOf(Math.floor(number / perPage)))[number % perPage];

  /** How far a case is away, in words; empty when nobody asked. @type {(number: number) => string} */
  let away = () => "";

  /** @param {Element} card @param {string} said */
  function tell(card, said) {
    card.querySelector(".km")?.remove();
    if (!said) return;
    const line = document.createElement("span");
    line.className = "km";
    line.textContent = ` · ${said}`;
    card.querySelector(".place")?.append(line);
  }

  /** @param {number[]} numbers @param {number} shown @param {number} ask */
  async function draw(numbers, shown, ask) {
    const cards = await Promise.all(numbers.slice(0, shown).map(card));
    if (ask !== latest) return;
    hold();
    cards.forEach((one, at) => { if (one) tell(one, away(numbers[at])); });
    list.replaceChildren(...cards.filter(Boolean));
    const rest = numbers.length - shown;
    if (rest <= 0) return more.remove();
    more.textContent = `Vis ${Math.min(STEP, rest)} mere`;
    more.onclick = async () => {
      await draw(numbers, shown + STEP, ask);
      list.children[shown]?.querySelector("a")?.focus();
    };
    if (!more.isConnected) list.after(more);
  }

  /** Keep the page long enough for where the reader is; else a short list would move the filters under the hand. */
  function hold() {
    const top = results.getBoundingClientRect().top;
    const needed = window.scrollY > 0 ? Math.max(0, window.innerHeight - top) : 0;
    results.style.minBlockSize = needed ? `${Math.ceil(needed)}px` : "";
  }

  return {
    /** Show the page as the server sent it. */
    restore() {
      latest += 1;
      hold();
      for (const one of first) tell(one, "");
      list.replaceChildren(...first);
      more.remove();
      if (pager) pager.hidden = false;
    },

    /**
     * Show these cases, in this order. Rejects when their cards cannot be fetched.
     *
     * @param {number[]} numbers
     * @param {number} most How many before the reader asks for more; all, or a step where there are many pages.
     * @param {(number: number) => string} said How far each is away; empty for nothing.
     */
    async show(numbers, most = pager ? STEP : numbers.length, said = () => "") {
      latest += 1;
      away = said;
      const ask = latest;
      await draw(numbers, most, ask);
      if (ask === latest && pager) pager.hidden = true;
    },
  };
}

/** @param {URL} address */
async function fetchCards(address) {
  const response = await fetch(address);
  if (!response.ok) throw new Error(`${address}: ${response.status}`);
  const page = new DOMParser().parseFromString(await response.text(), "text/html");
  const cards = [...page.querySelectorAll(".case-list > li")];
  for (const link of cards.flatMap((card) => [...card.querySelectorAll("a")])) {
    link.href = new URL(link.getAttribute("href") ?? "", address).href;
  }
  return cards.map((card) => document.importNode(card, true));
}
