import { describe, expect, it } from '@jest/globals';
import { asGiven } from '../src/as-given.js';

describe('what was given', () => {
  it.each([
    ['acme', 'acme'],
    ['Acme Coffee', 'Acme Coffee'],
    ['', '""'],
    [' acme', '" acme"'],
    ['a\nb', String.raw`"a\nb"`],
    ['x'.repeat(300), `${'x'.repeat(80)}…`],
  ])('%j is said as %s', (given, said) => {
    expect(asGiven(given)).toBe(said);
  });
});
