/** One source's row of the report: what it answered, and how far back that can be trusted. */
import type { SourceError } from '../../errors.js';
import type { SourceOutcome, Window } from '../../types.js';
import type { Cluster } from '../mention/duplicates.js';
import type { ObservedSource } from '../metrics/observed.js';
import { strengthWindow } from './intake.js';
import { heldIn, type Tally } from './tally.js';

/** How asking a source ended. */
export interface Answered {
  /** `skipped`: it was not asked, or turned us away before anybody had wanted it. */
  readonly end: 'whole' | 'limit' | 'error' | 'skipped';
  readonly error: SourceError | null;
  readonly pages: number;
  readonly requests: number;
  readonly durationMilliseconds: number;
  /** It said that it holds more than it gives. */
  readonly holdsMore: boolean;
  readonly endpoints: readonly { readonly url: string; readonly error: SourceError | null }[];
}

export interface AnsweredSource {
  readonly name: string;
  readonly answer: Answered;
  readonly tally: Tally;
  /** Items asked of it; null: read whole. */
  readonly limit: number | null;
  /** Searches answer newest first; files and feeds as they are. */
  readonly isNewestFirst: boolean;
  /** Clusters that it took part in, whoever gave the mention that was kept. */
  readonly found: readonly Cluster[];
  /** Its own mentions that count. */
  readonly mentions: ObservedSource['mentions'];
}

export function outcome(source: AnsweredSource, window: Window): SourceOutcome {
  const { answer, tally } = source;
  const status = statusOf(source);
  const answered = status !== 'failed' && status !== 'skipped';
  const from = answered ? observedFrom(source, window) : null;
  const { endpoints } = answer;
  return {
    name: source.name,
    status,
    mentions: answered ? source.mentions.length : null,
    fetched: answered ? tally.fetched : null,
    limit: source.limit,
    truncated: answered && isTruncated(source, window),
    observedFrom: from?.toISOString() ?? null,
    newest: answered && tally.newest !== null ? new Date(tally.newest).toISOString() : null,
    requests: answer.requests,
    durationMs: answer.durationMilliseconds,
    unique: answered ? source.found.filter((cluster) => isAlone(cluster)).length : null,
    error: errorOf(answer),
    staleness: answered && tally.newest !== null ? Math.max(0, (window.until.getTime() - tally.newest) / 1000) : null,
    ...(endpoints.length === 0 ? {} : { endpoints: endpoints.map((endpoint) => endpointOf(endpoint, source)) }),
  };
}

/** The same row as the metrics see it. */
export function observedSource(source: AnsweredSource, window: Window): ObservedSource {
  const { status, truncated, observedFrom } = outcome(source, window);
  const within = strengthWindow(window.since.getTime(), window.until.getTime());
  return {
    name: source.name,
    status,
    mentions: source.mentions,
    capacity: source.isNewestFirst && source.limit !== null ? source.limit : heldIn(source.tally, within),
    truncated,
    observedFrom: observedFrom === null ? null : new Date(observedFrom),
  };
}

function statusOf({ answer, found }: AnsweredSource): SourceOutcome['status'] {
  if (answer.end === 'skipped') return 'skipped';
  if (answer.error !== null) return answer.pages > 0 ? 'partial' : 'failed';
  if (answer.endpoints.some(({ error }) => error !== null)) {
    return answer.endpoints.some(({ error }) => error === null) ? 'partial' : 'failed';
  }
  return found.length > 0 ? 'ok' : 'empty';
}

/** Cut short, and its oldest item is newer than the window's start: there may be more that nobody saw. */
function isTruncated({ answer, tally }: AnsweredSource, window: Window): boolean {
  const cutShort = answer.end !== 'whole' || answer.holdsMore;
  return cutShort && (tally.oldest === null || tally.oldest > window.since.getTime());
}

function observedFrom(source: AnsweredSource, window: Window): Date | null {
  if (!isTruncated(source, window)) return window.since;
  return source.isNewestFirst && source.tally.oldest !== null ? new Date(source.tally.oldest) : null;
}

function isAlone(cluster: Cluster): boolean {
  return cluster.sightings.every(({ source }) => source === cluster.kept.source);
}

function errorOf({ error, endpoints }: Answered): SourceOutcome['error'] {
  if (error !== null) return row(error);
  const failed = endpoints.filter((endpoint) => endpoint.error !== null);
  const first = failed[0]?.error;
  if (first === undefined || first === null) return null;
  const message =
    endpoints.length === 1
      ? first.message
      : `${failed.length} of ${endpoints.length} failed, the first: ${first.message}`;
  return { ...row(first), message };
}

function row({ code, message, retryAt, hint }: SourceError): NonNullable<SourceOutcome['error']> {
  return { code, message, retryAt, hint };
}

function endpointOf(
  { url, error }: Answered['endpoints'][number],
  { found, tally }: AnsweredSource,
): NonNullable<SourceOutcome['endpoints']>[number] {
  const fetched = tally.endpoints.get(url)?.fetched ?? 0;
  const mentions = found.filter(({ kept }) => kept.endpoint === url).length;
  const status = error !== null ? (fetched > 0 ? 'partial' : 'failed') : mentions > 0 ? 'ok' : 'empty';
  return {
    url,
    status,
    mentions: status === 'failed' ? null : mentions,
    fetched: status === 'failed' ? null : fetched,
    error: error === null ? null : row(error),
  };
}
