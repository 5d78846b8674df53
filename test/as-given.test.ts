import { describe, expect, it } from '@jest/globals';
import { asGiven } from '../src/as-given.js';

describe('asGiven', () => {
  it.each([
    ['acme', 'acme'],
    ['Acme Coffee', 'Acme Coffee'],
    ['', '""'],
    [' acme', '" acme"'],
    ['a\nb', String.raw`"a\nb"`],
    ['x'.repeat(300), `${'x'.repeat(80)}…`],
  ])('formats %j as %s', (given, said) => {
    expect(asGiven(given)).toBe(said);
  });
});
