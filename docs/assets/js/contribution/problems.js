/* Problems beside the fields they are about, and all of them at the top with links. */
// @ts-check
import { locate } from "./controls.js";

/** @typedef {import("./validate.js").Problem} Problem */

/** Show each problem at its field; others' messages go.
 * @param {HTMLFormElement} form @param {Problem[]} problems */
export function show(form, problems) {
  /** @type {Map<Element, Problem[]>} */
  const by = new Map();
  for (const problem of problems) {
    const found = locate(form, problem.where);
    if (found) by.set(found.field, [...(by.get(found.field) ?? []), problem]);
  }
  for (const field of form.querySelectorAll("[data-field]")) {
    const said = by.get(field) ?? [];
    const place = /** @type {HTMLElement} */ (field.querySelector("[data-error]"));
    const text = said.map((problem) => problem.message).join(" ");
    if (place.textContent !== text) place.textContent = text;
    place.hidden = !text;
    place.classList.toggle("is-advice", said.length > 0 && said.every(({ level }) => level === "forslag"));
    const wrong = said.some(({ level }) => level === "fejl");
    field.classList.toggle("is-wrong", wrong);
    for (const each of marked(/** @type {HTMLElement} */ (field))) {
      if (wrong) each.setAttribute("aria-invalid", "true");
      else each.removeAttribute("aria-invalid");
    }
  }
}

/** What bears `aria-invalid`: the control, each box of a group, or a group of radio buttons as a whole.
 * @param {HTMLElement} field @returns {Element[]} */
function marked(field) {
  const { control } = field.dataset;
  if (control === "choice") return [field];
  if (control === "choices" || control === "goals") return [...field.querySelectorAll("input")];
  if (control === "group" || control === "items") return [];
  return [...field.querySelectorAll("input, textarea, select")];
}

/** Whether a problem is advice that nobody may miss because there are errors too: it may be about a person.
 * @param {Problem} problem */
export const isAboutPersons = ({ level, code }) => level === "forslag" && /^private-|^image-people$/.test(code);

/** List the errors at the top of the form, advice behind them, and go to the first error.
 * @param {HTMLFormElement} form @param {Problem[]} errors @param {Problem[]} advice */
export function summarise(form, errors, advice) {
  const summary = /** @type {HTMLElement} */ (form.querySelector("[data-summary]"));
  const title = /** @type {HTMLElement} */ (form.querySelector("[data-summary-title]"));
  const list = /** @type {HTMLElement} */ (form.querySelector("[data-summary-list]"));
  summary.hidden = !errors.length;
  title.textContent = errors.length === 1 ? "Der er 1 ting at rette" : `Der er ${errors.length} ting at rette`;
  list.replaceChildren(
    ...[...errors, ...advice].map((problem) => {
      const found = locate(form, problem.where);
      const item = document.createElement("li");
      const textContent = told(problem);
      if (!found?.control) item.textContent = textContent;
      else {
        const link = Object.assign(document.createElement("a"), { href: `#${named(found.control)}`, textContent });
        link.addEventListener("click", (event) => {
          event.preventDefault();
          go(found.control);
        });
        item.append(link);
      }
      return item;
    }),
  );
  const first = errors.map((problem) => locate(form, problem.where)?.control).find(Boolean);
  if (first) go(first);
}

/** What is said of a problem where errors and advice stand together.
 * @param {Problem} problem */
export const told = ({ level, message }) => (level === "forslag" ? `Et godt råd: ${message}` : message);

/** @param {HTMLElement} control */
const named = (control) => control.id || (control.id = `${control.getAttribute("name")}-${control.getAttribute("value")}`);

/** @param {HTMLElement | null} control */
function go(control) {
  const folded = control?.closest("details");
  if (folded) folded.open = true;
  control?.focus();
}
