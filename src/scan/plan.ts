/** What a scan would ask of each source, without asking. */
import { print } from '../core/query/print.js';
import { type Pushdown, pushdown } from '../core/query/pushdown.js';
import type { NativeRequest, Quota } from '../sources/source.js';
import { requestContext } from './ask.js';
import type { AskedSource, ScanRequest } from './request.js';
import { missingSetting } from './settings.js';

export interface SourcePlan extends Pick<Pushdown, 'pushed' | 'filtered' | 'impossible'> {
  readonly source: string;
  /** `skipped`: it wants a setting, or cannot search for this. */
  readonly status: 'ready' | 'skipped';
  readonly reason: string | null;
  readonly hint: string | null;
  /** The first request of every search. */
  readonly requests: readonly (NativeRequest & { readonly length: number | null })[];
  /** Characters of a native query at most; null: no limit is known. */
  readonly maxLength: number | null;
  /** Items asked of it; null: read whole. */
  readonly limit: number | null;
  /** Pages at most over all searches; null: as many as there are. */
  readonly pagesAtMost: number | null;
  readonly quota: Quota | null;
}

export async function planOf(asked: AskedSource, request: ScanRequest): Promise<SourcePlan> {
  const { source, settings } = asked;
  const capabilities = source.capabilities(settings);
  const { branches, pushed, filtered, impossible } = pushdown(request.query, capabilities);
  const isWhole = capabilities.search === 'whole';
  const missing = missingSetting(asked);
  const cannot = !isWhole && branches.length === 0 ? (impossible[0] ?? 'it cannot search for this') : null;
  const context = requestContext(asked, request, capabilities);
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
    pagesAtMost: Number.isFinite(reachable)
      ? first.length * Math.max(1, Math.ceil(reachable / (capabilities.pageSize ?? reachable)))
      : null,
    quota:
      missing === null && source.quota !== undefined
        ? await source.quota({ settings, cache: asked.cache, now: request.now })
        : null,
  };
}
