/** What a report says of sentiment only where it is asked for. */
import type { Mention, Report } from '../../types.js';
import type { Matrix } from '../evaluation/evaluation.js';
import { correctedNet } from '../evaluation/prevalence.js';
import type { Baseline } from '../metrics/emotion-lift.js';
import { nps, npsProxy } from '../metrics/nps.js';
import type { Observed } from '../metrics/observed.js';
import { opinions } from '../metrics/opinions.js';
import { LABELS } from '../sentiment/label.js';
import { isLabelled } from '../sentiment/labelled.js';

export interface OnRequest {
  /** Sources, by name, whose ratings are from 0 to 10; null: it is not asked for. */
  readonly nps: readonly string[] | null;
  readonly npsProxy: boolean;
  /** How often the engine takes one class for another; null: nobody measured. */
  readonly gold: Matrix | null;
  /** An earlier report of the brand; null: there is none to compare with. */
  readonly baseline: Baseline | null;
}

type Sentiment = Report['sentiment'];

/** In the order of the contract: what was corrected by hand, what is corrected by the gold, what stands for the NPS. */
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
  const counts = opinions(mentions);
  return LABELS.map((label) => counts[label]);
}
