/** `compareBrands` as programs call it. */
import { describe, expect, it } from '@jest/globals';
import { compareBrands, localFile, UsageError } from '../../src/index.js';
import { compareSchema } from '../../src/schema/compare.js';
import { temporaryFile } from '../support/temporary.js';

const POSTS = temporaryFile(
  'posts.ndjson',
  ['I love Acme', 'ACME Roasters is great', 'Globex is bad', 'tea']
    .map((text, n) => `${JSON.stringify({ id: `p${n}`, text, created_at: `2026-11-20T0${n}:00:00Z` })}\n`)
    .join(''),
);

describe('compareBrands', () => {
  it('accepts names and profiles, and returns what matches the JSON schema of compare', async () => {
    const comparison = await compareBrands([{ name: 'Acme', aliases: ['ACME Roasters'] }, 'Globex'], {
      sources: [await localFile(POSTS)],
    });
    expect(JSON.stringify(compareSchema.parse(comparison))).toBe(JSON.stringify(comparison));
    expect(comparison.brands.map(({ brand, mentions }) => [brand, mentions])).toEqual([
      ['Acme', 2],
      ['Globex', 1],
    ]);
  });

  it('rejects a single brand', async () => {
    await expect(compareBrands(['Acme'], { sources: [await localFile(POSTS)] })).rejects.toThrow(UsageError);
  });
});
