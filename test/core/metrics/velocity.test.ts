import { describe, expect, it } from '@jest/globals';
import { gammaInterval, garwood } from '../../../src/core/metrics/intervals.js';
import { seededRandom } from '../../../src/core/metrics/random.js';
import { type CountedSpan, velocity } from '../../../src/core/metrics/velocity.js';
import { AT_95 } from '../../support/confidence.js';
import { ago, mention, observed, SINCE, source, times, UNTIL } from './sample.js';

const HOUR = 3_600_000;
const WEEK = 168;
const hoursBefore = (hours: number) => new Date(UNTIL.getTime() - hours * HOUR);
const spread = (count: number, hours: number) => times(count, (n) => mention(ago((hours * (n + 1)) / count)));

describe('velocity', () => {
  it('pools sources that were observed for the whole window', () => {
    const sources = [source({ mentions: spread(3, 100) }), source({ mentions: spread(2, 50) }), source()];
    const { value, ci95 } = velocity(observed({ sources }), []);
    expect(value).toBeCloseTo(5 / WEEK, 12);
    expect(ci95![0]).toBeCloseTo(1.623486 / WEEK, 8);
    expect(ci95![1]).toBeCloseTo(11.668332 / WEEK, 8);
  });

  it('limits the observed time of a source to the window', () => {
    const feed = source({ mentions: spread(5, 100), observedFrom: hoursBefore(1000) });
    expect(velocity(observed({ sources: [feed] }), []).value).toBeCloseTo(5 / WEEK, 12);
  });

  it('does not count the mention at which a source was truncated', () => {
    const mentions = spread(5, 10);
    const cut = source({ mentions, truncated: true, observedFrom: hoursBefore(10) });
    const { value, ci95 } = velocity(observed({ sources: [cut] }), []);
    expect(value).toBeCloseTo(4 / 10, 12);
    expect(ci95).toEqual(gammaInterval(5, AT_95).map((limit) => limit / 10));
  });

  it('counts every mention of a source that was truncated at another item', () => {
    const cut = source({ mentions: spread(5, 10), truncated: true, observedFrom: hoursBefore(20) });
    const { value, ci95 } = velocity(observed({ sources: [cut] }), []);
    expect(value).toBeCloseTo(5 / 20, 12);
    expect(ci95).toEqual(garwood(5, AT_95).map((limit) => limit / 20));
  });

  it('adds the rates of all sources and combines their errors', () => {
    const whole = source({ mentions: spread(10, 160) });
    const cut = source({ mentions: spread(5, 10), truncated: true, observedFrom: hoursBefore(10) });
    const { value, ci95 } = velocity(observed({ sources: [whole, cut] }), []);
    expect(value).toBeCloseTo(10 / WEEK + 0.4, 12);
    const [low, high] = ci95!;
    const [pooledLow, pooledHigh] = garwood(10, AT_95).map((limit) => limit / WEEK) as [number, number];
    const [cutLow, cutHigh] = gammaInterval(5, AT_95).map((limit) => limit / 10) as [number, number];
    expect(value! - low).toBeCloseTo(Math.hypot(10 / WEEK - pooledLow, 0.4 - cutLow), 10);
    expect(high - value!).toBeCloseTo(Math.hypot(pooledHigh - 10 / WEEK, cutHigh - 0.4), 10);
  });

  it('leaves out sources that were observed for an unknown time', () => {
    const odd = source({ mentions: spread(50, 5), truncated: true, observedFrom: null });
    expect(velocity(observed({ sources: [source({ mentions: spread(2, 50) }), odd] }), []).value).toBeCloseTo(
      2 / WEEK,
      12,
    );
    expect(velocity(observed({ sources: [odd] }), [])).toEqual({ value: null, ci95: null });
  });

  it('is 0 for a single mention at which a source was truncated, and null without observed time', () => {
    const one = source({ mentions: [mention(ago(3))], truncated: true, observedFrom: hoursBefore(3) });
    const { value, ci95 } = velocity(observed({ sources: [one] }), []);
    expect(value).toBe(0);
    expect(ci95![0]).toBe(0);
    expect(ci95![1]).toBeCloseTo(3.688879 / 3, 6);
    const now = source({ mentions: [mention(ago(0))], truncated: true, observedFrom: UNTIL });
    expect(velocity(observed({ sources: [now] }), [])).toEqual({ value: null, ci95: null });
    expect(
      velocity(observed({ window: { since: UNTIL, until: UNTIL }, sources: [source({ observedFrom: UNTIL })] }), [])
        .value,
    ).toBeNull();
  });

  it('leaves out mentions without a time', () => {
    expect(velocity(observed({ mentions: [...spread(4, 100), mention(), mention()] }), []).value).toBeCloseTo(
      4 / WEEK,
      12,
    );
  });

  describe('with buckets', () => {
    const spans = (counts: readonly number[], partial = false): CountedSpan[] =>
      counts.map((mentions, day) => ({ start: SINCE.getTime() + day * 24 * HOUR, mentions, partial }));
    const widthWith = (buckets: readonly CountedSpan[], observedFrom = SINCE) => {
      const { value, ci95 } = velocity(
        observed({ sources: [source({ mentions: spread(28, 160), observedFrom })] }),
        buckets,
      );
      return [value! - ci95![0], ci95![1] - value!] as const;
    };
    const [below, above] = widthWith([]);
    // Mean 2; variance 14·4/13
    const bursts = times(14, (day) => (day % 2) * 4);

    it('widens the interval by the root of variance over mean if mentions come in bursts', () => {
      const factor = Math.sqrt((14 * 4) / 13 / 2);
      expect(widthWith(spans(bursts))[1]).toBeCloseTo(above * factor, 10);
      expect(widthWith(spans(bursts))[0]).toBeCloseTo(below * factor, 10);
    });

    it.each([
      ['mentions come evenly', spans(times(14, () => 2)), SINCE],
      ['buckets are few', spans(bursts.slice(1)), SINCE],
      ['buckets are empty', spans(times(14, () => 0)), SINCE],
      ['buckets are covered in part', spans(bursts, true), SINCE],
    ])('leaves the interval unchanged if %s', (_, buckets, from) => {
      expect(widthWith(buckets, from)[1]).toBeCloseTo(above, 10);
    });

    it('uses only buckets in which every source was observed', () => {
      const from = new Date(SINCE.getTime() + 1);
      expect(widthWith(spans(bursts), from)[1]).toBeCloseTo(widthWith([], from)[1], 10);
    });

    it('never goes below 0', () => {
      const wild = spans(times(14, (day) => (day === 3 ? 400 : 0)));
      expect(velocity(observed({ mentions: spread(3, 100) }), wild).ci95![0]).toBe(0);
    });
  });

  it.each([2, 3, 5, 20])('finds the true rate despite a limit of %i, with or without other items between', (limit) => {
    const random = seededRandom(limit);
    for (const matching of [1, 0.5]) {
      let [sum, covered, runs] = [0, 0, 0];
      for (; runs < 3000; runs++) {
        // Items arrive at 5 / matching per hour, newest first, up to the limit; some of them are mentions.
        const found = [];
        let hours = 0;
        for (let item = 0; item < limit; item++) {
          hours += (-Math.log(1 - random()) * matching) / 5;
          if (random() < matching) found.push(mention(ago(hours)));
        }
        const cut = source({ mentions: found, status: 'ok', truncated: true, observedFrom: hoursBefore(hours) });
        const { value, ci95 } = velocity(
          observed({ sources: [cut], window: { since: hoursBefore(1000), until: UNTIL } }),
          [],
        );
        sum += value!;
        if (ci95![0] <= 5 && 5 <= ci95![1]) covered++;
      }
      expect(Math.abs(sum / runs - 5)).toBeLessThan(limit === 2 ? 1 : 0.35);
      expect(covered / runs).toBeGreaterThan(0.93);
    }
  });
});
