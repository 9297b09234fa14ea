/* Links to the episode, at the time where the reader is, and the code that puts the player on another page. */
// @ts-check
import { copyFrom } from "./copy.js";
import { clock } from "./time.js";

/** @typedef {{panel: HTMLElement, opener: HTMLElement, page: string, frame: string, title: string,
 *   now: () => number, say: (message: string) => void}} Parts */

/** @param {Parts} parts @returns what the rest of the player may ask for */
export function createShare({ panel, opener, page, frame, title, now, say }) {
  const find = (/** @type {string} */ name) => /** @type {any} */ (panel.querySelector(`[data-${name}]`));
  const [link, code, from, fromTime] = ["link", "code", "from", "from-time"].map(find);

  /** @param {number} time @param {string} base */
  function addressAt(time, base) {
    const address = new URL(base, document.baseURI);
    address.search = "";
    address.hash = time >= 1 ? `t=${Math.floor(time)}` : "";
    return address.href;
  }

  function draw() {
    fromTime.textContent = clock(now());
    const time = from.checked ? now() : 0;
    link.value = addressAt(time, page);
    const named = title.replaceAll("&", "&amp;").replaceAll('"', "&quot;").replaceAll("<", "&lt;");
    code.value = `<iframe src="${addressAt(time, frame)}" title="${named}" width="100%" height="300" loading="lazy" allow="clipboard-write"></iframe>`;
  }

  from.addEventListener("change", draw);
  return {
    /** Open or close. Where it opens, the link begins at the time that it has come to. */
    toggle() {
      panel.hidden = !panel.hidden;
      opener.setAttribute("aria-expanded", String(!panel.hidden));
      from.checked = now() >= 1;
      draw();
      if (!panel.hidden) link.focus();
    },
    copyLink: async () => say(await copyFrom(link, "Linket er kopieret.")),
    copyCode: async () => say(await copyFrom(code, "Koden er kopieret.")),
    /** Copy a link to the place without opening anything. */
    async copyHere() {
      from.checked = true;
      draw();
      if (panel.hidden && !navigator.clipboard) this.toggle();
      say(await copyFrom(link, `Et link til ${clock(now())} er kopieret.`));
    },
  };
}
