/** The errors that socialrank throws on purpose. Any other error that is thrown is a bug. */

/** All codes that a `SourceError` can have. */
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

/** Why a source did not answer; reported as `sources[].error.code`. */
export type SourceErrorCode = (typeof SOURCE_ERROR_CODES)[number];

/** The base class of all errors that socialrank throws on purpose. */
export class SocialRankError extends Error {
  override name = 'SocialRankError';
}

/** An invalid option, query, setting or input file. Thrown before anything is requested or written. */
export class UsageError extends SocialRankError {
  override name = 'UsageError';
  /** What to do next, in one line; null if the message is sufficient. */
  readonly hint: string | null;

  constructor(message: string, options: { hint?: string | null; cause?: unknown } = {}) {
    super(message, 'cause' in options ? { cause: options.cause } : undefined);
    this.hint = options.hint ?? null;
  }
}

/**
 * A query that cannot be parsed. `column` gives the position of the error, and `expected` what would be valid there.
 */
export class QueryError extends UsageError {
  override name = 'QueryError';
  /** The query as typed. */
  readonly input: string;
  /** Position of the error, counted from 1, in UTF-16 code units of `input`. */
  readonly column: number;
  /** What would be valid at `column`; null if unknown. */
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
  /**
   * ISO time after which a new request may succeed. For `rate_limited` and `quota`, and for `unreachable` if the server
   * stated it.
   */
  retryAt?: string | null;
  /** What the user can do about the error, in one line. */
  hint?: string | null;
  /** HTTP status, if the error is an HTTP response. */
  status?: number | null;
  /**
   * The input was read to its end, but some lines could not be parsed: nothing after them is missing. Plugins cannot
   * set it.
   */
  readToEnd?: boolean;
  /** The original error, if there is one. */
  cause?: unknown;
}

/**
 * Thrown when one source cannot answer. The other sources continue: in a scan, the error becomes an event and an entry
 * in the report. The message never contains a secret, because the source writes it instead of passing on text from the
 * network.
 */
export class SourceError extends SocialRankError {
  override name = 'SourceError';
  /** Why the source did not answer. */
  readonly code: SourceErrorCode;
  /** ISO time after which a new request may succeed; null if unknown. */
  readonly retryAt: string | null;
  /** What the user can do about the error, in one line; null if there is nothing to add. */
  readonly hint: string | null;
  /** HTTP status; null if the error is not an HTTP response. */
  readonly status: number | null;
  /** Whether the input was read to its end, so that only lines that could not be parsed are missing. */
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

/** A file could not be written completely. The previous version of the file is unchanged. */
export class OutputError extends SocialRankError {
  override name = 'OutputError';
}

/**
 * The store cannot be used: it is damaged, full, unreachable, or was written by a newer version. Its contents are
 * unchanged.
 */
export class StoreError extends SocialRankError {
  override name = 'StoreError';
  /** What the user can do about the error, in one line; null if there is nothing to add. */
  readonly hint: string | null;

  constructor(message: string, options: { hint?: string | null; cause?: unknown } = {}) {
    super(message, 'cause' in options ? { cause: options.cause } : undefined);
    this.hint = options.hint ?? null;
  }
}

/** Another process holds the lock of a file or of the store and did not release it in time. */
export class LockedError extends SocialRankError {
  override name = 'LockedError';
}
