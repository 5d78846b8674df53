import { describe, expect, it } from '@jest/globals';
import { screenFor } from '../../../src/output/screen/line.js';
import { displayWidth } from '../../../src/output/screen/width.js';
import { meter } from '../../../src/output/table/meter.js';

const screen = screenFor({ columns: 100, color: 0, unicode: true, isTerminal: true }, displayWidth);

describe('meter', () => {
  it.each([
    ['a share with its interval', { low: 0.16, high: 0.21 }, '━╍╍───────'],
    ['a number without one', { low: 0.5, high: 0.5 }, '━━━━━─────'],
    ['nothing at all', { low: 0, high: 0 }, '──────────'],
    ['all there is', { low: 1, high: 1 }, '━━━━━━━━━━'],
    ['the unsure', { low: 0, high: 1 }, '╍╍╍╍╍╍╍╍╍╍'],
    ['nothing where nothing is known', null, ''],
  ])('draws %s', (_, level, bar) => {
    const drawn = meter(screen, level, 10).map(({ text }) => text);
    expect(drawn.join('')).toBe(bar);
  });
});
