/** Asks one source and says how it went: an error here is an outcome, never an exception. */
import { pushdown } from '../core/query/pushdown.js';
import type { Answered } from '../core/report/outcome.js';
import { SourceError } from '../errors.js';
import type { Capabilities, Found, SourceContext, SourceQuery } from '../sources/source.js';
import type { Warning } from '../types.js';
import type { AskedSource, ScanRequest } from './request.js';
import { missingSetting } from './settings.js';

export type Asking =
  | { readonly type: 'page'; readonly found: readonly Found[]; readonly page: number }
  | { readonly type: 'note'; readonly message: string }
  | {
      readonly type: 'answer';
      readonly answer: Answered;
      readonly reason: string | null;
      readonly warnings: readonly Omit<Warning, 'source'>[];
    };

const PARTING_MILLISECONDS = 20;

/** @throws the reason of `request.signal` when the run is interrupted, and nothing else */
export async function* ask(asked: AskedSource, request: ScanRequest): AsyncGenerator<Asking> {
  const { source, settings } = asked;
  const capabilities = source.capabilities(settings);
  const missing = missingSetting(asked);
  if (missing !== null) return yield skipped(missing, missing.message);
  const { branches, impossible } = pushdown(request.query, capabilities);
  if (capabilities.search !== 'whole' && branches.length === 0) {
    return yield skipped(null, impossible[0] ?? 'it cannot search for this');
  }
  const leave = new AbortController();
  const signal = AbortSignal.any([request.signal, request.deadline, leave.signal]);
  const warnings: { code: string; message: string }[] = [];
  const endpoints: { url: string; error: SourceError | null }[] = [];
  const notes: string[] = [];
  const started = request.stopwatch();
  let requests = 0;
  let pages = 0;
  let holdsMore = false;
  const answer = (end: Answered['end'], error: SourceError | null): Asking => ({
    type: 'answer',
    answer: {
      end,
      error,
      pages,
      requests,
      durationMilliseconds:
        request.repeatable || source.isLocal === true ? 0 : Math.round(request.stopwatch() - started),
      holdsMore,
      endpoints,
    },
    reason: error?.message ?? null,
    warnings,
  });
  const baseUrl = settings['baseUrl'];
  const context: SourceContext = {
    http: request.network.forSource({
      signal,
      baseUrl: typeof baseUrl === 'string' && baseUrl !== '' ? baseUrl : null,
      onRequest: () => {
        requests += 1;
      },
    }),
    ...requestContext(asked, request, capabilities),
    cache: asked.cache,
    signal,
    note: (message) => notes.push(message),
    warn: (code, message) => warnings.push({ code, message: request.redact(message) }),
    truncated: (reason) => {
      holdsMore = true;
      warnings.push({ code: 'truncated', message: request.redact(reason) });
    },
    endpoint: ({ url, error = null }) =>
      endpoints.push({ url: request.redact(url), error: error === null ? null : cleaned(error, request) }),
  };
  const iterator = source.search({ ...request.query, branches } satisfies SourceQuery, context)[Symbol.asyncIterator]();
  let left = context.limit;
  try {
    while (true) {
      const step = await unlessAborted(iterator.next(), signal);
      for (const message of notes.splice(0)) yield { type: 'note', message: request.redact(message) };
      if (step.done === true) return yield answer('whole', null);
      pages += 1;
      const found = step.value.length > left ? step.value.slice(0, left) : step.value;
      left -= found.length;
      yield { type: 'page', found, page: pages };
      const isLast = capabilities.search !== 'whole' && endpoints.length === 0 && isBefore(found, context.since);
      if (left > 0 && !isLast) continue;
      // Its endpoints tell how they fared when they are let go.
      await letGo(leave, iterator);
      return yield answer(isLast ? 'whole' : 'limit', null);
    }
  } catch (thrown) {
    request.signal.throwIfAborted();
    const error = cleaned(asSourceError(thrown, asked, request), request);
    const turnedAway = error.code === 'blocked' && !asked.isWanted && pages === 0;
    yield answer(turnedAway ? 'skipped' : 'error', error);
  } finally {
    await letGo(leave, iterator);
  }
}

/** Abort first: return() waits its turn behind a next() that may be stuck in a request. And not for long: it may hang, too. */
async function letGo(leave: AbortController, iterator: AsyncIterator<unknown>): Promise<void> {
  if (leave.signal.aborted) return;
  leave.abort();
  let timer: ReturnType<typeof setTimeout> | undefined;
  const enough = new Promise((resolve) => {
    timer = setTimeout(resolve, PARTING_MILLISECONDS);
  });
  await Promise.race([Promise.resolve(iterator.return?.()).catch(() => {}), enough]);
  clearTimeout(timer);
}

/** What a source is told of the window and the limit; `plan` hands in the same. */
export function requestContext(
  asked: Pick<AskedSource, 'settings'>,
  request: Pick<ScanRequest, 'window' | 'now' | 'limit' | 'limitsWhole'>,
  capabilities: Capabilities,
): Pick<SourceContext, 'settings' | 'since' | 'until' | 'now' | 'limit'> {
  return {
    settings: asked.settings,
    since: request.window?.since ?? new Date(0),
    until: request.window?.until ?? request.now,
    now: request.now,
    limit: capabilities.search === 'whole' && !request.limitsWhole ? Number.POSITIVE_INFINITY : request.limit,
  };
}

/** Not asked at all. Without an error it is the query that it cannot take, which nothing else in the report would say. */
function skipped(error: SourceError | null, reason: string): Asking {
  const nothing = { pages: 0, requests: 0, durationMilliseconds: 0, holdsMore: false, endpoints: [] };
  const warnings = error === null ? [{ code: 'unsupported_query', message: reason }] : [];
  return { type: 'answer', answer: { end: 'skipped', error, ...nothing }, reason, warnings };
}

/** A search goes newest first: a page that lies before the window is the last one worth reading. */
function isBefore(found: readonly Found[], since: Date): boolean {
  const times = found.map(({ publishedAt }) => Date.parse(publishedAt ?? '')).filter((time) => !Number.isNaN(time));
  return times.length > 0 && times.every((time) => time < since.getTime());
}

function asSourceError(thrown: unknown, asked: AskedSource, request: ScanRequest): SourceError {
  if (request.deadline.aborted) {
    return new SourceError('timeout', "cut off by the run's deadline", { hint: 'give it more time with --deadline' });
  }
  if (thrown instanceof SourceError) return thrown;
  const message = thrown instanceof Error ? thrown.message : String(thrown);
  return new SourceError(
    'bad_response',
    `${asked.source.title} answered in a way that was not understood: ${message}`,
    { cause: thrown },
  );
}

function cleaned(error: SourceError, request: ScanRequest): SourceError {
  const message = request.redact(error.message);
  if (message === error.message) return error;
  return new SourceError(error.code, message, { retryAt: error.retryAt, hint: error.hint, status: error.status });
}

async function unlessAborted<T>(promise: Promise<T>, signal: AbortSignal): Promise<T> {
  signal.throwIfAborted();
  let stop = () => {};
  const aborted = new Promise<never>((_, reject) => {
    stop = () => reject(signal.reason);
    signal.addEventListener('abort', stop, { once: true });
  });
  try {
    return await Promise.race([promise, aborted]);
  } finally {
    signal.removeEventListener('abort', stop);
    promise.catch(() => {}); // it may still fail when nobody listens any more
  }
}
