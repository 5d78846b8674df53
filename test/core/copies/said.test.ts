import { describe, expect, it } from '@jest/globals';
import { type Said, saidIn } from '../../../src/core/copies/said.js';
import { HAS_DIGIT, IS_NAME, sameWord } from '../../../src/core/copies/word-hashes.js';
import { growth, TOO_STEEP } from '../../support/growth.js';
import fc from '../../support/property.js';

const said = (text: string, title: string | null = null, outlet: string | null = null): Said =>
  saidIn({ title, text, origin: { name: outlet, url: null } });

const isSame = (a: Said, b: Said) =>
  a.words.length === b.words.length && a.words.every((word, place) => sameWord(word, b.words[place]!));

const PLAIN = 'We tried every oat milk that Acme sells';

describe('saidIn', () => {
  it.each([
    ['an address', `${PLAIN} https://t.example/a1?b=c#d`],
    ['an address cut short', `${PLAIN} shop.example/oat-mil…`],
    ['handles', `@ann ${PLAIN} @acme@social.example`],
    ['tags behind it', `${PLAIN}\n\n#oatmilk #coffee #月曜日`],
    ['case, quotes and width', 'WE TRIED “EVERY” ＯＡＴ MILK THAT ACME SELLS'],
    ['whom it came from', `${PLAIN} via @ann`],
    ['an invitation to read on', `${PLAIN}. Continue reading on our site`],
    ['what WordPress adds', `${PLAIN}. The post Oat milk appeared first on Ann’s blog.`],
    ['the name of its agency', `${PLAIN}. (Source: Acme Wire)`],
    ['an invitation in other words', `${PLAIN}. READ THE FULL STORY`],
    ['an invitation in German', `${PLAIN}. Weiterlesen`],
    ['an invitation in French', `${PLAIN}. Lire la suite`],
    ['an invitation in Spanish', `${PLAIN}. LEER MÁS`],
    ['the name of its source in German', `${PLAIN}. Quelle: Acme Wire`],
    ['the name of its source in Spanish', `${PLAIN}. Fuente: Acme Wire`],
    ['a thank-you', `${PLAIN} H/T Ann`],
    ['brackets that held a link', `${PLAIN} []`],
    ['several of them', `${PLAIN} [...] Read more via Acme Wire #coffee`],
    ['the sign that there is more', `${PLAIN}…`],
  ])('ignores %s', (_, text) => {
    expect(isSame(said(text), said(PLAIN))).toBe(true);
  });

  it.each([
    ['a title that the text repeats', said(`Oat milk. ${PLAIN}`, 'Oat milk'), said(`Oat milk. ${PLAIN}`)],
    [
      'the outlet behind a title',
      said('', 'Acme recalls mugs - Evening Star', 'Evening Star'),
      said('', 'Acme recalls mugs'),
    ],
    ['how thousands are written', said('20,000 mugs'), said('20000 mugs')],
  ])('is the same with and without %s', (_, one, other) => {
    expect(isSame(one, other)).toBe(true);
  });

  it.each([
    ['numbers', 'for 4.99', 'for 5.99'],
    ['versions', 'Acme 2.3.1', 'Acme 2.3.2'],
    ['words', 'tea', 'coffee'],
    ['all that is a tag', '#tea', '#coffee'],
    ['letters of scripts without spaces', '東町', '西町'],
  ])('distinguishes %s', (_, one, other) => {
    expect(isSame(said(one), said(other))).toBe(false);
  });

  it('marks numbers, and as names the words capitalized within a sentence', () => {
    const { words } = said('The mugs cost 20 in Elmsford. Nobody in Mill Green knew.');
    const signs = [...words].map((word) => word & 3);
    expect(signs).toEqual([0, 0, 0, HAS_DIGIT, 0, IS_NAME, 0, 0, IS_NAME, IS_NAME, 0]);
  });

  it('counts a character that is a word as half a word', () => {
    expect(said('新しい豆を買う')).toMatchObject({ words: { length: 7 }, size: 3.5 });
    expect(said('two words')).toMatchObject({ words: { length: 2 }, size: 2 });
  });

  it('detects truncated texts and headlines without a text', () => {
    expect(said(`${PLAIN} and found…`).isCut).toBe(true);
    expect(said(`${PLAIN}... https://t.example/a`).isCut).toBe(true);
    expect(said(`${PLAIN}.`).isCut).toBe(false);
    expect(said('', 'A headline').isHeadline).toBe(true);
    expect(said('A headline', 'A headline').isHeadline).toBe(true);
    expect(said('A headline, and more', 'A headline').isHeadline).toBe(false);
    expect(said('Oats', 'A headline').isHeadline).toBe(false);
    expect(said('No headline').isHeadline).toBe(false);
  });

  it('accepts any text, and reads at most 256 words of it', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 200 }), fc.option(fc.string()), (text, title) => {
        const { words, size, titleWords } = said(text, title);
        expect(size).toBeLessThanOrEqual(words.length);
        expect(titleWords).toBeLessThanOrEqual(words.length);
      }),
      { numRuns: 500 },
    );
    expect(said('word '.repeat(100_000)).words.length).toBe(256);
  });

  it.each(['a.', '#a ', 'via ', 'The post ', 'source: ', '...', '[', '@a', 'https://', 'a-', ' '])(
    'reads a text of repeated %j in linear time',
    (piece) => {
      const run = (size: number) => void said(piece.repeat(size));
      expect(growth(2000, run)).toBeLessThan(TOO_STEEP);
    },
  );
});
