import { describe, expect, it } from '@jest/globals';
import { localFile } from '../../../src/library/local-file.js';
import { scan } from '../../../src/library/scan.js';
import fc from '../../support/property.js';
import { counting, inFile, unskimmed } from './skimmed.js';

const plain = (place: number) => ({
  id: `p${place}`,
  author: `ann${place % 5}`,
  body: `nothing to see in post ${place}`,
  // Long enough for a chunk of the file to contain only a few hundred rows.
  notes: 'x'.repeat(600),
  created_at: new Date(Date.parse('2026-11-01T00:00:00Z') + place * 60_000).toISOString(),
});

const lines = (rows: readonly unknown[]) => rows.map((row) => `${JSON.stringify(row)}\n`).join('');

/** Number of times that were reported for skimmed lines. */
async function passedOf(content: string): Promise<number> {
  const passed = { lines: 0 };
  await inFile(content, async (path) => scan('acme', { sources: [counting(await localFile(path), passed)] }));
  return passed.lines;
}

async function bothWays(content: string | Buffer, query: string) {
  return inFile(content, async (path) => {
    const options = { engine: 'afinn', now: () => new Date('2026-11-22T00:00:00Z') };
    const skimmed = await scan(query, { ...options, sources: [await localFile(path)] });
    const read = await scan(query, { ...options, sources: [unskimmed(await localFile(path))] });
    return { skimmed, read };
  });
}

/** Escapes characters like some writers of JSON, and more of them. */
const escaped = (text: string) =>
  text.replace(/[^\0-\x7f]|[aA]/g, (letter) => String.raw`\u${letter.charCodeAt(0).toString(16).padStart(4, '0')}`);

describe('skimming', () => {
  const many = Array.from({ length: 3000 }, (_, place) => plain(place));

  it('leaves most of an archive unread', async () => {
    // The first chunk is read before it is known what to search for.
    expect(await passedOf(lines(many))).toBeGreaterThan(2000);
  });

  it('resumes after many lines that had to be read', async () => {
    const named = many.map((row) => ({ ...row, body: `Acme ${row.id}` }));
    const content = lines([...named, ...many]);
    expect(await passedOf(content)).toBeGreaterThan(2800);
    const { skimmed, read } = await bothWays(content, 'acme');
    expect(skimmed).toEqual(read);
  });

  it.each<[string, (row: ReturnType<typeof plain>) => object]>([
    ['without an id', ({ id: _, ...row }) => row],
    ['without a time', ({ created_at: _, ...row }) => row],
    ['with times in words', ({ created_at, ...row }) => ({ ...row, created_at: new Date(created_at).toUTCString() })],
    ['with a time that stands twice', (row) => ({ ...row, retweeted: true, schema: 'x' })],
    ['that are pages of things', (row) => ({ items: [row] })],
  ])('reads all of the lines %s', async (_, change) => {
    expect(await passedOf(lines(many.map(change)))).toBe(0);
  });

  it.each<[string, (row: ReturnType<typeof plain>, place: number) => object]>([
    ['posts', (row) => row],
    ['posts in which the name stands', (row, place) => (place % 7 === 0 ? { ...row, body: `Acme ${place}` } : row)],
    ['a name in capitals and marks', (row, place) => (place % 5 === 0 ? { ...row, body: 'ＡＣＭＥ and ácme' } : row)],
    ['names within tags', (row, place) => ({ ...row, tags: place % 3 === 0 ? ['ac-me'] : ['tea'] })],
    ['names of authors', (row, place) => (place % 4 === 0 ? { ...row, author: 'acme' } : row)],
    ['posts that are gone', (row, place) => (place % 4 === 0 ? { ...row, body: '[deleted]' } : row)],
    ['posts without a word', (row, place) => (place % 4 === 0 ? { ...row, body: ' \t' } : row)],
    ['posts without an id, now and then', (row, place) => (place % 4 === 0 ? { ...row, id: '' } : row)],
    ['times in the future', (row, place) => (place % 4 === 0 ? { ...row, created_at: '2027-01-01T00:00:00Z' } : row)],
    ['days at the end of months', (row) => ({ ...row, created_at: '2026-10-31T23:59:59.999Z' })],
    ['days that are none', (row, place) => (place % 4 === 0 ? { ...row, created_at: '2026-02-30T10:00:00Z' } : row)],
    ['times without a zone', (row, place) => (place % 4 === 0 ? { ...row, created_at: '2026-11-01 10:00:00' } : row)],
    ['seconds since 1970', ({ created_at, ...row }) => ({ ...row, created_utc: Date.parse(created_at) / 1000 })],
    ['milliseconds since 1970', ({ created_at, ...row }) => ({ ...row, timestamp: Date.parse(created_at) })],
    [
      'comments of Reddit',
      ({ created_at, ...row }, place) => ({
        ...row,
        id: place.toString(36),
        link_id: 't3_abc',
        created_utc: Date.parse(created_at) / 1000,
      }),
    ],
    ['two times', (row) => ({ ...row, updated_at: row.created_at, date: '2026-11-05T00:00:00Z' })],
  ])('changes no number: %s', async (_, change) => {
    const rows = many.slice(0, 1000).map(change);
    const { skimmed, read } = await bothWays(lines(rows), 'acme');
    expect(skimmed).toEqual(read);
  });

  it('changes no number if every letter is escaped', async () => {
    const rows = many.slice(0, 1000).map((row, place) => (place % 9 === 0 ? { ...row, body: 'Ácme, acme' } : row));
    const { skimmed, read } = await bothWays(escaped(lines(rows)), 'acme');
    expect(read.counts.mentions).toBeGreaterThan(0);
    expect(skimmed).toEqual(read);
  });

  it('changes no number of random files', async () => {
    const piece = fc.constantFrom(
      ...[
        'acme',
        'Ac',
        'me',
        'tea',
        '&amp;',
        '&shy;',
        '<b>',
        '</p>',
        'é',
        '“',
        '❤️',
        '\u200b',
        '[deleted]',
        '\n',
        ' ',
        '-',
        '#',
        '@',
        'ＡＣ',
        'm\u0301e',
        '\x07',
        '\x7f',
        '\x85',
        '日本',
        '\\u0041',
        'ＣＭ',
        '𝐚',
        'Ⅽ',
        'ⅿ',
        'я',
        '\u2060',
        '＜b＞',
        '\ud835',
        '\b',
        '\ufffd',
      ],
    );
    const words = fc.array(piece, { maxLength: 5 }).map((pieces) => pieces.join(''));
    const row = fc.record(
      {
        id: fc.oneof(fc.integer({ min: 0, max: 10 ** 9 }), fc.string({ maxLength: 4 }), fc.constant(null)),
        body: words,
        title: fc.oneof(words, fc.constant(null)),
        tags: fc.array(words, { maxLength: 2 }),
        author: fc.oneof(words, fc.record({ name: words })),
        created_at: fc.oneof(
          fc.date({ noInvalidDate: true }).map((date) => date.getTime() / 1000),
          fc
            .date({ min: new Date(0), max: new Date('2027-01-01'), noInvalidDate: true })
            .map((date) => date.toISOString()),
          words,
        ),
        score: fc.oneof(fc.integer(), fc.double({ noNaN: true })),
      },
      { requiredKeys: ['id', 'body', 'created_at'] },
    );
    await fc.assert(
      fc.asyncProperty(fc.array(row, { minLength: 30, maxLength: 30 }), fc.boolean(), async (rows, isEscaped) => {
        // Lines before the end of the first chunk are read, because what to search for is not known by then.
        const padded = [...many.slice(0, 400), ...rows, ...rows.map((one) => ({ ...one, id: `${one.id}b` }))];
        const content = isEscaped ? escaped(lines(padded)) : lines(padded);
        const { skimmed, read } = await bothWays(content, 'acme OR #acme');
        expect(skimmed).toEqual(read);
      }),
      { numRuns: 25 },
    );
  });

  it('counts skimmed lines among the lines of a file with bad ones', async () => {
    const content = `${lines(many.slice(0, 1000))}{"id":"p","body":"acme\n${lines(many.slice(1000, 2000))}`;
    const { skimmed, read } = await bothWays(content, 'acme');
    expect(skimmed.sources[0]).toMatchObject({ error: { message: '1 of 2001 lines could not be read' } });
    expect(skimmed).toEqual(read);
  });

  it('fetches as many rows as the limit', async () => {
    const report = await inFile(lines(many), async (path) =>
      scan('acme', { sources: [await localFile(path)], limit: 1234 }),
    );
    expect(report.counts.fetched).toBe(1234);
  });
});
