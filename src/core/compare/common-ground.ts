/** Determines what is comparable in several reports: each source as far back as it was seen for every brand. */
import { UsageError } from '../../errors.js';
import type { BrandComparison, Mention, Report, SourceOutcome } from '../../types.js';

export interface CommonGround {
  readonly window: Report['window'];
  /** The latest of the reports, since with local data each is as of the end of its own data. */
  readonly asOf: string;
  readonly sources: BrandComparison['sources'];
  /** Mentions of each report that count and lie within what was seen for all. */
  readonly mentions: readonly (readonly Mention[])[];
  /** Number of mentions of each report that count, but lie outside. */
  readonly leftOut: readonly number[];
}

export interface GroundOptions {
  /** Whether the brands' own posts count. */
  readonly includeOwned: boolean;
  /** Sources that were read once for all brands, which therefore saw the same, however much that was. */
  readonly readOnce: ReadonlySet<string>;
}

/**
 * A source that was cut short for one brand is used for all brands only from where that one begins, since equal limits
 * would make equal shares. That very instant is excluded, since a mention determined it. A source that did not answer
 * for all brands is left out. Mentions without a time count only if nothing was cut.
 * @param reports of one run, with their mentions
 * @throws UsageError if they do not have the same sources and limits
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
  /** In ms; only later mentions count. Null if nothing was cut. */
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

/** Identifies the feeds, instances or sites of a source that did not answer. */
function brokenParts({ endpoints = [] }: SourceOutcome): string {
  return endpoints
    .filter(({ error }) => error !== null)
    .map(({ url }) => url)
    .sort()
    .join('\n');
}

/**
 * Whether it was found by a source that is used, within the time for which it is used. Mentions from a file may bear
 * any source name.
 */
function isWithin({ source, copies, publishedAt }: Mention, grounds: ReadonlyMap<string, Ground>): boolean {
  const time = publishedAt === null ? null : Date.parse(publishedAt);
  return [source, ...copies.map((copy) => copy.source)].some((name) => {
    const ground = grounds.get(name);
    if (ground === undefined) return true;
    return ground.source.used && (ground.after === null || (time !== null && time > ground.after));
  });
}

/**
 * The union of all windows. For all time, each report has a window that begins with its first item, but all of it was
 * seen for every brand.
 */
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
    if (asked(first) !== asked(other)) throw new UsageError(`${names} were searched in different sources`, { hint });
    const uneven = other.sources.find((theirs, place) => {
      const own = first.sources[place]!;
      return theirs.status !== 'skipped' && own.status !== 'skipped' && theirs.limit !== own.limit;
    });
    if (uneven !== undefined)
      throw new UsageError(`${names} were searched on ${uneven.name} with different limits`, { hint });
  }
}
