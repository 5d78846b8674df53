import { describe, expect, it } from '@jest/globals';
import {
  authorsWords,
  byNet,
  byVoice,
  differenceWords,
  excessWords,
  headWords,
  netWords,
  noteWords,
  overlapWords,
  unaskedWords,
  voiceWords,
} from '../../../src/output/compare/words.js';
import { UNICODE_SIGNS as SIGNS } from '../../../src/output/words/signs.js';
import type { BrandComparison } from '../../../src/types.js';
import { sampleComparison, sampleGround, samplePair, sampleRow } from '../../support/sample-comparison.js';

describe('the head of a comparison', () => {
  it('states how many of the requested sources it is based on', () => {
    const on = (sources: BrandComparison['sources']) =>
      headWords(sampleComparison({ sources }), SIGNS).split(' · ').at(-1);
    expect(headWords(sampleComparison(), SIGNS)).toMatch(/^2 brands · .* · 7 days · on 1 source$/);
    expect(on([sampleGround('pond'), sampleGround('lake', { used: false, reason: 'failed', failed: ['acme'] })])).toBe(
      'on 1 of 2 sources',
    );
    expect(on([sampleGround('pond'), sampleGround('lake', { used: false, reason: 'skipped' })])).toBe('on 1 source');
    // It was requested for one of the two brands.
    expect(on([sampleGround('pond'), sampleGround('lake', { used: false, reason: 'skipped', failed: ['acme'] })])).toBe(
      'on 1 of 2 sources',
    );
  });
});

describe('brands', () => {
  const of = (value: number | null) => ({ value, num: null, den: null, ci95: null });
  const rows = [
    sampleRow('a', { shareOfVoice: of(0.2), netSentiment: of(-0.5) }),
    sampleRow('b', { shareOfVoice: of(null), netSentiment: of(null) }),
    sampleRow('c', { shareOfVoice: of(0.5), netSentiment: of(-0.5) }),
    sampleRow('d', { shareOfVoice: of(0.3), netSentiment: of(0.1) }),
  ];
  const names = (sorted: BrandComparison['brands'] | readonly BrandComparison['brands'][number][]) =>
    sorted.map(({ brand }) => brand).join('');

  it('are sorted in descending order, unknown values last and equal ones as given', () => {
    expect(names(byVoice(sampleComparison({ brands: rows })))).toBe('cdab');
    expect(names(byNet(sampleComparison({ brands: rows })))).toBe('dacb');
  });

  it('have shares with their intervals, if known', () => {
    const [unknown] = rows.slice(1);
    expect([voiceWords(sampleRow('a'), SIGNS), netWords(sampleRow('a'), SIGNS)]).toEqual([
      ['50 %', '(40…60)'],
      ['+26 %', '(10…40)'],
    ]);
    expect([voiceWords(unknown!, SIGNS), netWords(unknown!, SIGNS)]).toEqual([
      ['—', ''],
      ['—', ''],
    ]);
  });

  it('are above or below the share that was expected', () => {
    const excess = (value: number) =>
      excessWords(sampleRow('a', { expectedShare: 0.2, excessShareOfVoice: { value, ci95: null } }), SIGNS);
    expect(excess(0.12)).toEqual(['+12 points on 20 % expected']);
    expect(excess(-0.012)).toEqual(['−1.2 points on 20 % expected']);
    expect(excessWords(sampleRow('a'), SIGNS)).toEqual([]);
  });

  it('have a number of authors per 100 mentions, if known', () => {
    const authors = { known: 9, unique: 8, authorsPer100: null };
    expect([authorsWords(sampleRow('a'), SIGNS), authorsWords(sampleRow('a', { authors }), SIGNS)]).toEqual([
      '82',
      '—',
    ]);
  });
});

describe('differences', () => {
  const words = (...pairs: BrandComparison['pairs']) => differenceWords(sampleComparison({ pairs }), SIGNS);

  it('name the better brand first, in whatever order the two were given', () => {
    expect(words(samplePair())).toEqual(['acme over initech in net sentiment by +76 points (60…90), p 0.003']);
    expect(words(samplePair({ difference: -0.76, ci95: [-0.9, -0.6], metric: 'shareOfVoice' }))).toEqual([
      'initech over acme in share of voice by +76 points (60…90), p 0.003',
    ]);
  });

  it('are listed if they are significant, the most certain first', () => {
    const said = words(
      samplePair({ a: 'later', pHolm: 0.04 }),
      samplePair({ a: 'none', ci95: [-0.1, 0.2] }),
      samplePair({ a: 'edge', ci95: [0, 0.2] }),
      samplePair({ a: 'edge', ci95: [-0.2, 0] }),
      samplePair({ a: 'unknown', ci95: null, difference: null, pHolm: null }),
      samplePair({ a: 'surest', pHolm: 0.0001 }),
    );
    expect(said.map((one) => [one.split(' ')[0], one.split(', p ')[1]])).toEqual([
      ['surest', '< 0.001'],
      ['later', '0.040'],
    ]);
  });
});

describe('mentions of several brands', () => {
  it('are listed by pair of brands, largest overlap first', () => {
    const overlap = [
      { a: 'acme', b: 'initech', mentions: 1, jaccard: 0.01 },
      { a: 'acme', b: 'hooli', mentions: 0, jaccard: 0 },
      { a: 'hooli', b: 'initech', mentions: 12, jaccard: 0.2 },
    ];
    expect(overlapWords(sampleComparison({ overlap }), SIGNS)).toEqual([
      'hooli and initech: 12 items name both (20 %)',
      'acme and initech: 1 item names both (1 %)',
    ]);
  });
});

describe('notes', () => {
  it('list the warnings with their sources, and explain the exit code', () => {
    const warnings = [
      { source: null, code: 'few', message: 'there are few of them' },
      { source: '-', code: 'cut', message: 'it was cut short' },
    ];
    expect(noteWords(sampleComparison({ warnings, exitCode: 4 }))).toEqual([
      'there are few of them.',
      'standard input: it was cut short.',
      'Exit code 4: the result is partial; --allow-partial makes it 0.',
    ]);
    expect(noteWords(sampleComparison({ exitCode: 3 }))).toEqual(['Exit code 3: see socialrank help exit-codes.']);
    expect(noteWords(sampleComparison())).toEqual([]);
  });

  it('name the sources that were not requested for any brand', () => {
    const missing = {
      code: 'needs_config',
      message: 'needs a token',
      hint: null,
      retryAt: null,
      status: null,
    } as const;
    const skipped = sampleGround('lake', { used: false, reason: 'skipped', error: missing });
    expect(unaskedWords(sampleComparison({ sources: [sampleGround('pond'), skipped] })).join(' ')).toContain('lake');
    expect(unaskedWords(sampleComparison({ sources: [{ ...skipped, failed: ['acme'] }] }))).toEqual([]);
  });
});
