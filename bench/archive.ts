/** Scans of archives: processor time, elapsed time and memory, compared with `jq -c .` and DuckDB on the same file. */
import { mkdtempSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Result } from './measure.js';
import { foreignPost, tweet, writePosts } from './posts.js';
import { costOf, isThere, type ProcessCost, peakBytesOf } from './process-cost.js';

const ROUNDS = 3;
/** Every post names the brand, or one in fifty does, or none. */
const ARCHIVES = {
  many: { posts: 1_000_000, share: 0.02 },
  some: { posts: 100_000, share: 0.02 },
  all: { posts: 200_000, share: 1 },
  fewer: { posts: 20_000, share: 1 },
  tweets: { posts: 100_000, share: 0.02, kept: tweet },
  unsaid: { posts: 200_000, share: 0 },
  foreign: { posts: 200_000, share: 0, kept: foreignPost },
};

export function archives(): Result[] {
  const folder = mkdtempSync(join(tmpdir(), 'socialrank-bench-'));
  for (const [name, archive] of Object.entries(ARCHIVES)) writePosts(pathOf(folder, name), archive);
  const costs = costsOf(folder);
  const peak = (name: string) => peakBytesOf(scan(folder, name, '-f', 'json'), folder);
  const peaks = { many: peak('many'), some: peak('some'), all: peak('all'), fewer: peak('fewer') };
  rmSync(folder, { recursive: true });
  const against = (name: string, upper: string, lower: string, bound: string, of: keyof ProcessCost): Result => {
    const [over, under] = [upper, lower].map((one) => costs[one]?.map((cost) => cost[of]) ?? []) as [
      number[],
      number[],
    ];
    const isMissing = over.length === 0;
    return {
      name: `${name}, ${of}`,
      ratio: isMissing ? null : Math.min(...over) / Math.min(...under),
      unit: 'x',
      bound,
      runs: { [upper]: over, [lower]: under },
    };
  };
  const memory = (name: string, ratio: number, unit: string, bound: string): Result => ({
    name: `memory, ${name}`,
    ratio,
    unit,
    bound,
    runs: {},
  });
  const more = ARCHIVES.all.posts - ARCHIVES.fewer.posts;
  return [
    against('a million posts, brand in 2 %: jq / scan', 'jqMany', 'few', '>= 12', 'processor'),
    against('a million posts, brand in 2 %: jq / scan on two threads', 'jqMany', 'fewOnTwo', '>= 12', 'elapsed'),
    against('a million posts, brand in 2 %: DuckDB / scan', 'duckDb', 'few', '>= 1', 'processor'),
    against('a hundred thousand tweets, brand in 2 %: jq / scan', 'jqTweets', 'tweets', '>= 1.5', 'processor'),
    against(
      'nobody speaks of the brand: posts in other letters / posts of ASCII',
      'foreign',
      'unsaid',
      '<= 1.75',
      'processor',
    ),
    against('every post matches, CSV: jq / scan', 'jqAll', 'all', '>= 1.2', 'processor'),
    against('every post matches, CSV: jq / scan on two threads', 'jqAll', 'allOnTwo', '>= 2', 'elapsed'),
    against('a million posts, brand in 2 %: one thread / two', 'few', 'fewOnTwo', '>= 1.6', 'elapsed'),
    against('every post matches, CSV: ten times the posts', 'all', 'fewer', '<= 11', 'processor'),
    memory('brand in 2 %: a million posts / a hundred thousand', peaks.many / peaks.some, 'x', '<= 2'),
    memory('brand in 2 %, a million posts', peaks.many / 1e6, 'MB', '< 250'),
    memory('every post matches, for each one more', (peaks.all - peaks.fewer) / more, 'bytes', ''),
  ];
}

function costsOf(folder: string): Readonly<Record<string, readonly ProcessCost[]>> {
  const node = (words: readonly string[]) => [process.execPath, ...words];
  const rows = ['-f', 'csv', '--view', 'mentions'];
  const jq = (name: string) => ['jq', '-c', '.', pathOf(folder, name)];
  const duckDb = placeOfDuckDb();
  const things: Readonly<Record<string, readonly string[]>> = {
    few: node(scan(folder, 'many', '--threads', '1', '-f', 'json')),
    fewOnTwo: node(scan(folder, 'many', '--threads', '2', '-f', 'json')),
    tweets: node(scan(folder, 'tweets', '--threads', '1', '-f', 'json')),
    unsaid: node(scan(folder, 'unsaid', '--threads', '1', '-f', 'json')),
    foreign: node(scan(folder, 'foreign', '--threads', '1', '-f', 'json')),
    all: node(scan(folder, 'all', '--threads', '1', ...rows)),
    allOnTwo: node(scan(folder, 'all', '--threads', '2', ...rows)),
    fewer: node(scan(folder, 'fewer', '--threads', '1', ...rows)),
    ...(isThere('jq') ? { jqMany: jq('many'), jqTweets: jq('tweets'), jqAll: jq('all') } : {}),
    ...(duckDb === null ? {} : { duckDb: node([DUCKDB, duckDb, pathOf(folder, 'many')]) }),
  };
  const costs = Object.fromEntries(Object.keys(things).map((name) => [name, [] as ProcessCost[]]));
  for (let round = 0; round < ROUNDS; round += 1) {
    for (const [name, words] of Object.entries(things)) costs[name]!.push(costOf(words, folder));
  }
  return costs;
}

const DUCKDB = fileURLToPath(new URL('duckdb.js', import.meta.url));

const pathOf = (folder: string, name: string): string => join(folder, `${name}.ndjson`);

const scan = (folder: string, name: string, ...words: readonly string[]): readonly string[] => [
  ...['bin/socialrank.js', 'acme', '-s', `file:${pathOf(folder, name)}`, '--no-store'],
  ...['--since', '2026-11-01', '--until', '2026-11-21'],
  ...words,
];

/** Path of DuckDB, too large to be a dependency: `npm install --no-save @duckdb/node-api`; null if not installed. */
function placeOfDuckDb(): string | null {
  try {
    return createRequire(import.meta.url).resolve('@duckdb/node-api');
  } catch {
    return null;
  }
}
