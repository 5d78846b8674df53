/**
 * How long the resolver of the system waits for a name server, in the words of `RES_OPTIONS` (resolv.conf(5)). A look-up
 * cannot be called off, and a process that leaves waits for it: where the run may be shorter than that, so must they be.
 */

/** By itself glibc waits 5 s, twice. */
const USUAL_SECONDS = 5;
const ATTEMPTS = 2;

/** @param milliseconds that a request, or the run, may take @returns undefined: as it is by itself */
export function lookupPatience(milliseconds: number): string | undefined {
  const seconds = Math.max(1, Math.floor(milliseconds / 1000 / ATTEMPTS));
  if (seconds >= USUAL_SECONDS) return undefined;
  return `timeout:${seconds} attempts:${milliseconds < ATTEMPTS * 1000 ? 1 : ATTEMPTS}`;
}
