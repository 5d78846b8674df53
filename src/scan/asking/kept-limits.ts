/**
 * Stores across runs when hosts can be asked again, so that a run that starts too early need not find out by asking.
 */
import { SourceError } from '../../errors.js';
import type { KeptLimits } from '../../http/etiquette.js';
import type { Cache } from '../../sources/source.js';
import { cachedJson, instantIn, objectIn } from '../cached-json.js';
import { fingerprint } from '../fingerprint.js';
import type { AskedSource } from '../request.js';

export interface LimitsOfRun extends KeptLimits {
  /** Stores the limits that this run received. Never rejects. */
  close(): Promise<void>;
}

type Asked = Pick<AskedSource, 'settings' | 'cache'>;
type Named = Asked & { readonly source: Pick<AskedSource['source'], 'name'> };

const KEY = 'limits';
const BEFORE = ' (as it reported before; it was not asked again)';
// A limit that ends before the next run can start is not worth writing a file.
const WORTH_KEEPING_MILLISECONDS = 5_000;
/**
 * A header that states a year, by mistake or by malice, must not block a source that long: it is asked again after a
 * day.
 */
const KEPT_AT_MOST_MILLISECONDS = 86_400_000;

/** @param now the run's clock in milliseconds, which advances */
export async function openKeptLimits(asked: Named, now: () => number): Promise<LimitsOfRun> {
  const before = await readLimits(asked);
  const hint = `wait until then; socialrank sources check ${asked.source.name} asks anyway and clears it`;
  const told = new Map<string, SourceError>();
  return {
    against(place) {
      const error = before.get(place);
      if (error === undefined || endOf(error) <= now()) return null;
      return new SourceError(error.code, error.message, { retryAt: error.retryAt, hint });
    },
    keep(place, error) {
      if (error === null) told.delete(place);
      else told.set(place, error);
    },
    async close() {
      const lasting = (error: SourceError) => endOf(error) > now() + WORTH_KEEPING_MILLISECONDS;
      const kept = new Map([...before, ...told].filter(([, error]) => lasting(error)));
      if (told.size > 0 || kept.size < before.size) await writeLimits(asked, kept, now() + KEPT_AT_MOST_MILLISECONDS);
    },
  };
}

/** Returns the limits still in effect, which a run that starts now would receive. */
export async function limitsAhead(asked: Asked, now: number): Promise<readonly SourceError[]> {
  return [...(await readLimits(asked)).values()].filter((error) => endOf(error) > now);
}

/** Forgets all limits, so that the next run asks again. Never rejects. */
export async function forgetLimits(cache: Cache): Promise<void> {
  await cache.delete(KEY).catch(() => {});
}

function endOf({ retryAt }: SourceError): number {
  return Date.parse(retryAt ?? '');
}

/** Returns the limits of these settings: with another key, or at another address, other limits apply. */
function readLimits({ settings, cache }: Asked): Promise<ReadonlyMap<string, SourceError>> {
  return cachedJson(cache, KEY, (value) => {
    const kept = objectIn(value);
    if (kept?.['settings'] !== fingerprint(settings) || !Array.isArray(kept['limits'])) return null;
    return new Map(kept['limits'].flatMap((one) => readLimit(one)));
  }).then((limits) => limits ?? new Map());
}

function readLimit(value: unknown): readonly (readonly [string, SourceError])[] {
  const limit = objectIn(value);
  const [place, code, message] = [limit?.['place'], limit?.['code'], limit?.['message']];
  const end = instantIn(limit?.['retryAt']);
  const isKnown = code === 'rate_limited' || code === 'quota';
  if (typeof place !== 'string' || typeof message !== 'string' || !isKnown || end === null) return [];
  return [[place, new SourceError(code, `${message}${BEFORE}`, { retryAt: new Date(end).toISOString() })]];
}

async function writeLimits(
  { settings, cache }: { settings: Asked['settings']; cache: Cache },
  limits: ReadonlyMap<string, SourceError>,
  latest: number,
): Promise<void> {
  const rows = Array.from(limits, ([place, error]) => ({
    place,
    code: error.code,
    message: error.message.replace(BEFORE, ''),
    retryAt: new Date(Math.min(endOf(error), latest)).toISOString(),
  }));
  const text = JSON.stringify({ settings: fingerprint(settings), limits: rows });
  await cache.set(KEY, text).catch(() => {});
}
