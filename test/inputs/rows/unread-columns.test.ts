import { describe, expect, it } from '@jest/globals';
import { readFileNamed, readStdin } from '../reading.js';

const HEAD = 'Datum;Autor;Text;Bewertung';
const table = (head: string, ...rows: string[]) => `${[head, ...rows].join('\n')}\n`;
const warningsOf = async (name: string, content: string | Uint8Array, map?: readonly string[]) =>
  (await readFileNamed(name, content, map === undefined ? {} : { map })).warnings;

describe('columns that are not read', () => {
  it('are reported if one of them looks like the missing time', async () => {
    const rows = ['31.12.2025;Ines;Acme röstet gut;5', '30.12.2025;Otto;Acme war zu;2'];
    const expected = [
      'unread_fields: not read: "Datum", "Autor", "Bewertung"; "Datum" looks like the time: --map publishedAt=Datum reads it',
    ];
    expect(await warningsOf('reviews.csv', table(HEAD, ...rows))).toEqual(expected);
    const ansi = Buffer.from(table(HEAD, ...rows), 'latin1');
    expect(await warningsOf('reviews.csv', ansi)).toEqual(expected);
  });

  it('are read with the map that the warning suggests', async () => {
    const { found, warnings } = await readFileNamed(
      'reviews.csv',
      table(HEAD, '31.12.2025 18:05;Ines;Acme röstet gut;5'),
      { map: ['publishedAt=Datum', 'author=Autor', 'rating=Bewertung'] },
    );
    expect(warnings).toEqual([]);
    expect(found).toMatchObject([
      { publishedAt: '2025-12-31T18:05:00.000Z', author: { handle: 'Ines' }, rating: 5, text: 'Acme röstet gut' },
    ]);
  });

  it.each([
    ['ISO', 'Erstellt am', '2025-12-31', "'publishedAt=Erstellt am'"],
    ['Unix', 'cuándo', '1795163415', 'publishedAt=cuándo'],
    ['milliseconds', 'wann', '1795163415000', 'publishedAt=wann'],
    ['words', 'stamp', '31 Dec 2025 18:05', 'publishedAt=stamp'],
  ])('are recognized as times in the format: %s', async (_, name, time, pair) => {
    const [warning] = await warningsOf('posts.csv', table(`id,text,${name}`, `1,Acme,${time}`));
    expect(warning).toBe(
      `unread_fields: not read: ${JSON.stringify(name)}; ${JSON.stringify(name)} looks like the time: --map ${pair} reads it`,
    );
  });

  it('are reported with both readings if their times are ambiguous', async () => {
    const [warning] = await warningsOf('resenas.csv', table('Fecha;Text;Autor', '01/02/2026;Acme;Inés'));
    expect(warning).toBe(
      'unread_fields: not read: "Fecha", "Autor"; "Fecha" looks like the time, but of which month? --map publishedAt:dmy=Fecha reads 31/12/2025, --map publishedAt:mdy=Fecha reads 12/31/2025',
    );
  });

  it('are reported if nothing but the text is recognized', async () => {
    expect(await warningsOf('reviews.csv', table('Autor;Text', 'Ines;Acme', 'Otto;Acme'))).toEqual([
      'unread_fields: not read: "Autor"; --map says what they are, such as --map publishedAt=…,author=…',
    ]);
  });

  it('are checked in later rows if the first ones leave them empty', async () => {
    const rows = [...Array<string>(40).fill(';;Acme;'), '31.12.2025;;Acme;'];
    expect(await warningsOf('reviews.csv', table(HEAD, ...rows))).toEqual([
      'unread_fields: not read: "Datum"; "Datum" looks like the time: --map publishedAt=Datum reads it',
    ]);
  });

  it('are listed by name up to the first dozen', async () => {
    const names = Array.from({ length: 15 }, (_, place) => `n${place}`);
    const [warning] = await warningsOf('wide.csv', table(['text', ...names].join(), ['Acme', ...names].join()));
    expect(warning).toMatch(/"n11" and 3 more; /);
  });

  it('are reported for members of JSON, in lines, in a list and in a page', async () => {
    const posts = [
      { wann: '2025-12-31', text: 'Acme', wer: { name: 'Ines' } },
      { wann: '2025-12-30', text: 'Acme', wer: null },
    ];
    const expected = [
      'unread_fields: not read: "wann", "wer"; "wann" looks like the time: --map publishedAt=wann reads it',
    ];
    const lines = posts.map((post) => JSON.stringify(post)).join('\n');
    expect(await warningsOf('posts.ndjson', lines)).toEqual(expected);
    expect((await readStdin([...lines])).warnings).toEqual(expected);
    expect(await warningsOf('posts.json', JSON.stringify(posts))).toEqual(expected);
    expect(await warningsOf('posts.json', JSON.stringify({ posts }))).toEqual(expected);
  });

  it.each([
    ['there is a time', 'date,text,order', '2025-12-31,Acme,31.12.2025'],
    ['there is a time that cannot be read', 'date,text,order', 'soon,Acme,31.12.2025'],
    ['something is known and nothing looks like a time', 'id,text,order,phone', '1,Acme,17,030-1234567'],
    ['numbers are no times', 'id,text,ean,big', '1,Acme,978316148410,4006381333931'],
    ['there are no others', 'text', 'Acme'],
  ])('are not reported if %s', async (_, head, row) => {
    const warnings = await warningsOf('posts.csv', table(head, row));
    expect(warnings.filter((warning) => !warning.startsWith('unreadable_time'))).toEqual([]);
  });

  it('are not reported if the map names them', async () => {
    expect(await warningsOf('posts.csv', table('a,b', 'Acme,1'), ['text=a'])).toEqual([]);
    expect(
      await warningsOf('posts.ndjson', JSON.stringify({ text: 'Acme', at: { time: '2025-12-31' } }), [
        'publishedAt=at.time',
      ]),
    ).toEqual([]);
  });

  it('are not reported for a known export', async () => {
    const item = { id: 1, type: 'comment', by: 'ines', time: 1795163415, text: 'Acme', parent: 2 };
    const warnings = await warningsOf('items.ndjson', `${JSON.stringify(item)}\n{"text":"Acme","wann":"2025-12-31"}\n`);
    expect(warnings).toEqual([]);
  });
});
