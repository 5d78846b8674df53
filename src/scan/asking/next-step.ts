/** Adds to an error of a source what the user can do about it, if the error does not state something better. */
import { SourceError, type SourceErrorCode } from '../../errors.js';
import type { AskedSource } from '../request.js';

/** @param given the name of the source as commands accept it */
export function withNextStep(error: SourceError, { name, given = name }: Named): SourceError {
  if (error.hint !== null) return error;
  const { code, message, retryAt, status, readToEnd, cause } = error;
  // `-s -NAME` excludes a source by its own name, wherever it came from.
  const hint = NEXT_STEPS[code](code === 'blocked' ? name : given, retryAt);
  return new SourceError(code, message, { retryAt, status, readToEnd, cause, hint });
}

type Named = Pick<AskedSource, 'name' | 'given'>;

const NEXT_STEPS: Readonly<Record<SourceErrorCode, (name: string, retryAt: string | null) => string>> = {
  auth: (name) => `check its key: socialrank sources show ${name} says what it needs`,
  needs_config: (name) => `socialrank sources show ${name} says what it needs`,
  rate_limited: (_, retryAt) =>
    `${retryAt === null ? 'wait a few minutes' : 'wait until then'}, or ask less with --limit`,
  quota: () => 'wait for its next period, or raise the quota there; socialrank plan shows what a scan takes',
  // Does not mention keys: a better one would not help.
  blocked: (name) => `try later or from another network, or leave it out with -s -${name}`,
  not_found: () => 'check the address: socialrank plan shows what is asked',
  not_a_feed: () => 'give the address of a feed, or of a page that links to one',
  timeout: () => 'allow more time with --timeout',
  too_large: () => 'ask less with --limit, or over a shorter time with --since',
  bad_response: (name) => `its interface may have changed: see whether socialrank sources check ${name} fails, too`,
  unreachable: (name, retryAt) =>
    retryAt === null
      ? `check the network connection, or try later: socialrank sources check ${name}`
      : 'wait until then: the server says when it will be back',
  not_recorded: () => 'record it again with --record: the same query, window and sources',
};
