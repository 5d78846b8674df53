/** Days that begin at midnight UTC, for services whose quota is per day. */

/** Returns the day as `2026-11-21`. */
export function dayOf(now: Date): string {
  return now.toISOString().slice(0, 10);
}

/** Returns the next midnight UTC in ISO format. */
export function nextDay(now: Date): string {
  return new Date(Date.UTC(now.getUTCFullYear(), now.getUTCMonth(), now.getUTCDate() + 1)).toISOString();
}
