/**
 * How long the system's resolver waits for a name server, as a value of `RES_OPTIONS` (resolv.conf(5)). A lookup cannot
 * be cancelled, and a process that exits waits for it: if the run may be shorter than that, lookups have to be, too.
 */

/** Defaults of glibc: 5 s, twice. */
const USUAL_SECONDS = 5;
const ATTEMPTS = 2;

/** @param milliseconds time limit of a request, or of the run @returns undefined if the defaults are short enough */
export function lookupPatience(milliseconds: number): string | undefined {
  const seconds = Math.max(1, Math.floor(milliseconds / 1000 / ATTEMPTS));
  if (seconds >= USUAL_SECONDS) return undefined;
  return `timeout:${seconds} attempts:${milliseconds < ATTEMPTS * 1000 ? 1 : ATTEMPTS}`;
}
