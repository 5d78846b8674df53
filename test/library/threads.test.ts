/** Archives give the same bytes on one thread and on several. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { localFile, type ScanOptions, scan, scanBrands } from '../../src/index.js';

const TEXTS: readonly (readonly [string, string | null])[] = [
  ['The Acme kettle is wonderful, I am so happy with it', 'en'],
  ['Acme lost my parcel and nobody answers, this is horrible!', null],
  ['Where can I buy the Acme kettle?', 'en'],
  ['Der Wasserkocher von Acme ist leider sehr schlecht', 'de'],
  ['La bouilloire Acme est géniale 😍', 'fr'],
  ['Acme やかんを買いました', 'ja'],
  ['Acme and Globex: the first is great, the second broke at once', null],
  ['Globex opens a shop in the harbour', 'en'],
];
const WORDS =
  'harbour garden morning letter window copper river winter candle basket orchard meadow thunder lantern ribbon saddle velvet pepper marble anchor'.split(
    ' ',
  );
/** Enough posts for a thread to be started. */
const POSTS = 5000;
const NOON = Date.parse('2026-11-01T12:00:00Z');

const folder = mkdtempSync(join(tmpdir(), 'socialrank-threads-'));
const path = join(folder, 'posts.ndjson');

beforeAll(() => {
  const lines = Array.from({ length: POSTS }, (_, place) => {
    const [text, language] = TEXTS[(place * 5 + Math.floor(place / 7)) % TEXTS.length]!;
    const more = Array.from({ length: 12 }, (_unused, at) => WORDS[(place * (at + 3) + at * at * 7) % WORDS.length]);
    const created = new Date(NOON + 60_000 * place).toISOString();
    const body = place % 11 === 0 ? text : `${text} ${more.join(' ')}`;
    return JSON.stringify({ id: `p${place}`, author: `ann${place % 300}`, text: body, created_at: created, language });
  });
  writeFileSync(path, `${lines.join('\n')}\n`);
});
afterAll(() => rmSync(folder, { recursive: true }));

const options = async (threads: number): Promise<ScanOptions> => ({
  sources: [await localFile(path, { threads })],
  allTime: true,
  now: () => new Date('2026-11-21T12:00:00Z'),
});

describe('an archive with many matches', () => {
  it.each(['Acme', 'Acme OR (Globex is:question)'])(
    'is reported the same on any number of threads: %s',
    async (query) => {
      const [one, ...others] = await Promise.all(
        [1, 4].map(async (threads) => JSON.stringify(await scan(query, await options(threads)))),
      );
      for (const other of others) expect(other === one).toBe(true);
      expect(JSON.parse(one!).counts.mentions).toBeGreaterThan(1000);
    },
  );

  it('is reported the same for brands, one of them with its own lexicon', async () => {
    const brands = [{ name: 'Acme', lexicon: { kettle: -3 } }, { name: 'Globex' }];
    const [one, two] = await Promise.all(
      [1, 2].map(async (threads) => JSON.stringify(await scanBrands(brands, await options(threads)))),
    );
    expect(two === one).toBe(true);
  });
});
