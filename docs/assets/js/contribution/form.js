/* One form, live: what is written is checked, shown as it will look, kept, and at last made into a file. */
// @ts-check
import { check, checkValues } from "./check.js";
import { clean, told } from "./clean.js";
import { controlOf, fieldsIn, fillForm, readForm, showDate } from "./controls.js";
import { Keeper } from "./draft.js";
import { makeFile } from "./file.js";
import { grow, listen } from "./items.js";
import { lengthOf } from "./danish.js";
import { picker } from "./picker.js";
import { preview } from "./preview.js";
import { pushed, sayShares } from "./shares.js";
import { isAboutPersons, show, summarise } from "./problems.js";
import { exits } from "./result.js";
import { offer } from "./tagging/offer.js";

const PAUSE = 250;

/** What all forms of the page share.
 * @typedef {object} Shared
 * @property {import("./validate.js").Knowledge} known
 * @property {import("./picker.js").Case[]} cases those that a contribution can belong to
 * @property {Record<string, string>} municipalities
 * @property {import("./preview.js").LabelOf} labelOf
 * @property {DOMStringMap} page the page's own settings */

/** Make one kind's form live. `given` is the case that the address names.
 * @param {HTMLElement} section @param {import("./file.js").Kind} kind @param {Shared} shared @param {string} given */
export function start(section, kind, shared, given) {
  const form = /** @type {HTMLFormElement} */ (section.querySelector("form"));
  const find = (/** @type {string} */ name) => /** @type {HTMLElement} */ (section.querySelector(`[data-${name}]`));
  const keeper = new Keeper([kind.slug, given].filter(Boolean).join(":"));
  const [note, kept, sheet] = [find("note"), find("kept"), find("preview")];
  const result = exits(section, kind, shared, forget);
  /** Fields that have been left, whose errors may now be said. @type {Set<string>} */
  const left = new Set();
  const offerTags = offer(form, shared.page.suggestions ?? "", shared.labelOf);
  let tried = false;
  let timer = 0;
  let turn = 100;

  /** @type {Map<HTMLElement, import("./picker.js").Picker>} */
  const pickers = new Map();
  for (const field of form.querySelectorAll("[data-control=case]")) {
    const own = /** @type {HTMLElement} */ (field);
    pickers.set(own, picker(own, shared.cases, suggest));
  }
  for (const field of form.querySelectorAll("[data-control=items]")) listen(/** @type {HTMLElement} */ (field), () => changed());
  const today = new Date();
  const day = [today.getFullYear(), today.getMonth() + 1, today.getDate()].map((part) => String(part).padStart(2, "0"));

  function begin() {
    form.reset();
    for (const input of /** @type {NodeListOf<HTMLInputElement>} */ (form.querySelectorAll("[data-today]"))) input.value = day.join("-");
    for (const own of pickers.values()) own.pick(given);
  }

  /** A learning point most often belongs to the same Ps as its case; they can be changed.
   * @param {import("./picker.js").Case | null} found */
  function suggest(found) {
    const field = fieldsIn(form).find((each) => each.dataset.field === "six_p");
    if (!field || !found) return;
    const boxes = /** @type {HTMLInputElement[]} */ ([...field.querySelectorAll("input")]);
    const mine = boxes.filter((box) => box.checked && box.dataset.suggested === undefined);
    if (mine.length) return;
    for (const box of boxes) {
      box.checked = found[3].includes(box.value);
      box.dataset.turn = String(found[3].indexOf(box.value));
      if (box.checked) box.dataset.suggested = "";
      else delete box.dataset.suggested;
    }
    const help = /** @type {HTMLElement} */ (field.querySelector(".help"));
    help.textContent = "Sat til det samme som casen. Ret det, hvis pointen handler om noget andet. Højst tre.";
  }

  /** @returns {import("./file.js").Draft & { caseText: string }} */
  const read = () => readForm(form, kind.inCase);
  const problemsOf = (/** @type {ReturnType<typeof read>} */ draft) => check(kind, draft, shared.known, shared.municipalities);

  /** How much of its room each text takes. */
  function rooms() {
    for (const room of /** @type {NodeListOf<HTMLElement>} */ (form.querySelectorAll("[data-most]"))) {
      const text = room.parentElement ? (controlOf(room.parentElement)?.value.trim() ?? "") : "";
      room.textContent = text ? `${lengthOf(text)} af højst ${room.dataset.most} tegn` : `Højst ${room.dataset.most} tegn`;
    }
  }

  /** What the sliders of each story come to. */
  const shares = () => {
    for (const item of [form, ...form.querySelectorAll("[data-record]")]) sayShares(fieldsIn(item));
  };

  function refresh() {
    rooms();
    shares();
    const draft = read();
    const problems = problemsOf(draft);
    const isLeft = (/** @type {import("./validate.js").Problem} */ { where }) => left.has(String(where[0]));
    show(form, problems.filter((problem) => tried || (isLeft(problem) && problem.code !== "missing")));
    meter(problems);
    preview(sheet, kind, draft, shared.labelOf);
    offerTags(draft);
    if (tried) result.renew(draft, problems);
  }

  /** Before anything is written: what is missing, and no more. */
  function greet() {
    rooms();
    shares();
    const empty = read();
    meter(checkValues(kind, empty, shared.known));
    preview(sheet, kind, empty, shared.labelOf);
  }

  /** @param {import("./validate.js").Problem[]} problems */
  function meter(problems) {
    const needed = [...(kind.inCase ? ["case"] : []), ...kind.schema.required];
    const wrong = new Set(problems.filter(({ level }) => level === "fejl").map(({ where }) => String(where[0])));
    const missing = needed.filter((name) => wrong.has(name));
    const gauge = /** @type {HTMLMeterElement} */ (find("meter"));
    gauge.max = needed.length;
    gauge.value = needed.length - missing.length;
    const names = missing.map((name) => (name === "case" ? "Casen" : kind.schema.properties[name].title));
    find("meter-text").textContent = names.length ? `Mangler endnu: ${names.join(", ")}` : "Der mangler ikke noget.";
    const folded = missing.filter((name) => find("rest").querySelector(`[data-field="${name}"]`)).length;
    find("missing").textContent = folded ? `(mangler endnu ${folded})` : "(kan ses og rettes her)";
  }

  function keep() {
    const outcome = keeper.keep(read());
    kept.textContent = outcome === "full" ? "" : "Kladden er gemt i din browser.";
    if (outcome === "full")
      say("Din browser kan ikke gemme kladden: Der er ikke plads, eller det er slået fra. Hent filen, før du lukker siden.");
    if (outcome === "taken")
      say("Den samme kladde er også åben i en anden fane. Nu gælder det, du skriver her. Det andet er lagt til side.", "Hent det andet", swap);
  }

  function swap() {
    const other = keeper.aside();
    if (!other) return;
    fill(other);
    keep();
    say("Nu ser du det, der blev lagt til side. Det, der stod her før, er lagt til side i stedet.");
    refresh();
  }

  /** @param {any} draft */
  const fill = (draft) => fillForm(form, draft, kind.inCase, grow, (field, slug, text) => pickers.get(field)?.pick(slug, text));

  /** @param {string} text @param {string} [action] @param {() => void} [act] */
  function say(text, action, act) {
    note.hidden = false;
    note.textContent = text;
    if (!action || !act) return;
    const button = Object.assign(document.createElement("button"), { type: "button", className: "button", textContent: action });
    button.addEventListener("click", act);
    note.append(" ", button);
  }

  function changed() {
    clearTimeout(timer);
    timer = window.setTimeout(() => {
      timer = 0;
      refresh();
      keep();
    }, PAUSE);
  }

  /** Who leaves just after writing something has written it too. */
  function leave() {
    if (timer) keep();
  }

  function forget() {
    keeper.forget();
    begin();
    left.clear();
    tried = false;
    for (const field of form.querySelectorAll("[data-control=items]")) grow(/** @type {HTMLElement} */ (field), 0);
    result.hide();
    summarise(form, [], []);
    refresh();
    note.hidden = true;
    kept.textContent = "Formularen er tom.";
  }

  form.addEventListener("input", ({ target }) => {
    pushed(target);
    if (target instanceof HTMLInputElement && target.closest("[data-control=share]")) shares();
    if (target instanceof HTMLInputElement) {
      delete target.dataset.suggested;
      // What is chosen first stands first.
      turn += 1;
      if (target.type === "checkbox") target.dataset.turn = String(turn);
    }
    if (target instanceof HTMLTextAreaElement || (target instanceof HTMLInputElement && target.type === "text")) {
      const cleaned = clean(target.value, target instanceof HTMLTextAreaElement);
      if (told(cleaned)) {
        target.value = cleaned.text;
        say(told(cleaned));
      }
      rooms();
    }
    changed();
  });
  form.addEventListener("focusout", ({ target }) => {
    const own = target instanceof Element ? target.closest("[data-field]") : null;
    if (own instanceof HTMLElement) showDate(own);
    const field = target instanceof Element ? fieldsIn(form).find((each) => each.contains(target)) : null;
    if (field && target instanceof HTMLElement && controlOf(field)) left.add(field.dataset.field ?? "");
    changed();
  });
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    clearTimeout(timer);
    timer = 0;
    tried = true;
    const draft = read();
    const problems = problemsOf(draft);
    const errors = problems.filter(({ level }) => level === "fejl");
    refresh();
    keep();
    summarise(form, errors, problems.filter(isAboutPersons));
    if (!errors.length) result.present(makeFile(kind, draft, shared.municipalities), draft, problems);
  });
  find("empty").addEventListener("click", () => {
    const held = read();
    forget();
    say("Formularen er tømt.", "Fortryd", () => {
      fill(held);
      keep();
      refresh();
      say("Det, du havde skrevet, er her igen.");
    });
  });
  addEventListener("pagehide", leave);
  addEventListener("storage", (event) => {
    if (keeper.isOthers(event))
      say("Den samme kladde bliver skrevet i en anden fane. Skriver du videre her, bliver det andet lagt til side, så intet går tabt.");
  });

  begin();
  const draft = keeper.open();
  if (draft) {
    fill(draft);
    if (given) for (const own of pickers.values()) own.pick(given);
    say("Her er kladden, du begyndte på. Den ligger kun i din browser.", "Begynd forfra", () => find("empty").click());
  }
  for (const live of /** @type {NodeListOf<HTMLElement>} */ (section.querySelectorAll("[data-live]"))) live.hidden = false;
  /** @type {HTMLDetailsElement} */ (find("rest")).open = false;
  /** @type {HTMLFieldSetElement} */ (section.querySelector("fieldset.all")).disabled = false;
  setTimeout(draft ? refresh : greet); // Who has begun to write is answered first.
}
