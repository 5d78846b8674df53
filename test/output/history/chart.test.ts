import { describe, expect, it } from '@jest/globals';
import { bars, seriesLine } from '../../../src/output/history/chart.js';
import { type Line, screenFor } from '../../../src/output/screen/line.js';
import { displayWidth } from '../../../src/output/screen/width.js';
import type { History } from '../../../src/types.js';
import { type Bucket, sampleBucket, sampleHistory, sampleIncident, startOf } from '../../support/sample-history.js';

const screen = screenFor({ columns: 100, color: 0, unicode: true, isTerminal: true }, displayWidth);
const textOf = (line: Line): string => line.map(({ text }) => text).join('');

const ofValues = (values: readonly (number | null)[], given: Partial<History> = {}): History =>
  sampleHistory({
    buckets: values.map((value, day) => sampleBucket(day, { value, mentions: value === null ? null : 10 })),
    ...given,
  });

describe('seriesLine', () => {
  const drawn = (history: History, width = 60): string => textOf(seriesLine(screen, history, width));

  it('scales from zero to the highest value, with gaps for unobserved buckets', () => {
    expect(drawn(ofValues([0, 1, 35, null, 70]))).toBe('·▁▄ █ per day');
  });

  it('scales from the lowest value if some are negative', () => {
    expect(drawn(ofValues([-0.5, 0, 0.5]))).toBe('▁▄█ per day');
  });

  it('is flat if all values are zero', () => {
    expect(drawn(ofValues([0, 0]))).toBe('·· per day');
  });

  it('averages the observed values of several buckets to fit the width', () => {
    const values = Array.from({ length: 20 }, (_, place) => (place < 10 ? 10 : place % 2 === 0 ? null : 70));
    expect(drawn(ofValues(values), 10)).toBe('▁▁▁▁▁█████ per 2 days');
  });

  it('uses the full height even if the highest bucket is averaged with lower ones', () => {
    const values = Array.from({ length: 20 }, (_, place) => (place === 8 ? 90 : 10));
    expect(drawn(ofValues(values), 10)).toBe('▂▂▂▂█▂▂▂▂▂ per 2 days');
  });

  it('never combines buckets into fewer than eight blocks', () => {
    const values = Array.from({ length: 16 }, () => 10);
    expect(drawn(ofValues(values), 1)).toBe('████████ per 2 days');
  });

  it.each<[History['breaks'][number]['kind'], string]>([
    ['engine', '██|█████ per day'],
    ['expression', '██|█████ per day'],
    ['limit', '███████ per day'],
    ['formula', '███████ per day'],
  ])('marks breaks of the engine and the expression, but no others: %s', (kind, line) => {
    const breaks = [{ at: startOf(1), kind, from: 'a', to: 'b' }];
    expect(drawn(ofValues([10, 10, 10, 10, 10, 10, 10], { breaks }))).toBe(line);
  });

  it('styles spikes, silence and partial days differently', () => {
    const buckets = [
      sampleBucket(0),
      sampleBucket(1, { value: 60, mentions: 60 }),
      sampleBucket(2),
      sampleBucket(3, { partial: true }),
    ];
    const incidents = [
      sampleIncident({ start: startOf(1), end: startOf(2) }),
      sampleIncident({ kind: 'silence', start: startOf(2), end: startOf(3) }),
    ];
    const styles = seriesLine(screen, sampleHistory({ buckets, incidents }), 60).map(({ style }) => style);
    expect(styles).toEqual(['plain', 'warning', 'negative', 'dim', 'dim']);
  });
});

describe('bars', () => {
  const drawn = (buckets: readonly Bucket[], given: Partial<History> = {}, most = 14): string[] =>
    bars(screen, sampleHistory({ buckets: [...buckets], ...given }), { width: 40, most }).map((line) =>
      textOf(line).trimEnd(),
    );

  it('are proportional to the largest value, which takes all the room', () => {
    expect(drawn([sampleBucket(0, { value: 220 }), sampleBucket(1, { value: 55 }), sampleBucket(2)])).toEqual([
      `2026-11-14  220  ${'█'.repeat(23)}`,
      `2026-11-15   55  ${'█'.repeat(6)}`,
      '2026-11-16   10  █',
    ]);
  });

  it('are never empty for a positive value, and always empty for zero', () => {
    expect(
      drawn([sampleBucket(0, { value: 10_000 }), sampleBucket(1, { value: 1 }), sampleBucket(2, { value: 0 })]),
    ).toEqual([`2026-11-14  10,000  ${'█'.repeat(20)}`, '2026-11-15       1  █', '2026-11-16       0']);
  });

  it('are drawn on the same scale in another shade for negative values', () => {
    const lines = drawn([sampleBucket(0, { value: 0.5 }), sampleBucket(1, { value: -0.5 })], {
      metric: 'net_sentiment',
    });
    expect(lines).toEqual([`2026-11-14  +50 %  ${'█'.repeat(21)}`, `2026-11-15  −50 %  ${'▓'.repeat(21)}`]);
  });

  it('show notes, and leave room for them', () => {
    const buckets = [
      sampleBucket(0, { value: 60, mentions: 60 }),
      sampleBucket(1, { value: 30, partial: true, hours: 25 }),
      sampleBucket(2, { value: null, mentions: null }),
      sampleBucket(3, { lowerBound: true }),
    ];
    const incidents = [sampleIncident({ start: startOf(0), end: startOf(1) })];
    expect(drawn(buckets, { incidents })).toEqual([
      `2026-11-14   60  ${'█'.repeat(8)}  spike`,
      `2026-11-15   30  ${'█'.repeat(4)}  in part, 25 h`,
      '2026-11-16    —  not observed',
      '2026-11-17  ≥10  █',
    ]);
  });

  it('show only the newest buckets', () => {
    expect(drawn([sampleBucket(0), sampleBucket(1), sampleBucket(2)], {}, 2).map((line) => line.slice(0, 10))).toEqual([
      '2026-11-15',
      '2026-11-16',
    ]);
  });

  it.each<[History['bucket'], number]>([
    ['hour', 1],
    ['week', 168],
  ])('assume that a %s has %d hours, and note a different number', (bucket, hours) => {
    const [whole = '', longer = ''] = drawn([sampleBucket(0, { hours }), sampleBucket(1, { hours: hours + 1 })], {
      bucket,
    });
    expect(whole).not.toContain(' h');
    expect(longer).toContain(`  ${hours + 1} h`);
  });
});
