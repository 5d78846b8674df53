/** Skimming for many brands changes no number, whatever they are called and however lines are written. */
import { describe, expect, it } from '@jest/globals';
import { keysWanted } from '../../../src/inputs/skim/keys-wanted.js';
import { layouts, members } from '../../../src/inputs/skim/layouts.js';
import { localFile } from '../../../src/library/local-file.js';
import { scanBrands } from '../../../src/library/scan.js';
import fc from '../../support/property.js';
import { counting, inFile, unskimmed } from './skimmed.js';

/** Whether each of consecutive lines contains one of the keys. */
function held(keys: readonly string[], lines: readonly string[]): readonly boolean[] {
  // At the very end, an escape is left to a parser.
  const bytes = Buffer.from([...lines, '        '].map((line) => `${line}\n`).join(''), 'latin1');
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.length);
  const search = keysWanted(keys).search();
  const known = layouts();
  search.begin(bytes, view);
  let from = 0;
  return lines.map(() => {
    const layout = known.read(view, from, bytes.length);
    const holds = search.holds(from, layout, -1);
    from = members.lineEnd;
    return holds;
  });
}

const inLine = (keys: readonly string[], line: string): boolean => held(keys, [line])[0]!;

describe('a line', () => {
  it.each<[string, string, readonly string[]]>([
    ['for a word', '{"text":"at Acme, today"}', ['acme']],
    ['for a word behind an escape', String.raw`{"text":"at\nACME"}`, ['acme']],
    ['for two words, whatever stands between them', '{"text":"Acme <b>Coffee"}', ['acme coffee']],
    ['for two words in any order', '{"text":"coffee","by":"acme"}', ['acme coffee']],
    ['for a word of several that are looked for', '{"text":"acme tea"}', ['acme coffee', 'tea']],
    ['for its length', `{"text":"${'x'.repeat(100_000)}"}`, ['acme']],
    ['for many words that begin something', `{"text":"${'acme '.repeat(40)}"}`, ['acme coffee']],
  ])('is read %s', (_, line, keys) => {
    expect(inLine(keys, line)).toBe(true);
  });

  it.each<[string, string, readonly string[]]>([
    ['for a part of a word', '{"text":"acmes pineacme acme2"}', ['acme']],
    ['for what an escape makes of it', String.raw`{"text":"at\tacme"}`, ['tacme']],
    ['for the name of a member', '{"text":"tea","acme":1}', ['acme']],
    ['for the first of two words', '{"text":"acme tea"}', ['acme coffee']],
    ['for the second of two words', '{"text":"coffee tea"}', ['acme coffee']],
  ])('is not read %s', (_, line, keys) => {
    expect(inLine(keys, line)).toBe(false);
  });

  it('is judged independently of the values of earlier lines', () => {
    const keys = ['acme coffee', 'tea'];
    const lines = [
      '{"a":"acme","b":"nothing","c":1}',
      '{"a":"acme","b":"coffee","c":1}',
      '{"a":"acme","b":"nothing","c":1}',
      '{"a":"acme","b":"nothing","c":2}',
      '{"a":"plain","b":"nothing","c":2}',
      '{"a":"plain","b":"not tea","c":2}',
      '{"a":"plain","b":"not tea","c":2}',
      '{"a":"plain","b":"nothing","c":2}',
      '{"b":"nothing","a":"Tea"}',
    ];
    expect(held(keys, lines)).toEqual([false, true, false, false, false, true, true, false, true]);
  });

  it('is read if and only if it contains all words of a key', () => {
    const word = fc.constantFrom(...'a ac acm acme acmes coffee Coffee tea 2 42 acme42 nobody17'.split(' '));
    const keys = fc.array(
      fc.oneof(
        word,
        fc.tuple(word, word).map((both) => both.join(' ')),
      ),
      { minLength: 1 },
    );
    const value = fc.array(fc.oneof(word, fc.constantFrom(' ', '-', '\n', '\\', '"', '_')), { maxLength: 6 });
    const line = fc.record({ a: value, b: value, c: value });
    fc.assert(
      fc.property(keys, fc.array(line, { maxLength: 8 }), (given, rows) => {
        const looked = given.map((key) => key.toLowerCase());
        const texts = rows.map((row) => Object.values(row).map((pieces) => pieces.join('')));
        const wanted = texts.map((values) => {
          // What an escape stands for separates words, as does everything but letters and digits.
          const words = new Set(values.flatMap((text) => text.toLowerCase().match(/[a-z0-9]+/g) ?? []));
          return looked.some((key) => key.split(' ').every((one) => words.has(one)));
        });
        const lines = texts.map(([a, b, c]) => JSON.stringify({ a: `.${a}`, b: `.${b}`, c: `.${c}` }));
        expect(held(looked, lines)).toEqual(wanted);
      }),
      { numRuns: 1000 },
    );
  });
});

describe('skimming for many brands', () => {
  const names = [
    ...[
      'Acme',
      'Acme Coffee',
      'Ac-Me',
      'Tea & Me',
      "O'Me",
      'Café Tea',
      'Яндекс',
      '任天堂',
      'me',
      'C++',
      'x_y',
      'The Tea',
    ],
    ...Array.from({ length: 5 }, (_, at) => `Nobody ${at}`),
  ];
  const plain = (place: number) => ({
    id: `p${place}`,
    body: `nothing to see in post ${place}`,
    notes: 'x'.repeat(4000),
    created_at: new Date(Date.parse('2026-11-01T00:00:00Z') + place * 60_000).toISOString(),
  });
  const many = Array.from({ length: 400 }, (_, place) => plain(place));

  it('changes no number of random files', async () => {
    const piece = fc.constantFrom(
      ...[
        'acme',
        'Ac',
        'me',
        'tea',
        'Coffee',
        '&amp;',
        '&shy;',
        '<b>',
        '</p>',
        '<br>',
        'café',
        'é',
        '“',
        '❤️',
        '\u200b',
        'ＡＣ',
        'ⅿ',
        '𝐞',
        '\u2060',
        '—',
        '&quot',
        'á',
      ],
      ...[
        '\n',
        ' ',
        ' ',
        ' ',
        '-',
        '#',
        '@',
        '_',
        "'",
        'яндекс',
        'ян',
        '任天堂',
        '任',
        '天堂',
        'c++',
        'x',
        'y',
        'the',
        '"',
      ],
    );
    const words = fc.array(piece, { maxLength: 6 }).map((pieces) => pieces.join(''));
    const row = fc.record(
      {
        id: fc.integer({ min: 0, max: 10 ** 9 }),
        body: words,
        title: fc.oneof(words, fc.constant(null)),
        tags: fc.array(words, { maxLength: 2 }),
        author: words,
        created_at: fc
          .date({ min: new Date(0), max: new Date('2027-01-01'), noInvalidDate: true })
          .map((date) => date.toISOString()),
      },
      { requiredKeys: ['id', 'body', 'created_at'] },
    );
    const passed = { lines: 0 };
    let mentions = 0;
    const ascii = names.filter((name) => !/[^\0-\x7f]/.test(name));
    await fc.assert(
      fc.asyncProperty(
        fc.array(row, { minLength: 40, maxLength: 40 }),
        fc.boolean(),
        fc.constantFrom(names, ascii),
        async (rows, isEscaped, named) => {
          const brands = named.map((name) => ({ name }));
          const again = rows.map((one) => ({ ...one, id: one.id + 1, tags: [], title: null }));
          const content = [...many, ...rows, ...again].map((one) => `${JSON.stringify(one)}\n`).join('');
          const escaped = content.replace(
            /[^\0-\x7f]/g,
            (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`,
          );
          await inFile(isEscaped ? escaped : content, async (path) => {
            const options = { engine: 'afinn', now: () => new Date('2026-11-22T00:00:00Z') };
            const skimmed = await scanBrands(brands, {
              ...options,
              sources: [counting(await localFile(path), passed)],
            });
            const read = await scanBrands(brands, { ...options, sources: [unskimmed(await localFile(path))] });
            for (const { counts } of read) mentions += counts.mentions ?? 0;
            expect(skimmed).toEqual(read);
          });
        },
      ),
      { numRuns: 6, endOnFailure: true },
    );
    expect([passed.lines > 300, mentions > 50]).toEqual([true, true]);
  });
});
