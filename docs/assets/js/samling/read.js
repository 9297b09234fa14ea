/* A case as its own page tells it: the one source, so that a collection never shows anything else. */
// @ts-check
import { caseUrl, isSlug } from "../collection.js";

/** @typedef {{value: string, date: string}} Observation */
/** @typedef {{indicator: string, unit: string, before: Observation | null, after: Observation, remark: string}} Measurement */
/** @typedef {{title: string, level: string, kind: string, text: string, url: string}} LearningPoint */
/** @typedef {{when: string, title: string, text: string}} TrialAction */
/** @typedef {{title: string, url: string, text: string}} Source */
/**
 * @typedef {object} Case
 * @property {string} slug
 * @property {string} url
 * @property {string} title
 * @property {string} place
 * @property {string} period
 * @property {string} summary
 * @property {string} organisation
 * @property {string} municipality
 * @property {string} status
 * @property {string} cost
 * @property {string[]} six_p
 * @property {string[]} goals
 * @property {string} problem
 * @property {string} tried
 * @property {string} happened
 * @property {string} useful
 * @property {TrialAction[]} trial_actions
 * @property {Measurement[]} measurements
 * @property {LearningPoint[]} learning_points
 * @property {Source[]} sources
 * @property {string} citation
 */
/** @typedef {{facts: Case, article: Element}} Found */

/** There is no case of that name any more. */
export class Gone extends Error {}

/** Fetch a case's page; a case that has moved is followed to where it is.
 * @param {string} slug @param {number} hops @returns {Promise<Found>}
 * @throws {Gone} when there is none; any other error when the page could not be had */
export async function fetchCase(slug, hops = 2) {
  const response = await fetch(caseUrl(slug));
  if (response.status === 404 || response.status === 410) throw new Gone(slug);
  if (!response.ok) throw new Error(`${response.status}`);
  // A parsed document is inert: nothing in it runs, and nothing is fetched for it.
  const page = new DOMParser().parseFromString(await response.text(), "text/html");
  const article = page.querySelector("article.case");
  if (article) return { facts: read(slug, article), article };
  const moved = page.querySelector("meta[http-equiv=refresh]")?.getAttribute("content") ?? "";
  const next = /\/cases\/([^/]+)\/$/.exec(moved)?.[1];
  if (next && isSlug(next) && hops > 0) return fetchCase(next, hops - 1);
  throw new Gone(slug);
}

const BLOCKS = "p, li, h2, h3, h4, h5, h6, dt, dd, tr, figcaption, blockquote, pre";

/** The words of an element: a line for each paragraph, a number in brackets for each source.
 * @param {Element | null | undefined} element */
export function words(element) {
  if (!element) return "";
  const copy = /** @type {Element} */ (element.cloneNode(true));
  for (const link of copy.querySelectorAll('a[href^="#kilde-"][aria-label]')) {
    link.replaceWith(`[${link.textContent}]`);
  }
  for (const block of copy.querySelectorAll(BLOCKS)) {
    // Headings of learning points and the like belong to the line they open.
    block.append("\u2029");
  }
  return (copy.textContent ?? "")
    .replaceAll("\u00ad", "") // Where a long word may break in a heading.
    .replace(/[^\S\u2029\u00a0]+/g, " ")
    .split("\u2029")
    .map((line) => line.trim())
    .filter(Boolean)
    .join("\n");
}

/** The section of a case's page with this heading; null when the case has none.
 * @param {Element} article @param {string} id */
export const section = (article, id) => {
  const heading = article.querySelector(`h2[id="${id}"]`);
  return heading?.closest("section") ?? null;
};

/** @param {string} slug @param {Element} article @returns {Case} */
function read(slug, article) {
  const url = caseUrl(slug).href;
  const one = (/** @type {string} */ selector) => words(article.querySelector(selector));
  const line = one(".case-head .place");
  const cut = line.lastIndexOf(" · ");
  const facts = new Map(
    [...article.querySelectorAll(".facts dl:first-of-type > div")].map((row) => [
      words(row.querySelector("dt")),
      [...row.querySelectorAll("dd")].map(words).join("\n"),
    ]),
  );
  return {
    slug,
    url,
    title: one("h1"),
    place: cut < 0 ? line : line.slice(0, cut),
    period: cut < 0 ? "" : line.slice(cut + 3),
    summary: one(".case-head .lead"),
    organisation: facts.get("Organisation") ?? "",
    municipality: facts.get("Kommune") ?? "",
    status: facts.get("Status") ?? "",
    cost: facts.get("Pris") ?? "",
    six_p: [...article.querySelectorAll(".case-head .chips > a")].map(words),
    goals: [...article.querySelectorAll(".facts .chip.goal")].map(words),
    problem: prose(section(article, "udfordringen")),
    tried: prose(section(article, "hvad-vi-proevede")),
    happened: prose(section(article, "hvad-der-skete")),
    useful: prose(section(article, "hvad-andre-kan-bruge")),
    trial_actions: [...article.querySelectorAll(".timeline > li")].map((step) => ({
      when: words(step.querySelector(".when")),
      title: words(step.querySelector("h4")),
      text: [...step.querySelectorAll("p:not(.when)")].map(words).join("\n"),
    })),
    measurements: [...article.querySelectorAll("figure.measurement")].map(measurement),
    learning_points: [...article.querySelectorAll("article.point")].map((point) => ({
      title: words(point.querySelector("h4")),
      level: words(headingBefore(point)),
      kind: words(point.querySelector(".meta a")),
      text: [...point.querySelectorAll(":scope > :not(h4, .meta, .cite)")].map(words).join("\n"),
      url: `${url}#${point.id}`,
    })),
    sources: [...article.querySelectorAll(".sources > li")].map((item) => ({
      title: words(item.querySelector("a")),
      url: item.querySelector("a")?.getAttribute("href") ?? "",
      text: words(item),
    })),
    citation: words(section(article, "citer")?.querySelector(".citation")),
  };
}

/** What stands in a section and is read apart: trial actions and measurements. */
export const APART = ".timeline, #proevehandlinger, figure.measurement, #maalinger";

/** A section's words without what is read apart.
 * @param {Element | null} part */
function prose(part) {
  if (!part) return "";
  const copy = /** @type {Element} */ (part.cloneNode(true));
  for (const other of copy.querySelectorAll(`h2, ${APART}`)) other.remove();
  return words(copy);
}

/** @param {Element} point */
function headingBefore(point) {
  let other = point.previousElementSibling;
  while (other && other.tagName !== "H3") other = other.previousElementSibling;
  return other;
}

/** @param {Element} figure @returns {Measurement} */
function measurement(figure) {
  const indicator = words(figure.querySelector("figcaption"));
  const remark = words(figure.querySelector(":scope > .meta"));
  const rows = [...figure.querySelectorAll("table.figures tbody tr")].map((row) => {
    const [value, date] = [...row.querySelectorAll("td")].map(words);
    return { value: value ?? "", date: dated(date ?? "") };
  });
  const [before, after] = rows;
  if (before && after) {
    const shown = (figure.querySelector(".bar-value")?.textContent ?? "").trim();
    const unit = shown.startsWith(before.value) ? shown.slice(before.value.length).trim() : "";
    return { indicator, unit, before, after, remark };
  }
  const value = words(figure.querySelector(".number b"));
  const unit = words(figure.querySelector(".number")).slice(value.length).trim();
  const date = dated(remark.split(" · ")[0] ?? "");
  return { indicator, unit, before: null, after: { value, date: lower(date) }, remark };
}

const dated = (/** @type {string} */ text) => (/^uden dato$/i.test(text) ? "" : text);
const lower = (/** @type {string} */ text) => text.charAt(0).toLowerCase() + text.slice(1);
