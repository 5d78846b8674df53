import { describe, expect, it } from '@jest/globals';
import { compareWarnings } from '../../../src/core/compare/warnings.js';
import type { BrandComparison } from '../../../src/types.js';

type Source = BrandComparison['sources'][number];

const SINCE = '2026-11-14T12:00:00.000Z';
const LATER = '2026-11-16T12:00:00.000Z';
const POND: Source = {
  name: 'pond',
  used: true,
  reason: null,
  observedFrom: SINCE,
  truncated: [],
  failed: [],
  error: null,
};
const REFUSED = { code: 'http', message: 'the pond is frozen' } as unknown as NonNullable<Source['error']>;

const messages = (source: Partial<Source>) =>
  compareWarnings([], [{ ...POND, ...source }], SINCE).map(({ code, message }) => `${code}: ${message}`);

describe('compareWarnings', () => {
  it.each([
    [['acme', 'globex', 'initech'], 'acme, globex, initech'],
    [['acme', 'globex', 'initech', 'hooli'], 'acme, globex, initech and 1 more'],
    [['acme', 'globex', 'initech', 'hooli', 'vandelay'], 'acme, globex, initech and 2 more'],
  ])('lists at most three brands by name: %j', (truncated, named) => {
    expect(messages({ truncated, observedFrom: LATER })).toEqual([
      `censored: cut short for ${named}; brands are compared from ${LATER} on`,
    ]);
  });

  it.each<[string, Partial<Source>, readonly string[]]>([
    ['answered for all', {}, []],
    ['was not asked at all', { reason: 'skipped' }, []],
    [
      'was not asked for one',
      { reason: 'skipped', failed: ['acme'] },
      ['left_out: left out for all brands: not queried for acme'],
    ],
    [
      'failed for one',
      { reason: 'failed', failed: ['acme'], error: REFUSED },
      ['left_out: left out for all brands: failed for acme (the pond is frozen)'],
    ],
    ['answered only partly', { error: REFUSED }, ['partial: answered only partly (the pond is frozen)']],
  ])('describes a source that %s: %#', (_, source, said) => {
    expect(messages(source)).toEqual(said);
  });
});
