/** How many mentions nobody saw, judged by two sources that find the same ones. */
import type { Report } from '../../types.js';
import { type Observed, type ObservedSource, publishedTimes } from './observed.js';
import { firstOf } from './order.js';
import { pairs, ranksOf, type SharedMention } from './overlap.js';
import { chapman, chapmanInterval } from './richness.js';

/** Fewer found by both, and the estimate is a guess. */
const BOTH_AT_LEAST = 7;

const NOTE =
  'of what both routes can reach, in the time that both were seen; too low where one of them leads to the other, or both find the same kind of mention more easily';

type Unseen = Report['coverage']['unseen'];

/**
 * Chapman's estimate. The two routes are the two sources that found most of the same: of all pairs they are the surest
 * to reach one and the same population. Only what was published while both were seen counts; a mention without a time
 * only where both were seen whole.
 */
export function unseenMentions({ sources, window, confidence }: Observed, shared: readonly SharedMention[]): Unseen {
  const routes = chosen(sources, shared, window.since.getTime());
  if (routes === null) {
    return {
      routes: null,
      first: null,
      second: null,
      both: null,
      estimated: { value: null, ci95: null },
      reason: 'no mention was found by two sources in the time that both were seen',
      note: NOTE,
    };
  }
  const { a, b, both, since } = routes;
  const first = foundSince(a, { sources, shared, since });
  const second = foundSince(b, { sources, shared, since });
  const isEnough = both >= BOTH_AT_LEAST;
  return {
    routes: [sources[a]!.name, sources[b]!.name],
    first,
    second,
    both,
    estimated: isEnough
      ? { value: chapman(first, second, both), ci95: chapmanInterval(first, second, both, confidence) }
      : { value: null, ci95: null },
    reason: isEnough
      ? null
      : `${both} ${both === 1 ? 'mention was' : 'mentions were'} found by both; an estimate needs ${BOTH_AT_LEAST}`,
    note: NOTE,
  };
}

interface Routes {
  readonly a: number;
  readonly b: number;
  readonly both: number;
  /** ms; null: both were seen whole. */
  readonly since: number | null;
}

function chosen(sources: readonly ObservedSource[], shared: readonly SharedMention[], start: number): Routes | null {
  const froms = sources.map(({ observedFrom }) => observedFrom?.getTime() ?? Number.NaN);
  /** NaN: of one of them nobody knows. */
  const sinceOf = (a: number, b: number) => Math.max(froms[a]!, froms[b]!);
  const seenTogether = pairs(shared, ({ publishedAt }, a, b) => {
    const since = sinceOf(a, b);
    return since <= start || publishedAt >= since;
  });
  const rank = ranksOf(sources);
  const [first] = firstOf(
    seenTogether,
    1,
    (x, y) => y.both - x.both || rank[x.a]! - rank[y.a]! || rank[x.b]! - rank[y.b]!,
  );
  if (first === undefined) return null;
  const since = sinceOf(first.a, first.b);
  return { ...first, since: since <= start ? null : since };
}

function foundSince(
  place: number,
  {
    sources,
    shared,
    since,
  }: { sources: readonly ObservedSource[]; shared: readonly SharedMention[]; since: number | null },
): number {
  let found = 0;
  for (const time of publishedTimes(sources[place]!.mentions)) if (isSeen(time, since)) found += 1;
  for (const { sources: places, publishedAt } of shared)
    if (places[0] !== place && places.includes(place) && isSeen(publishedAt, since)) found += 1;
  return found;
}

function isSeen(publishedAt: number, since: number | null): boolean {
  return since === null || publishedAt >= since;
}
