import { describe, expect, it } from '@jest/globals';
import { overlaps, type SharedMention } from '../../../src/core/metrics/overlap.js';
import { unseenMentions } from '../../../src/core/metrics/unseen.js';
import { ago, mention, observed, source, times, UNTIL } from './sample.js';

const HOUR = 3_600_000;
const hoursAgo = (hours: number) => new Date(UNTIL.getTime() - hours * HOUR);
const found = (count: number, hours = 1) => times(count, () => mention(ago(hours)));
const shared = (count: number, sources: [number, ...number[]], hours = 1): SharedMention[] =>
  times(count, () => ({ publishedAt: hoursAgo(hours).getTime(), sources }));

describe('unseenMentions', () => {
  it('estimates from the two sources with the most mentions in common', () => {
    const sources = [
      source({ name: 'search', mentions: found(100) }),
      source({ name: 'feeds', mentions: found(40) }),
      source({ name: 'forum', mentions: found(3) }),
    ];
    const unseen = unseenMentions(observed({ sources }), [...shared(40, [0, 1]), ...shared(3, [2, 0])]);
    expect(unseen).toMatchObject({ routes: ['search', 'feeds'], first: 103, second: 80, both: 40, reason: null });
    expect(unseen.estimated.value).toBeCloseTo((104 * 81) / 41 - 1, 6);
    expect(unseen.estimated.ci95![0]).toBeGreaterThan(143);
    expect(unseen.estimated.ci95![1]).toBeGreaterThan(unseen.estimated.value!);
    expect(unseen.note).toContain('too low where one of them leads to the other');
  });

  it('reproduces a worked example: 100 and 80 with 40 in both are 198.5', () => {
    const sources = [source({ name: 'a', mentions: found(100) }), source({ name: 'b', mentions: found(40) })];
    const { estimated } = unseenMentions(observed({ sources }), shared(40, [0, 1]));
    expect(estimated.value).toBeCloseTo(198.536585, 6);
  });

  it.each([
    [6, null, '6 mentions were found by both; an estimate needs 7'],
    [1, null, '1 mention was found by both; an estimate needs 7'],
    [7, (31 * 18) / 8 - 1, null],
  ])('estimates from %i found by both: %d (%s)', (both, value, reason) => {
    const sources = [source({ name: 'a', mentions: found(30) }), source({ name: 'b', mentions: found(17 - both) })];
    const unseen = unseenMentions(observed({ sources }), shared(both, [0, 1]));
    expect(unseen.estimated.value).toBe(value);
    expect(unseen.reason).toBe(reason);
  });

  it('counts only mentions published while both sources were observed', () => {
    const sources = [
      source({ name: 'a', mentions: [...found(20, 2), ...found(50, 40)] }),
      source({ name: 'b', mentions: found(10, 2), truncated: true, observedFrom: hoursAgo(10) }),
    ];
    const unseen = unseenMentions(observed({ sources }), [...shared(8, [0, 1], 2), ...shared(9, [0, 1], 40)]);
    expect(unseen).toMatchObject({ first: 20, second: 18, both: 8 });
  });

  it('gives a reason if no mention is shared or one source was observed for an unknown time', () => {
    const sources = [source({ name: 'a', mentions: found(9) }), source({ name: 'b', observedFrom: null })];
    const none = unseenMentions(observed({ sources }), []);
    expect(none).toMatchObject({ routes: null, estimated: { value: null, ci95: null } });
    expect(none.reason).toContain('no mention was found by two sources');
    expect(unseenMentions(observed({ sources }), shared(9, [0, 1]))).toEqual(none);
  });

  it('handles half a million pairs of overlapping sources in time', () => {
    const names = times(1000, (at) => `source ${String(at).padStart(4, '0')}`);
    const sources = names.map((name, at) => source({ name, mentions: at === 0 ? found(20) : [] }));
    const [first, ...others] = [...names.keys()];
    const all = observed({ sources });
    const everywhere = shared(20, [first!, ...others]);
    const began = process.cpuUsage();
    expect(unseenMentions(all, everywhere)).toMatchObject({ routes: names.slice(0, 2), both: 20 });
    expect(overlaps(all, everywhere)![499_499]).toEqual({ a: names[998], b: names[999], mentions: 20, jaccard: 1 });
    // Scanning all mentions for each pair took twenty seconds.
    expect(process.cpuUsage(began).user / 1e6).toBeLessThan(8);
  });
});
