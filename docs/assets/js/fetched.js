/* Data that a page fetches when it is first needed. */
// @ts-check

/** A function that gives the JSON at an address: fetched once, and again after it could not be had.
 * @param {string} address @returns {() => Promise<any>} */
export function fetchedOnce(address) {
  /** @type {Promise<any> | null} */
  let fetched = null;
  return () => {
    fetched ??= fetch(address).then((answer) => {
      if (!answer.ok) throw new Error(String(answer.status));
      return answer.json();
    });
    fetched.catch(() => (fetched = null));
    return fetched;
  };
}
