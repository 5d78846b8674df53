import { describe, expect, it } from '@jest/globals';
import { canonicalUrl } from '../src/core/mention/canonical-url.js';
import { excerpt } from '../src/core/text/excerpt.js';
import { keywords } from '../src/core/text/keywords.js';
import { languageCode } from '../src/core/text/language-code.js';
import { languageOfLatin } from '../src/core/text/latin-language.js';
import { social } from '../src/engines/social.js';
import { ownCopy } from '../src/own-copy.js';
import { heldBy } from './support/held.js';

const TEXTS = 200;
const LENGTH = 100_000;
/** A tenth of all that was read. */
const LITTLE = (TEXTS * LENGTH) / 10;

/** Makes something of each of many long texts. */
const ofEach =
  <T>(make: (name: string, filling: string) => T) =>
  (): readonly T[] =>
    Array.from({ length: TEXTS }, (_, n) => {
      // In letters only: 103 becomes `bad`.
      const letters = [...String(1000 + n)].map((digit) => 'abcdefghij'[Number(digit)]).join('');
      return make(`remarkableword${letters}`, `${letters} and so on `.repeat(LENGTH / 15));
    });

describe('a part of a text', () => {
  it('equals the part when copied', () => {
    for (const part of ['', 'a', 'twelve chars', 'a little more than that', 'ünïcode 😀 too, and more of it']) {
      expect(ownCopy(part)).toBe(part);
    }
  });

  it.each<[title: string, make: (name: string, filling: string) => unknown]>([
    ['by itself', (name, filling) => ownCopy(`${filling}${name}`.slice(-18))],
    ['as an excerpt', (name, filling) => excerpt(`${filling}\n${name} ${filling}`, [])],
    [
      'as a keyword',
      (name, filling) => [...keywords(`${filling} ${name}`, { language: 'en', own: () => false })].at(-1),
    ],
    [
      'as a reason',
      (name, filling) => {
        const text = `Acme is absolutely disappointing ${name}, ${filling}`;
        return social.score(text, { language: 'en', brand: [{ start: 0, end: 4 }] }).reasons;
      },
    ],
  ])('does not keep the whole text in memory: %s', (_, make) => {
    expect(heldBy(ofEach(make))).toBeLessThan(LITTLE);
  });

  it.each<[title: string, remember: (name: string, filling: string) => unknown]>([
    ['a word', (name, filling) => keywords(`${filling} un${name}`, { language: 'en', own: () => false })],
    ['how a word is spelled', (name, filling) => languageOfLatin(`${filling} ${name}`)],
    [
      'a host',
      (name, filling) => canonicalUrl(`https://${name}.example/${filling.replaceAll(' ', '-').slice(0, 19_000)}`),
    ],
    ['a language', (name, filling) => languageCode(`${filling}en-${name.slice(-4)}-xxxxxxxx`.slice(-16))],
  ])('does not keep the whole text in memory if it is cached: %s', (_, remember) => {
    expect(heldBy(() => void ofEach(remember)())).toBeLessThan(LITTLE);
  });
});
