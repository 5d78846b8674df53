/** Measures each brand on the common ground. */
import type { BrandComparison, Mention, Report } from '../../types.js';
import { authorIndex } from '../metrics/author-index.js';
import type { Confidence } from '../metrics/confidence.js';
import { labelCounts } from '../metrics/label-counts.js';
import type { NetSample } from '../metrics/net-difference.js';
import type { Observed } from '../metrics/observed.js';
import { sentimentSummary } from '../metrics/sentiment-summary.js';
import { passed } from '../time/passed.js';

export interface Measured {
  readonly mentions: number;
  readonly opinion: ReturnType<typeof labelCounts>;
  readonly sample: NetSample;
  readonly netSentiment: BrandComparison['brands'][number]['netSentiment'];
  readonly n: number | null;
  readonly nEff: number | null;
  readonly authors: { readonly known: number; readonly counts: Int32Array };
}

/** Computes the measures of a report from its mentions on the common ground. */
export function measure(
  mentions: readonly Mention[],
  { window, asOf, sentiment }: Report,
  { answered, confidence }: { readonly answered: boolean; readonly confidence: Confidence },
): Measured {
  const observed: Observed = {
    mentions,
    reposts: 0,
    sources: answered
      ? [{ name: '', status: 'ok', mentions, capacity: 0, truncated: false, observedFrom: new Date(window.since) }]
      : [],
    window: passed({ since: new Date(window.since), until: new Date(window.until) }, new Date(asOf)),
    asOf: new Date(asOf),
    timezone: window.timezone,
    confidence,
  };
  const engine = { name: sentiment.engine, version: '', threshold: sentiment.threshold };
  const { netSentiment, n, nEff } = sentimentSummary(observed, engine);
  const opinion = labelCounts(mentions);
  const { positive, negative } = opinion;
  const index = authorIndex(observed);
  return {
    mentions: mentions.length,
    opinion,
    sample: { positive, negative, n: n ?? 0, effective: nEff ?? 0 },
    netSentiment,
    n,
    nEff,
    authors: { known: index.known, counts: index.mentions },
  };
}
