/** Searches one source and reports its outcome: an error of the source is an outcome, never an exception. */
import { asksForLinks } from '../../core/query/tree.js';
import type { Answered } from '../../core/report/outcome.js';
import type { SourceError } from '../../errors.js';
import type { Capabilities, Found, Skim, SourceContext, SourceQuery } from '../../sources/source.js';
import type { Warning } from '../../types.js';
import type { AskedSource, ScanRequest } from '../request.js';
import { fittedPushdown } from './fitted-pushdown.js';
import { type LimitsOfRun, openKeptLimits } from './kept-limits.js';
import { withNextStep } from './next-step.js';
import { deadlineError, observing } from './observer.js';
import { readPages } from './read-pages.js';
import { refusedStranger } from './refused-stranger.js';
import { missingSetting } from './settings.js';
import { sourceErrorOf } from './thrown.js';
import { whyUnsearchable } from './unsearchable.js';
import { withoutSecrets } from './without-secrets.js';

export type Asking =
  | { readonly type: 'page'; readonly found: readonly Found[]; readonly page: number }
  | { readonly type: 'note'; readonly message: string }
  | {
      readonly type: 'answer';
      readonly answer: Answered;
      readonly reason: string | null;
      readonly warnings: readonly Omit<Warning, 'source'>[];
    };

interface AskOptions {
  /** Processes every page before it is yielded. */
  readonly work?: ((found: readonly Found[]) => Promise<readonly Found[]>) | undefined;
  readonly skim?: Skim | null;
}

// Created once: abort() without a reason creates a new exception with a stack trace every time.
const LEFT = new Error('no more of this source is wanted');

/** @throws only the reason of `request.signal`, if the run is interrupted */
export async function* ask(
  asked: AskedSource,
  request: ScanRequest,
  { work, skim = null }: AskOptions = {},
): AsyncGenerator<Asking> {
  const { source, settings } = asked;
  const started = request.stopwatch();
  const leave = new AbortController();
  const signal = AbortSignal.any([request.signal, request.deadline, leave.signal]);
  const hears = observing(source.title, request);
  const counts = { pages: 0, requests: 0 };
  let bounds = { limit: request.limit, isNewestFirst: true, isWhole: false };
  let reading: ReturnType<typeof readPages> | null = null;
  let limits: LimitsOfRun | null = null;
  const answer = (end: Answered['end'], error: SourceError | null, reason = error?.message ?? null): Asking => {
    const { warnings, endpoints, ...heard } = hears.heard();
    const advised = (given: SourceError | null) =>
      given === null || source.isLocal === true ? given : withNextStep(refusedStranger(given, asked), asked);
    const isTimed = !request.repeatable && source.isLocal !== true;
    const durationMilliseconds = isTimed ? Math.round(request.stopwatch() - started) : 0;
    const limit = Number.isFinite(bounds.limit) ? bounds.limit : null;
    const answered = {
      end,
      error: advised(error),
      ...counts,
      durationMilliseconds,
      ...heard,
      endpoints: endpoints.map((endpoint) => ({ ...endpoint, error: advised(endpoint.error) })),
      ...bounds,
      limit,
    };
    return { type: 'answer', answer: answered, reason, warnings };
  };
  const notes = (): Asking[] => hears.takeNotes().map((message) => ({ type: 'note', message }));
  try {
    const capabilities = source.capabilities(settings);
    const told = requestContext(asked, request, capabilities);
    const isWhole = capabilities.search === 'whole';
    const isThreaded = capabilities.followsThreads === true && asksForLinks(request.query.node);
    const isNewestFirst = !isWhole && capabilities.isUnordered !== true && !isThreaded;
    bounds = { limit: told.limit, isNewestFirst, isWhole };
    const missing = missingSetting(asked);
    if (missing !== null) return yield answer('skipped', missing);
    const pushed = fittedPushdown(source, request.query, capabilities, told);
    const reason = whyUnsearchable(source, capabilities, pushed, request);
    if (reason !== null) {
      // Without an error, nothing else in the report would mention the reason.
      hears.context.warn('unsupported_query', reason);
      return yield answer('skipped', null, reason);
    }
    limits = await limitsOf(asked, request, started);
    const http = request.network.forSource({
      signal,
      ...(asked.client === undefined ? {} : { of: asked.client }),
      rate: capabilities.rate ?? source.rate,
      allowance: source.allowance?.bind(source),
      limits: limits ?? undefined,
      baseUrl: typeof settings['baseUrl'] === 'string' && settings['baseUrl'] !== '' ? settings['baseUrl'] : null,
      onRequest: () => {
        counts.requests += 1;
      },
    });
    const context: SourceContext = {
      ...told,
      ...hears.context,
      http,
      cache: asked.cache,
      signal,
      ...(skim !== null && { skim }),
    };
    const query: SourceQuery = { ...request.query, branches: pushed.branches };
    reading = readPages(() => source.search(query, context), {
      ...bounds,
      since: told.since,
      signal,
      leave: () => leave.abort(LEFT),
    });
    while (true) {
      const step = await reading.next();
      yield* notes();
      if (step.done === true) return yield answer(step.value, null);
      counts.pages += 1;
      // Local inputs involve no keys and can be long.
      const found = source.isLocal === true ? step.value : withoutSecrets(step.value, request.redact);
      yield { type: 'page', found: (await work?.(found)) ?? found, page: counts.pages };
    }
  } catch (thrown) {
    request.signal.throwIfAborted();
    yield* notes();
    const error = request.deadline.aborted
      ? deadlineError()
      : refusedStranger(sourceErrorOf(thrown, source.title, request.redact), asked);
    const isTurnedAway = error.code === 'blocked' && !asked.isWanted && counts.pages === 0;
    yield answer(isTurnedAway ? 'skipped' : 'error', error);
  } finally {
    await reading?.return('limit');
    await limits?.close();
  }
}

/** Returns null if the limits do not concern other runs: for local sources and replays. */
function limitsOf(asked: AskedSource, request: ScanRequest, started: number): Promise<LimitsOfRun> | null {
  if (request.repeatable || asked.source.isLocal === true) return null;
  return openKeptLimits(asked, () => request.now.getTime() + request.stopwatch() - started);
}

/** The window and limit that a source receives; `plan` passes the same values. */
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
