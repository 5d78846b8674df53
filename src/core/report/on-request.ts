/** Parts of a report's sentiment that are included on request only. */
import type { Mention, Report } from '../../types.js';
import type { Matrix } from '../evaluation/evaluation.js';
import { correctedNet } from '../evaluation/prevalence.js';
import type { Baseline } from '../metrics/emotion-lift.js';
import { labelCounts } from '../metrics/label-counts.js';
import { nps, npsProxy } from '../metrics/nps.js';
import type { Observed } from '../metrics/observed.js';
import { LABELS } from '../sentiment/label.js';
import { isLabelled } from '../sentiment/labelled.js';

export interface OnRequest {
  /** Names of the sources whose ratings go from 0 to 10; null: not requested. */
  readonly nps: readonly string[] | null;
  readonly npsProxy: boolean;
  /** How often the engine mistakes one class for another; null if it was not measured. */
  readonly gold: Matrix | null;
  /** An earlier report of the brand to compare with; null if there is none. */
  readonly baseline: Baseline | null;
}

type Sentiment = Report['sentiment'];

/** In the order of the schema: labels given by hand, net sentiment corrected by the gold matrix, NPS proxy, NPS. */
export function onRequest(
  observed: Observed,
  { nEff }: Pick<Sentiment, 'nEff'>,
  asked: OnRequest,
): Pick<Sentiment, 'labelled' | 'netSentimentCorrected' | 'npsProxy' | 'nps'> {
  const labelled = observed.mentions.filter(({ sentiment }) => isLabelled(sentiment));
  return {
    ...(labelled.length === 0 ? {} : { labelled: labelled.length }),
    ...(asked.gold === null
      ? {}
      : {
          netSentimentCorrected: correctedNet(
            {
              byEngine: countsOf(observed.mentions.filter(({ sentiment }) => !isLabelled(sentiment))),
              byPeople: countsOf(labelled),
            },
            nEff,
            asked.gold,
            observed.confidence,
          ),
        }),
    ...(asked.npsProxy ? { npsProxy: npsProxy(observed) } : {}),
    ...(asked.nps === null ? {} : { nps: nps(observed, asked.nps) }),
  };
}

function countsOf(mentions: readonly Mention[]): readonly number[] {
  const counts = labelCounts(mentions);
  return LABELS.map((label) => counts[label]);
}
