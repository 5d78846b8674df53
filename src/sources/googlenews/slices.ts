/** Divides the window into days, as Google News takes them, without documenting their time zone. */

/** ISO days, `[first, end)`. */
export interface Days {
  readonly first: string;
  readonly end: string;
}

interface Window {
  readonly since: Date;
  readonly until: Date;
}

const DAY = 86_400_000;
const SLICES_AT_MOST = 31;

// Not `when:7d`, which counts from Google's own clock, while the window may be in the past.
/** Returns all days that the window may touch in any time zone. The scan filters out results outside the window. */
export function wholeDays({ since, until }: Window): Days {
  return { first: dayOf(since.getTime() - DAY), end: dayOf(until.getTime() + DAY) };
}

/** Divides the same days into at most 31 parts, newest first. */
export function daySlices(window: Window): Days[] {
  const { first, end } = wholeDays(window);
  const [from, to] = [Date.parse(first), Date.parse(end)];
  const width = Math.ceil((to - from) / DAY / SLICES_AT_MOST) * DAY;
  const slices: Days[] = [];
  for (let stop = to; stop > from; stop -= width) {
    slices.push({ first: dayOf(Math.max(from, stop - width)), end: dayOf(stop) });
  }
  return slices;
}

/** Returns the newer half, then the older one; empty for a single day. */
export function halvesOf({ first, end }: Days): Days[] {
  const days = (Date.parse(end) - Date.parse(first)) / DAY;
  if (days <= 1) return [];
  const middle = dayOf(Date.parse(first) + Math.floor(days / 2) * DAY);
  return [
    { first: middle, end },
    { first, end: middle },
  ];
}

function dayOf(milliseconds: number): string {
  return new Date(milliseconds).toISOString().slice(0, 10);
}
