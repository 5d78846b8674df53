/** One source's row of the report: what it answered, and how far back that can be trusted. */
import type { SourceError } from '../../errors.js';
import type { Mention, SourceOutcome, Window } from '../../types.js';
import type { ObservedSource } from '../metrics/observed.js';
import type { Contribution } from '../metrics/overlap.js';
import { staleness } from '../metrics/staleness.js';
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
  readonly endpoints: readonly AnsweredEndpoint[];
  /** Items asked of it; null: read whole. */
  readonly limit: number | null;
  /** Searches answer newest first, but for some; files and feeds as they are. */
  readonly isNewestFirst: boolean;
  /** Not searched: all that it holds is read, as far as the limit goes. */
  readonly isWhole: boolean;
}

export interface AnsweredEndpoint {
  /** As what it found is marked with. */
  readonly endpoint: string;
  /** As it may be shown. */
  readonly url: string;
  readonly error: SourceError | null;
}

export interface AnsweredSource {
  readonly name: string;
  readonly answer: Answered;
  readonly tally: Tally;
  /** Its own mentions that count. */
  readonly mentions: readonly Mention[];
  /** Of these, what each endpoint gave. */
  readonly endpointMentions: ReadonlyMap<string, number>;
  /** Of these, those that no other source found. */
  readonly unique: number;
}

/** What a source said of itself; what it added to the others is known when all have answered. */
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

/** The same row as the metrics see it. */
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
  // What came before the failure counts; so does an endpoint that answered, if with nothing.
  const hasAnswered = tally.fetched > 0 || answer.endpoints.some(({ error }) => error === null);
  return hasAnswered || (answer.error !== null && answer.pages > 0) ? 'partial' : 'failed';
}

/**
 * Cut short, so that there may be more that nobody saw: a search that answers newest first has shown all of the window
 * where its oldest item lies before it, everything else may hold anything still. What a source itself says it holds
 * back lies in the window, however far back the rest goes.
 */
function isTruncated({ answer, tally }: AnsweredSource, window: Window): boolean {
  if (!isCutShort(answer) || answer.holdsMore || !answer.isNewestFirst) return isCutShort(answer);
  return !reachesBack(tally, window);
}

function isCutShort({ end, error, holdsMore, isNewestFirst }: Answered): boolean {
  if (holdsMore || end === 'limit') return true;
  // A file with broken lines was read to its end all the same.
  return end === 'error' && (isNewestFirst || error?.code !== 'bad_response');
}

function observedFrom(source: AnsweredSource, window: Window): Date | null {
  if (!isTruncated(source, window)) return window.since;
  const { answer, tally } = source;
  // What is missing though the beginning of the window was reached may be missing anywhere.
  return answer.isNewestFirst && tally.oldest !== null && !reachesBack(tally, window) ? new Date(tally.oldest) : null;
}

function reachesBack({ oldest }: Tally, { since }: Window): boolean {
  return oldest !== null && oldest <= since.getTime();
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
