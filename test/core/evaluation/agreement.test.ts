import { describe, expect, it } from '@jest/globals';
import {
  agreement as agreementOf,
  alpha,
  type Distance,
  nominal,
  ordinal,
} from '../../../src/core/evaluation/agreement.js';
import type { Label } from '../../../src/core/sentiment/label.js';
import { AT_95 } from '../../support/confidence.js';

/** @param coders a row per coder with a column per text: a value from 1, or `.` if the coder did not label it */
function alphaOf(coders: readonly string[], distance: Distance): number | null {
  const rows = coders.map((row) => row.split(' ').map(Number));
  const values = Math.max(...rows.flat().filter((value) => !Number.isNaN(value)));
  const texts = rows[0]!.map((_, text) =>
    Array.from({ length: values }, (_, value) => rows.filter((row) => row[text] === value + 1).length),
  );
  return alpha(texts, new Array<number>(texts.length).fill(1), distance);
}

// K. Krippendorff, Content Analysis, ch. 11 (and Computing Krippendorff's Alpha-Reliability, 2011, C): four observers,
// twelve units, values missing.
const FOUR = [
  '1 2 3 3 2 1 4 1 2 . . .',
  '1 2 3 3 2 2 4 1 2 5 . 3',
  '. 3 3 3 2 3 4 2 2 5 1 .',
  '1 2 3 3 2 4 4 1 2 5 1 .',
];
// The same, A: two observers, ten units, two values.
const TWO = ['1 2 1 1 1 1 1 1 1 1', '2 2 2 1 1 2 1 2 1 1'];
// The same, B: two observers, twelve units, five values.
const NAMES = ['1 1 2 2 4 3 3 3 5 4 4 1', '2 1 2 2 2 3 3 3 5 4 4 4'];

const agreement = (texts: readonly (readonly Label[])[]) => agreementOf(texts, AT_95);

const said = (...texts: string[]) =>
  texts.map((labels) =>
    [...labels].map((sign): Label => (sign === '+' ? 'positive' : sign === '-' ? 'negative' : 'neutral')),
  );

describe("Krippendorff's alpha", () => {
  it.each([
    ['two values', TWO, nominal, 0.095],
    ['names', NAMES, nominal, 0.692],
    ['names, with gaps', FOUR, nominal, 0.743],
    ['ranks, with gaps', FOUR, ordinal, 0.815],
  ])('equals the published value: %s', (_, coders, distance, value) => {
    expect(alphaOf(coders, distance)).toBeCloseTo(value, 3);
  });

  it('is null if all labels are the same, since none could differ', () => {
    expect(alphaOf(['1 1 1', '1 1 1'], nominal)).toBeNull();
    expect(agreement(said('++', '++'))).toMatchObject({ texts: 2, alpha: { value: null, ci95: null } });
  });
});

describe('agreement of coders', () => {
  it('uses only the texts that several coders labeled', () => {
    expect(agreement(said('++', '-', '--+', '0'))).toMatchObject({ texts: 2, labels: 5 });
    expect(agreement(said('+', '-', '0'))).toBeNull();
    expect(agreement([])).toBeNull();
  });

  it('weighs positive versus negative more than positive versus neutral on the ordinal scale', () => {
    const near = agreement(said('++', '++', '00', '00', '--', '--', '+0'))!;
    const far = agreement(said('++', '++', '00', '00', '--', '--', '+-'))!;
    expect(near.alpha.value).toBeCloseTo(far.alpha.value!, 12);
    expect(near.alphaOrdinal.value).toBeGreaterThan(far.alphaOrdinal.value!);
  });

  it('has an interval that narrows with more texts and ignores their order', () => {
    const texts = said('++', '--', '00', '+0', '--', '++', '0-', '00');
    const many = Array.from({ length: 20 }, () => texts).flat();
    const [few, more] = [agreement(texts)!.alpha, agreement(many)!.alpha];
    const width = ({ ci95 }: typeof few) => ci95![1] - ci95![0];
    expect(few.ci95![0]).toBeLessThan(few.value!);
    expect(few.ci95![1]).toBeGreaterThan(few.value!);
    expect(width(more)).toBeLessThan(width(few) / 2);
    expect(agreement([...texts].reverse())).toEqual(agreement(texts));
  });
});
