/* Places in a recording: as addresses have them, as clocks show them, and as they are said in Danish. */
// @ts-check

/** Seconds from `754`, `12:34`, `1:02:03`, `12,5` or `1h2m3s`; null for anything else.
 * @param {string | null | undefined} text @returns {number | null} */
export function parseTime(text) {
  const plain = (text ?? "").trim().replace(",", ".");
  const clock = /^(?:(?:(\d{1,3}):)?(\d{1,3}):)?(\d{1,7}(?:\.\d{1,9})?)$/.exec(plain);
  const units = /^(?=\d)(?:(\d{1,3})h)?(?:(\d{1,4})m)?(?:(\d{1,6}(?:\.\d{1,9})?)s)?$/i.exec(plain);
  const found = clock ?? units;
  return found ? Number(found[1] ?? 0) * 3600 + Number(found[2] ?? 0) * 60 + Number(found[3] ?? 0) : null;
}

/** The piece that an address asks for: from `#t=754`, `#t754` (a line of the transcript) or `?t=754` on, or from and
 * until, as in `#t=44,48` (W3C Media Fragments); an end that is not later is a Dane's decimal.
 * @param {Location | URL} address @returns {{from: number | null, until: number | null}} */
export function askedPiece(address) {
  const hash = decode(address.hash.slice(1));
  const line = /^t(\d+)(-\d+)?$/.exec(hash);
  if (line) return { from: Number(line[1]), until: null };
  const asked = new URLSearchParams(hash).get("t") ?? new URLSearchParams(address.search).get("t");
  const [first, second, ...more] = (asked ?? "").replace(/^npt:/, "").split(",");
  const [from, until] = [first === "" ? 0 : parseTime(first), parseTime(second)];
  if (second !== undefined && !more.length && from !== null && until !== null && until > from) return { from, until };
  return { from: parseTime(asked), until: null };
}

/** The place that an address asks for.
 * @param {Location | URL} address @returns {number | null} */
export const askedTime = (address) => askedPiece(address).from;

/** @param {string} text */
function decode(text) {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

/** `02:05`, or `1:02:05` from an hour and up.
 * @param {number} seconds */
export function clock(seconds) {
  const whole = Math.max(0, Math.floor(seconds));
  const two = (/** @type {number} */ number) => String(number).padStart(2, "0");
  const [hours, minutes] = [Math.floor(whole / 3600), Math.floor(whole / 60) % 60];
  return hours ? `${hours}:${two(minutes)}:${two(whole % 60)}` : `${two(minutes)}:${two(whole % 60)}`;
}

/** `1 minut og 5 sekunder`.
 * @param {number} seconds */
export function inWords(seconds) {
  const whole = Math.max(0, Math.floor(seconds));
  const parts = [
    [Math.floor(whole / 3600), "time", "timer"],
    [Math.floor(whole / 60) % 60, "minut", "minutter"],
    [whole % 60, "sekund", "sekunder"],
  ].filter(([number]) => number);
  const said = parts.map(([number, one, many]) => `${number} ${number === 1 ? one : many}`);
  return said.join(", ").replace(/, ([^,]*)$/, " og $1") || "0 sekunder";
}

/** Which of these starts, in order, is the last at or before a time; -1 when the first is after it.
 * @param {number[]} starts @param {number} time */
export function lastBefore(starts, time) {
  let [low, high] = [0, starts.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (starts[middle] <= time) low = middle + 1;
    else high = middle;
  }
  return low - 1;
}
