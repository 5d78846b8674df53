/** How a source usually answers, kept between runs: one that has fallen silent looks like one that has nothing to say. */
import type { Answered } from '../core/report/outcome.js';
import type { Habit } from '../core/report/warnings.js';
import type { Cache } from '../sources/source.js';
import type { Report, SourceOutcome } from '../types.js';
import { fingerprint } from './fingerprint.js';
import { numberIn, objectIn, remembered } from './remembered.js';
import type { AskedSource, ScanRequest } from './request.js';

/** What is known of one source over all runs. ISO times. */
export interface Known {
  readonly lastSuccess: string;
  /** Of all that it ever gave. */
  readonly newest: string | null;
  /** How old its newest item usually is when it is asked, for the query that was asked last; null: too little is known. */
  readonly usualAgeSeconds: number | null;
  /** That of the last success. */
  readonly lastAgeSeconds: number | null;
}

/** Times in ms. */
interface Kept {
  readonly lastSuccess: number;
  /** The last asked first. */
  readonly queries: readonly KeptQuery[];
}

interface KeptQuery {
  readonly query: string;
  readonly newest: number | null;
  /** Seconds; the last first. */
  readonly ages: readonly number[];
}

const KEY = 'habit';
const MOST_QUERIES = 20;
const MOST_AGES = 15;
/** Fewer say nothing of a habit. */
const AGES_AT_LEAST = 5;

/** Null where it never answered. */
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

/** What earlier runs of the same query saw of each source asked; null where nothing is known, or must not count. */
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

/** Writes down how each source answered that did. Never rejects. */
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

/** Of other feeds the newest item is another. */
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
  return remembered(cache, KEY, (value) => {
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
