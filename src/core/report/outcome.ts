/** A source's row of the report: how it answered, and how far back the answer is complete. */
import type { SourceError } from '../../errors.js';
import type { Mention, SourceOutcome, Window } from '../../types.js';
import type { ObservedSource } from '../metrics/observed.js';
import type { Contribution } from '../metrics/overlap.js';
import { staleness } from '../metrics/staleness.js';
import { strengthWindow } from './intake.js';
import { heldIn, type Tally } from './tally.js';

/** How querying a source ended. */
export interface Answered {
  /**
   * `skipped`: it was not queried, or blocked the request before its first page and the user had neither named it nor
   * given it a key.
   */
  readonly end: 'whole' | 'limit' | 'error' | 'skipped';
  readonly error: SourceError | null;
  readonly pages: number;
  readonly requests: number;
  readonly durationMilliseconds: number;
  /** Whether it reported that it holds more than it returns. */
  readonly holdsMore: boolean;
  /**
   * Time since which it returned everything, as it reports, in ms; Infinity: never, -Infinity: it did not report one.
   */
  readonly completeFrom: number;
  readonly endpoints: readonly AnsweredEndpoint[];
  /** Maximum number of items requested; null: read whole. */
  readonly limit: number | null;
  /** Most searches answer newest first; files and feeds have an order of their own. */
  readonly isNewestFirst: boolean;
  /** It cannot be searched: everything it holds is read, up to the limit. */
  readonly isWhole: boolean;
}

export interface AnsweredEndpoint {
  /** Marks the items that it returned. */
  readonly endpoint: string;
  /** Address to display, without secrets. */
  readonly url: string;
  readonly error: SourceError | null;
}

export interface AnsweredSource {
  readonly name: string;
  readonly answer: Answered;
  readonly tally: Tally;
  /** The mentions listed under it that count. */
  readonly mentions: readonly Mention[];
  /** Number of these mentions by endpoint. */
  readonly endpointMentions: ReadonlyMap<string, number>;
  /** Number of these mentions that no other source found. */
  readonly unique: number;
}

/** A source's row without the fields that are known only when all sources have answered. */
type OwnOutcome = Omit<SourceOutcome, 'found' | 'uniqueContribution'>;

export function outcome(source: AnsweredSource, window: Window): OwnOutcome {
  const { answer, tally } = source;
  const status = statusOf(source);
  const answered = status !== 'failed' && status !== 'skipped';
  const from = answered ? observedFrom(source, window) : null;
  const newest = answered && tally.newest !== null ? new Date(tally.newest) : null;
  const { endpoints } = answer;
  return {
    name: source.name,
    status,
    mentions: answered ? source.mentions.length : null,
    fetched: answered ? tally.fetched : null,
    limit: answer.limit,
    truncated: answered && isTruncated(source, window),
    observedFrom: from?.toISOString() ?? null,
    newest: newest?.toISOString() ?? null,
    requests: answer.requests,
    durationMs: answer.durationMilliseconds,
    unique: answered ? source.unique : null,
    error: errorOf(answer),
    staleness: staleness(newest, window.until),
    ...(endpoints.length === 0 ? {} : { endpoints: endpoints.map((endpoint) => endpointOf(endpoint, source)) }),
  };
}

export function contributed({ endpoints, ...row }: OwnOutcome, { found, share }: Contribution): SourceOutcome {
  return { ...row, found, uniqueContribution: share, ...(endpoints === undefined ? {} : { endpoints }) };
}

/** The source in the form that the metrics use. */
export function observedSource(source: AnsweredSource, row: OwnOutcome, window: Window): ObservedSource {
  const { answer, tally } = source;
  const within = strengthWindow(window.since.getTime(), window.until.getTime());
  return {
    name: source.name,
    status: row.status,
    mentions: source.mentions,
    capacity: !answer.isWhole && answer.limit !== null ? answer.limit : heldIn(tally, within),
    truncated: row.truncated,
    observedFrom: row.observedFrom === null ? null : new Date(row.observedFrom),
  };
}

function statusOf({ answer, tally }: AnsweredSource): SourceOutcome['status'] {
  if (answer.end === 'skipped') return 'skipped';
  const hasFailed = answer.error !== null || answer.endpoints.some(({ error }) => error !== null);
  if (!hasFailed) return tally.found > 0 ? 'ok' : 'empty';
  // Items returned before the failure count as an answer, as does an endpoint that returned nothing but did not fail.
  const hasAnswered = tally.fetched > 0 || answer.endpoints.some(({ error }) => error === null);
  return hasAnswered || (answer.error !== null && answer.pages > 0) ? 'partial' : 'failed';
}

/**
 * Whether it was cut short so that items of the window may be missing. A search that answers newest first has covered
 * the window if its oldest item lies before it; of anything else, any item may be missing. If a source reports that it
 * holds more, but not since when its answer is complete, what is missing may lie in the window, however far back its
 * answer goes.
 */
function isTruncated({ answer, tally }: AnsweredSource, window: Window): boolean {
  if (!isCutShort(answer) || !answer.isNewestFirst) return isCutShort(answer);
  const isAnywhere = answer.holdsMore && answer.completeFrom === Number.NEGATIVE_INFINITY;
  return isAnywhere || reach({ answer, tally }) > window.since.getTime();
}

/** Time since which an answer that was cut short is complete, in ms; Infinity if unknown. */
function reach({ answer, tally }: Pick<AnsweredSource, 'answer' | 'tally'>): number {
  return Math.max(tally.oldest ?? Number.POSITIVE_INFINITY, answer.completeFrom);
}

function isCutShort({ end, error, holdsMore }: Answered): boolean {
  if (holdsMore || end === 'limit') return true;
  // Input that was read to its end is complete even if some of its lines are broken; input that breaks off is not.
  return end === 'error' && error?.readToEnd !== true;
}

function observedFrom(source: AnsweredSource, window: Window): Date | null {
  if (!isTruncated(source, window)) return window.since;
  const from = reach(source);
  const isWithin = Number.isFinite(from) && from > window.since.getTime();
  return source.answer.isNewestFirst && isWithin ? new Date(from) : null;
}

function errorOf({ error, endpoints }: Answered): SourceOutcome['error'] {
  if (error !== null) return row(error);
  const failed = endpoints.flatMap((endpoint) => endpoint.error ?? []);
  const [first] = failed;
  if (first === undefined) return null;
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
  { endpoint, url, error }: AnsweredEndpoint,
  { tally, endpointMentions }: AnsweredSource,
): NonNullable<SourceOutcome['endpoints']>[number] {
  const { fetched, found } = tally.endpoints.get(endpoint) ?? { fetched: 0, found: 0 };
  if (error !== null && fetched === 0) {
    return { url, status: 'failed', mentions: null, fetched: null, error: row(error) };
  }
  return {
    url,
    status: error !== null ? 'partial' : found > 0 ? 'ok' : 'empty',
    mentions: endpointMentions.get(endpoint) ?? 0,
    fetched,
    error: error === null ? null : row(error),
  };
}
