/** Positive, neutral and negative mentions as one bar, with the numbers below it. */
import type { Report } from '../../types.js';
import type { Line, Screen } from '../screen/line.js';
import { grouped, percent } from '../words/number-words.js';
import { opinionsOf } from '../words/opinions.js';
import { phrases } from './phrases.js';

export function sentimentBar(screen: Screen, report: Report, width: number): readonly Line[] {
  const { signs, piece } = screen;
  const { labels, scored, rest } = opinionsOf(report);
  if (scored === 0) return phrases(screen, [[piece(`No mention could be scored: ${rest}`, 'dim')]], width);
  const cells = shares(
    labels.map(({ count }) => count),
    width,
  );
  const legend = labels.map(({ label, count }) => [
    piece(signs.bar[label], label),
    piece(` ${label} `),
    piece(grouped(count), 'strong'),
    piece(` (${percent(count / scored, signs)})`, 'dim'),
  ]);
  return [
    labels.map(({ label }, index) => piece(signs.bar[label].repeat(cells[index] ?? 0), label)),
    ...phrases(screen, [...legend, [piece(rest, 'dim')]], width),
  ];
}

/**
 * Returns the number of cells for each count in a bar of this width: nonzero counts have at least one cell, and the sum
 * is the width.
 */
export function shares(counts: readonly number[], width: number): readonly number[] {
  const total = counts.reduce((sum, value) => sum + value, 0);
  const cells = counts.map((value) => (value === 0 ? 0 : Math.max(1, Math.floor((value / total) * width))));
  const largest = cells.indexOf(Math.max(...cells));
  const over = cells.reduce((sum, value) => sum + value, 0) - width;
  return cells.map((value, index) => (index === largest ? value - over : value));
}
