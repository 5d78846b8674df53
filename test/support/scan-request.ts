/** The complete input of a scan for tests: no network, a fixed clock, and the usual week. */

import { parseQuery } from '../../src/core/query/parse.js';
import { afinn } from '../../src/engines/afinn.js';
import { memoryCache } from '../../src/library/memory-cache.js';
import type { AskedSource, ScanEvent, ScanRequest } from '../../src/scan/request.js';
import { stream } from '../../src/scan/scan.js';
import { settingValues } from '../../src/sources/settings.js';
import type { Source } from '../../src/sources/source.js';
import { answering } from '../../src/testing.js';
import type { Report } from '../../src/types.js';
import { WEEK } from './assembled.js';
import { checkedReport } from './checked-report.js';
import { AT_95 } from './confidence.js';

export function asking(source: Source, given: Partial<AskedSource> = {}): AskedSource {
  return {
    name: source.name,
    source,
    settings: settingValues(source),
    cache: memoryCache(),
    hasKey: false,
    isWanted: true,
    ...given,
  };
}

export function scanRequest(sources: readonly (Source | AskedSource)[], given: Partial<ScanRequest> = {}): ScanRequest {
  return {
    query: parseQuery('acme'),
    sources: sources.map((source) => ('source' in source ? source : asking(source))),
    window: WEEK,
    now: WEEK.until,
    clock: WEEK.until,
    laterIsOutside: false,
    asOf: WEEK.until,
    timezone: 'UTC',
    limit: 100,
    limitsWhole: false,
    languages: [],
    engine: afinn,
    confidence: AT_95,
    labels: new Map(),
    asked: { nps: null, npsProxy: false, gold: null, baseline: null },
    strict: false,
    includeOwned: false,
    minRelevance: 0,
    dedupe: true,
    group: null,
    persons: [],
    shortLinks: null,
    top: 10,
    allowPartial: false,
    network: { forSource: () => answering({ body: '{}' }) },
    signal: new AbortController().signal,
    deadline: new AbortController().signal,
    repeatable: false,
    stopwatch: () => performance.now(),
    redact: (text) => text.replaceAll('hush-hush', 'REDACTED'),
    version: '1.2.3',
    ...given,
  };
}

export interface Ran {
  readonly events: readonly ScanEvent[];
  /** Checked against the schema. */
  readonly report: Report;
}

export async function run(sources: readonly (Source | AskedSource)[], given: Partial<ScanRequest> = {}): Promise<Ran> {
  const events: ScanEvent[] = [];
  for await (const event of stream(scanRequest(sources, given))) events.push(event);
  const last = events.at(-1);
  if (last?.type !== 'report') throw new Error('the last event is not the report');
  return { events, report: checkedReport(last.report) };
}

/** A signal that aborts after this time, like the deadline of a run. */
export function deadlineIn(milliseconds: number): AbortSignal {
  return AbortSignal.timeout(milliseconds);
}
