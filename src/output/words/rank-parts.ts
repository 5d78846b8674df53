/** The four parts of the social rank in words: the value, its interval, and what it is computed from. */
import type { Ratio, Report } from '../../types.js';
import { decimal, fraction, grouped, interval, percent, plural, signedPercent } from './number-words.js';
import type { Signs } from './signs.js';

export interface RankPart {
  readonly name: 'strength' | 'sentiment' | 'passion' | 'reach';
  readonly value: string;
  /** Empty if there is no interval. */
  readonly interval: string;
  /** The underlying fraction. */
  readonly detail: string;
  /**
   * The ends of its interval on a scale from 0 (none) to 1 (all), or the value itself if it has no interval; null if
   * unknown.
   */
  readonly level: { readonly low: number; readonly high: number } | null;
}

export function rankParts(report: Report, signs: Signs): readonly RankPart[] {
  const { strength, passion, reach } = report.socialRank;
  return [
    {
      name: 'strength',
      value: percent(strength.value, signs),
      interval: interval(strength.ci95, signs),
      level: level(strength),
      detail: strengthDetail(strength),
    },
    sentimentPart(report, signs),
    {
      name: 'passion',
      value: percent(passion.value, signs),
      interval: interval(passion.ci95, signs),
      level: level(passion),
      detail:
        passion.den === null ? 'no author known' : words(fraction(passion), passion.den === 1 ? 'author' : 'authors'),
    },
    {
      name: 'reach',
      value: percent(reach.value, signs),
      interval: interval(reach.ci95, signs),
      level: level(reach),
      detail:
        reach.num === null || reach.den === null
          ? 'no author known'
          : `${plural(reach.num, 'author')} of ${grouped(reach.den)}`,
    },
  ];
}

/** The parts left out of the score because they are unknown. */
export function unknownParts(report: Report): readonly RankPart['name'][] {
  const { strength, sentiment, passion, reach } = report.socialRank;
  const scored = (sentiment.positive ?? 0) + (sentiment.neutral ?? 0) + (sentiment.negative ?? 0);
  const unknown: RankPart['name'][] = [];
  if (strength.value === null) unknown.push('strength');
  if (scored === 0) unknown.push('sentiment');
  if (passion.value === null) unknown.push('passion');
  if (reach.value === null) unknown.push('reach');
  return unknown;
}

function strengthDetail({ num, den, basis, hours }: Report['socialRank']['strength']): string {
  if (num === null) return 'not known';
  return words(fraction({ num, den }), basis === 'capacity' ? '' : basis, `in ${decimal(hours)} h`);
}

function sentimentPart({ socialRank, sentiment }: Report, signs: Signs): RankPart {
  const net = sentiment.netSentiment;
  return {
    name: 'sentiment',
    value: socialRank.sentiment.ratioText?.replace(':', ' : ') ?? signs.unknown,
    interval: '',
    // From all negative to all positive, as in the score.
    level: level(net, (share) => (share + 1) / 2),
    detail:
      net.value === null
        ? 'nothing scored'
        : words('net', signedPercent(net.value, signs), `(${interval(net.ci95, signs)})`, small(sentiment.n)),
  };
}

function level({ value, ci95 }: Ratio, place = (share: number) => share): RankPart['level'] {
  if (value === null) return null;
  const [low, high] = ci95 ?? [value, value];
  return { low: place(low), high: place(high) };
}

/** Shows the number of mentions if it is so small that it qualifies the value. */
function small(n: number | null): string {
  return n !== null && n < FEW ? `n=${n}` : '';
}

const FEW = 10;

function words(...parts: readonly string[]): string {
  return parts.filter((part) => part !== '' && part !== '()').join(' ');
}
