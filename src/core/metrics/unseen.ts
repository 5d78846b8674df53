/** Estimates how many mentions were missed, from two sources that find some of the same ones. */
import type { Report } from '../../types.js';
import { type Observed, type ObservedSource, publishedTimes } from './observed.js';
import { firstOf } from './order.js';
import { pairs, ranksOf, type SharedMention } from './overlap.js';
import { chapman, chapmanInterval } from './richness.js';

/** With fewer mentions found by both, the estimate would be a guess. */
const BOTH_AT_LEAST = 7;

const NOTE =
  'of what both routes can reach, in the time that both were seen; too low where one of them leads to the other, or both find the same kind of mention more easily';

type Unseen = Report['coverage']['unseen'];

/**
 * Chapman's estimate. Its two routes are the two sources that share the most mentions, since these are the most likely
 * of all pairs to reach the same population. Only mentions published while both sources were observed count; those
 * without a time count only if both were observed over the whole window.
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
  /** In ms; null if both were observed over the whole window. */
  readonly since: number | null;
}

function chosen(sources: readonly ObservedSource[], shared: readonly SharedMention[], start: number): Routes | null {
  const froms = sources.map(({ observedFrom }) => observedFrom?.getTime() ?? Number.NaN);
  /** NaN if unknown for either. */
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
