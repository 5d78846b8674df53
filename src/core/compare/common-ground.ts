/** What of several reports can be compared: each source as far back as it was seen for every brand. */
import { UsageError } from '../../errors.js';
import type { BrandComparison, Mention, Report, SourceOutcome } from '../../types.js';

export interface CommonGround {
  readonly window: Report['window'];
  /** Of local data each brand is as of its own end: the latest. */
  readonly asOf: string;
  readonly sources: BrandComparison['sources'];
  /** Of each report those that count, and lie within what all were seen in. */
  readonly mentions: readonly (readonly Mention[])[];
  /** Of each report how many count, but lie outside. */
  readonly leftOut: readonly number[];
}

export interface GroundOptions {
  /** Own posts count. */
  readonly includeOwned: boolean;
  /** Sources that were read once for all brands, which therefore saw the same, however much that was. */
  readonly readOnce: ReadonlySet<string>;
}

/**
 * A source that was cut short for one brand is looked at for all of them from where that one began, for equal caps would
 * make equal shares; and without that very instant, for it was chosen by a mention. One that did not answer for all is
 * left out. What has no time counts where nothing was cut.
 * @param reports of one run, with their mentions
 * @throws UsageError where they are not of the same sources and limits
 */
export function commonGround(reports: readonly Report[], options: GroundOptions): CommonGround {
  checkAlike(reports);
  const window = commonWindow(reports);
  const since = Date.parse(window.since);
  const rows = reports[0]!.sources.map(({ name }, place) =>
    groundOf(
      name,
      reports.map(({ query, sources }) => ({ brand: query.brand, outcome: sources[place]! })),
      since,
      options.readOnce.has(name),
    ),
  );
  const byName = new Map(rows.map((row) => [row.source.name, row]));
  const counted = reports.map(({ mentions = [] }) =>
    mentions.filter(({ repostOf, isOwned }) => repostOf === null && (options.includeOwned || !isOwned)),
  );
  const mentions = counted.map((list) => list.filter((mention) => isWithin(mention, byName)));
  return {
    window,
    asOf: reports.reduce((latest, { asOf }) => (asOf > latest ? asOf : latest), reports[0]!.asOf),
    sources: rows.map(({ source }) => source),
    mentions,
    leftOut: counted.map((list, place) => list.length - mentions[place]!.length),
  };
}

interface Ground {
  readonly source: BrandComparison['sources'][number];
  /** ms; only what is later counts. Null: nothing was cut. */
  readonly after: number | null;
}

function groundOf(
  name: string,
  outcomes: readonly { readonly brand: string; readonly outcome: SourceOutcome }[],
  since: number,
  isReadOnce: boolean,
): Ground {
  const brandsOf = (holds: (outcome: SourceOutcome) => boolean) =>
    outcomes.filter(({ outcome }) => holds(outcome)).map(({ brand }) => brand);
  const cut = outcomes.flatMap(({ outcome }) => (outcome.truncated && !isReadOnce ? [outcome.observedFrom] : []));
  const failed = brandsOf(({ status }) => status === 'failed');
  const silent = brandsOf(({ status }) => status === 'failed' || status === 'skipped');
  const reason = ((): Ground['source']['reason'] => {
    if (failed.length > 0) return 'failed';
    if (silent.length > 0) return 'skipped';
    if (cut.includes(null)) return 'unordered';
    return new Set(outcomes.map(({ outcome }) => brokenParts(outcome))).size > 1 ? 'uneven' : null;
  })();
  const latest = Math.max(...cut.map((from) => (from === null ? since : Date.parse(from))), since);
  return {
    source: {
      name,
      used: reason === null,
      reason,
      observedFrom: reason === null ? new Date(latest).toISOString() : null,
      truncated: brandsOf(({ truncated }) => truncated),
      failed: silent.length === outcomes.length && failed.length === 0 ? [] : silent,
      error: outcomes.map(({ outcome }) => outcome.error).find((error) => error !== null) ?? null,
    },
    after: cut.length > 0 ? latest : null,
  };
}

/** Which of its feeds, instances or sites did not answer. */
function brokenParts({ endpoints = [] }: SourceOutcome): string {
  return endpoints
    .filter(({ error }) => error !== null)
    .map(({ url }) => url)
    .sort()
    .join('\n');
}

/** Found by one of the sources that are used, in the time for which it is; what is from a file may bear any name. */
function isWithin({ source, copies, publishedAt }: Mention, grounds: ReadonlyMap<string, Ground>): boolean {
  const time = publishedAt === null ? null : Date.parse(publishedAt);
  return [source, ...copies.map((copy) => copy.source)].some((name) => {
    const ground = grounds.get(name);
    if (ground === undefined) return true;
    return ground.source.used && (ground.after === null || (time !== null && time > ground.after));
  });
}

/** Of all time each brand has a window of its own, which begins with what was found of it: all of it was seen for all. */
function commonWindow(reports: readonly Report[]): Report['window'] {
  const [first, ...others] = reports.map(({ window }) => window);
  const since = others.reduce((least, window) => (window.since < least ? window.since : least), first!.since);
  const until = others.reduce((most, window) => (window.until > most ? window.until : most), first!.until);
  return { since, until, timezone: first!.timezone };
}

function checkAlike(reports: readonly Report[]): void {
  const [first, ...others] = reports;
  if (first === undefined || others.length === 0) throw new UsageError('a comparison needs two brands at least');
  const brands = reports.map(({ query }) => query.brand);
  const twice = brands.find((brand, place) => brands.indexOf(brand) !== place);
  if (twice !== undefined) throw new UsageError(`${twice} is compared with itself`, { hint: 'name each brand once' });
  const asked = ({ sources }: Report) => JSON.stringify(sources.map(({ name }) => name));
  for (const other of others) {
    const names = `${first.query.brand} and ${other.query.brand}`;
    const hint = 'ask both in one run: socialrank compare A B';
    if (asked(first) !== asked(other)) throw new UsageError(`${names} were asked of different sources`, { hint });
    const uneven = other.sources.find((theirs, place) => {
      const own = first.sources[place]!;
      return theirs.status !== 'skipped' && own.status !== 'skipped' && theirs.limit !== own.limit;
    });
    if (uneven !== undefined)
      throw new UsageError(`${names} were asked of ${uneven.name} with different limits`, { hint });
  }
}
