import { describe, expect, it } from '@jest/globals';
import { authorSummary } from '../../../src/core/metrics/author-summary.js';
import { by, mention, observed, source, times, unanswered } from './sample.js';

describe('authorSummary', () => {
  it('counts authors, their potential reach and how concentrated their mentions are', () => {
    const found = authorSummary(
      observed({
        mentions: [
          mention({ author: { handle: 'ann', followers: 100 } }),
          mention({ author: { handle: 'ann', followers: 120 } }),
          mention({ author: { handle: 'Ann' } }),
          mention({ author: { handle: 'bo', followers: 5 } }),
          mention({ author: { handle: 'cy', followers: -1 } }),
          mention({ author: { followers: 7 } }),
        ],
      }),
    );
    expect(found).toMatchObject({ known: 5, unique: 3, followersKnown: 2, potentialReach: 125, impressions: 232 });
    expect(found.authorConcentration).toBeCloseTo(11 / 25, 12);
    expect(found.effective).toBeCloseTo(25 / 11, 12);
    expect(found.gini).toBeCloseTo(4 / 15, 12);
  });

  it('reports full concentration and no Gini coefficient for a single author', () => {
    const found = authorSummary(observed({ mentions: times(9, () => mention({ author: { id: '1' } })) }));
    expect(found).toEqual({
      known: 9,
      unique: 1,
      effective: 1,
      potentialReach: null,
      followersKnown: 0,
      impressions: null,
      authorConcentration: 1,
      gini: null,
      estimated: { value: 1, ci95: [1, expect.closeTo(1.021886, 6)] },
    });
  });

  it('reports no concentration if no author is known', () => {
    expect(authorSummary(observed({ mentions: [mention(), mention()] }))).toEqual({
      known: 0,
      unique: 0,
      effective: null,
      potentialReach: null,
      followersKnown: 0,
      impressions: null,
      authorConcentration: null,
      gini: null,
      estimated: { value: null, ci95: null },
    });
  });

  it('is null throughout if no source answered', () => {
    const { estimated, ...counts } = authorSummary(unanswered);
    expect(new Set([...Object.values(counts), ...Object.values(estimated)])).toEqual(new Set([null]));
  });

  it('estimates the number of authors from those seen once and twice', () => {
    // 4 seen twice, 10 once: 14 + 100 / 8.
    const twice = times(8, (index) => mention(by(`twice${index >> 1}`)));
    const mentions = [...twice, ...times(10, (index) => mention(by(`once${index}`)))];
    expect(authorSummary(observed({ mentions })).estimated.value).toBe(26.5);
  });

  it.each([
    [19, false, 19 + (19 * 18) / 2],
    [19, true, null],
    [20, true, 20 + (20 * 19) / 2],
  ])('for %i mentions by one author each, truncated %s, estimates %d', (count, truncated, estimated) => {
    const mentions = times(count, (index) => mention(by(`a${index}`)));
    expect(authorSummary(observed({ sources: [source({ mentions, truncated })] })).estimated.value).toBe(estimated);
  });
});
