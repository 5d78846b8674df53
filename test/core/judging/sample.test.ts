import { describe, expect, it } from '@jest/globals';
import { logOdds } from '../../../src/core/judging/log-odds.js';
import { sampleOf } from '../../../src/core/judging/sample.js';

const many = Array.from({ length: 1000 }, (_, place) => ({ id: `forum:${place}` }));
const ids = (sample: readonly { id: string }[]) => sample.map(({ id }) => id);

describe('a sample', () => {
  it('is the same for the same seed, whatever the order of the items', () => {
    expect(ids(sampleOf(many.toReversed(), 50, 7))).toEqual(ids(sampleOf(many, 50, 7)));
  });

  it('differs for another seed', () => {
    const first = ids(sampleOf(many, 50, 1));
    expect(ids(sampleOf(many, 50, 2)).filter((id) => first.includes(id)).length).toBeLessThan(15);
  });

  it('begins with the smaller sample of the same seed', () => {
    expect(ids(sampleOf(many, 50, 3)).slice(0, 20)).toEqual(ids(sampleOf(many, 20, 3)));
  });

  it('changes little when a few items are added', () => {
    const more = [...many, ...Array.from({ length: 50 }, (_, place) => ({ id: `news:${place}` }))];
    const kept = ids(sampleOf(more, 50, 1)).filter((id) => ids(sampleOf(many, 50, 1)).includes(id));
    expect(kept.length).toBeGreaterThan(40);
  });

  it('draws all items about equally often', () => {
    const drawn = Array.from({ length: 200 }, (_, seed) => sampleOf(many, 100, seed)).flat();
    const times = many.map(({ id }) => drawn.filter((one) => one.id === id).length);
    // 200 draws of one in ten: 20, give or take 4.2.
    expect(Math.min(...times)).toBeGreaterThan(3);
    expect(Math.max(...times)).toBeLessThan(40);
  });

  it('contains all items if there are fewer than requested', () => {
    expect(sampleOf(many.slice(0, 3), 50, 1)).toHaveLength(3);
  });
});

describe('log-odds', () => {
  const texts = (word: string, count: number) =>
    Array.from({ length: count }, (_, place) => new Set([word, `w${place}`]));

  it('match a calculation by hand', () => {
    // 10 of 20 words of one group, none of 20 of the other, 10 of the 40 of both: prior 25.
    const [first] = logOdds(texts('cider', 10), texts('phone', 10), []);
    const expected = (Math.log(35 / 85) - Math.log(25 / 95)) / Math.sqrt(1 / 35 + 1 / 25);
    expect(first).toEqual({ word: 'cider', z: expected });
  });

  it('are 0 for words that are equally frequent in both groups', () => {
    const both = texts('cider', 10);
    for (const { z } of logOdds(both, both, both)) expect(z).toBe(0);
  });

  it('grow with the frequency of a word', () => {
    const z = (count: number) =>
      logOdds(texts('cider', count), texts('phone', count), []).find(({ word }) => word === 'cider')!.z;
    expect(z(20)).toBeGreaterThan(z(10));
    expect(z(10)).toBeGreaterThan(z(2));
  });
});
