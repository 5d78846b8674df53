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

/** Why a source did not answer; in the report as `sources[].error.code`. */
export type SourceErrorCode = (typeof SOURCE_ERROR_CODES)[number];

/** The base class of all errors that socialrank throws on purpose. */
export class SocialRankError extends Error {
  override name = 'SocialRankError';
}

/** An invalid option, query, setting or input file. Thrown before anything is requested or written. */
export class UsageError extends SocialRankError {
  override name = 'UsageError';
  /** What to do next, in one line; null if the message says it all. */
  readonly hint: string | null;

  constructor(message: string, options: { hint?: string | null; cause?: unknown } = {}) {
    super(message, 'cause' in options ? { cause: options.cause } : undefined);
    this.hint = options.hint ?? null;
  }
}

/** A query that cannot be parsed. `column` says where, `expected` what would be valid there. */
export class QueryError extends UsageError {
  override name = 'QueryError';
  /** The query as typed. */
  readonly input: string;
  /** Counted from 1, in UTF-16 code units of `input`. */
  readonly column: number;
  /** What would be valid there; null: not known. */
  readonly expected: string | null;

  constructor(message: string, place: { input: string; column: number; expected?: string | null }) {
    super(message);
    this.input = place.input;
    this.column = place.column;
    this.expected = place.expected ?? null;
  }
}

/** Details of a `SourceError`. */
export interface SourceErrorOptions {
  /** ISO time from which to ask again. For `rate_limited` and `quota`, and for `unreachable` if the server stated it. */
  retryAt?: string | null;
  /** What the user can do about it, in one line. */
  hint?: string | null;
  /** HTTP status, if the error is one. */
  status?: number | null;
  /** Single lines could not be read, and all the others were: nothing is missing behind them. Not asked of plugins. */
  readToEnd?: boolean;
  cause?: unknown;
}

/**
 * One source could not answer. The others carry on: in a scan it becomes an event and an entry in the report.
 * Its message never contains a secret: it is written by the source, not passed on from the network.
 */
export class SourceError extends SocialRankError {
  override name = 'SourceError';
  readonly code: SourceErrorCode;
  /** ISO time from which to ask again; null: unknown. */
  readonly retryAt: string | null;
  /** What the user can do about it, in one line; null: nothing to add. */
  readonly hint: string | null;
  /** HTTP status; null: the error is not one. */
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

/** A file that could not be written completely. The file that was there before is unchanged. */
export class OutputError extends SocialRankError {
  override name = 'OutputError';
}

/** The store cannot be used: it is damaged, full, out of reach, or of a newer version. Its contents are unchanged. */
export class StoreError extends SocialRankError {
  override name = 'StoreError';
  /** What you can do about it, in one line; null: nothing to add. */
  readonly hint: string | null;

  constructor(message: string, options: { hint?: string | null; cause?: unknown } = {}) {
    super(message, 'cause' in options ? { cause: options.cause } : undefined);
    this.hint = options.hint ?? null;
  }
}

/** Another run holds the lock of a file or of the store, and did not release it in time. */
export class LockedError extends SocialRankError {
  override name = 'LockedError';
}
