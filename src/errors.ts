/** The errors that socialrank throws on purpose. Anything else that is thrown is a bug. */

export const SOURCE_ERROR_CODES = [
  'auth',
  'needs_config',
  'rate_limited',
  'quota',
  'blocked',
  'not_found',
  'not_a_feed',
  'timeout',
  'too_large',
  'bad_response',
  'unreachable',
  'not_recorded',
] as const;

/** Why a source could not answer; these words are in the report as `sources[].error.code`. */
export type SourceErrorCode = (typeof SOURCE_ERROR_CODES)[number];

export class SocialRankError extends Error {
  override name = 'SocialRankError';
}

/** The request cannot be: a wrong flag, query, setting or input file. Thrown before anything was asked or written. */
export class UsageError extends SocialRankError {
  override name = 'UsageError';
  /** What to do next, in one line; null where the message says it all. */
  readonly hint: string | null;

  constructor(message: string, options: { hint?: string | null; cause?: unknown } = {}) {
    super(message, 'cause' in options ? { cause: options.cause } : undefined);
    this.hint = options.hint ?? null;
  }
}

/** A query that cannot be read. The column is where, `expected` is what would have been understood there. */
export class QueryError extends UsageError {
  override name = 'QueryError';
  readonly input: string;
  /** From 1, in UTF-16 code units of `input`. */
  readonly column: number;
  readonly expected: string | null;

  constructor(message: string, place: { input: string; column: number; expected?: string | null }) {
    super(message);
    this.input = place.input;
    this.column = place.column;
    this.expected = place.expected ?? null;
  }
}

export interface SourceErrorOptions {
  /** When asking again makes sense; an ISO time. With `rate_limited`, `quota`, and `unreachable` where the server said it. */
  retryAt?: string | null;
  /** What the person can do, in one line. */
  hint?: string | null;
  /** HTTP status, where the error was one. */
  status?: number | null;
  /** Single lines could not be read, and all the others were: nothing is missing behind them. Not asked of plugins. */
  readToEnd?: boolean;
  cause?: unknown;
}

/**
 * One source could not answer. The others carry on: in a scan this becomes an event and a row of the report.
 * Messages never hold a secret: they are written by us, not passed on from the network.
 */
export class SourceError extends SocialRankError {
  override name = 'SourceError';
  readonly code: SourceErrorCode;
  readonly retryAt: string | null;
  readonly hint: string | null;
  readonly status: number | null;
  readonly readToEnd: boolean;

  constructor(code: SourceErrorCode, message: string, options: SourceErrorOptions = {}) {
    super(message, 'cause' in options ? { cause: options.cause } : undefined);
    this.code = code;
    this.retryAt = options.retryAt ?? null;
    this.hint = options.hint ?? null;
    this.status = options.status ?? null;
    this.readToEnd = options.readToEnd ?? false;
  }
}

/** A file that could not be written whole. What stood there before still stands. */
export class OutputError extends SocialRankError {
  override name = 'OutputError';
}

/** The store cannot be used: damaged, full, out of reach, or of a newer version. What it holds was left as it is. */
export class StoreError extends SocialRankError {
  override name = 'StoreError';
  /** What the person can do, in one line. */
  readonly hint: string | null;

  constructor(message: string, options: { hint?: string | null; cause?: unknown } = {}) {
    super(message, 'cause' in options ? { cause: options.cause } : undefined);
    this.hint = options.hint ?? null;
  }
}

/** Another run holds the lock of a file or of the store, and held it for longer than is waited. */
export class LockedError extends SocialRankError {
  override name = 'LockedError';
}
