import { describe, expect, it } from '@jest/globals';
import { compileQuery } from '../../../src/core/query/match.js';
import { parseQuery } from '../../../src/core/query/parse.js';
import { loadRegexEngine } from '../../../src/linear-regex.js';
import { growth, TOO_STEEP } from '../../support/growth.js';
import { PIECES, QUERIES } from './hard-texts.js';
import { subjectOf } from './subject-of.js';

const when = { now: new Date('2026-11-22T00:00:00Z'), timezone: 'UTC' };
await loadRegexEngine();

const CHARACTERS = 4000;

describe('matching takes time linear in the length of the text', () => {
  const matchers = QUERIES.map((query) => compileQuery(parseQuery(query).node, when));

  it.each(PIECES)('for repetitions of %j', (piece) => {
    const ofSize = (characters: number): void => {
      const text = piece.repeat(Math.ceil(characters / piece.length));
      for (const match of matchers) match(subjectOf(text));
    };
    expect(growth(CHARACTERS, ofSize)).toBeLessThan(TOO_STEEP);
  });
});
