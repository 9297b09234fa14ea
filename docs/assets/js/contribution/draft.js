/* The draft, kept in this browser only until it is sent. Two tabs may hold the same draft: who writes last is told, and
   what the other wrote is laid aside. */
// @ts-check

const STEM = "bidrag:";
const ASIDE = ":lagt-til-side";

/** @typedef {{ tab: string, turn: number, draft: any }} Kept */
/** `kept` and `full` tell whether the browser took it; `taken` that another tab's words were laid aside.
 * @typedef {"kept" | "full" | "taken"} Outcome */

export class Keeper {
  /** @param {string} name which draft */
  constructor(name) {
    this.key = STEM + name;
    this.tab = Math.random().toString(36).slice(2);
    this.turn = 0;
  }

  /** The draft as it was left, or null.
   * @returns {any} */
  open() {
    const there = look(this.key);
    if (there) [this.turn, this.seen] = [there.turn, there.tab];
    return there?.draft ?? null;
  }

  /** @param {any} draft @returns {Outcome} */
  keep(draft) {
    const there = look(this.key);
    const mine = !there || there.tab === this.tab || (there.tab === this.seen && there.turn === this.turn);
    const text = JSON.stringify({ tab: this.tab, turn: (there?.turn ?? 0) + 1, draft });
    try {
      if (there && !mine) localStorage.setItem(this.key + ASIDE, JSON.stringify(there));
      localStorage.setItem(this.key, text);
    } catch {
      return "full";
    }
    this.turn = (there?.turn ?? 0) + 1;
    this.seen = this.tab;
    return mine ? "kept" : "taken";
  }

  /** What was laid aside, or null. @returns {any} */
  aside() {
    return look(this.key + ASIDE)?.draft ?? null;
  }

  /** Whether a change in the storage is another tab's of the same draft.
   * @param {StorageEvent} event */
  isOthers(event) {
    const there = event.key === this.key ? parse(event.newValue) : null;
    return Boolean(there && there.tab !== this.tab);
  }

  forget() {
    try {
      localStorage.removeItem(this.key);
      localStorage.removeItem(this.key + ASIDE);
    } catch {
      // Nothing was kept.
    }
    this.seen = undefined;
  }
}

/** @param {string} key @returns {Kept | null} */
function look(key) {
  try {
    return parse(localStorage.getItem(key));
  } catch {
    return null;
  }
}

/** @param {string | null} text @returns {Kept | null} */
function parse(text) {
  try {
    const found = JSON.parse(text ?? "null");
    const { meta, bodies } = found?.draft ?? {};
    return typeof found?.tab === "string" && meta && typeof meta === "object" && Array.isArray(bodies) ? found : null;
  } catch {
    return null;
  }
}
