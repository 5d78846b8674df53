import { readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import { afinn } from '../../src/engines/afinn.js';
import { growth, TOO_STEEP } from '../support/growth.js';
import { namedBrands } from '../support/named-brands.js';
import fc from '../support/property.js';

/** Scores a text in which `[brackets]` mark the brand and `{braces}` other brands. */
function scored(marked: string, language: string | null = null) {
  const { text, ...names } = namedBrands(marked);
  return afinn.score(text, { language, ...names });
}

const weights = (text: string) => scored(text).reasons.map(({ token, weight }) => [token, weight]);

describe('afinn', () => {
  it('states the version of the package that is installed', () => {
    const { version } = JSON.parse(readFileSync('node_modules/sentiment/package.json', 'utf8')) as { version: string };
    expect(afinn.version).toBe(version);
  });

  it.each<[string, 'positive' | 'neutral' | 'negative']>([
    ['I love it', 'positive'],
    ['I hate it', 'negative'],
    ['It opens at nine', 'neutral'],
    ['no problems', 'positive'],
    ['No problems, no complaints', 'positive'],
    ['not bad at all', 'positive'],
    ['not the worst', 'positive'],
    ['nobody loves her', 'negative'],
    ['I don’t like it', 'negative'],
    ['I don‘t like it', 'negative'],
    ["I don't like it", 'negative'],
    ['It isn’t really that good', 'negative'],
    ['I wouldnt recommend it', 'negative'],
    ['without any problems', 'positive'],
    ['👍🏽', 'positive'],
    ['👍🏿👍🏻', 'positive'],
    ['coffee❤️', 'positive'],
    ['💔', 'negative'],
    ['so good😍so good', 'positive'],
    ['“great”', 'positive'],
    ['GREAT!!!', 'positive'],
    ['great.Fantastic', 'positive'],
    ['naïve', 'negative'],
    ['nai\u0308ve', 'negative'],
    ['I\u00a0love\u00a0it', 'positive'],
    ['I\tlove\tit', 'positive'],
    ['I\u3000love\r\nit', 'positive'],
    ['I lo\u00adve it', 'positive'],
    ['I \u200flove\u200e it', 'positive'],
  ])('labels %j as %s', (text, label) => {
    expect(scored(text).label).toBe(label);
  });

  it.each<[string, string, 'positive' | 'negative']>([
    ['the end of a sentence', 'Why not? Great coffee', 'positive'],
    ['a full stop', 'They had none. Excellent otherwise', 'positive'],
    ['a comma', 'never late, always friendly', 'positive'],
    ['a new line', 'closed without a word\nterrible service', 'negative'],
    ['a turn', 'not cheap but great', 'positive'],
    ['three words', 'no more sugar in my great coffee', 'positive'],
    ['what it stands behind', 'I love it not only for the taste', 'positive'],
  ])('does not extend a negation across %s', (_, text, label) => {
    expect(scored(text).label).toBe(label);
  });

  it('scores a word after "constructor" correctly, although the package does not', () => {
    expect(weights('constructor love')).toEqual([['love', 3]]);
    expect(weights('not constructor love')).toEqual([['love', -3]]);
  });

  it('lists the words that moved the score, heaviest first', () => {
    expect(weights('good, terrible and not outstanding')).toEqual([
      ['outstanding', -5],
      ['good', 3],
      ['terrible', -3],
    ]);
  });

  it('judges each occurrence of a repeated word by its own position', () => {
    expect(weights('good, but not good')).toEqual([
      ['good', 3],
      ['good', -3],
    ]);
  });

  it('returns the score, the polarity and the score per word', () => {
    const { score, polarity, comparative, confidence, probabilities } = scored('I love it!');
    expect([score, comparative, confidence, probabilities]).toEqual([3, 1, null, null]);
    expect(polarity).toBeCloseTo(3 / Math.sqrt(24), 12);
  });

  it.each([
    ['[Best Buy] opens at nine', 0],
    ['[Joy] and [Love], the café', 0],
    ['I love [Hate Coffee]', 3],
    ['[Hate]ful', 0],
    ['[Acme] opens, {Joy} closes', 0],
    ['{Love} and [Joy], I hate both', -3],
  ])('does not let the name of a brand affect the score of %j', (text, score) => {
    expect(scored(text).score).toBe(score);
  });

  it.each(['', '   ', '\n\n', '!!!', '…', '[Acme Coffee]', '[Acme Coffee]!', '\u{1F3FD}'])(
    'leaves %j unscored because it contains nothing to judge',
    (text) => {
      expect(scored(text)).toMatchObject({ label: null, polarity: null, score: null, comparative: null, reasons: [] });
    },
  );

  it('leaves other languages unscored instead of calling them neutral', () => {
    expect(scored('I love it', 'de').label).toBeNull();
    expect(scored('I love it', 'en').label).toBe('positive');
    expect(scored('I love it', null).label).toBe('positive');
  });

  it('shares no list between two results', () => {
    const [one, other] = [scored(''), scored('')];
    one.emotions.push('joy');
    one.reasons.push({ token: 'x', weight: 1 });
    expect([other.emotions, other.reasons]).toEqual([[], []]);
  });

  it.each(['constructor', '__proto__', 'hasOwnProperty', 'toString valueOf', 'constructor __proto__ love'])(
    'is not misled by %j',
    (text) => {
      expect(Number.isFinite(scored(text).score)).toBe(true);
    },
  );

  it('returns consistent scores for any text', () => {
    const text = fc.oneof(
      fc.string({ unit: 'binary', maxLength: 200 }),
      fc
        .array(fc.constantFrom('not', 'good', 'bad', 'constructor', '.', '👍🏽', '\u0001', 'but'), { maxLength: 12 })
        .map((words) => words.join(' ')),
    );
    fc.assert(
      fc.property(text, (given) => {
        const { label, polarity, score, reasons } = scored(given.replace(/[[\]]/g, ''));
        if (label === null) expect([polarity, score]).toEqual([null, null]);
        else {
          expect(Math.abs(polarity!)).toBeLessThan(1);
          expect(score).toBe(reasons.reduce((sum, { weight }) => sum + weight, 0));
          expect(label).toBe(score! > 0 ? 'positive' : score! < 0 ? 'negative' : 'neutral');
        }
      }),
      { numRuns: 500 },
    );
  });

  it.each<[string, string]>([
    ['words', 'not good '],
    ['punctuation', '.'],
    ['spaces', ' '],
    ['marks', '\u0301\u0323'],
    ['emoji', '👍🏽'],
    ['quotes', '’“'],
    ['one long word', 'good'],
  ])('takes linear time for %s', (_, piece) => {
    expect(growth(10_000, (size) => void afinn.score(piece.repeat(size), { language: null, brand: [] }))).toBeLessThan(
      TOO_STEEP,
    );
  });
});
