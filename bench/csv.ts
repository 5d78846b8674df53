/** CSV rows per second, as bytes, with the guard against formulas, compared with fast-csv without one. */
import { writeToBuffer } from 'fast-csv';
import { writeInPieces } from '../src/cli/io/write-in-pieces.js';
import { delimitedStretches } from '../src/output/data/delimited.js';
import { interleaved, median, type Result } from './measure.js';

const ROWS = 50_000;

export async function csvAgainstFastCsv(): Promise<Result[]> {
  const names = ['id', 'source', 'published_at', 'likes', 'title', 'text', 'url'];
  const rows = Array.from({ length: ROWS }, (_, n) => [
    `x:${n}`,
    'x',
    '2026-11-21T10:00:00.000Z',
    n,
    n % 3 === 0 ? '=1+1' : null,
    `I said "acme", number ${n}, and more words`,
    `https://x.example/${n}`,
  ]);
  const times = await interleaved(7, {
    ours: () =>
      writeInPieces(delimitedStretches(names, rows, { format: 'csv', bom: false, rawCsv: false }), async () => {}),
    fastCsv: () => writeToBuffer([names, ...rows]),
  });
  return [
    {
      name: 'CSV rows a second / fast-csv',
      ratio: median(times.fastCsv) / median(times.ours),
      unit: 'x',
      bound: '>= 1.5',
      runs: times,
    },
  ];
}
