/* Copy a text from its field. On the show's page: `[data-copy]` around the field, the button and what is said. */
// @ts-check
import { MARKED, copied, markField } from "../clipboard.js";

/** Copy what a field holds; where the browser will not, select it and say how.
 * @param {HTMLInputElement | HTMLTextAreaElement} field @param {string} done What to say when it is copied.
 * @returns {Promise<string>} what to say */
export async function copyFrom(field, done) {
  const isCopied = await copied(field.value, () => markField(field));
  return isCopied ? done : `Browseren kopierer ikke selv. ${MARKED}`;
}

for (const box of document.querySelectorAll("[data-copy]")) {
  const field = /** @type {HTMLInputElement} */ (box.querySelector("[data-copy-from]"));
  const button = /** @type {HTMLButtonElement} */ (box.querySelector("[data-copy-do]"));
  const message = /** @type {HTMLElement} */ (box.querySelector("[data-copy-message]"));
  button.hidden = false;
  button.addEventListener("click", async () => {
    message.textContent = await copyFrom(field, "Adressen er kopieret.");
  });
}
