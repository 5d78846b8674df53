import { describe, expect, it } from '@jest/globals';
import { type Judgements, queryTest } from '../../../src/core/judging/query-test.js';
import { parseQuery } from '../../../src/core/query/parse.js';
import { queryTestSchema } from '../../../src/schema/query-test.js';
import type { Found, QueryTest } from '../../../src/types.js';
import { assembled, speaking } from '../../support/assembled.js';

const query = parseQuery('Orchard');

/** @param texts with their judgements; null: passed over, undefined: not judged yet */
function tested(texts: readonly (readonly [string, boolean | null | undefined])[], size = 1000): QueryTest {
  const found = texts.map(([text], place): Found => speaking({ id: `n${place}`, text }));
  const { report } = assembled([{ name: 'forum', found }], { query });
  const judgements: Judgements = new Map(
    texts.flatMap(([, answer], place) => (answer === undefined ? [] : [[`forum:n${place}`, answer] as const])),
  );
  const test = queryTest(report, query, judgements, { size, seed: 1 });
  expect(JSON.stringify(queryTestSchema.parse(test))).toBe(JSON.stringify(test));
  return test;
}

const NUMBERS = 'one two three four five six seven eight nine ten eleven twelve'.split(' ');
const right = NUMBERS.map((word) => [`Orchard phones have ${word} sounds that wake`, true] as const);
const wrong = NUMBERS.map((word) => [`The orchard gave cider for ${word} neighbours`, false] as const);

describe('precision', () => {
  it('is computed from the judged hits, with a Wilson interval', () => {
    const { precision, sample, hits } = tested([
      ...right.slice(0, 8),
      ...wrong.slice(0, 2),
      ['Orchard, well', null],
      ['Orchard', undefined],
    ]);
    expect(precision).toMatchObject({ value: 0.8, num: 8, den: 10 });
    // R: binom.wilson(8, 10)
    expect(precision.ci95![0]).toBeCloseTo(0.4901625, 5);
    expect(precision.ci95![1]).toBeCloseTo(0.9433178, 5);
    expect({ hits, ...sample }).toEqual({
      hits: 12,
      size: 12,
      seed: 1,
      judged: 10,
      passedOver: 1,
      open: 1,
      elsewhere: 0,
    });
  });

  it('is null if nothing was judged', () => {
    const { precision, exclusions, suggestion } = tested([['Orchard', undefined]]);
    expect(precision).toEqual({ value: null, num: 0, den: 0, ci95: null });
    expect({ exclusions, suggestion }).toEqual({ exclusions: [], suggestion: null });
  });

  it('counts only judgements within the sample', () => {
    const { sample, precision, items } = tested([...right, ...wrong], 10);
    expect(sample).toMatchObject({ size: 10, judged: 10, elsewhere: 14 });
    expect(precision.den).toBe(10);
    expect(items).toHaveLength(10);
  });
});

describe('bands of relevance', () => {
  it('contain every hit and every judgement once', () => {
    const { bands } = tested([...right, ...wrong]);
    expect(bands.reduce((sum, { hits }) => sum + hits, 0)).toBe(24);
    expect(bands.reduce((sum, { precision }) => sum + precision.den!, 0)).toBe(24);
    expect(bands[0]).toMatchObject({ from: 0, precisionFrom: { num: 12, den: 24 }, rightKept: { num: 12, den: 12 } });
  });

  it('show what a minimum relevance would keep', () => {
    const { bands } = tested([...right, ...wrong]);
    const half = bands.find(({ from }) => from === 0.5)!;
    expect(half).toMatchObject({ precisionFrom: { value: 1, num: 12, den: 12 }, rightKept: { value: 1 } });
  });
});

describe('exclusions', () => {
  it('are words of wrong hits, with the number of right hits that each would drop', () => {
    const { exclusions } = tested([...right, ...wrong]);
    expect(exclusions[0]).toMatchObject({ words: 'cider', wrong: 12, right: 0, hits: 12 });
    expect(exclusions.map(({ words }) => words)).not.toContain('phones');
    for (const { z } of exclusions) expect(z).toBeGreaterThanOrEqual(1.645);
  });

  it('form a valid query that drops the hits it is said to drop', () => {
    const { suggestion } = tested([...right, ...wrong]);
    expect(suggestion).toMatchObject({
      precision: { value: 1, num: 12, den: 12 },
      wrongDropped: { value: 1 },
      rightDropped: { value: 0 },
    });
    const { node } = parseQuery(suggestion!.query);
    const found = [...right, ...wrong].map(([text]) => speaking({ text }));
    expect(assembled([{ name: 'forum', found }], { query: { ...query, node } }).report.counts.mentions).toBe(12);
  });

  it('are empty if right and wrong hits use the same words', () => {
    const alike = NUMBERS.map(
      (word, place) => [`the orchard gave cider for ${word} neighbours`, place % 2 === 0] as const,
    );
    expect(tested(alike)).toMatchObject({ exclusions: [], suggestion: null });
  });

  it('do not suggest a word that would drop too many right hits', () => {
    const dear = NUMBERS.slice(0, 5).map((word) => [`Orchard sells cider in ${word} colours`, true] as const);
    const more = NUMBERS.flatMap((word) =>
      ['red', 'blue', 'green'].map((colour) => [`Orchard makes ${word} ${colour} phones`, true] as const),
    );
    const { exclusions, suggestion } = tested([...right, ...more, ...dear, ...wrong]);
    expect(exclusions.find(({ words }) => words === 'cider')).toMatchObject({ wrong: 12, right: 5 });
    expect(suggestion?.words ?? []).not.toContain('cider');
  });
});
