/** The phrases of the differences between two runs. */
import type { RunDifference } from '../../types.js';
import { grouped, percent, plural, signedPercent, signedPoints } from '../words/number-words.js';
import { sourceWords } from '../words/outcome-words.js';
import type { Signs } from '../words/signs.js';
import { span, stamp } from '../words/time-words.js';

type Metric = RunDifference['metrics'][number]['metric'];
type Changed = RunDifference['changed'][number];

/** `2026-11-20 06:15 – 2026-11-21 06:15 UTC · 24 h between` */
export function headWords({ a, b }: RunDifference, signs: Signs): string {
  const { timezone } = b.window;
  const between = span(Math.abs(Date.parse(b.asOf) - Date.parse(a.asOf)));
  const times = `${stamp(a.asOf, timezone)} ${signs.dash} ${stamp(b.asOf, timezone)} ${timezone}`;
  return [times, `${between} between`].join(` ${signs.dot} `);
}

export function countWords(difference: RunDifference): readonly string[] {
  const { newBecause, notCompared } = difference;
  const because = [
    [newBecause.published, 'published since'],
    [newBecause.found, 'found late'],
    [newBecause.older, 'before the first window'],
    [newBecause.unseen, 'where the first run did not look'],
  ] as const;
  const reasons = because.flatMap(([number, words]) => (number === 0 ? [] : [`${grouped(number)} ${words}`]));
  return [
    `${grouped(difference.new.length)} new${reasons.length === 0 ? '' : ` (${reasons.join(', ')})`}`,
    `${grouped(difference.gone.length)} gone`,
    `${grouped(difference.changed.length)} changed`,
    ...(notCompared.left === 0 ? [] : [`${grouped(notCompared.left)} left the window`]),
    ...(notCompared.unseen === 0 ? [] : [`for ${grouped(notCompared.unseen)} it is unknown`]),
  ];
}

const REASONS = {
  failed: 'failed',
  partial: 'answered only partly',
  skipped: 'was not asked',
  truncated: 'was cut short',
  not_asked: 'was not asked',
  filtered: 'was filtered by --new, --lang or --min-relevance',
} as const;

export function noteWords({ unseen, warnings }: RunDifference): readonly string[] {
  return [
    ...warnings.map(({ source, message }) => `${source === null ? '' : `${sourceWords(source)}: `}${message}.`),
    ...unseen.map(({ run, source, reason, mentions }) => {
      const [which, told] = run === 'a' ? ['first', 'were there before'] : ['second', 'are still there'];
      const many = plural(mentions, 'mention');
      return `${sourceWords(source)} ${REASONS[reason]} in the ${which} run: whether ${many} ${told} is not known.`;
    }),
  ];
}

export const METRIC_WORDS: Readonly<Record<Metric, string>> = {
  socialRank: 'social rank',
  strength: 'strength',
  netSentiment: 'net sentiment',
  meanPolarity: 'mean polarity',
  passion: 'passion',
  reach: 'reach',
};

/** Formats a value as reports do. */
export function valueWords(metric: Metric, value: number | null, signs: Signs): string {
  if (value === null) return signs.unknown;
  if (metric === 'socialRank') return value.toFixed(1);
  if (metric === 'meanPolarity') return minus(value.toFixed(2), signs);
  return metric === 'netSentiment' ? signedPercent(value, signs) : percent(value, signs);
}

/** `−2.4`, `+14 points` */
export function changeWords(metric: Metric, change: number | null, signs: Signs): string {
  if (change === null) return signs.unknown;
  if (metric !== 'socialRank' && metric !== 'meanPolarity') return signedPoints(change, signs);
  const decimals = metric === 'socialRank' && Math.abs(change) >= 1 ? 1 : 2;
  return `${change > 0 ? '+' : ''}${minus(change.toFixed(decimals), signs)}`;
}

const minus = (text: string, signs: Signs): string => text.replace('-', signs.minus);

const LONGEST_VALUE = 60;

/** `likes 1 to 5, label neutral to negative`; texts are only reported as edited. */
export function changedWords({ changes }: Changed, signs: Signs): string {
  return changes
    .map(({ field, before, after }) => {
      if (field === 'text' || field === 'title') return `${field} edited`;
      const [was, is] = [before, after].map((value) => (value === null ? signs.unknown : String(value)));
      return `${field} ${was!.slice(0, LONGEST_VALUE)} to ${is!.slice(0, LONGEST_VALUE)}`;
    })
    .join(', ');
}
