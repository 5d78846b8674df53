/** Computes every number of a report that is based on its mentions. */
import type { Query, Report } from '../../types.js';
import { authorSummary } from '../metrics/author-summary.js';
import { composite } from '../metrics/composite.js';
import { coverage } from '../metrics/coverage.js';
import { emotionsWithLift } from '../metrics/emotion-lift.js';
import { emotionShares } from '../metrics/emotion-shares.js';
import { engagementTotals } from '../metrics/engagement.js';
import type { Observed } from '../metrics/observed.js';
import { overlaps, type SharedMention } from '../metrics/overlap.js';
import { passion } from '../metrics/passion.js';
import { reach } from '../metrics/reach.js';
import { sentimentRatio } from '../metrics/sentiment-ratio.js';
import { type EngineName, sentimentSummary } from '../metrics/sentiment-summary.js';
import { strength } from '../metrics/strength.js';
import { top } from '../metrics/top.js';
import { unseenMentions } from '../metrics/unseen.js';
import { volume } from '../metrics/volume.js';
import { ownWords } from '../query/own-words.js';
import { keywordReader } from '../text/keywords.js';
import { type OnRequest, onRequest } from './on-request.js';

/** In the order of the report. */
export const MEASURES = [
  'socialRank',
  'volume',
  'sentiment',
  'emotions',
  'authors',
  'engagement',
  'top',
  'coverage',
] as const;

type Measured = Pick<Report, (typeof MEASURES)[number]>;

/** @param rows maximum number of rows in the top lists */
export function measure(
  observed: Observed,
  {
    engine,
    top: rows,
    query,
    asked,
    shared,
  }: {
    readonly engine: EngineName;
    readonly top: number;
    readonly query: Query;
    readonly asked: OnRequest;
    /** Mentions that several sources found. */
    readonly shared: readonly SharedMention[];
  },
): Measured {
  const parts = {
    strength: strength(observed),
    sentiment: sentimentRatio(observed),
    passion: passion(observed),
    reach: reach(observed),
  };
  const keywordsIn = keywordReader(ownWords(query.node));
  const sentiment = sentimentSummary(observed, engine);
  const emotions = emotionShares(observed);
  return {
    socialRank: { ...composite(parts), ...parts },
    volume: volume(observed),
    sentiment: { ...sentiment, ...onRequest(observed, sentiment, asked) },
    emotions:
      asked.baseline === null
        ? emotions
        : emotionsWithLift({ emotions, sentiment }, asked.baseline, observed.confidence),
    authors: authorSummary(observed),
    engagement: engagementTotals(observed),
    top: top(observed, {
      rows,
      readKeywords: ({ title, text, language }, visit) =>
        keywordsIn(title === null ? text : `${title}\n${text}`, language, visit),
    }),
    coverage: {
      ...coverage(observed),
      overlap: overlaps(observed, shared),
      unseen: unseenMentions(observed, shared),
    },
  };
}
