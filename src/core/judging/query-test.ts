/**
 * Measures how much of what a query finds is relevant: from a report and judgements to precision, bands and exclusions.
 */
import type { Mention, Query, QueryTest, Report } from '../../types.js';
import { type Confidence, confidenceOf, levelOf } from '../metrics/confidence.js';
import { share } from '../metrics/ratio.js';
import { rounded } from '../round.js';
import { exclusionsOf, type JudgedMention, suggestionOf } from './exclusions.js';
import { sampleOf } from './sample.js';

/** By mention id: whether it is relevant, or null if it was skipped. */
export type Judgements = ReadonlyMap<string, boolean | null>;

export interface Draw {
  readonly size: number;
  readonly seed: number;
}

/** Lower bounds of the bands of relevance; the last band includes 1. */
const BANDS = [0, 0.25, 0.5, 0.75, 0.9] as const;

/** Mentions of a report that count: neither the brand's own posts nor reposts. */
function hitsOf({ mentions = [] }: Report): readonly Mention[] {
  return mentions.filter(({ isOwned, repostOf }) => !isOwned && repostOf === null);
}

/** The mentions to judge, in the order of judging. */
export function drawn(report: Report, { size, seed }: Draw): readonly Mention[] {
  return sampleOf(hitsOf(report), size, seed);
}

/** @param report that includes its mentions */
export function queryTest(report: Report, query: Query, judgements: Judgements, draw: Draw): QueryTest {
  const hits = hitsOf(report);
  const sample = drawn(report, draw);
  const judged = sample.flatMap((mention): JudgedMention[] => {
    const isRelevant = judgements.get(mention.id) ?? null;
    return isRelevant === null ? [] : [{ mention, isRelevant }];
  });
  const passedOver = sample.filter(({ id }) => judgements.get(id) === null).length;
  const drawnIds = new Set(sample.map(({ id }) => id));
  const exclusions = exclusionsOf(judged, hits, query);
  const confidence = confidenceOf(levelOf(report));
  const { schema: _, tool, window, asOf, status, exitCode } = report;
  return rounded({
    schema: 'socialrank.query-test/1',
    ...{ tool, query: report.query, window, asOf, status, exitCode },
    hits: hits.length,
    sample: {
      ...{ size: sample.length, seed: draw.seed, judged: judged.length, passedOver },
      open: sample.length - judged.length - passedOver,
      elsewhere: [...judgements.keys()].filter((id) => !drawnIds.has(id)).length,
    },
    precision: precisionOf(judged, confidence),
    bands: BANDS.map((from, place) => bandOf([from, BANDS[place + 1] ?? 1], hits, judged, confidence)),
    exclusions: [...exclusions],
    suggestion: suggestionOf(judged, exclusions, query, confidence),
    items: sample.map((mention) => itemOf(mention, judgements.get(mention.id) ?? null)),
    confidence: confidence.level,
  });
}

function precisionOf(judged: readonly JudgedMention[], confidence: Confidence): QueryTest['precision'] {
  return share(judged.filter(({ isRelevant }) => isRelevant).length, judged.length, confidence);
}

function bandOf(
  [from, to]: readonly [from: number, to: number],
  hits: readonly Mention[],
  judged: readonly JudgedMention[],
  confidence: Confidence,
): QueryTest['bands'][number] {
  const isWithin = ({ relevance }: Mention) => relevance >= from && (relevance < to || to === 1);
  const kept = judged.filter(({ mention }) => mention.relevance >= from);
  const right = (some: readonly JudgedMention[]) => some.filter(({ isRelevant }) => isRelevant).length;
  return {
    ...{ from, to, hits: hits.filter(isWithin).length },
    precision: precisionOf(
      judged.filter(({ mention }) => isWithin(mention)),
      confidence,
    ),
    precisionFrom: precisionOf(kept, confidence),
    rightKept: share(right(kept), right(judged), confidence),
  };
}

/** A mention as a row of the test, judged or not. */
export function itemOf(mention: Mention, relevant: boolean | null): QueryTest['items'][number] {
  const { id, relevance, source, author, publishedAt, title, excerpt, url } = mention;
  return { id, relevant, relevance, source, author: author.handle ?? author.name, publishedAt, title, excerpt, url };
}
