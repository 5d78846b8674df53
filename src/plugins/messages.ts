/** The messages between the program and the process of a plugin, each one line of JSON. */
import type { ScoreTask } from '../engine.js';
import { SOURCE_ERROR_CODES, SourceError } from '../errors.js';
import type { HttpRequest, RequestContext, SourceQuery } from '../sources/source.js';

/** Location of a module: a specifier as it would be written in an import in that folder or file. */
export interface Target {
  readonly specifier: string;
  /** URL with the scheme `file:`. */
  readonly from: string;
}

export interface WrittenContext {
  readonly settings: Readonly<Record<string, unknown>>;
  readonly since: string;
  readonly until: string;
  readonly now: string;
  /** Null if the source is to be read whole. */
  readonly limit: number | null;
}

/** A question to the process, one at a time. Each is answered by one `result` or `error`. */
export type Question =
  | { readonly type: 'load'; readonly target: Target }
  | { readonly type: 'capabilities'; readonly settings: WrittenContext['settings'] }
  | { readonly type: 'requests'; readonly query: SourceQuery; readonly context: WrittenContext }
  | { readonly type: 'search'; readonly query: SourceQuery; readonly context: WrittenContext }
  | { readonly type: 'next' }
  | { readonly type: 'load-engine'; readonly target: Target }
  | { readonly type: 'score'; readonly tasks: readonly ScoreTask[] };

/** A request of the process while it works on a question; answered by a `reply` with its `id`, in any order. */
export type Wish =
  | {
      readonly type: 'http';
      readonly id: number;
      readonly request: Omit<HttpRequest, 'explain'>;
      /** Whether a refused response is needed too, because the source may explain it better. */
      readonly explains: boolean;
    }
  | { readonly type: 'get'; readonly id: number; readonly key: string }
  | { readonly type: 'set'; readonly id: number; readonly key: string; readonly value: string }
  | { readonly type: 'delete'; readonly id: number; readonly key: string };

/** A request before it has an id. */
export type Wished = Wish extends infer W ? (W extends Wish ? Omit<W, 'id'> : never) : never;

/** A message of the process while it works on a question. */
export type Remark =
  | { readonly type: 'note'; readonly message: string }
  | { readonly type: 'warn'; readonly code: string; readonly message: string }
  | { readonly type: 'unrecognised'; readonly count: number }
  | { readonly type: 'truncated'; readonly reason: string; readonly completeFrom?: Date | null }
  | { readonly type: 'endpoint'; readonly url: string; readonly error: WrittenError | null };

export interface WrittenResponse {
  readonly status: number;
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly base64: string;
}

export interface Reply {
  readonly type: 'reply';
  readonly id: number;
  readonly value?: unknown;
  readonly response?: WrittenResponse;
  readonly error?: WrittenError;
}

export interface WrittenError {
  /** Null for an error thrown by a bug in the source, not a `SourceError`. */
  readonly code: string | null;
  readonly message: string;
  readonly retryAt?: string | null;
  readonly hint?: string | null;
  readonly status?: number | null;
}

/** Recognizes a `SourceError` by its shape, since a plugin can be built with another copy of this library. */
export function writtenError(thrown: unknown): WrittenError {
  const { name, code, message, retryAt, hint, status } = (typeof thrown === 'object' ? (thrown ?? {}) : {}) as Partial<
    Record<string, unknown>
  >;
  const said = typeof message === 'string' ? message : typeof thrown === 'object' ? 'no error' : String(thrown);
  if (name !== 'SourceError' || !SOURCE_ERROR_CODES.some((known) => known === code)) {
    return { code: null, message: typeof name === 'string' ? `${name}: ${said}` : said };
  }
  return {
    code: String(code),
    message: said,
    retryAt: typeof retryAt === 'string' ? retryAt : null,
    hint: typeof hint === 'string' ? hint : null,
    status: typeof status === 'number' ? status : null,
  };
}

/** @param written any value */
export function readError(written: unknown): SourceError {
  const { code, message, retryAt, hint, status } = (written ?? {}) as Partial<Record<string, unknown>>;
  const known = SOURCE_ERROR_CODES.find((own) => own === code);
  const said = typeof message === 'string' ? message : 'no error';
  if (known === undefined) return new SourceError('bad_response', `it threw ${said}`);
  return new SourceError(known, said, {
    retryAt: typeof retryAt === 'string' ? retryAt : null,
    hint: typeof hint === 'string' ? hint : null,
    status: typeof status === 'number' ? status : null,
  });
}

export function writtenContext(context: RequestContext): WrittenContext {
  const { settings, since, until, now, limit } = context;
  return {
    settings,
    since: since.toISOString(),
    until: until.toISOString(),
    now: now.toISOString(),
    limit: Number.isFinite(limit) ? limit : null,
  };
}
