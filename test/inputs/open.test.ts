import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { gzipSync } from 'node:zlib';
import { afterAll, describe, expect, it } from '@jest/globals';
import { openInput } from '../../src/inputs/open.js';
import { readFileNamed, readInput, readStdin, refusalOf, search } from './reading.js';

const ann = { id: 'a1', text: 'I love Acme', author: 'ann', created_at: '2026-11-20T08:00:00Z' };
const bo = { id: 'b2', text: 'Acme, again “late”', author: 'bo', created_at: '2026-11-20T09:00:00Z' };
const said = [
  { id: 'a1', text: 'I love Acme', author: { handle: 'ann' }, publishedAt: '2026-11-20T08:00:00.000Z' },
  { id: 'b2', text: 'Acme, again “late”', author: { handle: 'bo' }, publishedAt: '2026-11-20T09:00:00.000Z' },
];
const lines = `${JSON.stringify(ann)}\n${JSON.stringify(bo)}\n`;
const csv =
  'id,text,author,created_at\na1,I love Acme,ann,2026-11-20T08:00:00Z\nb2,"Acme, again “late”",bo,2026-11-20T09:00:00Z\n';
const table = (delimiter: string) =>
  [ann, bo].reduce(
    (text, row) => `${text}${Object.values(row).join(delimiter)}\n`,
    `${Object.keys(ann).join(delimiter)}\n`,
  );

/** All of them contain the same two posts. */
const FORMATS: readonly (readonly [title: string, name: string, content: string])[] = [
  ['NDJSON', 'posts.ndjson', lines],
  ['NDJSON without a last line break', 'posts.jsonl', lines.trimEnd()],
  ['NDJSON with CRLF and blank lines', 'posts.ndjson', `\r\n${lines.replaceAll('\n', '\r\n\r\n')}`],
  ['NDJSON behind a byte order mark', 'posts.ndjson', `\ufeff${lines}`],
  ['an array', 'posts.json', JSON.stringify([ann, bo])],
  ['an array over many lines', 'posts.json', JSON.stringify([ann, bo], null, 2)],
  ['an array with an object a line', 'posts.json', `[\n${JSON.stringify(ann)},\n${JSON.stringify(bo)}\n]\n`],
  ['an array with commas in front', 'posts.json', `[${JSON.stringify(ann)}\n,${JSON.stringify(bo)}]`],
  [
    'objects over many lines, one after the other',
    'out.json',
    `${JSON.stringify(ann, null, 2)}\n${JSON.stringify(bo, null, 2)}\n`,
  ],
  ['a JSON text sequence', 'posts.json', `\x1e${JSON.stringify(ann, null, 1)}\n\x1e${JSON.stringify(bo, null, 1)}\n`],
  ['arrays, one a line', 'posts.json', `[${JSON.stringify(ann)}]\n[${JSON.stringify(bo)}]\n`],
  ...['data', 'hits', 'posts', 'statuses', 'items', 'Results', 'whatever'].map(
    (name) =>
      [`an object with a list ${name}`, 'posts.json', JSON.stringify({ took: 3, [name]: [ann, bo] }, null, 2)] as const,
  ),
  ['an object in an object', 'posts.json', JSON.stringify({ response: { data: { children: [ann, bo] } } })],
  ['a titled object with a list', 'posts.json', JSON.stringify({ title: 'Export', posts: [ann, bo] })],
  ['pages, one a line', 'pages.ndjson', `${JSON.stringify({ data: [ann] })}\n${JSON.stringify({ data: [bo] })}\n`],
  ['CSV', 'posts.csv', csv],
  ['CSV with CRLF', 'posts.csv', csv.replaceAll('\n', '\r\n')],
  ['CSV with carriage returns alone', 'posts.csv', csv.replaceAll('\n', '\r')],
  ['CSV with blank lines', 'posts.csv', `\n${csv.replaceAll('\n', '\n\n')}`],
  ['CSV with semicolons', 'posts.csv', table(';')],
  ['CSV with bars', 'posts.txt', table('|')],
  ['CSV that says its delimiter', 'posts.csv', `sep=;\n${table(';')}`],
  ['CSV with empty cells at the end of rows', 'posts.csv', csv.replace(/Z\n/g, 'Z,,\n')],
  ['TSV', 'posts.tsv', table('\t')],
  ['content that its name denies', 'posts.csv', lines],
];

const told = (found: object) => expect.objectContaining(found);

describe('a local input', () => {
  it.each(FORMATS)('is read: %s', async (_, name, content) => {
    const { found, error, warnings } = await readFileNamed(name, content);
    expect(found).toEqual(said.map(told));
    expect([error, warnings]).toEqual([null, []]);
  });

  it.each(FORMATS)('is read packed with gzip, and byte by byte: %s', async (_, name, content) => {
    const packed = gzipSync(content);
    const { found } = await readFileNamed(`${name}.gz`, packed);
    expect(found).toEqual(said.map(told));
    const pieces = Array.from(packed, (_byte, at) => packed.subarray(at, at + 1));
    expect((await readStdin(pieces)).found).toEqual(said.map(told));
    const bare = Buffer.from(content);
    expect((await readStdin(Array.from(bare, (_byte, at) => bare.subarray(at, at + 1)))).found).toEqual(said.map(told));
  });

  it('is a local source under its own name, which is read as a whole', async () => {
    const { source } = await readStdin([lines]);
    expect(source).toMatchObject({ name: '-', isLocal: true });
    expect(source.capabilities({})).toEqual({ search: 'whole', operators: [] });
  });

  it('has its path in the origin and nowhere else', async () => {
    const [a, b] = [await readFileNamed('one.ndjson', lines), await readFileNamed('other.ndjson', lines)];
    expect(a.found[0]?.origin?.name).toMatch(/one\.ndjson$/);
    const bare = ({ found }: typeof a) => found.map(({ origin: _, ...rest }) => rest);
    expect(bare(a)).toEqual(bare(b));
    expect((await readStdin([lines])).found[0]?.origin?.name).toBeNull();
  });

  it('is read in pages of several hundred items', async () => {
    const many = Array.from({ length: 1201 }, (_, place) => `${JSON.stringify({ id: place, text: 'Acme' })}\n`).join(
      '',
    );
    const { found, pages } = await readFileNamed('many.ndjson', many);
    expect(found).toHaveLength(1201);
    expect(pages).toBeLessThan(6);
  });

  it('can be searched again if it is a file, unlike standard input', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'inputs-'));
    try {
      writeFileSync(join(folder, 'posts.ndjson'), lines);
      const { source, found } = await readInput(`file:${folder}/posts.ndjson`);
      expect((await search(source)).found).toEqual(found);
    } finally {
      rmSync(folder, { recursive: true });
    }
    const { source } = await readStdin([lines]);
    await expect(search(source)).resolves.toMatchObject({ error: { code: 'bad_response' }, found: [] });
  });

  it('is read no further than requested, and closed', async () => {
    let given = 0;
    async function* endless() {
      for (;;) {
        given += 1;
        yield Buffer.from(lines.repeat(1000));
      }
    }
    const stdin = Readable.from(endless(), { objectMode: false });
    const opened = await openInput({ name: '-', stdin: () => stdin, map: null, timezone: 'UTC' });
    if (opened.type !== 'source') throw new Error('no source');
    const context = { signal: new AbortController().signal, warn() {}, truncated() {} };
    const pages = opened.source.search({} as never, context as never)[Symbol.asyncIterator]();
    expect((await pages.next()).value).toHaveLength(500);
    await pages.return?.();
    expect(given).toBeLessThan(10);
    expect(stdin.destroyed).toBe(true);
  });

  it('returns what it has, and stops on abort even if standard input stays silent', async () => {
    const stdin = new Readable({ read() {} });
    stdin.push(lines);
    const opened = await openInput({ name: '-', stdin: () => stdin, map: null, timezone: 'UTC' });
    if (opened.type !== 'source') throw new Error('no source');
    const controller = new AbortController();
    const context = { signal: controller.signal, warn() {}, truncated() {} };
    const pages = opened.source.search({} as never, context as never)[Symbol.asyncIterator]();
    expect((await pages.next()).value).toHaveLength(2);
    const waiting = pages.next();
    await new Promise((resolve) => setImmediate(resolve));
    controller.abort(new Error('enough'));
    await expect(waiting).rejects.toThrow('enough');
    expect(stdin.destroyed).toBe(true);
  });

  it.each([
    ['empty standard input', ['']],
    ['blank standard input', [' \n\n']],
    ['an empty list', ['[]']],
    ['an empty page', ['{"data":[]}']],
    ["X's page of nothing", ['{"meta":{"result_count":0}}']],
    ['a table without rows', ['id,text\n']],
  ])('has no mentions: %s', async (_, pieces) => {
    expect(await readStdin(pieces)).toMatchObject({ found: [], error: null, warnings: [] });
  });
});

describe('what cannot be read is rejected', () => {
  const folder = mkdtempSync(join(tmpdir(), 'inputs-'));
  afterAll(() => rmSync(folder, { recursive: true }));

  it.each<readonly [string, string, string | Uint8Array, RegExp]>([
    ['an empty file', 'posts.csv', '', /posts\.csv is empty$/],
    ['a blank file', 'posts.ndjson', '\n \n', /is empty$/],
    ['text by the name of JSON', 'posts.json', 'hello', /is not JSON/],
    ['broken JSON', 'posts.json', '{"a":1,\n "b"', /nothing of .* can be read: line 1: cut off/],
    ['a list of other things', 'posts.json', '[1, 2]', /nothing of .* can be read: line 1: not an object/],
    ['lines of other things', 'posts.ndjson', 'hello\nworld\n', /nothing of .* can be read: line 1: not JSON/],
    [
      'objects without a text',
      'posts.ndjson',
      '{"a":1,"b":2}\n',
      /nothing in .* is recognised as the text of a post; it has a, b; .*--map text=NAME/,
    ],
    [
      'a table without a column for the text',
      'posts.csv',
      'a,b\n1,2\n',
      /nothing in .* is recognised as the text of a post; it has a, b; .*--map/,
    ],
    ['a table without a header', 'posts.csv', 'Acme is great,2026\nAcme is late,2026\n', /it has Acme is great, 2026/],
    ['a page', 'feed.xml', '<!doctype html><html><body>Acme</body></html>', /is a web page, not a feed/],
    ['markup that is not a feed', 'feed.xml', '<note><to>Ann</to></note>', /is markup, but no feed/],
    ['text by the name of a feed', 'feed.xml', 'hello', /is not XML/],
    ['a list without feeds', 'feeds.opml', '<opml version="2.0"><body/></opml>', /names no feed/],
    ['gzip that is none', 'posts.ndjson.gz', lines, /is not gzip, though its name says so/],
    [
      'broken gzip',
      'posts.ndjson.gz',
      Buffer.from([0x1f, 0x8b, 8, 0, 1, 2, 3, 4, 5, 6, 7]),
      /its gzip (?:is broken|ends too early)/,
    ],
    ['gzip within gzip', 'posts.gz', gzipSync(gzipSync(lines)), /is packed with gzip twice/],
    ['a ZIP archive', 'posts.csv', 'PK\x03\x04 and so on', /is a ZIP archive or an Excel workbook; .*CSV/],
    ['a ZIP archive of lines as they are', 'posts.zip', `PK\x03\x04\n${lines}`, /is a ZIP archive/],
    ['texts behind labels', 'train.txt', '__label__2 Acme: it works\n', /is made for fastText.*CSV or NDJSON/],
    ['mails', 'list.mbox', 'From ann at a.example  Mon Jan  4 10:00:00 2021\nFrom: ann\n', /is a mailbox of mails/],
    ['a chat', 'chat.txt', '12/31/20, 10:01 PM - Ann: Acme\n', /is the log of a chat/],
    ['a chat of others', 'chat.txt', '[31.12.20, 22:01:07] Ann: Acme\n', /is the log of a chat/],
    ['noise', 'noise.txt', Uint8Array.from({ length: 2000 }, (_, at) => (at * 37) % 29), /is binary/],
    [
      'a HAR file without anything known',
      'x.har',
      '{"log":{"entries":[{"request":{"url":"https://a.example/"},"response":{"status":200,"content":{"text":"<p>"}}}]}}',
      /holds no feed, and no JSON that is known/,
    ],
    [
      'a report without its mentions',
      'r.json',
      '{"schema":"socialrank.report/1","sources":[{"name":"x"}]}',
      /written without its mentions/,
    ],
  ])('%s', async (_, name, content, message) => {
    expect(await refusalOf(readFileNamed(name, content))).toMatch(message);
  });

  it('a file that does not exist, or that is named wrongly', async () => {
    expect(await refusalOf(readInput(`file:${folder}/none.csv`))).toMatch(/none\.csv: no such file$/);
    expect(await refusalOf(readInput('file:~/posts.csv'))).toMatch(/write \$HOME/);
    expect(await refusalOf(readInput('file:'))).toMatch(/names no file/);
    expect(await refusalOf(readInput('file:a\0b'))).toMatch(/cannot be read/);
  });

  it('a time zone that does not exist', async () => {
    expect(await refusalOf(readStdin([lines], { timezone: 'Europe/Atlantis' }))).toMatch(/no such time zone/);
  });
});
