/** What was asked for besides the usual numbers, in a phrase each. */
import type { Report } from '../types.js';
import { fraction, interval, plural, signedPercent } from './number-words.js';
import type { Signs } from './signs.js';

type Net = Pick<NonNullable<Report['sentiment']['nps']>, 'value' | 'ci95'>;

export function onRequestWords({ sentiment }: Report, signs: Signs): readonly string[] {
  const { labelled, netSentimentCorrected, nps, npsProxy } = sentiment;
  const shown = ({ value, ci95 }: Net) => {
    const ends = interval(ci95, signs);
    return `${signedPercent(value, signs)}${ends === '' ? '' : ` (${ends})`}`;
  };
  return [
    ...(labelled == null ? [] : [`${plural(labelled, 'mention')} by your own labels`]),
    ...(netSentimentCorrected === undefined
      ? []
      : [`net sentiment with the engine's errors taken out ${shown(netSentimentCorrected)}`]),
    ...(nps === undefined
      ? []
      : [
          `NPS of ratings ${shown(nps)}, ${nps.promoters} promoters less ${nps.detractors} detractors, of ${nps.den}`,
          ...(nps.outOfScale === 0 ? [] : [`${plural(nps.outOfScale ?? 0, 'rating')} not from 0 to 10 left out`]),
        ]),
    ...(npsProxy === undefined
      ? []
      : [`NPS proxy ${shown(npsProxy)}, ${fraction(npsProxy)} authors: ${npsProxy.disclaimer}`]),
  ];
}
