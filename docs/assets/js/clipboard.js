/* Copying a text; where the browser will not, it is marked, ready to be copied by hand. */
// @ts-check

/** What to say when a text is marked. */
export const MARKED = "Teksten er markeret: Tryk Ctrl+C, eller ⌘C på en Mac.";

/** Whether the text now lies where it can be pasted from; if not, `mark` has marked it.
 * @param {string} text @param {() => void} mark @returns {Promise<boolean>} */
export async function copied(text, mark) {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    mark();
    return false;
  }
}

/** Mark what a field holds.
 * @param {HTMLInputElement | HTMLTextAreaElement} field */
export function markField(field) {
  field.focus();
  field.select();
}
