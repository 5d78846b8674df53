/** Writes the message of an alert or digest about a run, in words. */
import type { Mention, Report } from '../types.js';
import { safeText } from './screen/safe-text.js';
import { representativeMentions } from './views/representative-mentions.js';
import { unusualLevel } from './words/level-words.js';
import { decimal, grouped, interval, percent, plural, signedPercent } from './words/number-words.js';
import { UNICODE_SIGNS as SIGNS } from './words/signs.js';
import { windowWords } from './words/time-words.js';
import { volumeWords } from './words/volume-words.js';

/** The reason for an alert. */
export interface Occasion {
  /** The condition as typed. */
  readonly condition: string;
  /** The numbers that the condition compares. */
  readonly numbers: readonly (readonly [name: string, value: number | null])[];
  /** The events, one per line. */
  readonly events: readonly string[];
}

interface AlertMessage {
  readonly title: string;
  readonly lines: readonly string[];
  readonly quotes: readonly {
    readonly sign: string;
    readonly text: string;
    readonly by: string;
    readonly url: string | null;
  }[];
}

const QUOTES_EACH = 2;

/** @param occasion null for a digest */
export function alertMessage(report: Report, occasion: Occasion | null): AlertMessage {
  const { brand } = report.query;
  return {
    title: safeText(`${brand}: ${occasion === null ? summary(report) : occasion.condition}`),
    lines: [
      ...(occasion === null ? [] : because(occasion)),
      ...(occasion === null ? [] : [summary(report)]),
      ...volume(report),
      ...opinion(report),
      ...blind(report),
    ].map(safeText),
    quotes: representativeMentions(report, QUOTES_EACH).map(quote),
  };
}

/** Describes events in the series of mentions, one per line. */
export function eventLines(events: readonly ShownEvent[]): readonly string[] {
  return events.map(({ kind, start, observed, expected, pValue, source }) => {
    if (kind === 'stale') return `stale: ${source === null ? DOUBTS.unseen : `nothing new from ${source}`}`;
    const counts = `${plural(observed ?? 0, 'mention')} in a day, ${decimal(expected ?? 0)} expected`;
    const since = start === null ? '' : ` since ${new Date(start).toISOString().slice(0, 10)}`;
    return `${kind}${since}: ${counts}${pValue === null ? '' : ` (p = ${pValue.toPrecision(1)})`}`;
  });
}

interface ShownEvent {
  readonly kind: string;
  /** In milliseconds; null if unknown. */
  readonly start: number | null;
  readonly observed: number | null;
  readonly expected: number | null;
  readonly pValue: number | null;
  readonly source: string | null;
}

/** States how often the detector is wrong. */
export function falseAlarmLine({ falseAlarmEveryDays }: { readonly falseAlarmEveryDays: number }): string {
  return `By chance alone, one false alarm of a kind is expected in ${grouped(Math.round(falseAlarmEveryDays))} days.`;
}

/** Explains why it is unknown whether something happened. */
export function doubtLine(doubt: keyof typeof DOUBTS, { status, baseline, missing }: ShownDetector): string {
  if (doubt !== 'early' || status === 'ok') return DOUBTS[doubt];
  return `the detector is warming up, with ${plural(baseline, 'whole day')} seen and ${grouped(missing)} missing`;
}

interface ShownDetector {
  readonly status: 'ok' | 'warming_up';
  readonly baseline: number;
  readonly missing: number;
}

const DOUBTS = {
  failed: 'no source answered',
  early: 'too few days before the last whole one were observed',
  unseen: 'no run observed the last whole day',
  partial: 'the last whole day was only partly observed',
  cut: 'a source that was asked did not cover all of the last whole day',
} as const;

/** A test message, which states that nothing happened. */
export function testMessage(): AlertMessage {
  return {
    title: 'A test of socialrank: nothing happened',
    lines: ['This is where alerts will arrive.', 'It was sent by socialrank alert test.'],
    quotes: [],
  };
}

function because({ numbers, events }: Occasion): string[] {
  const known = numbers.map(([name, value]) => `${name} = ${value === null ? 'not known' : grouped(value)}`);
  return [...(known.length === 0 ? [] : [known.join(', ')]), ...events];
}

function summary({ status, counts, socialRank }: Report): string {
  if (status === 'failed') return 'no source answered';
  const { score } = socialRank;
  return [score === null ? [] : [`social rank ${score}`], plural(counts.mentions ?? 0, 'mention')].flat().join(', ');
}

function volume(report: Report): string[] {
  const { rate, last } = volumeWords(report, SIGNS);
  const often = [rate, last].filter((words) => words !== null);
  return [`${windowWords(report.window, SIGNS)}${often.length === 0 ? '' : `: ${often.join(', ')}`}`];
}

function opinion(report: Report): string[] {
  const { sentiment, socialRank } = report;
  const { value, ci95 } = sentiment.netSentiment;
  const level = unusualLevel(report);
  if (value === null) return [];
  const { positive, neutral, negative } = socialRank.sentiment;
  const shares = [
    `${grouped(positive ?? 0)} positive`,
    `${grouped(neutral ?? 0)} neutral`,
    `${grouped(negative ?? 0)} negative`,
  ];
  const within = ci95 === null ? '' : ` (${interval(ci95, SIGNS)}${level === null ? '' : ` at ${level}`})`;
  return [`net sentiment ${signedPercent(value, SIGNS)}${within}: ${shares.join(', ')}`];
}

/** Lists what is missing from the numbers. */
function blind({ sources, coverage }: Report): string[] {
  const failed = sources.filter(({ status }) => status === 'failed').map(({ name }) => name);
  const cut = sources.filter(({ truncated }) => truncated).map(({ name }) => name);
  return [
    ...(failed.length === 0 ? [] : [`without ${failed.join(', ')}: failed`]),
    ...(cut.length === 0
      ? []
      : [`at least: ${cut.join(', ')} cut short, ${percent(coverage.time, SIGNS)} of the time was seen`]),
  ];
}

function quote({ sentiment, title, excerpt, text, author, source, url }: Mention): AlertMessage['quotes'][number] {
  const name = author.handle === null ? author.name : `@${author.handle}`;
  return {
    sign: SIGNS.tone[sentiment.label ?? 'neutral'],
    text: safeText(excerpt === '' ? (title ?? text) : excerpt),
    by: safeText([name, source].filter((part) => part !== null).join(` ${SIGNS.dot} `)),
    url: url !== null && /^https?:\/\/[^\s<>"\p{Cc}]{1,2000}$/iu.test(url) ? url : null,
  };
}
