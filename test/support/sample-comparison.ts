/** Sample comparisons: two brands with one source that answered, except for the given members. */
import type { BrandComparison } from '../../src/types.js';
import { AS_OF, hoursAgo } from './sample-mention.js';
import { sampleReport } from './sample-report.js';

type Row = BrandComparison['brands'][number];
type Pair = BrandComparison['pairs'][number];
type Source = BrandComparison['sources'][number];

export function sampleRow(brand: string, given: Partial<Row> = {}): Row {
  return {
    brand,
    mentions: 50,
    shareOfVoice: { value: 0.5, num: 50, den: 100, ci95: [0.4, 0.6] },
    netSentiment: { value: 0.26, num: 13, den: 50, ci95: [0.1, 0.4] },
    rankGroup: 1,
    voiceGroup: 1,
    sovPositive: { value: 0.5, num: 20, den: 40, ci95: [0.35, 0.65] },
    positive: 20,
    neutral: 23,
    negative: 7,
    unscored: 0,
    n: 50,
    nEff: 48,
    strength: { value: 1, num: 12, den: 12, ci95: null, basis: 'relative', hours: 24 },
    authors: { known: 50, unique: 40, authorsPer100: 81.5 },
    leftOut: 0,
    query: sampleReport().query,
    status: 'complete',
    engine: 'social@1',
    ...given,
  };
}

/** A significant difference between acme and initech, except for the given members. */
export function samplePair(given: Partial<Pair> = {}): Pair {
  return {
    a: 'acme',
    b: 'initech',
    difference: 0.76,
    ci95: [0.6, 0.9],
    pHolm: 0.0034,
    metric: 'netSentiment',
    ...given,
  };
}

export function sampleGround(name: string, given: Partial<Source> = {}): Source {
  return { name, used: true, reason: null, observedFrom: null, truncated: [], failed: [], error: null, ...given };
}

export function sampleComparison(given: Partial<BrandComparison> = {}): BrandComparison {
  return {
    schema: 'socialrank.compare/1',
    window: { since: hoursAgo(168), until: AS_OF, timezone: 'UTC' },
    censored: false,
    brands: [sampleRow('acme'), sampleRow('initech')],
    overlap: [],
    pairs: [],
    terms: [],
    sov: 'items',
    rarefiedTo: 50,
    sources: [sampleGround('pond')],
    warnings: [],
    asOf: AS_OF,
    status: 'complete',
    exitCode: 0,
    tool: sampleReport().tool,
    confidence: 0.95,
    ...given,
  };
}
