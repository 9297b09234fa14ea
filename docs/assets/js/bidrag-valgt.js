/* The page /bidrag/: an address of the time when all forms lay here leads on to the form that it asks for. */
// @ts-check

const query = new URLSearchParams(location.search);
const slug = query.get("slags") ?? (query.has("case") ? "laeringspointe" : "");
const links = /** @type {HTMLAnchorElement[]} */ ([...document.querySelectorAll("[data-kind-slug]")]);
const link = links.find((each) => each.dataset.kindSlug === slug);
if (link) {
  query.delete("slags");
  location.replace(`${link.href}${query.size ? `?${query}` : ""}`);
}
