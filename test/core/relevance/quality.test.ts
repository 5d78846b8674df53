/** Checks that relevance separates posts that played no part in choosing its constants. */
import { readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import { areaUnderCurve, type Half, judgedOf, keptFrom } from './evaluation.js';

const THRESHOLDS = [0, 0.25, 0.5, 0.75, 0.9];

describe('the labeled posts', () => {
  it('include more than 40 of each kind in each half', () => {
    for (const half of ['chosen', 'held out'] as const) {
      const judged = judgedOf(half, false);
      expect(judged.filter(({ isMeant }) => isMeant).length).toBeGreaterThan(40);
      expect(judged.filter(({ isMeant }) => !isMeant).length).toBeGreaterThan(40);
    }
  });

  it.each<[string, boolean, number]>([
    ['a name alone', false, 0.88],
    ['a profile', true, 0.92],
  ])('that were held out are separated by %s', (_, withProfile, least) => {
    const judged = judgedOf('held out', withProfile);
    expect(areaUnderCurve(judged)).toBeGreaterThan(least);
    const [all, kept] = [keptFrom(judged, 0), keptFrom(judged, 0.5)];
    expect(kept.precision - all.precision).toBeGreaterThan(0.25);
    expect(kept.recall).toBeGreaterThan(0.85);
  });

  it('yield the figures in the documentation', () => {
    const page = readFileSync('docs/relevance.md', 'utf8');
    for (const withProfile of [false, true]) {
      for (const half of ['chosen', 'held out'] as const) expect(page).toContain(row(half, withProfile));
    }
  });
});

function row(half: Half, withProfile: boolean): string {
  const judged = judgedOf(half, withProfile);
  const cells = THRESHOLDS.map((least) => {
    const { precision, recall } = keptFrom(judged, least);
    return `${precision.toFixed(2)} / ${recall.toFixed(2)}`;
  });
  const name = `${withProfile ? 'profile' : 'name alone'}, ${half}`;
  return `| ${[name, judged.length, areaUnderCurve(judged).toFixed(3), ...cells].join(' | ')} |`;
}
