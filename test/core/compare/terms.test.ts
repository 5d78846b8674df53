/** The parts of distinctive terms that can be checked against known numbers. */
import { describe, expect, it } from '@jest/globals';
import { benjaminiHochberg, distinctiveTerms } from '../../../src/core/compare/terms.js';
import { growth, TOO_STEEP } from '../../support/growth.js';
import { by, mention, times } from '../metrics/sample.js';

describe('false discoveries', () => {
  // The fifteen p-values of Benjamini and Hochberg's own example (1995, §3).
  const P = [
    0.0001, 0.0004, 0.0019, 0.0095, 0.0201, 0.0278, 0.0298, 0.0344, 0.0459, 0.324, 0.4262, 0.5719, 0.6528, 0.759, 1,
  ];

  it('finds the four discoveries of the paper, whatever the order of the p-values', () => {
    expect(benjaminiHochberg(P).filter((p) => p <= 0.05)).toHaveLength(4);
    const turned = benjaminiHochberg([...P].reverse());
    expect([...turned].reverse()).toEqual(benjaminiHochberg(P));
  });

  it.each([
    [[], []],
    [[0.04], [0.04]],
    [
      [0.01, 0.02, 0.03],
      [0.03, 0.03, 0.03],
    ],
    [
      [0.5, 0.01],
      [0.5, 0.02],
    ],
  ])('adjusts %j to %j', (given, adjusted) => {
    benjaminiHochberg(given).forEach((p, at) => {
      expect(p).toBeCloseTo(adjusted[at]!, 12);
    });
  });
});

it('counts a term in all mentions even if only some were read to find it', () => {
  const many = 41_000;
  // Every third mention is read: all of those contain the term, and one in seven of the others.
  const isSaid = (n: number) => n % 3 === 0 || n % 7 === 0;
  const mentions = times(many, (n) => mention({ text: isSaid(n) ? 'refund today' : 'today', ...by(`a${n}`) }));
  const others = times(1000, (n) => mention({ text: 'today', ...by(`b${n}`) }));
  const said = [
    { brand: 'acme', mentions },
    { brand: 'globex', mentions: others },
  ];
  const [refund] = distinctiveTerms(said, 5, ({ text }) => text.split(' ')).filter(({ term }) => term === 'refund');
  expect(refund).toMatchObject({ brand: 'acme', mentions: mentions.filter((_, n) => isSaid(n)).length });
});

it('finds terms in time linear in the number of mentions', () => {
  const words = ['refund', 'coffee', 'shipping', 'app', 'queue'];
  expect(
    growth(800, (size) => {
      const mentions = times(size, (n) => mention({ text: `${words[n % 5]} ${n}`, ...by(`a${n % 97}`) }));
      const said = [0, 1].map((part) => ({
        brand: String(part),
        mentions: mentions.filter((_, n) => n % 2 === part),
      }));
      distinctiveTerms(said, 5, ({ text }) => text.split(' '));
    }),
  ).toBeLessThan(TOO_STEEP);
});
