/**
 * Stores how a source usually answers, across runs: a source that has broken silently looks like one with nothing to
 * report.
 */
import type { Answered } from '../core/report/outcome.js';
import type { Habit } from '../core/report/warnings.js';
import type { Cache } from '../sources/source.js';
import type { Report, SourceOutcome } from '../types.js';
import { cachedJson, numberIn, objectIn } from './cached-json.js';
import { fingerprint } from './fingerprint.js';
import type { AskedSource, ScanRequest } from './request.js';

/** What is known about one source over all runs. Times are ISO 8601. */
export interface Known {
  readonly lastSuccess: string;
  /** Time of the newest item that the source ever returned. */
  readonly newest: string | null;
  /** Usual age of its newest item when it is searched, for the most recent query; null if too little is known. */
  readonly usualAgeSeconds: number | null;
  /** Age of its newest item at the last success. */
  readonly lastAgeSeconds: number | null;
}

/** Times in milliseconds. */
interface Kept {
  readonly lastSuccess: number;
  /** Most recent first. */
  readonly queries: readonly KeptQuery[];
}

interface KeptQuery {
  readonly query: string;
  readonly newest: number | null;
  /** In seconds, most recent first. */
  readonly ages: readonly number[];
}

const KEY = 'habit';
const MOST_QUERIES = 20;
const MOST_AGES = 15;
/** Fewer ages are not enough to determine a habit. */
const AGES_AT_LEAST = 5;

/** Returns null if the source never answered. */
export async function knownOf(cache: Cache): Promise<Known | null> {
  const kept = await readKept(cache);
  const [last] = kept?.queries ?? [];
  if (kept === null || last === undefined) return null;
  const newest = Math.max(...kept.queries.map((query) => query.newest ?? Number.NEGATIVE_INFINITY));
  return {
    lastSuccess: new Date(kept.lastSuccess).toISOString(),
    newest: Number.isFinite(newest) ? new Date(newest).toISOString() : null,
    usualAgeSeconds: usualAge(last),
    lastAgeSeconds: last.newest === null ? null : (kept.lastSuccess - last.newest) / 1000,
  };
}

/**
 * Returns what earlier runs of the same query observed for each source; null if nothing is known or if it must not be
 * used.
 */
export function habitsOf(
  request: ScanRequest,
  answers: readonly (Answered | null)[],
): Promise<readonly (Habit | null)[]> {
  return Promise.all(
    request.sources.map(async (asked, place) => {
      if (!isRemembered(asked, request)) return null;
      const query = questionOf(request, answers[place]?.endpoints);
      const own = (await readKept(asked.cache))?.queries.find((kept) => kept.query === query);
      return own === undefined ? null : { newest: own.newest, usualAgeSeconds: usualAge(own) };
    }),
  );
}

/** Stores the answers of all sources that answered. Never rejects. */
export async function keepHabits(request: ScanRequest, { sources }: Report): Promise<void> {
  await Promise.all(
    request.sources.map(async (asked, place) => {
      const row = sources[place];
      if (row === undefined || !isRemembered(asked, request) || !hasAnswered(row)) return;
      const kept = await readKept(asked.cache);
      const query = questionOf(request, row.endpoints);
      await asked.cache.set(KEY, JSON.stringify(grown(kept, query, row, request.now.getTime()))).catch(() => {});
    }),
  );
}

/** Includes the endpoints, because other feeds have another newest item. */
function questionOf({ query }: ScanRequest, endpoints: readonly { readonly url: string }[] = []): string {
  const urls = endpoints.map(({ url }) => url).sort();
  return fingerprint(urls.length === 0 ? query.expression : [query.expression, ...urls]);
}

function isRemembered({ source }: AskedSource, { repeatable }: ScanRequest): boolean {
  return !repeatable && source.isLocal !== true;
}

function hasAnswered({ status }: SourceOutcome): boolean {
  return status === 'ok' || status === 'empty';
}

function grown(kept: Kept | null, query: string, { newest, staleness }: SourceOutcome, now: number): Kept {
  const before = kept?.queries.find((one) => one.query === query);
  const at = newest === null ? null : Date.parse(newest);
  const own: KeptQuery = {
    query,
    newest: at === null ? (before?.newest ?? null) : Math.max(at, before?.newest ?? at),
    ages: (staleness === null ? [] : [Math.round(staleness)]).concat(before?.ages ?? []).slice(0, MOST_AGES),
  };
  return {
    lastSuccess: Math.max(now, kept?.lastSuccess ?? now),
    queries: [own, ...(kept?.queries ?? []).filter((one) => one !== before)].slice(0, MOST_QUERIES),
  };
}

function usualAge({ ages }: KeptQuery): number | null {
  return ages.length < AGES_AT_LEAST ? null : [...ages].sort((a, b) => a - b)[ages.length >> 1]!;
}

function readKept(cache: Cache): Promise<Kept | null> {
  return cachedJson(cache, KEY, (value) => {
    const kept = objectIn(value);
    const lastSuccess = numberIn(kept?.['lastSuccess']);
    if (kept === null || lastSuccess === null || !Array.isArray(kept['queries'])) return null;
    return { lastSuccess, queries: kept['queries'].flatMap((one) => readQuery(one) ?? []) };
  });
}

function readQuery(value: unknown): KeptQuery | null {
  const kept = objectIn(value);
  const query = kept?.['query'];
  if (kept === null || typeof query !== 'string' || !Array.isArray(kept['ages'])) return null;
  return {
    query,
    newest: numberIn(kept['newest']),
    ages: kept['ages'].flatMap((age) => numberIn(age) ?? []),
  };
}
