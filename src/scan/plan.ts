/** Plans what a scan would request of each source, without sending anything. */
import { print } from '../core/query/print.js';
import { type Pushdown, pushdown } from '../core/query/pushdown.js';
import type { SourceError } from '../errors.js';
import type { NativeRequest, Quota, Rate } from '../sources/source.js';
import { requestContext } from './asking/ask.js';
import { fittedPushdown } from './asking/fitted-pushdown.js';
import { limitsAhead } from './asking/kept-limits.js';
import { missingSetting } from './asking/settings.js';
import { whyUnsearchable } from './asking/unsearchable.js';
import type { AskedSource, ScanRequest } from './request.js';

export interface SourcePlan extends Pick<Pushdown, 'pushed' | 'filtered' | 'impossible'> {
  readonly source: string;
  /** `skipped`: the source needs a setting or cannot search for this query. */
  readonly status: 'ready' | 'skipped';
  readonly reason: string | null;
  readonly hint: string | null;
  /** The first request of every search. */
  readonly requests: readonly (NativeRequest & { readonly length: number | null })[];
  /** Maximum length of a native query in characters; null if no limit is known. */
  readonly maxLength: number | null;
  /** Number of items to request; null if the source is read whole. */
  readonly limit: number | null;
  /**
   * Maximum number of pages over all searches; 0 for a local source, which needs no requests; null if there is no
   * limit.
   */
  readonly pagesAtMost: number | null;
  readonly quota: Quota | null;
  /** Rate limit documented by the owners of the source, for each of its hosts; the scan respects it. */
  readonly rate: Rate | null;
  /**
   * Refusals that earlier runs received and that are still in effect: until they end, the source receives no requests.
   */
  readonly waits: readonly Pick<SourceError, 'code' | 'message' | 'retryAt'>[];
}

export async function planOf(asked: AskedSource, request: ScanRequest): Promise<SourcePlan> {
  const { source, settings } = asked;
  const capabilities = source.capabilities(settings);
  const context = requestContext(asked, request, capabilities);
  const missing = missingSetting(asked);
  const split =
    missing === null
      ? fittedPushdown(source, request.query, capabilities, context)
      : pushdown(request.query, capabilities);
  const { branches, pushed, filtered, impossible } = split;
  const isWhole = capabilities.search === 'whole';
  const cannot = whyUnsearchable(source, capabilities, split, request);
  const first = missing === null && cannot === null ? source.requests({ ...request.query, branches }, context) : [];
  const limit = Number.isFinite(context.limit) ? context.limit : null;
  const reachable = Math.min(limit ?? Number.POSITIVE_INFINITY, capabilities.maxItems ?? Number.POSITIVE_INFINITY);
  return {
    source: asked.name,
    status: missing === null && cannot === null ? 'ready' : 'skipped',
    reason: missing?.message ?? cannot,
    hint: missing?.hint ?? null,
    requests: first.map((native) => ({ ...native, length: native.query?.length ?? null })),
    pushed,
    filtered: isWhole ? [print(request.query.node)] : filtered,
    impossible,
    maxLength: capabilities.maxLength ?? null,
    limit,
    pagesAtMost: source.isLocal === true ? 0 : pagesFor(reachable, first.length, capabilities.pageSize),
    quota:
      missing === null && source.quota !== undefined
        ? await source.quota({ settings, cache: asked.cache, now: request.now })
        : null,
    rate: capabilities.rate ?? source.rate ?? null,
    waits: (await limitsAhead(asked, request.now.getTime())).map(({ code, message, retryAt }) => ({
      code,
      message,
      retryAt,
    })),
  };
}

function pagesFor(reachable: number, searches: number, pageSize = reachable): number | null {
  return Number.isFinite(reachable) ? searches * Math.max(1, Math.ceil(reachable / pageSize)) : null;
}
