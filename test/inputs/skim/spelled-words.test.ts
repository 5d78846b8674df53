/** Words with non-ASCII letters are found in the bytes of a line as they are in its text. */
import { describe, expect, it } from '@jest/globals';
import { fold } from '../../../src/core/text/fold.js';
import { spelledWords } from '../../../src/inputs/skim/spelled-words.js';
import fc from '../../support/property.js';

const { words, read } = spelledWords();

/** @param line the text of a JSON string. @returns null if it can be read in more than one way */
function wordsIn(line: string | Buffer): readonly string[] | null {
  const bytes = Buffer.concat([Buffer.from('"'), Buffer.from(line), Buffer.from('"}\n')]);
  const size = read(new DataView(bytes.buffer, bytes.byteOffset, bytes.length), 0, bytes.length);
  return size === -1 ? null : words.toString('latin1', 0, size).split(' ').filter(Boolean);
}

const ASCII_WORDS = /[a-z0-9]+/g;

const isAscii = (text: string): boolean => /^[\0-\x7f]*$/.test(text);

/** UTF-16 code units, in four hexadecimal digits each. */
const units = (text: string): readonly string[] =>
  Array.from({ length: text.length }, (_, at) => text.charCodeAt(at).toString(16).padStart(4, '0'));

describe('words with non-ASCII letters', () => {
  it.each<[string, readonly string[]]>([
    ['at Acme', []],
    ['Ácme, äcme', ['acme', 'acme']],
    ['the pineácme2 tea', ['pineacme2']],
    ['a\u200bb c\u0301d', ['ab', 'cd']],
    ['Straße ㎏ 1½', ['strasse', 'kg', '11', '2']],
    ['привет ácme привет', ['acme']],
    ['яacmeя❤️b', ['b']],
    [String.raw`\u00e1cme \u00E1CME`, ['acme', 'acme']],
    [String.raw`\u2014acme\u2014tea`, ['acme', 'tea']],
    [String.raw`\nécole \\nécole`, ['ecole', 'necole']],
    [String.raw`\ud835\udc00cme \ud835cme \udc00\ud835`, ['acme', 'cme']],
    ['café, </p>', ['cafe']],
    ['ac<b>é', ['e']],
  ])('are found in %j', (line, expected) => {
    expect(wordsIn(line)).toEqual(expected);
  });

  it.each<[string, string | Buffer]>([
    ['a letter of ASCII that is written as its number', String.raw`\u0061cme`],
    ['a control', String.raw`ac\bme`],
    ['a letter of another charset', Buffer.from('caf\xe9', 'latin1')],
    ['bytes that spell a letter at too great a length', Buffer.from([0x61, 0xc1, 0xa1])],
    ['the same in three', Buffer.from([0xe0, 0x81, 0xa1])],
    ['half a character', Buffer.from([0xed, 0xa0, 0xb5])],
    ['a character that does not end', Buffer.from([0xf0, 0x9f, 0x98])],
    ['a character beyond all', Buffer.from([0xf4, 0x90, 0x80, 0x80])],
    ['what stands for something that could not be read', 'ac\ufffdme'],
    ['a control of a charset', '\u0085'],
    ['markup behind such a letter', 'acé<b>me'],
    ['an entity behind such a letter', 'acé&shy;me'],
    ['markup behind what is left out', 'ac\u200b<b>me'],
    ['an old entity before a letter', '&quotácme'],
    ['the same, escaped again', '&amp;quotácme'],
    ['markup in wide letters', 'ac＜b＞me'],
    ['more words than are kept', 'é'.repeat(20_000)],
    ['more letters than are kept', `é${'x'.repeat(20_000)}`],
    ['more letters than are kept before such a one', `${'x'.repeat(20_000)}é`],
  ])('are uncertain: %s', (_, line) => {
    expect(wordsIn(line)).toBeNull();
  });

  it('include every non-ASCII word of the folded text, however it is written', () => {
    const character = fc.oneof(
      { weight: 4, arbitrary: fc.constantFrom(...'abcmeABCME019 .-_@/\\"\n') },
      { weight: 2, arbitrary: fc.constantFrom(...'áéßæﬁＡｃ𝐦Ⅽ㎏½①ı\u0301\u200b\u200d\ufe0f\u00ad\u2060\u{e0061}') },
      { weight: 1, arbitrary: fc.constantFrom(...'яΣس任がカ한ไअ❤😀…’“\ud83d\ude00') },
      { weight: 1, arbitrary: fc.string({ unit: 'binary', minLength: 1, maxLength: 1 }) },
      { weight: 1, arbitrary: fc.integer({ min: 0xa0, max: 0x24ff }).map((code) => String.fromCodePoint(code)) },
    );
    const spelling = fc.constantFrom<(character: string) => string>(
      (one) => one,
      (one) =>
        units(one)
          .map((hex) => `\\u${hex}`)
          .join(''),
      (one) =>
        units(one)
          .map((hex) => `\\u${hex.toUpperCase()}`)
          .join(''),
    );
    let seen = 0;
    fc.assert(
      fc.property(fc.array(fc.tuple(character, spelling), { maxLength: 20 }), (characters) => {
        const line = characters
          .map(([one, spell]) => (isAscii(one) ? JSON.stringify(one).slice(1, -1) : spell(one)))
          .join('');
        const found = wordsIn(line);
        if (found === null) return;
        const text = JSON.parse(`"${line}"`) as string;
        const plain = line.toLowerCase().replace(/\\./g, ' ').match(ASCII_WORDS) ?? [];
        const known = new Set([...found, ...plain]);
        const all = fold(text).text.match(ASCII_WORDS) ?? [];
        seen += found.length;
        expect(all.filter((word) => !known.has(word))).toEqual([]);
      }),
      { numRuns: 5000 },
    );
    expect(seen).toBeGreaterThan(1000);
  });
});
