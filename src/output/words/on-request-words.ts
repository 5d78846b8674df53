/** Phrases for measures that are computed only on request. */
import type { Report } from '../../types.js';
import { fraction, interval, plural, signedPercent } from './number-words.js';
import type { Signs } from './signs.js';

type Net = Pick<NonNullable<Report['sentiment']['nps']>, 'value' | 'ci95'>;

export function onRequestWords({ sentiment, emotions }: Report, signs: Signs): readonly string[] {
  const { labelled, netSentimentCorrected, nps, npsProxy } = sentiment;
  const shown = ({ value, ci95 }: Net) => {
    const ends = interval(ci95, signs);
    return `${signedPercent(value, signs)}${ends === '' ? '' : ` (${ends})`}`;
  };
  return [
    ...(labelled == null ? [] : [`${plural(labelled, 'mention')} by your own labels`]),
    ...(netSentimentCorrected === undefined
      ? []
      : [`net sentiment corrected for the engine's errors ${shown(netSentimentCorrected)}`]),
    ...(nps === undefined
      ? []
      : [
          `NPS of ratings ${shown(nps)}, ${nps.promoters} promoters less ${nps.detractors} detractors, of ${nps.den}`,
          ...(nps.outOfScale === 0 ? [] : [`${plural(nps.outOfScale ?? 0, 'rating')} not from 0 to 10 left out`]),
        ]),
    ...(npsProxy === undefined
      ? []
      : [`NPS proxy ${shown(npsProxy)}, ${fraction(npsProxy)} authors: ${npsProxy.disclaimer}`]),
    ...liftWords(emotions, signs),
  ];
}

/** Emotions that differ significantly from the baseline, most changed first. */
function liftWords(emotions: Report['emotions'], signs: Signs): readonly string[] {
  const lifts = Object.entries(emotions).flatMap(([name, { lift, ...own }]) =>
    lift === undefined ? [] : [{ name, own, lift }],
  );
  if (lifts.length === 0) return [];
  const fresh = lifts.filter(({ own, lift }) => lift.value === null && (own.num ?? 0) >= FEW);
  const changed = lifts.flatMap(({ name, lift: { value, ci95 } }) =>
    value === null || ci95 === null || (ci95[0] <= 1 && ci95[1] >= 1) ? [] : [{ name, value, ci95 }],
  );
  if (fresh.length + changed.length === 0) return ['no emotion differs from the baseline by more than chance'];
  const distance = (value: number) => Math.abs(Math.log(Math.max(value, 1e-9)));
  return [
    'beside the baseline',
    ...fresh.map(({ name, own }) => `${name} ${fraction(own)}, none then`),
    ...changed
      .sort((a, b) => distance(b.value) - distance(a.value))
      .map(({ name, value, ci95 }) => `${name} ×${tenths(value)} (${ci95.map(tenths).join(signs.to)})`),
  ];
}

/** Minimum number of mentions with an emotion absent from the baseline; fewer may be chance. */
const FEW = 5;

const tenths = (times: number): string => times.toFixed(times < 10 ? 1 : 0);
