import { describe, expect, it } from '@jest/globals';
import { sentimentSummary } from '../../../src/core/metrics/sentiment-summary.js';
import type { Mention } from '../../../src/types.js';
import { by, felt, mention, observed, times, unanswered } from './sample.js';

const engine = { name: 'pondering', version: '2.1', threshold: 0.1 };
const summary = (mentions: readonly Mention[], threshold: number | null = 0.1) =>
  sentimentSummary(observed({ mentions }), { ...engine, threshold });

const tones = (positive: number, neutral: number, negative: number) => [
  ...times(positive, () => mention(felt('positive', 0.5))),
  ...times(neutral, () => mention(felt('neutral', 0))),
  ...times(negative, () => mention(felt('negative', -0.5))),
];
const nulls = { value: null, num: null, den: null, ci95: null };

describe('sentimentSummary', () => {
  it('names the engine and its threshold', () => {
    expect(summary([])).toMatchObject({ engine: 'pondering@2.1', threshold: 0.1 });
    expect(summary([], null)).toMatchObject({ threshold: null });
  });

  it('reproduces the published example of 80 positive, 20 negative and 100 neutral', () => {
    const found = summary(tones(80, 100, 20));
    expect(found.netSentiment).toMatchObject({ value: 0.3, num: 60, den: 200 });
    expect(found.netSentiment.ci95![0]).toBeCloseTo(0.208008, 6);
    expect(found.netSentiment.ci95![1]).toBeCloseTo(0.386052, 6);
    expect(found.netSentimentOpinionated).toMatchObject({ value: 0.6, num: 60, den: 100 });
    expect(found.positivity).toMatchObject({ value: 0.8, num: 80, den: 100 });
    expect(found.subjectivity).toMatchObject({ value: 0.5, num: 100, den: 200 });
    expect(found.polarization).toBeCloseTo(0.64 * 0.5, 12);
    expect(found.meanPolarity).toBeCloseTo(0.15, 12);
    expect([found.n, found.nEff]).toEqual([200, 200]);
    expect(found.meanPolarityCi95).toEqual([expect.closeTo(0.105245, 5), expect.closeTo(0.194755, 5)]);
  });

  it('is 0 with an interval, and has no positivity, if all mentions are neutral', () => {
    const found = summary(tones(0, 10, 0));
    expect(found.netSentiment).toMatchObject({ value: 0, num: 0, den: 10 });
    expect(found.netSentiment.ci95![0]).toBeCloseTo(-0.230984, 6);
    expect(found.netSentiment.ci95![1]).toBeCloseTo(0.230984, 6);
    expect(found.netSentimentOpinionated).toEqual({ value: null, num: 0, den: 0, ci95: null });
    expect(found.positivity).toEqual({ value: null, num: 0, den: 0, ci95: null });
    expect(found.subjectivity.value).toBe(0);
    expect(found.polarization).toBeNull();
    expect(found.nEff).toBe(10);
  });

  it('has a wide interval for a single mention', () => {
    const found = summary(tones(1, 0, 0));
    expect(found.netSentiment.value).toBe(1);
    expect(found.netSentiment.ci95![0]).toBeCloseTo(-0.733536, 6);
    expect(found.netSentiment.ci95![1]).toBe(1);
  });

  it('has no values if no mention was scored', () => {
    const found = summary([mention(), mention()]);
    expect(found).toMatchObject({
      n: 0,
      nEff: null,
      meanPolarity: null,
      polarization: null,
      engagementWeightedNet: null,
    });
    for (const name of ['netSentiment', 'positivity', 'subjectivity', 'authorNetSentiment'] as const) {
      expect(found[name]).toEqual({ value: null, num: 0, den: 0, ci95: null });
    }
  });

  it('is null throughout if no source answered', () => {
    expect(sentimentSummary(unanswered, engine)).toEqual({
      engine: 'pondering@2.1',
      threshold: 0.1,
      netSentiment: nulls,
      netSentimentOpinionated: nulls,
      positivity: nulls,
      subjectivity: nulls,
      authorNetSentiment: nulls,
      meanPolarity: null,
      meanPolarityCi95: null,
      n: null,
      nEff: null,
      polarization: null,
      engagementWeightedNet: null,
    });
  });

  it('counts many mentions by one author as one voice', () => {
    const found = summary(times(50, () => mention({ ...by('ann'), ...felt('positive', 0.5) })));
    expect(found.n).toBe(50);
    expect(found.nEff).toBe(1);
    expect(found.netSentiment).toMatchObject({ value: 1, num: 50, den: 50 });
    expect(found.netSentiment.ci95![0]).toBeCloseTo(-0.733536, 6);
    expect(found.authorNetSentiment).toMatchObject({ value: 1, num: 1, den: 1 });
  });

  it('counts only the scored mentions of authors, and each unknown author separately', () => {
    const found = summary([
      mention({ ...by('ann'), ...felt('positive', 0.5) }),
      mention({ ...by('ann'), ...felt('positive', 0.5) }),
      mention(by('ann')),
      mention(felt('positive', 0.5)),
      mention(felt('negative', -0.5)),
    ]);
    // sizes 2, 1, 1: 16/6
    expect(found.nEff).toBeCloseTo(16 / 6, 12);
    expect(found.n).toBe(4);
  });

  describe('authorNetSentiment', () => {
    it('gives each known author one vote, comparing their mean polarity with the threshold', () => {
      const said = (handle: string, ...polarities: number[]) =>
        polarities.map((polarity) =>
          mention({ ...by(handle), ...felt(polarity > 0 ? 'positive' : 'negative', polarity) }),
        );
      const found = summary([
        ...said('ann', 0.9, 0.9, 0.9, 0.9),
        ...said('bo', 0.9, -0.9),
        ...said('cy', -0.3, -0.1, 0.1),
        ...said('di', 0.1, 0.1, 0.1),
        mention(felt('negative', -1)),
        mention(by('ed')),
      ]);
      // ann +, bo 0, cy -.1 −, di .1 +
      expect(found.authorNetSentiment).toMatchObject({ value: 0.25, num: 1, den: 4 });
    });

    it("uses an author's most frequent label if labels come from probabilities", () => {
      const said = (handle: string, ...labels: ('positive' | 'neutral' | 'negative')[]) =>
        labels.map((label) => mention({ ...by(handle), ...felt(label, 0.01) }));
      const mentions = [
        ...said('ann', 'positive', 'neutral', 'positive'),
        ...said('bo', 'negative', 'positive'),
        ...said('cy', 'negative'),
        ...said('di', 'neutral', 'positive', 'neutral', 'negative'),
      ];
      expect(summary(mentions, null).authorNetSentiment).toMatchObject({ value: 0, num: 0, den: 4 });
      expect(summary(mentions.slice(0, 5), null).authorNetSentiment).toMatchObject({ value: 0.5, num: 1, den: 2 });
    });

    it('sums the probabilities of each class by author if the engine reports them', () => {
      const gave = (handle: string, negative: number, neutral: number, positive: number) => {
        const shares = { negative, neutral, positive };
        const confidence = Math.max(negative, neutral, positive);
        const label = (['negative', 'neutral', 'positive'] as const).find((one) => shares[one] === confidence)!;
        return mention({ ...by(handle), sentiment: { label, polarity: positive - negative, confidence } });
      };
      const vote = (...mentions: readonly Mention[]) => summary(mentions, null).authorNetSentiment.num;
      const sure = () => gave('ann', 0.02, 0.08, 0.9);
      const unsure = () => gave('ann', 0.3, 0.4, 0.3);
      expect(vote(sure(), sure(), unsure(), unsure())).toBe(1);
      expect(vote(gave('ann', 0.1, 0.5, 0.4))).toBe(0);
      expect(vote(gave('ann', 0.36, 0.24, 0.4))).toBe(1);
      expect(vote(gave('ann', 0.4, 0.5, 0.1), gave('ann', 0.7, 0.2, 0.1))).toBe(-1);
      expect(vote(sure(), gave('ann', 0.9, 0.08, 0.02))).toBe(0);
    });

    it('uses only the label if the confidence does not fit any probabilities', () => {
      const odd = mention({ ...by('ann'), sentiment: { label: 'positive', polarity: -0.9, confidence: 0.1 } });
      expect(summary([odd], null).authorNetSentiment).toMatchObject({ num: 1, den: 1 });
    });

    it('treats polarities that cancel out as neutral, but not the threshold itself', () => {
      const cancel = [0.1, 0.2, -0.3].map((polarity) => mention({ ...by('ann'), ...felt('neutral', polarity) }));
      expect(summary(cancel, 0).authorNetSentiment).toMatchObject({ num: 0, den: 1 });
      const exact = times(3, () => mention({ ...by('ann'), ...felt('positive', 0.35) }));
      expect(summary(exact, 0.35).authorNetSentiment).toMatchObject({ num: 1, den: 1 });
    });

    it('is null if no author is known', () => {
      expect(summary(tones(5, 0, 0)).authorNetSentiment).toEqual({ value: null, num: 0, den: 0, ci95: null });
    });
  });

  it('weights mentions by the logarithm of their interactions', () => {
    const found = summary([
      mention({
        ...felt('positive'),
        engagement: { likes: 3, reposts: 2, replies: 1, quotes: 0, views: 1e9, score: -50 },
      }),
      mention({ ...felt('negative'), engagement: { likes: -4 } }),
      mention({ engagement: { likes: 1000 } }),
    ]);
    const weight = 1 + Math.log(7);
    expect(found.engagementWeightedNet).toBeCloseTo((weight - 1) / (weight + 1), 12);
  });

  describe('the interval of the mean polarity', () => {
    const said = (handle: string, ...polarities: number[]) =>
      polarities.map((polarity) => mention({ ...by(handle), ...felt('neutral', polarity) }));
    const intervalOf = (...mentions: readonly Mention[]) => summary(mentions).meanPolarityCi95;

    // scipy.stats.t.interval(0.95, 4, loc=mean, scale=sem) of .1, .2, .3, .4, .5
    it("is Student's for five authors with one mention each", () => {
      const ends = intervalOf(
        ...['ann', 'bo', 'cy', 'di', 'ed'].flatMap((name, place) => said(name, (place + 1) / 10)),
      );
      expect(ends![0]).toBeCloseTo(0.1036757, 6);
      expect(ends![1]).toBeCloseTo(0.4963243, 6);
    });

    it('is wider if mentions by the same author agree', () => {
      const width = ([low, high]: readonly [number, number]) => high - low;
      const polarities = Array.from({ length: 12 }, (_, n) => (n % 6) / 10);
      const apart = intervalOf(...polarities.flatMap((polarity, n) => said(`a${n}`, polarity)))!;
      const agreeing = intervalOf(...[0, 1, 2, 3, 4, 5].flatMap((n) => said(`a${n}`, n / 10, n / 10)))!;
      expect(width(agreeing)).toBeGreaterThan(1.4 * width(apart));
    });

    it('is null for one author, for equal polarities and without polarities', () => {
      expect(intervalOf(...said('ann', 0.1, 0.9, -0.4))).toBeNull();
      expect(intervalOf(...said('ann', 0.1), ...said('bo', 0.1))).toBeNull();
      expect(intervalOf(mention(felt('neutral')))).toBeNull();
      expect(intervalOf()).toBeNull();
    });

    it('stays within the range of polarity', () => {
      expect(intervalOf(...said('ann', 0.9), ...said('bo', -0.8))).toEqual([-1, 1]);
      expect(
        intervalOf(...said('ann', ...Array.from({ length: 500 }, (_, n) => (n % 3) / 3)), ...said('bo', 0)),
      ).toEqual([-1, 1]);
    });
  });

  it('averages polarity over the mentions that have one', () => {
    expect(
      summary([mention(felt('positive', 0.4)), mention(felt('negative')), mention(felt('neutral', 0))]).meanPolarity,
    ).toBe(0.2);
    expect(summary([mention(felt('negative'))]).meanPolarity).toBeNull();
  });
});
