import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { UsageError } from '../../src/errors.js';
import { type ReadInput, readFileNamed, readInput, readStdin } from './reading.js';

const corpora = process.env['SOCIALRANK_CORPORA'];

/** Returns null if the input is rejected with a UsageError; any other error fails the test. */
async function readOrRefused(reading: Promise<ReadInput>): Promise<ReadInput | null> {
  return reading.catch((error: unknown) => {
    if (error instanceof UsageError) return null;
    throw error;
  });
}

describe('inputs of other projects', () => {
  if (corpora === undefined) {
    it('skipped: SOCIALRANK_CORPORA is not set', () => {});
    return;
  }
  const hostile = join(corpora, 'corpora', 'hostile');
  const payloads = join(corpora, 'payloads');

  describe('valid and invalid JSON', () => {
    const folder = join(hostile, 'JSONTestSuite', 'test_parsing');
    const good = Buffer.from('{"text":"Acme"}\n');
    // Some contain line breaks and are therefore not one line.
    const all = readdirSync(folder).map((name) => ({ name, bytes: trimmed(readFileSync(join(folder, name))) }));
    const lines = all.filter(
      ({ bytes }) => !bytes.subarray(0, -1).includes('\n') && !/\0/.test(bytes.toString('latin1')),
    );
    const line = (bytes: Buffer) => Buffer.concat([Buffer.from('{"text":"Acme","value":'), bytes, Buffer.from('}\n')]);

    it('is read or reported as bad, as a member of a line', async () => {
      const judged = lines.filter(({ name }) => /^[yn]_/.test(name));
      expect(judged.length).toBeGreaterThan(250);
      const wrong: string[] = [];
      for (const { name, bytes } of judged) {
        const { found, warnings } = await readStdin([good, line(bytes), good]);
        const isRead = found.length === 3 && warnings.length === 0;
        const isRefused = found.length === 2 && warnings[0]?.startsWith('bad_line: line 2: ') === true;
        if (name.startsWith('y_') ? !isRead : !isRefused) wrong.push(name);
      }
      expect(wrong).toEqual([]);
    });

    it('is read or reported as bad, as a line', async () => {
      const wrong: string[] = [];
      for (const { name, bytes } of lines.filter(
        (one) => /^[yn]_/.test(one.name) && one.bytes.toString().trim() !== '',
      )) {
        const { found, warnings } = await readStdin([good, bytes, Buffer.from('\n'), good]);
        const isObject = name.startsWith('y_') && bytes.toString().trimStart().startsWith('{');
        const isBad = warnings[0]?.startsWith('bad_line: line 2: ') === true;
        if (found.length < 2 || isBad === isObject) wrong.push(name);
      }
      expect(wrong).toEqual([]);
    });

    it('is read or rejected as a file, and never a crash', async () => {
      for (const { name, bytes } of all) {
        for (const ending of ['.json', '.ndjson', '.csv', '']) {
          const read = await readOrRefused(readFileNamed(`posts${ending}`, bytes));
          const isWhole = read !== null && read.error === null;
          // Values in a row are read, even two empty lists.
          if (/^n_(?!structure_double_array)/.test(name))
            expect([name, isWhole && ending === '.json']).toEqual([name, false]);
        }
      }
    });
  });

  it('with naughty strings are read unchanged, apart from markup', async () => {
    const all = JSON.parse(readFileSync(join(hostile, 'blns', 'blns.json'), 'utf8')) as string[];
    const strings = all.filter((text) => !/<\/|<br|<p>|&[#\w]+;/i.test(text));
    expect(strings.length).toBeGreaterThan(300);
    const said = strings.filter((text) => text.trim() !== '');
    const lines = strings.map((text, id) => JSON.stringify({ id, text })).join('\n');
    expect((await readStdin([lines])).found.map(({ text }) => text)).toEqual(said);
    const csv = strings.map((text, id) => `${id},"${text.replaceAll('"', '""')}"\r\n`).join('');
    const { found, error } = await readFileNamed('posts.csv', `id,text\r\n${csv}`);
    expect(found.map(({ text }) => text)).toEqual(said);
    expect(error).toBeNull();
  });

  it('with naughty strings of markup are read without tags, in a table as in lines', async () => {
    const all = JSON.parse(readFileSync(join(hostile, 'blns', 'blns.json'), 'utf8')) as string[];
    const strings = all.filter((text) => /<\/a>|<br \/>|&lt;/.test(text));
    const lines = strings.map((text, id) => JSON.stringify({ id, text })).join('\n');
    const texts = (await readStdin([lines])).found.map(({ text }) => text);
    expect(texts.length).toBeGreaterThan(20);
    expect(texts.filter((text) => /<\/a>|&lt;/.test(text ?? ''))).toEqual([]);
    const csv = strings.map((text, id) => `${id},"${text.replaceAll('"', '""')}"\r\n`).join('');
    expect((await readFileNamed('posts.csv', `id,text\r\n${csv}`)).found.map(({ text }) => text)).toEqual(texts);
  });

  it('that are not UTF-8 are decoded as browsers do, beside lines that are', async () => {
    const tests = readFileSync(join(hostile, 'utf8tests', 'utf8tests.txt'), 'utf8').split('\n');
    const bytes = (hex: string) => Buffer.from(hex.replaceAll(' ', ''), 'hex');
    let judged = 0;
    for (const test of tests) {
      const [, kind, given = '', , replaced = ''] =
        /^[\d.]+:(valid hex|invalid hex):([^:]*)(?::([^:]*):([^:]*))?$/.exec(test) ?? [];
      if (kind === undefined || /\b(?:00|0a|0d|1e)\b/i.test(given)) continue;
      const line = Buffer.concat([Buffer.from('é\nAcme '), bytes(given), Buffer.from(' Acme\n')]);
      const { found } = await readFileNamed('posts.csv', Buffer.concat([Buffer.from('text\n'), line]));
      const expected = bytes(kind === 'valid hex' ? given : replaced).toString();
      expect([test, found[1]?.text]).toEqual([test, `Acme ${expected} Acme`]);
      judged += 1;
    }
    expect(judged).toBeGreaterThan(50);
  });

  it('do not pollute Object.prototype', async () => {
    const { found, warnings } = await readInput(`file:${join(hostile, 'generated', 'proto.ndjson')}`);
    expect(Object.keys(Object.prototype)).toEqual([]);
    expect(({} as { polluted?: unknown }).polluted).toBeUndefined();
    expect(warnings).toEqual([
      'bad_line: line 13: not JSON',
      'empty_item: 2 items without text, or deleted: left out',
      'unreadable_time: 1 time could not be read (2025-12-31 and 31.12.2025 can, 31/12/2025 with --map publishedAt:dmy=FIELD): taken as unknown',
      'unread_fields: not read: "__proto__"; --map says what they are, such as --map publishedAt=…,author=…',
    ]);
    expect(found).toHaveLength(10);
    expect(found.at(-1)?.id).toBe('9007199254740993');
  });

  it('that are bombs, nested or quadratic are read or rejected in time', async () => {
    const folder = join(hostile, 'generated');
    const names = readdirSync(folder);
    for (const name of names) await readOrRefused(readInput(`file:${join(folder, name)}`));
    expect(names.length).toBeGreaterThan(0);
  }, 120_000);

  it.each<readonly [string, string, number]>([
    ['x/search-recent-with-next-token.json', 'x', 10],
    ['x/playground-search-recent-example.json', 'x', 1],
    ['reddit/search.json', 'reddit', 4],
    ['hackernews/search-comment-hit.json', 'hackernews', 1],
    ['bluesky/searchPosts.json', 'bluesky', 6],
    ['bluesky/jetstream-v1-events.jsonl', 'bluesky', 1],
    ['mastodon/timeline-tag.json', 'mastodon', 1],
    ['mastodon/search-v2-statuses-empty.json', 'mastodon', 0],
    ['trustpilot/jsonld-review.json', 'trustpilot', 1],
  ])('that are responses of services are recognized: %s', async (name, source, count) => {
    const { found, error } = await readInput(`file:${join(payloads, name)}`);
    expect(found.map((one) => one.source)).toEqual(Array.from({ length: count }, () => source));
    expect(error).toBeNull();
  });

  it('that are responses of services are read or rejected, whatever they contain', async () => {
    const files = readdirSync(payloads, { recursive: true, encoding: 'utf8' }).filter((name) => /\.\w+$/.test(name));
    for (const name of files) await readOrRefused(readInput(`file:${join(payloads, name)}`));
    expect(files.length).toBeGreaterThan(50);
  });
});

/** Without a line break at the end. */
function trimmed(bytes: Buffer): Buffer {
  return bytes.at(-1) === 10 ? bytes.subarray(0, -1) : bytes;
}
