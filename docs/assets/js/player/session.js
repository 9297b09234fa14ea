/* The title, the cover and the buttons that the system shows: on the lock screen, on a keyboard, in a headset. */
// @ts-check

/** @param {HTMLElement} root @param {Record<string, (details: MediaSessionActionDetails) => void>} actions */
export function createSession(root, actions) {
  const session = navigator.mediaSession;
  if (!session) return { at: () => {} };
  const { title = "", show = "", cover = "" } = root.dataset;
  /** Told when the audio first plays, since a page may have several players. */
  const introduce = () => {
    session.metadata = new MediaMetadata({
      title,
      artist: show,
      artwork: cover ? [{ src: new URL(cover, document.baseURI).href }] : [],
    });
    for (const [name, action] of Object.entries(actions)) {
      try {
        session.setActionHandler(/** @type {MediaSessionAction} */ (name), action);
      } catch {
        // An action that this browser does not know.
      }
    }
  };
  let introduced = false;
  return {
    /** @param {number} duration @param {number} position @param {number} playbackRate @param {boolean} plays */
    at(duration, position, playbackRate, plays) {
      if (!introduced && !plays) return;
      if (!introduced) introduce();
      introduced = true;
      session.playbackState = plays ? "playing" : "paused";
      if (duration > 0) session.setPositionState?.({ duration, position: Math.min(position, duration), playbackRate });
    },
  };
}
