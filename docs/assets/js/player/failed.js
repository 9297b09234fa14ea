/* When a request to play came to nothing: whether there is something to tell of. */
// @ts-check

/** A pause in the same breath as play is no failure, though both end the same way; audio that cannot be fetched is one,
 * whatever the browser calls it.
 * @param {unknown} error What `play()` was refused with.
 * @param {HTMLAudioElement} audio @returns {boolean} */
export function hasFailed(error, audio) {
  const interrupted = error instanceof DOMException && error.name === "AbortError";
  return !interrupted || audio.error !== null || audio.networkState === HTMLMediaElement.NETWORK_NO_SOURCE;
}
