/* The contribution as a page will show it, as far as can be told here. The writer's words are only ever put in as text. */
// @ts-check
import { counts } from "./numbering.js";
import { rules } from "./rules.js";

/** @typedef {import("./file.js").Kind} Kind */
/** @typedef {import("./file.js").Draft} Draft */
/** @typedef {(vocabulary: string, key: string) => string} LabelOf */

/** @param {string} name @param {string} [className] @param {...(string | Node)} inside @returns {HTMLElement} */
function element(name, className = "", ...inside) {
  const made = document.createElement(name);
  if (className) made.className = className;
  made.append(...inside);
  return made;
}

/** Draw the preview into `sheet`.
 * @param {HTMLElement} sheet @param {Kind} kind @param {Draft} draft @param {LabelOf} labelOf */
export function preview(sheet, kind, draft, labelOf) {
  const { meta } = draft;
  const label = (/** @type {string} */ name, /** @type {unknown} */ key) => (typeof key === "string" ? labelOf(name, key) : "");
  const ps = element("p", "p-marks");
  for (const key of meta.six_p ?? []) ps.append(element("span", `p-mark p-${key}`, label("six_p", key)));
  const title = element("h3", "preview-title", meta.title ?? "Titlen kommer her");
  const texts = draft.bodies.map(markdown);
  const parts = [];
  if (kind.key === "learning-point") {
    const facts = [label("learning_kinds", meta.kind), label("phases", meta.phase), label("levels", meta.level)];
    parts.push(title, ...texts.flat(), line("meta", facts), ps);
  } else if (kind.key === "case") {
    const place = [meta.place?.name, label("municipalities", meta.municipality)];
    parts.push(line("place", place, ", "), title, element("p", "lead", meta.summary ?? ""), ps);
    parts.push(line("meta", [meta.organisation, label("statuses", meta.status), period(meta.period)]));
    kind.headings.forEach((heading, at) => {
      if (!texts[at]?.length) return;
      parts.push(element("h4", "", heading), ...texts[at]);
      if (at === 2) parts.push(...steps(meta.trial_actions ?? []));
    });
    if (!texts[2]?.length) parts.push(...steps(meta.trial_actions ?? []));
  } else if (kind.file) {
    parts.push(...tables(kind.schema, meta, label));
  } else {
    parts.push(title, element("p", "lead", meta.summary ?? ""), line("meta", [label("stages", meta.stage), meta.place]), ps);
    parts.push(...texts.flat());
    if (meta.try_it) parts.push(element("h4", "", "Prøv den"), element("p", "", meta.try_it));
    parts.push(bullets("ul", meta.transferable_to ?? meta.voices ?? []));
  }
  for (const image of meta.images ?? [])
    parts.push(element("p", "preview-picture", `Billede: ${image.alt ?? ""}`, line("meta", [image.credit && `Foto: ${image.credit}`, image.licence])));
  sheet.replaceChildren(...parts.filter((part) => part.textContent));
}

/** Each list of records as a table with the columns that hold anything.
 * @param {any} schema @param {Record<string, any>} meta @param {LabelOf} label */
function tables(schema, meta, label) {
  return Object.entries(schema.properties).flatMap(([name, list]) => {
    /** @type {Record<string, any>[]} */
    const records = Array.isArray(meta[name]) ? meta[name] : [];
    const fields = Object.entries(list.items?.properties ?? {}).filter(([key]) => records.some((record) => record[key] !== undefined));
    if (!fields.length) return [];
    const said = (/** @type {any} */ field, /** @type {any} */ value = "") =>
      field["x-vocabulary"] ? label(field["x-vocabulary"], value) : String(value);
    const heads = fields.map(([, field]) => Object.assign(element("th", "", field.title), { scope: "col" }));
    const body = records.map((record) => element("tr", "", ...fields.map(([key, field]) => element("td", "", said(field, record[key])))));
    const table = element("table", "", element("thead", "", element("tr", "", ...heads)), element("tbody", "", ...body));
    return [element("h4", "", list.title), element("div", "table-scroll", table)];
  });
}

/** @param {string} className @param {unknown[]} parts @param {string} [between] */
const line = (className, parts, between = " · ") => element("p", className, parts.filter(Boolean).join(between));

/** @param {any} period */
const period = (period) => (period?.from ? `${said(period.from)}${period.to ? ` – ${said(period.to)}` : ""}` : "");

/** @param {string} date */
function said(date) {
  const [year, month, day] = date.split("-");
  const name = rules.months[Number(month) - 1];
  return [day && `${Number(day)}.`, name, year].filter(Boolean).join(" ");
}

/** @param {any[]} actions */
const steps = (actions) =>
  actions.map((action) => element("p", "preview-step", element("b", "", action.title ?? ""), ` ${action.what ?? ""}`));

/** @param {string} name @param {string[]} texts */
const bullets = (name, texts) => element(name, "", ...texts.map((text) => element("li", "", ...inline(text))));

const ITEM = /^\s*(?:[-*+] +|[•·∙▪●◦‣] *|[–—] +|(\d{1,9})[.)] +)(?=\S)/;

/** The blocks of a text: paragraphs, lists and lesser headings; all else stands as it was written.
 * @param {string} text @returns {HTMLElement[]} */
function markdown(text) {
  return text
    .replace(/<!--[^]*?-->/g, "")
    .slice(0, 20_000)
    .split(/\n\s*\n/)
    .filter((block) => block.trim())
    .flatMap((block) => {
      const lines = block.trim().split("\n");
      const heading = /^#{2,6}\s+(.*)$/.exec(lines[0]);
      if (heading && lines.length === 1) return [element("h4", "", heading[1])];
      const begins = lines.findIndex((each, at) => ITEM.test(each) && isList(lines.slice(at), at));
      if (begins < 0) return [element("p", "", ...inline(lines.join(" ")))];
      const before = lines.slice(0, begins).join(" ");
      return [...(before ? [element("p", "", ...inline(before))] : []), list(lines.slice(begins))];
    });
}

/** Whether a list begins with the first of these lines, of which so many others stand above.
 * @param {string[]} lines @param {number} above */
function isList(lines, above) {
  const number = ITEM.exec(lines[0])?.[1];
  const isAlone = lines.filter((each) => ITEM.test(each)).length === 1;
  if (!number) return !(isAlone && /^\s*[–—]/.test(lines[0]));
  return above ? number === "1" && counts(numbered(lines)) : !isAlone || counts(numbered(lines));
}

/** @param {string[]} lines */
const numbered = (lines) => lines.map((each) => each.trim().replace(/^(\d{1,9})\) +/, "$1. ")).join("\n");

/** A list: counted where its numbers count, else with the writer's own.
 * @param {string[]} lines */
function list(lines) {
  const number = ITEM.exec(lines[0])?.[1];
  const isCounted = number !== undefined && counts(numbered(lines));
  /** @type {string[]} */
  const items = [];
  for (const each of lines) {
    if (!ITEM.test(each)) items[items.length - 1] += ` ${each.trim()}`;
    else items.push(number && !isCounted ? each.trim() : each.replace(ITEM, ""));
  }
  const made = bullets(isCounted ? "ol" : "ul", items);
  if (isCounted) made.setAttribute("start", number);
  return made;
}

/** Words with emphasis and links; a link leads nowhere here.
 * @param {string} text @returns {(string | Node)[]} */
function inline(text) {
  return text.split(/(\*\*[^*]+\*\*|\*[^*]+\*|\[[^\]]+\]\([^()\s]*\))/).map((part) => {
    if (/^\*\*[^]+\*\*$/.test(part)) return element("strong", "", part.slice(2, -2));
    if (/^\*[^]+\*$/.test(part)) return element("em", "", part.slice(1, -1));
    const link = /^\[([^\]]+)\]\([^()\s]*\)$/.exec(part);
    return link ? element("span", "preview-link", link[1]) : part;
  });
}
