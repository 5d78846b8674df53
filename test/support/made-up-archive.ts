/** Random archives, and the report of a scan of one. */
import { writeFileSync } from 'node:fs';
import { localFile, type Report, type ScanOptions, scan } from '../../src/index.js';
import fc from './property.js';
import { temporaryFile } from './temporary.js';

export interface Row {
  readonly id: string;
  readonly created_at: string | null;
  readonly author: string | null;
  readonly title: string | null;
  readonly text: string;
  readonly url: string | null;
  readonly likes: number | null;
  readonly lang: string | null;
}

export const SINCE = '2026-11-02T00:00:00.000Z';
export const UNTIL = '2026-11-16T00:00:00.000Z';
const FIRST = Date.parse('2026-10-30T00:00:00.000Z');
const DAYS = 20;
const LONG_AFTER = new Date('2026-12-24T00:00:00.000Z');

const piece = fc.constantFrom(
  ...['Acme', 'acme', "Acme's", '#acme', '@acme', '$ACME', 'acme.com', 'Globex', '#globex', 'coca cola', '咖啡'],
  ...['I love it', 'what a terrible day', 'not good', 'thanks!', 'Why?', 'so angry', ':(', '👍', '5 of 7', '…', '\n'],
  ...['der Kaffee ist schön', 'café très déçu', 'es una tienda genial', 'ガラスのグラス', '오늘 커피', 'мой чай'],
  ...['https://brew.example/a?utm_source=x', 'via @ann', 'RT @bob:', '&amp;', '"so they said"', '#oat'],
);
const text = fc.array(piece, { minLength: 1, maxLength: 8 }).map((pieces) => pieces.join(' '));
/** Long enough to be recognized as a copy if it occurs twice. */
const spread = fc
  .constantFrom('Acme opens a second roastery in the old harbour', 'Globex and Acme have closed all of their shops')
  .map(
    (head) => `${head} ${'and nobody who was asked this week could say what will come of the people there '.repeat(2)}`,
  );

const row: fc.Arbitrary<Omit<Row, 'id'>> = fc.record({
  created_at: fc.option(
    fc.integer({ min: 0, max: DAYS * 96 }).map((quarter) => new Date(FIRST + quarter * 900_000).toISOString()),
    { freq: 9 },
  ),
  author: fc.constantFrom('ann', 'Ann', 'bob', 'cy', 'dee', 'eve', 'acme', '[deleted]', null),
  title: fc.option(text, { freq: 1 }),
  text: fc.oneof({ weight: 3, arbitrary: text }, { weight: 1, arbitrary: spread }),
  url: fc.option(
    fc.integer({ min: 0, max: 9 }).map((page) => `https://pond.example/p/${page}`),
    { freq: 3 },
  ),
  likes: fc.option(fc.nat(500)),
  lang: fc.constantFrom('en', 'de', null, null),
});

/** Rows with unique ids. */
export const archive: fc.Arbitrary<readonly Row[]> = fc
  .array(row, { minLength: 1, maxLength: 30 })
  .map((rows) => rows.map((one, place) => ({ id: `p${place}`, ...one })));

const path = temporaryFile('posts.ndjson', '');

/** Scans one file, always at the same path, so that reports differ by its content alone. */
export async function reported(rows: readonly object[], query: string, options: ScanOptions = {}): Promise<Report> {
  writeFileSync(path, rows.map((one) => `${JSON.stringify(one)}\n`).join(''));
  const window = { since: new Date(SINCE), until: new Date(UNTIL) };
  return scan(query, { sources: [await localFile(path)], now: () => LONG_AFTER, ...window, ...options });
}

export const idsOf = ({ mentions = [] }: Report): string[] => mentions.map(({ id }) => id).sort();
