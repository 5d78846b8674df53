import { describe, expect, it } from '@jest/globals';
import { screenFor } from '../../../src/output/screen/line.js';
import { displayWidth } from '../../../src/output/screen/width.js';
import { sparkline } from '../../../src/output/table/sparkline.js';

const screen = screenFor({ columns: 100, color: 0, unicode: true, isTerminal: true }, displayWidth);

function drawn(counts: readonly number[], hours: number, width = 48, partial: readonly number[] = []): string {
  const buckets = counts.map((mentions, index) => ({
    start: new Date(Date.UTC(2026, 10, 14) + index * hours * 3_600_000).toISOString(),
    mentions,
    positive: 0,
    neutral: mentions,
    negative: 0,
    partial: partial.includes(index),
  }));
  return sparkline(screen, buckets, width)
    .map(({ text }) => text)
    .join('');
}

describe('sparkline', () => {
  it.each([
    ['from nothing to the peak', drawn([0, 1, 4, 8], 24), '·▁▄█ per day'],
    ['a little as something', drawn([1, 1000], 24), '▁█ per day'],
    ['nothing as nothing', drawn([0, 0, 0], 24), '··· per day'],
    ['hours', drawn([1, 2], 1), '▄█ per hour'],
    ['weeks', drawn([1, 2], 168), '▄█ per 7 days'],
    ['what is too long in wider steps', drawn([1, 1, 2, 2, 8, 8, 1], 24, 4), '▁▂█▁ per 2 days, last partial'],
    ['parts at the ends', drawn([1, 2, 1], 24, 48, [0, 2]), '▄█▄ per day, first and last partial'],
    ['parts in the middle', drawn([1, 2, 1], 24, 48, [1]), '▄█▄ per day, 1 partial'],
    ['one bucket not at all', drawn([5], 24), ''],
  ])('shows %s', (_, seen, expected) => {
    expect(seen).toBe(expected);
  });
});
