/* Suggested goals and Ps beside their fields, while one types. Nothing is chosen unless the writer presses. */
// @ts-check
import { fieldsIn } from "../controls.js";
import { suggester } from "./suggest.js";

/** With fewer words nothing is fetched. */
const ENOUGH_WORDS = 25;
const MOST_WORDS = 3;
const KINDS = /** @type {const} */ (["sdg", "six_p"]);

/** Make a form's suggestions live. `address` is where the weights lie, and they are fetched when there is text enough.
 * @param {HTMLFormElement} form @param {string} address @param {import("../preview.js").LabelOf} labelOf
 * @returns {(draft: import("../file.js").Draft) => void} */
export function offer(form, address, labelOf) {
  const fields = fieldsIn(form).filter((field) => field.querySelector("[data-suggested-list]"));
  /** @type {((text: string) => import("./suggest.js").Suggestion[]) | null} */
  let suggest = null;
  let asked = false;
  let last = "";

  function show() {
    const found = suggest?.(last) ?? [];
    for (const field of fields) {
      const kind = KINDS.find((each) => each === field.dataset.field);
      draw(field, found.filter((each) => each.kind === kind), labelOf);
    }
  }

  return (draft) => {
    last = textOf(draft);
    if (!fields.length || (!suggest && last.split(/\s+/).length < ENOUGH_WORDS)) return;
    if (suggest) show();
    else if (!asked) {
      asked = true;
      fetch(address)
        .then((answer) => (answer.ok ? answer.json() : Promise.reject(answer.status)))
        .then((data) => {
          suggest = suggester(data);
          show();
        })
        // Suggestions are a help that a form can do without.
        .catch(() => {});
    }
  };
}

/** What a draft says in running text.
 * @param {import("../file.js").Draft} draft */
function textOf({ meta, bodies }) {
  const actions = Array.isArray(meta.trial_actions) ? meta.trial_actions : [];
  const said = [meta.title, meta.summary, ...bodies, ...actions.flatMap((/** @type {any} */ each) => [each.what, each.outcome])];
  return said.filter(Boolean).join("\n\n");
}

/** @param {HTMLElement} field @param {import("./suggest.js").Suggestion[]} found @param {import("../preview.js").LabelOf} labelOf */
function draw(field, found, labelOf) {
  const [place, list, note] = ["place", "list", "note"].map((name) => /** @type {HTMLElement} */ (field.querySelector(`[data-suggested-${name}]`)));
  const boxes = /** @type {HTMLInputElement[]} */ ([...field.querySelectorAll("input[type=checkbox]")]);
  const open = found.filter(({ key }) => boxes.some((box) => box.value === key && !box.checked));
  const shown = open.map(({ key, evidence }) => `${key}: ${evidence}`).join("\n");
  if (list.dataset.shown === shown) return;
  list.dataset.shown = shown;
  place.hidden = !open.length;
  const names = open.map(({ kind, key }) => (kind === "sdg" ? `${key} ${labelOf(kind, key)}` : labelOf(kind, key)));
  note.textContent = open.length ? `Teksten peger på ${names.join(", ")}. Du vælger selv.` : "";
  list.replaceChildren(...open.map(({ key, evidence }, at) => item(names[at], evidence, boxes.find((box) => box.value === key))));
}

/** @param {string} name @param {string[]} evidence @param {HTMLInputElement | undefined} box */
function item(name, evidence, box) {
  const [line, button] = [document.createElement("li"), document.createElement("button")];
  Object.assign(button, { type: "button", className: "button", textContent: `Vælg ${name}` });
  button.addEventListener("click", () => {
    if (!box) return;
    box.checked = true;
    box.dispatchEvent(new Event("input", { bubbles: true }));
    box.focus();
  });
  const words = [...new Set(evidence.map((word) => word.toLowerCase()))].slice(0, MOST_WORDS);
  line.append(button, ` Teksten nævner ${words.map((word) => `»${word}«`).join(", ")}.`);
  return line;
}
