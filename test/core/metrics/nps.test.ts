import { describe, expect, it } from '@jest/globals';
import { netInterval } from '../../../src/core/metrics/intervals.js';
import { nps as npsOf, npsProxy } from '../../../src/core/metrics/nps.js';
import type { ObservedSource } from '../../../src/core/metrics/observed.js';
import { AT_95 } from '../../support/confidence.js';
import { mention, observed, source } from './sample.js';

const by = (handle: string, changes: Parameters<typeof mention>[0]) => mention({ author: { handle }, ...changes });
const surveyOf = (ratings: readonly (readonly [author: string, rating: number | null])[]) =>
  source({ name: 'file:survey.csv', mentions: ratings.map(([author, rating]) => by(author, { rating })) });
const nps = (sources: readonly ObservedSource[]) => npsOf(observed({ sources }), ['file:survey.csv']);
const ratedBy = (ratings: readonly (readonly [author: string, rating: number | null])[]) => [surveyOf(ratings)];
const rated = (...ratings: (number | null)[]) => ratedBy(ratings.map((rating, place) => [`a${place}`, rating]));
const spoken = (...said: readonly (readonly [author: string, polarity: number | null])[]) =>
  observed({
    mentions: said.map(([author, polarity]) =>
      by(author, { sentiment: { label: polarity === null ? null : 'neutral', polarity } }),
    ),
  });

describe('the NPS of ratings', () => {
  it('is promoters (9, 10) minus detractors (0 to 6) over all ratings', () => {
    expect(nps(rated(10, 9, 8, 7, 6, 0, 9, null))).toEqual({
      ...{ value: 1 / 7, num: 1, den: 7, ci95: netInterval(3, 2, 7, AT_95) },
      ...{ promoters: 3, detractors: 2, outOfScale: 0 },
    });
  });

  it('excludes and counts ratings outside the scale', () => {
    expect(nps(rated(10, 85, -1))).toMatchObject({ value: 1, den: 1, outOfScale: 2 });
  });

  it('ignores star ratings of other sources', () => {
    const stars = source({ name: 'appstore', mentions: [by('dee', { rating: 5 })] });
    expect(nps([...rated(10, 9), stars])).toMatchObject({ value: 1, den: 2 });
  });

  it('is null without ratings', () => {
    expect(nps(rated(null, null))).toMatchObject({ value: null, den: 0, ci95: null });
  });

  it('has a wider interval if one author gave many ratings', () => {
    const width = ({ ci95 }: { ci95: readonly [number, number] | null }) => ci95![1] - ci95![0];
    const ratings = Array.from({ length: 12 }, (_, n) => (n < 9 ? 10 : 3));
    const many = ratedBy(ratings.map((rating, n) => [n < 9 ? 'ann' : `a${n}`, rating]));
    const each = ratedBy(ratings.map((rating, n) => [`a${n}`, rating]));
    expect(width(nps(many))).toBeGreaterThan(1.2 * width(nps(each)));
  });
});

describe('the NPS proxy', () => {
  it('gives each author one vote and requires strong sentiment', () => {
    expect(
      npsProxy(spoken(['ann', 0.9], ['ann', 0.3], ['bob', 0.4], ['cid', -0.5], ['cid', -0.6], ['dee', null])),
    ).toEqual({
      ...{ value: 0, num: 0, den: 3, ci95: netInterval(1, 1, 3, AT_95) },
      ...{ promoters: 1, detractors: 1, cut: 0.5, disclaimer: 'not a survey NPS; authors are self-selected' },
    });
  });

  it('is null if no known author was scored', () => {
    expect(npsProxy(spoken(['ann', null]))).toMatchObject({ value: null, den: 0 });
  });
});
