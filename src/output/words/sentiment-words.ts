/** With --verbose: further measures of sentiment, one phrase each. */
import type { Report } from '../../types.js';
import { interval, plural, signedPercent } from './number-words.js';
import type { Signs } from './signs.js';

export function sentimentWords({ sentiment }: Report, signs: Signs): readonly string[] {
  const { meanPolarity, meanPolarityCi95, authorNetSentiment } = sentiment;
  return [
    ...(meanPolarity === null
      ? []
      : [
          `mean polarity ${polarity(meanPolarity, signs)}${within(meanPolarityCi95?.map((end) => polarity(end, signs)).join(signs.to))}`,
        ]),
    ...(authorNetSentiment.value === null
      ? []
      : [
          `net sentiment of ${plural(authorNetSentiment.den ?? 0, 'author')}, a vote each, ${signedPercent(authorNetSentiment.value, signs)} (${interval(authorNetSentiment.ci95, signs)})`,
        ]),
  ];
}

const within = (ends = ''): string => (ends === '' ? '' : ` (${ends})`);

const polarity = (value: number, signs: Signs): string => {
  const size = Math.abs(value).toFixed(2);
  return `${size === '0.00' ? '' : value > 0 ? '+' : signs.minus}${size}`;
};
