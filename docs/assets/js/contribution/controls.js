/* The form's controls as values, and values as controls. A field is `[data-field]`, fields that belong together lie in a
   `[data-record]`; both are drawn by the page's template. */
// @ts-check
import { clean } from "./clean.js";
import { understood } from "./dates.js";
import { readShares, writeShare } from "./shares.js";

/** @typedef {import("./file.js").Draft} Draft */

/** The fields of one record, without those of the records within it.
 * @param {Element} root @returns {HTMLElement[]} */
export const fieldsIn = (root) =>
  /** @type {HTMLElement[]} */ ([...root.querySelectorAll("[data-field]")]).filter(
    (field) => field.parentElement?.closest("[data-record]") === root,
  );

/** @param {Element} field @returns {HTMLElement[]} */
export const itemsIn = (field) => [...field.querySelectorAll(":scope > [data-list] > [data-item]")].map((item) => /** @type {HTMLElement} */ (item));

/** The first thing in a field that can be focused.
 * @param {Element} field @returns {HTMLInputElement | HTMLTextAreaElement | HTMLSelectElement | null} */
export const controlOf = (field) => field.querySelector("input, textarea, select");

/** @param {Element} field @returns {HTMLInputElement[]} */
const boxes = (field) => [.../** @type {NodeListOf<HTMLInputElement>} */ (field.querySelectorAll("input[type=radio], input[type=checkbox]"))];

/** What is written in a form.
 * @param {HTMLFormElement} form @param {boolean} inCase @returns {Draft & { caseText: string }} */
export function readForm(form, inCase) {
  /** @type {Draft & { caseText: string }} */
  const draft = { meta: read(form), bodies: [], case: "", caseText: "" };
  for (const field of fieldsIn(form)) {
    if (field.dataset.control === "body") draft.bodies.push(String(valueOf(field) ?? ""));
    if (field.dataset.control === "case") draft.caseText = controlOf(field)?.value.trim() ?? "";
  }
  if (inCase) {
    draft.case = draft.meta.case ?? "";
    delete draft.meta.case;
  }
  return draft;
}

/** @param {Element} root @returns {Record<string, any>} */
function read(root) {
  /** @type {Record<string, any>} */
  const meta = {};
  for (const field of fieldsIn(root)) {
    const value = field.dataset.control === "body" ? undefined : valueOf(field);
    if (value !== undefined) meta[field.dataset.field ?? ""] = value;
  }
  return { ...meta, ...readShares(fieldsIn(root)) };
}

/** What a field holds; undefined when it is empty.
 * @param {HTMLElement} field @returns {any} */
function valueOf(field) {
  const { control, required } = field.dataset;
  const chosen = () =>
    boxes(field)
      .filter((box) => box.checked)
      .sort((one, other) => Number(one.dataset.turn ?? 0) - Number(other.dataset.turn ?? 0))
      .map((box) => box.value);
  if (control === "choice") return chosen()[0];
  if (control === "choices") return listOrNone(chosen());
  if (control === "goals") return listOrNone([...chosen(), ...targetsIn(field).value.split(/[\s,;]+/)]);
  if (control === "share") return undefined;
  if (control === "group") return filled(read(field)) || required !== undefined ? read(field) : undefined;
  if (control === "items") {
    const items = itemsIn(field).map(read);
    const written = items.filter(filled);
    return listOrNone(written.length || required === undefined ? written : items.slice(0, 1));
  }
  const found = controlOf(field);
  if (control === "case") return found?.dataset.slug || undefined;
  const text = clean(found?.value ?? "", true).text.trim();
  if (control === "date") return understood(text) || undefined;
  if (control === "lines") return listOrNone(text.split("\n").map((line) => line.trim()));
  return (control === "body" ? text : text.replace(/\s*\n\s*/g, " ")) || undefined;
}

/** Show a date that was written in another way as the file will have it.
 * @param {HTMLElement} field */
export function showDate(field) {
  const control = controlOf(field);
  if (control && field.dataset.control === "date") control.value = understood(control.value);
}

/** @param {Element} field @returns {HTMLInputElement} */
const targetsIn = (field) => /** @type {HTMLInputElement} */ (field.querySelector("[data-targets]"));

/** @param {any[]} values */
function listOrNone(values) {
  const kept = values.filter((value) => value !== "");
  return kept.length ? kept : undefined;
}

/** Whether a record holds anything at all.
 * @param {Record<string, any>} meta @returns {boolean} */
const filled = (meta) =>
  Object.values(meta).some((value) => (typeof value === "object" && !Array.isArray(value) ? filled(value) : true));

/** Put a draft into the form; `grow` makes a list as long as it must be.
 * @param {HTMLFormElement} form @param {Draft & { caseText?: string }} draft @param {boolean} inCase
 * @param {(field: HTMLElement, count: number) => void} grow
 * @param {(field: HTMLElement, slug: string, text: string) => void} pick */
export function fillForm(form, draft, inCase, grow, pick) {
  fill(form, draft.meta ?? {}, grow);
  let number = 0;
  for (const field of fieldsIn(form)) {
    if (field.dataset.control === "body") write(field, draft.bodies?.[number++] ?? "");
    if (field.dataset.control === "case") pick(field, (inCase ? draft.case : draft.meta?.case) ?? "", draft.caseText ?? "");
  }
}

/** @param {HTMLElement} field @param {string} text */
function write(field, text) {
  const control = controlOf(field);
  if (control) control.value = text;
}

/** @param {Element} root @param {Record<string, any>} meta @param {(field: HTMLElement, count: number) => void} grow */
function fill(root, meta, grow) {
  for (const field of fieldsIn(root)) {
    const value = meta[field.dataset.field ?? ""];
    const { control } = field.dataset;
    const list = Array.isArray(value) ? value : value === undefined ? [] : [value];
    if (control === "choice" || control === "choices" || control === "goals") {
      for (const box of boxes(field)) {
        box.checked = list.includes(box.value);
        box.dataset.turn = String(list.indexOf(box.value));
      }
      const known = boxes(field).map((box) => box.value);
      if (control === "goals") targetsIn(field).value = list.filter((each) => !known.includes(each)).join(", ");
    } else if (control === "share") writeShare(field, value);
    else if (control === "group") fill(field, value ?? {}, grow);
    else if (control === "items") {
      grow(field, list.length);
      itemsIn(field).forEach((item, at) => fill(item, list[at] ?? {}, grow));
    } else if (control !== "body" && control !== "case") write(field, list.join("\n"));
  }
}

/** The field that a problem is about, and what to focus for it.
 * @param {Element} form @param {(string | number)[]} where
 * @returns {{ field: HTMLElement, control: HTMLElement | null } | null} */
export function locate(form, where) {
  let root = form;
  /** @type {HTMLElement | null} */
  let field = null;
  for (const part of where) {
    if (typeof part === "number") {
      const item = field?.dataset.control === "items" ? itemsIn(field)[part] : null;
      if (item) root = item;
    } else {
      const inner = fieldsIn(root).find((each) => each.dataset.field === part);
      if (!inner) break;
      field = inner;
      root = inner;
    }
  }
  return field && { field, control: controlOf(field) };
}
