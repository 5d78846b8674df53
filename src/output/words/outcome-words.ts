/** Describes how a source answered. */
import type { SourceErrorCode } from '../../errors.js';
import type { Report, SourceOutcome } from '../../types.js';
import { count, plural } from './number-words.js';
import type { Signs } from './signs.js';
import { age, dayOrClock, momentWords, span } from './time-words.js';

/** What the phrases need besides the outcome: the times of the report, and the signs to write with. */
export interface Wording {
  readonly asOf: string;
  readonly timezone: string;
  readonly signs: Signs;
}

export function wordingOf(report: Report, signs: Signs): Wording {
  return { asOf: report.asOf, timezone: report.window.timezone, signs };
}

/** `ok, newest 2 h ago`; the count is shown beside it. */
export function outcomeWords(outcome: SourceOutcome, wording: Wording): string {
  const { status, error, truncated } = outcome;
  if (status === 'failed' || status === 'skipped') return `${status}: ${errorWords(outcome, wording)}`;
  if (status === 'empty') return 'empty';
  const failed = failedEndpoints(outcome);
  if (failed !== '') return `partial: ${failed}`;
  if (status === 'partial' && error !== null) return `partial: ${errorWords(outcome, wording)}`;
  if (truncated) return `cut short${since(outcome, wording)}`;
  const newest = outcome.newest === null ? '' : `, newest ${age(outcome.newest, wording.asOf)} ago`;
  return `${status}${filesIn(outcome)}${newest}`;
}

/** `rate limited, again in 41 s` */
function errorWords({ error }: Pick<SourceOutcome, 'error'>, wording: Wording): string {
  if (error === null) return 'no reason given';
  return `${REASONS[error.code]}${again(error.retryAt, wording)}`;
}

/** Standard input is `-` on the command line and in the report, but a sentence cannot begin with that. */
export function sourceWords(name: string): string {
  return name === '-' ? 'standard input' : name;
}

/** `, again in 41 s`; empty if unknown. */
export function again(retryAt: string | null, { asOf, timezone }: Wording): string {
  if (retryAt === null) return '';
  const wait = Date.parse(retryAt) - Date.parse(asOf);
  return wait >= 0 && wait < 3_600_000
    ? `, again in ${span(wait)}`
    : `, again at ${momentWords(retryAt, asOf, timezone)}`;
}

/** `≥100`: the count of a source that was cut short is a lower bound. */
export function outcomeCount(outcome: SourceOutcome, signs: Signs): string {
  return count(outcome.mentions, signs, isLowerBound(outcome));
}

/** Whether there may be more mentions than the report counts. */
export function hasLowerBound(report: Report): boolean {
  return report.sources.some((outcome) => isLowerBound(outcome) || outcome.status === 'failed');
}

/** `9 sources answered, 1 partial, 1 failed, 3 want a key` */
export function answerWords({ sources }: Report): string {
  const number = (...statuses: readonly SourceOutcome['status'][]) =>
    sources.filter(({ status }) => statuses.includes(status)).length;
  const answered = number('ok', 'empty');
  const partial = number('partial');
  const wanting = sources.filter(({ status, error }) => status === 'skipped' && error?.code === 'needs_config').length;
  return [
    ...(answered > 0 ? [`${plural(answered, 'source')} answered`] : partial > 0 ? [] : ['no source answered']),
    ...some(partial, 'partial'),
    ...some(number('failed'), 'failed'),
    ...some(wanting, wanting === 1 ? 'wants a key' : 'want a key'),
    ...some(number('skipped') - wanting, 'skipped'),
  ].join(', ');
}

const some = (value: number, words: string) => (value === 0 ? [] : [`${value} ${words}`]);

export const REASONS: Readonly<Record<SourceErrorCode, string>> = {
  auth: 'key refused',
  needs_config: 'wants a key or a setting',
  rate_limited: 'rate limited',
  quota: 'quota used up',
  blocked: 'turned away',
  not_found: 'not found',
  not_a_feed: 'no feed there',
  timeout: 'no answer in time',
  too_large: 'answer too large',
  bad_response: 'answer not understood',
  unreachable: 'unreachable',
  not_recorded: 'not on the tape',
};

function isLowerBound({ truncated, status }: SourceOutcome): boolean {
  return truncated || status === 'partial';
}

function since({ observedFrom }: SourceOutcome, { asOf, timezone }: Wording): string {
  return observedFrom === null ? '' : ` since ${dayOrClock(observedFrom, asOf, timezone)}`;
}

/** `, 50 files`, if a folder or a pattern was read. */
function filesIn({ name, endpoints = [] }: SourceOutcome): string {
  return name.startsWith('file:') && endpoints.length > 0 ? `, ${plural(endpoints.length, 'file')}` : '';
}

/** `1 of 2 failed`, if that is why the result is incomplete; empty if there is only one endpoint. */
export function failedEndpoints({ endpoints = [], error }: SourceOutcome): string {
  const failed = endpoints.filter((endpoint) => endpoint.status === 'failed' || endpoint.error !== null).length;
  const words = `${failed} of ${endpoints.length} failed`;
  return failed > 0 && endpoints.length > 1 && (error === null || error.message.startsWith(words)) ? words : '';
}
