/** The phrases of a history, shared by the table and Markdown. */
import type { History } from '../../types.js';
import { decimal, grouped, percent, plural, signedPercent } from '../words/number-words.js';
import type { Signs } from '../words/signs.js';
import { span, stamp } from '../words/time-words.js';

const SHARES: ReadonlySet<string> = new Set(['strength', 'passion', 'reach']);
const NETS: ReadonlySet<string> = new Set(['net_sentiment', 'net_sentiment_low', 'net_sentiment_high']);
const COUNTS: ReadonlySet<string> = new Set(['mentions', 'positive', 'neutral', 'negative', 'unscored', 'n']);

/**
 * Whether the metric is counted by the time of mentions; all other metrics are values that runs stated for their
 * windows.
 */
export function isCount({ metric }: Pick<History, 'metric'>): boolean {
  return COUNTS.has(metric);
}

/** `mentions a day`, `net sentiment` */
export function metricWords({ metric, bucket }: Pick<History, 'metric' | 'bucket'>): string {
  const name = metric === 'n' ? 'scored mentions' : metric.replaceAll('_', ' ');
  return COUNTS.has(metric) ? `${name} ${aBucket(bucket)}` : name;
}

export function valueWords(metric: string, value: number | null, signs: Signs): string {
  if (value === null) return signs.unknown;
  if (NETS.has(metric)) return signedPercent(value, signs);
  if (SHARES.has(metric)) return percent(value, signs);
  return COUNTS.has(metric) && Number.isInteger(value) ? grouped(value) : decimal(value);
}

/** `a day`, `an hour` */
function aBucket(bucket: History['bucket']): string {
  return `${bucket === 'hour' ? 'an' : 'a'} ${bucket}`;
}

/** The time of a bucket: its date, with the time of day if the bucket is an hour. */
export function bucketWords(start: string, { bucket, window }: Pick<History, 'bucket' | 'window'>): string {
  const time = stamp(start, window.timezone);
  return bucket === 'hour' ? time : time.slice(0, 10);
}

/** Lists what is missing from the series; empty if everything was observed. */
export function seenWords(history: History): readonly string[] {
  const { buckets, bucket } = history;
  const unseen = buckets.filter(({ mentions }) => mentions === null).length;
  const partial = buckets.filter((one) => one.partial).length;
  const cut = buckets.filter((one) => one.lowerBound).length;
  const of = (count: number) => `${grouped(count)} of ${plural(buckets.length, bucket)}`;
  return [
    ...(unseen === 0 ? [] : [`${of(unseen)} not observed: no run looked at ${unseen === 1 ? 'it' : 'them'}`]),
    ...(partial === 0 ? [] : [`${of(partial)} partly observed`]),
    ...(cut === 0
      ? []
      : [`${of(cut)} a lower bound: a source that was asked did not see all of ${cut === 1 ? 'it' : 'them'}`]),
  ];
}

/** `662 in this window, 540 in the 90 days before: +23 %, more than chance (p 0.01)` */
export function changeWords(history: History, signs: Signs): string {
  const { change, metric, window } = history;
  const { current, previous, absolute, pValue, currentHours, previousHours } = change;
  const before = `the ${span(Date.parse(window.until) - Date.parse(window.since))} before`;
  const value = (number: number | null) => valueWords(metric, number, signs);
  const mean = isCount(history) || metric === 'net_sentiment' ? '' : 'on average ';
  if (current === null) return 'There is no data for this window';
  const now = `${mean}${value(current)} in this window`;
  if (previous === null || absolute === null) {
    return `${now}; ${before} were ${previousHours > 0 ? 'judged by another engine' : 'not observed'}`;
  }
  const words = [`${now}, ${value(previous)} in ${before}`];
  const isUneven = Math.abs(currentHours - previousHours) > 0.05 * Math.max(currentHours, previousHours);
  if (isCount(history)) words.push(`: ${growthWords(change, isUneven, signs)}`);
  else
    words.push(
      `: ${absolute < 0 ? '' : '+'}${NETS.has(metric) || SHARES.has(metric) ? `${decimal(100 * absolute)} points` : decimal(absolute)}`,
    );
  if (pValue !== null) words.push(`, ${chanceWords(pValue)}`);
  return words.join('').replace('-', signs.minus);
}

function growthWords({ ratio, rateRatio }: History['change'], isUneven: boolean, signs: Signs): string {
  if (ratio === 'new') return 'new';
  if (ratio === null) return 'none in either';
  const growth = isUneven && rateRatio !== null ? rateRatio - 1 : ratio - 1;
  return `${signedPercent(growth, signs)}${isUneven ? ' an observed hour' : ''}`;
}

/** `rises by 0.3 a day over 90 whole days, more than chance (p 0.01)` */
export function trendWords({ trend, metric, bucket }: History): string {
  // Values stated by runs are also used for partially observed buckets.
  const whole = COUNTS.has(metric) || metric === 'net_sentiment' ? `whole ${bucket}` : bucket;
  if (trend === null) return `no trend yet: that takes 8 ${whole}s`;
  const { slope, pValue, buckets } = trend;
  const isPoints = NETS.has(metric) || SHARES.has(metric);
  const size = `${decimal(Math.abs(isPoints ? 100 * slope : slope))}${isPoints ? ' points' : ''}`;
  const over = `over ${plural(buckets, whole)}`;
  if (slope === 0) return `is level ${over}`;
  const way = `${slope > 0 ? 'rises' : 'falls'} by ${size} ${aBucket(bucket)}`;
  return `${way} ${over}, ${chanceWords(pValue)}`;
}

/** Explains a p-value to readers who do not work with them. */
function chanceWords(pValue: number): string {
  if (pValue < 0.001) return 'hardly chance (p < 0.001)';
  const written = `p ${Number(pValue.toPrecision(pValue < 0.1 ? 1 : 2))}`;
  return pValue < 0.05 ? `more than chance (${written})` : `may be chance (${written})`;
}

/** `mentions`: the unit in which incidents are counted. */
const unitOf = ({ metric }: History['detector']): string =>
  metric === 'mentions' ? metric : `${metric === 'n' ? 'scored' : metric} mentions`;

/** States what would be reported as an incident, and how often wrongly. */
export function detectorWords({ detector, bucket }: History): readonly string[] {
  const { status, missing, spikeFrom, dipTo, expected, falseAlarmEveryDays, power, advice } = detector;
  if (status === 'warming_up') {
    return [
      `Spikes, dips and silence: warming up, ${plural(missing, `more whole ${bucket}`, `more whole ${bucket}s`)} needed`,
    ];
  }
  const low =
    dipTo === null
      ? 'no count is low enough to be a dip'
      : dipTo === 0
        ? 'silence is reported'
        : `a dip at most ${grouped(dipTo)}`;
  return [
    `A spike is ${grouped(spikeFrom ?? 0)} ${unitOf(detector)} or more in ${bucket === 'hour' ? 'an hour' : `a ${bucket}`} like the newest (${decimal(expected ?? 0)} expected), ${low}`,
    `Expect one false alarm of each kind in ${decimal(falseAlarmEveryDays)} days`,
    ...(advice === null
      ? []
      : [
          `At this volume, ${Math.round(100 * (power ?? 0))} of 100 spikes of three times the usual are detected: --bucket ${advice} detects more`,
        ]),
  ];
}

/** `spike 2026-11-12: 60, 10.2 expected, hardly chance (p < 0.001)` */
export function incidentWords(incident: History['incidents'][number], history: History): string {
  const { kind, start, peak, buckets, observed, expected, pValue } = incident;
  const time = bucketWords(start, history);
  const long = buckets === 1 ? '' : ` for ${plural(buckets, history.bucket)}, most on ${bucketWords(peak, history)}`;
  const what = history.metric === history.detector.metric ? '' : ` ${unitOf(history.detector)}`;
  return `${kind} ${time}${long}: ${grouped(observed)}${what}, ${decimal(expected)} expected, ${chanceWords(pValue)}`;
}

const BREAKS: Readonly<Record<History['breaks'][number]['kind'], string>> = {
  engine: 'sentiment before and after is measured differently',
  expression: 'the query has changed since',
  formula: 'the rank before and after is measured differently',
  limit: 'strength before and after is measured differently',
};

export function breakWords({ at, kind, from, to }: History['breaks'][number], { window }: History): string {
  return `${stamp(at, window.timezone)} ${kind} ${from} became ${to}: ${BREAKS[kind]}`;
}
