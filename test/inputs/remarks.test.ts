import { gzipSync } from 'node:zlib';
import { describe, expect, it } from '@jest/globals';
import { readFileNamed, readStdin, refusalOf } from './reading.js';

const row = (id: number) => JSON.stringify({ id, text: `Acme ${id}` });

describe('bad lines', () => {
  it('are reported with their numbers, and the rest is read', async () => {
    const text = [row(1), '{"text":"Acme', '', '["Acme"]', row(5), '7', '{"a":"\0"}', row(8)].join('\n');
    const { found, warnings, error, pages } = await readStdin([text]);
    expect(found.map(({ id }) => id)).toEqual(['1', '5', '8']);
    expect(warnings).toEqual([
      'bad_line: line 2: not JSON',
      'bad_line: line 4: not an object',
      'bad_line: line 6: not an object',
      'bad_line: line 7: not JSON',
    ]);
    expect(error).toMatchObject({ code: 'bad_response', message: '4 of 7 lines could not be read', readToEnd: true });
    expect(pages).toBeGreaterThan(0);
  });

  it('after the tenth are only counted', async () => {
    const { warnings, error } = await readStdin([`${row(1)}\n${'oops\n'.repeat(25)}`]);
    expect(warnings).toHaveLength(11);
    expect(warnings.slice(-2)).toEqual(['bad_line: line 11: not JSON', 'bad_line: 15 more lines could not be read']);
    expect(error?.message).toBe('25 of 26 lines could not be read');
  });

  it('can come before the first good one', async () => {
    for (const start of ['{"text":"cut off', '["an array"]', 'a comment', '{"text": oops}', '{']) {
      const { found, error } = await readFileNamed('posts.ndjson', `${start}\n${row(2)}\n${row(3)}\n`);
      expect(found.map(({ id }) => id)).toEqual(['2', '3']);
      expect(error?.message).toBe('1 of 3 lines could not be read');
    }
  });

  it('are found in arrays', async () => {
    const { found, warnings, error } = await readStdin([
      `[\n${row(1)},\n{"text": oops},\n"Acme",\n${row(4)},\n{"text":"cut`,
    ]);
    expect(found.map(({ id }) => id)).toEqual(['1', '4']);
    expect(warnings).toEqual([
      'bad_line: line 3: not JSON',
      'bad_line: line 4: not an object',
      'bad_line: line 6: cut off',
    ]);
    expect(error?.message).toBe('3 of 5 lines could not be read');
  });

  it('mark the input as incomplete if a list is not closed', async () => {
    const list = `[${[row(1), row(2), row(3)].join()}]`;
    for (const [text, reason] of [
      [list.slice(0, -9), 'cut off'],
      [list.slice(0, -1), 'the list is not closed'],
    ] as const) {
      const { found, warnings, error } = await readFileNamed('posts.json', text);
      expect(found.length).toBeGreaterThan(1);
      expect(warnings).toEqual([`bad_line: line 1: ${reason}`]);
      expect(error).toMatchObject({ code: 'bad_response', readToEnd: false });
    }
  });

  it('are found in tables', async () => {
    const { found, warnings, error } = await readFileNamed(
      'posts.csv',
      'id,text\n1,Acme\n2,Acme,so,what\n3\n4,"Acme\n5,Acme\n',
    );
    expect(found.map(({ id }) => id)).toEqual(['1', '5']);
    expect(warnings).toEqual([
      'bad_line: line 3: 4 cells where the first line has 2',
      'bad_line: line 4: 1 cells where the first line has 2',
      'bad_line: line 5: a quote that is not closed',
    ]);
    expect(error?.message).toBe('3 of 5 lines could not be read');
  });

  it('without any good one are rejected', async () => {
    expect(await refusalOf(readFileNamed('posts.ndjson', 'oops\n{\n'))).toMatch(
      /nothing of .*posts\.ndjson can be read: line 1: not JSON/,
    );
    expect(await refusalOf(readStdin(['{"text":"Acme']))).toMatch(
      /nothing of standard input can be read: line 1: cut off/,
    );
  });
});

describe('an input that breaks off', () => {
  const text = Array.from({ length: 5000 }, (_, id) => row(id)).join('\n');

  it('is read up to the break: gzip', async () => {
    const packed = gzipSync(text);
    const { found, error } = await readFileNamed('posts.ndjson.gz', packed.subarray(0, packed.length - 100));
    expect(found.length).toBeGreaterThan(1000);
    expect(found.slice(0, 3).map(({ id }) => id)).toEqual(['0', '1', '2']);
    expect(error?.message).toMatch(/^its gzip ends too early, behind \d+ lines$/);
    expect(error).toMatchObject({ readToEnd: false });
  });

  const rows = Array.from({ length: 400 }, (_, id) => ({ id: `${id}`, text: `Acme ${id * 7919}` }));
  const items = rows.map(({ id, text }) => `<item><guid>${id}</guid><title>${text}</title></item>`).join('\n');
  it.each([
    ['posts.ndjson.gz', rows.map((one) => JSON.stringify(one)).join('\n')],
    ['posts.json.gz', JSON.stringify(rows, null, 1)],
    ['posts.csv.gz', `id,text\n${rows.map(({ id, text }) => `${id},"${text}"`).join('\n')}`],
    ['feed.xml.gz', `<rss version="2.0"><channel><title>Acme</title>${items}</channel></rss>`],
  ])('is read up to the break, even if its format is not known by then: %s', async (name, content) => {
    const packed = gzipSync(content);
    const { found, error } = await readFileNamed(name, packed.subarray(0, packed.length >> 1));
    const texts = rows.map(({ text }) => text);
    const said = found.map(({ title, text }) => title ?? text);
    expect(said.length).toBeGreaterThan(100);
    expect(said.slice(0, -1)).toEqual(texts.slice(0, said.length - 1));
    expect(error?.message).toMatch(/^its gzip ends too early, behind \d+ lines?$/);
    // Cut off before the first row is complete.
    expect(await refusalOf(readFileNamed(name, packed.subarray(0, 40)))).toMatch(/: its gzip ends too early$/);
  });

  it('is read up to the break: standard input, within a character', async () => {
    const bytes = Buffer.from(`${row(1)}\n{"id":2,"text":"Acmé`);
    const { found, warnings } = await readStdin([bytes.subarray(0, -1)]);
    expect(found).toHaveLength(1);
    expect(warnings).toEqual(['bad_line: line 2: not JSON']);
    const table = Buffer.from('id,text\n1,é\n2,Acmé');
    expect((await readStdin([table.subarray(0, -1)])).found).toMatchObject([{ text: 'é' }, { text: 'Acm\ufffd' }]);
  });

  it('has the same ids as the complete input', async () => {
    const nameless = Array.from({ length: 99 }, (_, place) => JSON.stringify({ text: `Acme ${place % 3}` })).join('\n');
    const whole = (await readStdin([nameless])).found.map(({ id }) => id);
    const half = (await readStdin([nameless.slice(0, nameless.length >> 1)])).found.map(({ id }) => id);
    expect(whole.slice(0, half.length)).toEqual(half);
  });
});

describe('ids of rows without one', () => {
  const ids = async (name: string, content: string) => (await readFileNamed(name, content)).found.map(({ id }) => id);
  const good = '{"text":"Acme is good"}\n';
  const bad = '{"text":"Acme is bad"}\n';

  it('differ for equal rows of one file', async () => {
    const found = await ids('a.ndjson', good + good + bad);
    expect(new Set(found).size).toBe(3);
  });

  it('do not depend on the name or the format of the file', async () => {
    const found = await ids('a.ndjson', good + bad + good);
    expect(await ids('b.jsonl', good + bad + good)).toEqual(found);
    expect(await ids('c.csv', 'text\nAcme is good\nAcme is bad\nAcme is good\n')).toEqual(found);
    expect(await ids('d.json', `[${[good, bad, good].join(',')}]`)).toEqual(found);
  });

  it('differ between files that begin differently, whatever they share', async () => {
    const [a, b] = [await ids('a.ndjson', bad + good + good), await ids('b.ndjson', good + good + good)];
    expect(new Set([...a, ...b]).size).toBe(6);
  });

  it('are null if the URL identifies the row, unless several rows can share a page', async () => {
    const rows = [1, 2].map((place) => ({ url: 'https://acme.example/shop', text: `Acme ${place}`, rating: place }));
    const found = await ids('a.json', JSON.stringify([{ url: 'https://acme.example/', text: 'Acme' }, ...rows]));
    expect(found[0]).toBeNull();
    expect(new Set(found).size).toBe(3);
  });

  it('keep all digits if they are too large for a number', async () => {
    expect(
      await ids(
        'a.ndjson',
        '{"id":1790000000000000001,"text":"a \\" 1"}\n{"id":-9007199254740993,"text":"[1790000000000000001]"}',
      ),
    ).toEqual(['1790000000000000001', '-9007199254740993']);
  });
});
