/* A form at /bidrag/ is read before it is filled in: once it has been drawn, what makes it live is fetched. */
// @ts-check
import { fetchedOnce } from "./fetched.js";

const root = /** @type {HTMLElement} */ (document.querySelector("[data-contribution]"));
const section = /** @type {HTMLElement} */ (root.querySelector("[data-kind]"));
const note = /** @type {HTMLElement} */ (section.querySelector("[data-note]"));
const known = fetchedOnce(root.dataset.rules ?? "");
const named = root.dataset.cases ? fetchedOnce(root.dataset.cases) : async () => [];
const program = () => import("./contribution/page.js");

async function begin() {
  try {
    const [{ live }, data, cases] = await Promise.all([program(), known(), named()]);
    await new Promise((go) => setTimeout(go)); // In turns, so that the page answers its reader meanwhile.
    note.hidden = true;
    live(root, section, data, cases);
  } catch {
    const again = Object.assign(document.createElement("button"), { type: "button", className: "button", textContent: "Prøv igen" });
    again.addEventListener("click", () => void begin());
    note.replaceChildren("Formularen kunne ikke hentes. Er du på nettet? ", again);
    note.hidden = false;
  }
  root.dataset.ready = "";
}

requestAnimationFrame(() => requestAnimationFrame(begin));
