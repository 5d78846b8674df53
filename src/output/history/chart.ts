/** Draws a series as a line of blocks, and its newest part as bars. */
import type { History } from '../../types.js';
import { type Line, lineWidth, padLine, type Screen, type Style } from '../screen/line.js';
import { incidentOf } from './rows.js';
import { bucketWords, valueWords } from './words.js';

type Bucket = History['buckets'][number];

const STYLES: Readonly<Record<string, Style>> = { spike: 'warning', dip: 'negative', silence: 'negative' };

/**
 * Draws the series within the width, several buckets per block if there are many. Unobserved buckets are gaps, and a
 * vertical line marks a break.
 */
export function seriesLine(screen: Screen, history: History, width: number): Line {
  const { buckets, bucket, breaks } = history;
  const marks = breaks.filter(({ kind }) => kind === 'engine' || kind === 'expression').map(({ at }) => at);
  const each = Math.max(1, Math.ceil(buckets.length / Math.max(8, width - marks.length)));
  const steps = Array.from({ length: Math.ceil(buckets.length / each) }, (_, place) =>
    buckets.slice(place * each, (place + 1) * each),
  );
  const level = levelsOf(steps.map(meanOf));
  const blocks = steps.flatMap((step, place) => {
    const next = steps[place + 1]?.[0]?.start;
    const isBroken = next !== undefined && marks.some((at) => at >= step[0]!.start && at < next);
    return [blockOf(screen, step, history, level), ...(isBroken ? [screen.piece(BREAK, 'dim')] : [])];
  });
  const unit = each === 1 ? bucket : `${each} ${bucket}s`;
  return [...blocks, screen.piece(` per ${unit}`, 'dim')];
}

function blockOf({ piece, signs }: Screen, step: readonly Bucket[], history: History, level: Levels) {
  const mean = meanOf(step);
  if (mean === null) return piece(' ');
  const [kind] = step.flatMap((bucket) => incidentOf(bucket, history) ?? []);
  const height = Math.round(level(mean) * (signs.spark.length - 1));
  return piece(
    signs.spark[mean === 0 ? height : Math.max(1, height)] ?? '',
    styleOf(
      kind ?? null,
      step.some(({ partial }) => partial),
    ),
  );
}

/** Mean of the observed buckets; null if none was observed. */
function meanOf(step: readonly Bucket[]): number | null {
  const known = step.flatMap(({ value }) => (value === null ? [] : [value]));
  return known.length === 0 ? null : known.reduce((sum, value) => sum + value, 0) / known.length;
}

/** Draws the newest buckets, one per line: time, value, a bar, and a note. */
export function bars(
  screen: Screen,
  history: History,
  { width, most }: { width: number; most: number },
): readonly Line[] {
  const { piece, signs } = screen;
  const shown = history.buckets.slice(-most);
  const rows = shown.map((bucket) => ({
    bucket,
    when: piece(bucketWords(bucket.start, history), 'dim'),
    value: piece(
      `${bucket.lowerBound && history.metric === 'mentions' ? signs.atLeast : ''}${valueWords(history.metric, bucket.value, signs)}`,
      'strong',
    ),
    note: noteOf(bucket, history),
  }));
  const [first, second] = [rows.map(({ when }) => [when]), rows.map(({ value }) => [value])].map((cells) =>
    Math.max(...cells.map(lineWidth)),
  ) as [number, number];
  const noteWidth = Math.max(...rows.map(({ note }) => screen.measure(note)));
  const room = Math.max(8, width - first - second - 4 - (noteWidth === 0 ? 0 : noteWidth + 2));
  const largest = Math.max(...shown.map(({ value }) => Math.abs(value ?? 0)));
  return rows.map(({ bucket, when, value, note }) => {
    const kind = incidentOf(bucket, history);
    const style = styleOf(kind, bucket.partial);
    const size = Math.abs(bucket.value ?? 0);
    const drawn = size === 0 ? 0 : Math.max(1, Math.round((size / largest) * room));
    const sign = (bucket.value ?? 0) < 0 ? signs.bar.negative : signs.bar.positive;
    return [
      ...padLine(screen, [when], first),
      piece('  '),
      ...padLine(screen, [value], second, 'right'),
      piece('  '),
      piece(sign.repeat(drawn), style),
      ...(note === '' ? [] : [piece(`${drawn === 0 ? '' : '  '}${note}`, kind === null ? 'dim' : style)]),
    ];
  });
}

function styleOf(kind: string | null, isPartial: boolean): Style {
  if (kind !== null) return STYLES[kind] ?? 'plain';
  return isPartial ? 'dim' : 'plain';
}

function noteOf(bucket: Bucket, history: History): string {
  if (bucket.mentions === null && bucket.value === null) return 'not observed';
  const kind = incidentOf(bucket, history);
  const usual = history.bucket === 'hour' ? 1 : history.bucket === 'day' ? 24 : 168;
  return [
    ...(kind === null ? [] : [kind]),
    ...(bucket.partial ? ['in part'] : []),
    ...(bucket.hours === usual ? [] : [`${bucket.hours} h`]),
  ].join(', ');
}

/** Separates parts measured in different ways; ASCII, so that every terminal can show it. */
const BREAK = '|';

type Levels = (value: number) => number;

/** Maps values to 0 to 1, from 0, or the lowest value if that is negative, to the highest. */
function levelsOf(values: readonly (number | null)[]): Levels {
  const known = values.filter((value) => value !== null);
  const low = Math.min(0, ...known);
  const high = Math.max(0, ...known);
  return (value) => (high === low ? 0 : (value - low) / (high - low));
}
