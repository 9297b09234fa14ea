/* Parts of our own pages brought into another page: nothing that runs, addresses that hold, ids that clash with none. */
// @ts-check

const UNWANTED =
  "script, style, link, meta, base, template, noscript, iframe, object, embed, form, input, button, dialog, " +
  "[data-collect], .doors, .edit, .cite, .cite-texts, .cite-files, .prototype-card .drawing";
const ADDRESSES = ["href", "src", "poster", "xlink:href"];
const NAMES = ["for", "headers", "aria-labelledby", "aria-describedby", "aria-controls", "aria-owns"];

/** A copy of `part` for this document.
 * @param {Element} part of a parsed page
 * @param {string} base where that page lies
 * @param {string} prefix put before each id
 * @param {number} deeper how many levels its headings go down
 * @returns {Element} */
export function bring(part, base, prefix, deeper) {
  const copy = document.importNode(part, true);
  for (const unwanted of copy.querySelectorAll(UNWANTED)) unwanted.remove();
  const all = [copy, ...copy.querySelectorAll("*")];
  const ids = new Set(all.map((element) => element.id).filter(Boolean));
  for (const element of all) {
    for (const { name, value } of [...element.attributes]) {
      const kept = attribute(name, value, base, prefix, ids);
      if (kept === null) element.removeAttribute(name);
      else if (kept !== value) element.setAttribute(name, kept);
    }
    // A picture that waits to be scrolled to would be missing on paper.
    if (element.tagName === "IMG") element.removeAttribute("loading");
  }
  for (const heading of copy.querySelectorAll("h1, h2, h3, h4, h5")) {
    const made = document.createElement(`h${Math.min(6, Number(heading.tagName[1]) + deeper)}`);
    for (const { name, value } of heading.attributes) made.setAttribute(name, value);
    made.append(...heading.childNodes);
    heading.replaceWith(made);
  }
  return copy;
}

/** What an attribute becomes here; null when it goes.
 * @param {string} name @param {string} value @param {string} base @param {string} prefix @param {Set<string>} ids
 * @returns {string | null} */
function attribute(name, value, base, prefix, ids) {
  if (name.startsWith("on") || name === "style" || name === "srcset") return null;
  if (name === "id") return prefix + value;
  if (NAMES.includes(name)) {
    const known = value.split(/\s+/).filter((id) => ids.has(id));
    return known.length ? known.map((id) => prefix + id).join(" ") : null;
  }
  if (ADDRESSES.includes(name)) {
    if (value.startsWith("#") && ids.has(value.slice(1))) return `#${prefix}${value.slice(1)}`;
    const url = URL.canParse(value, base) ? new URL(value, base) : null;
    return url && ["http:", "https:", "mailto:", "tel:"].includes(url.protocol) ? url.href : null;
  }
  return value.replace(/url\(#([^)]+)\)/g, (all, id) => (ids.has(id) ? `url(#${prefix}${id})` : all));
}
