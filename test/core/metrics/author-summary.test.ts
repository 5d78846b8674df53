import { describe, expect, it } from '@jest/globals';
import { authorSummary } from '../../../src/core/metrics/author-summary.js';
import { mention, observed, times, unanswered } from './sample.js';

describe('authorSummary', () => {
  it('counts people, those who could hear them, and how few hold the talk', () => {
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

  it('has one author hold all, without a Gini', () => {
    expect(authorSummary(observed({ mentions: times(9, () => mention({ author: { id: '1' } })) }))).toEqual({
      known: 9,
      unique: 1,
      effective: 1,
      potentialReach: null,
      followersKnown: 0,
      impressions: null,
      authorConcentration: 1,
      gini: null,
    });
  });

  it('knows of no concentration where no author is known', () => {
    expect(authorSummary(observed({ mentions: [mention(), mention()] }))).toEqual({
      known: 0,
      unique: 0,
      effective: null,
      potentialReach: null,
      followersKnown: 0,
      impressions: null,
      authorConcentration: null,
      gini: null,
    });
  });

  it('is null throughout where no source answered', () => {
    expect(new Set(Object.values(authorSummary(unanswered)))).toEqual(new Set([null]));
  });
});
