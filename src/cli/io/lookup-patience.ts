/**
 * Timeout of the system's resolver, as a value of `RES_OPTIONS` (resolv.conf(5)). A lookup cannot be cancelled, and an
 * exiting process waits for it, so lookups must not be allowed to take longer than the run.
 */

/** By default, glibc waits 5 s, twice. */
const USUAL_SECONDS = 5;
const ATTEMPTS = 2;

/** @param milliseconds limit of a request or of the run @returns undefined to keep the default of the system */
export function lookupPatience(milliseconds: number): string | undefined {
  const seconds = Math.max(1, Math.floor(milliseconds / 1000 / ATTEMPTS));
  if (seconds >= USUAL_SECONDS) return undefined;
  return `timeout:${seconds} attempts:${milliseconds < ATTEMPTS * 1000 ? 1 : ATTEMPTS}`;
}
