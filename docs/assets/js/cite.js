/* References: buttons that copy a text, or save it as a file for a reference manager. Without this script the texts stand
   there to be copied by hand. */
// @ts-check
import { MARKED, copied } from "./clipboard.js";
import { download } from "./download.js";

/** How long a button says that it has copied, in milliseconds. */
const SAID = 2500;

/** @param {string} says @param {string} what says what it is about to those who do not see where it stands
 * @param {() => void} act */
function button(says, what, act) {
  const made = document.createElement("button");
  made.type = "button";
  made.className = "cite-button";
  made.textContent = says;
  made.setAttribute("aria-label", `${says} ${what}`);
  made.addEventListener("click", act);
  return made;
}

/** A row with a button that copies a text, and a place to say that it is done.
 * @param {HTMLElement} text @param {string} what */
function tools(text, what) {
  const status = document.createElement("span");
  status.setAttribute("role", "status");
  status.className = "meta";
  const copy = async () => {
    const isCopied = await copied(plain(text), () => getSelection()?.selectAllChildren(text));
    status.textContent = isCopied ? "Kopieret." : MARKED;
    if (isCopied) setTimeout(() => (status.textContent = ""), SAID);
  };
  const row = document.createElement("p");
  row.className = "cite-tools";
  row.append(button("Kopiér", what, () => void copy()), status);
  return row;
}

const plain = (/** @type {HTMLElement} */ text) => text.textContent ?? "";

/** @param {HTMLElement} text a reference as a program reads it */
function dress(text) {
  const what = text.getAttribute("aria-label") ?? "";
  const { citeText: ending = "txt", citeType: type = "text/plain" } = text.dataset;
  const key = text.closest("[data-cite]")?.getAttribute("data-cite") ?? "henvisning";
  const save = () => {
    // RIS wants both signs at the end of a line; HTML keeps one.
    const written = ending === "ris" ? plain(text).replaceAll("\n", "\r\n") : plain(text);
    download(`${key}.${ending}`, type, written);
  };
  const row = tools(text, what);
  row.children[0]?.after(button("Hent", what, save));
  text.before(row);
}

for (const text of document.querySelectorAll("[data-cite-text]")) {
  if (text instanceof HTMLElement) dress(text);
}
for (const text of document.querySelectorAll(".citation")) {
  if (text instanceof HTMLElement) text.after(tools(text, "henvisningen"));
}
