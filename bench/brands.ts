/** Many brands over one archive: ten that are mentioned, and the same ten among thousands that never are. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Result } from './measure.js';
import { writePosts } from './posts.js';
import { costOf, peakBytesOf } from './process-cost.js';

const ROUNDS = 3;
const POSTS = 1_000_000;
const SHARE = 0.02;
const MANY = 10_000;
const SAID = [
  ...['Acme', 'Globex', 'Initech', 'Umbrella Corp', 'Hooli'],
  ...['Vandelay Industries', 'Wayne Enterprises', 'Wonka', 'Cyberdyne Systems', 'Stark Industries'],
];

export function brands(): Result[] {
  const folder = mkdtempSync(join(tmpdir(), 'socialrank-bench-'));
  const archive = join(folder, 'posts.ndjson');
  writePosts(archive, { posts: POSTS, share: SHARE, names: SAID });
  const scanOf = (count: number): readonly string[] => {
    const file = join(folder, `${count}.yaml`);
    writeFileSync(file, Array.from({ length: count }, (_, place) => `- name: ${nameOf(place)}\n`).join(''));
    const window = ['--since', '2026-11-01', '--until', '2026-11-21'];
    return [process.execPath, 'bin/socialrank.js', '--brands', file, '-s', `file:${archive}`, '--no-store', ...window];
  };
  const [ten, many] = [scanOf(SAID.length), scanOf(MANY)];
  const runs = { ten: [] as number[], many: [] as number[] };
  for (let round = 0; round < ROUNDS; round += 1) {
    runs.ten.push(costOf([...ten, '-f', 'json'], folder).processor);
    runs.many.push(costOf([...many, '-f', 'json'], folder).processor);
  }
  const [peakTen, peakMany] = [ten, many].map((words) => peakBytesOf([...words.slice(1), '-f', 'csv'], folder));
  rmSync(folder, { recursive: true });
  return [
    {
      name: 'ten thousand brands / ten, a million posts, processor',
      ratio: Math.min(...runs.many) / Math.min(...runs.ten),
      unit: 'x',
      bound: '<= 1.3',
      runs,
    },
    {
      name: 'memory, a brand that nobody speaks of',
      ratio: (peakMany! - peakTen!) / (MANY - SAID.length) / 1000,
      unit: 'kB',
      bound: '< 25',
      runs: {},
    },
  ];
}

/** The brands that are mentioned, then names of two words that never are. */
const nameOf = (place: number): string => SAID[place] ?? `Nobody${place} ${['Coffee', 'House', 'Land'][place % 3]!}`;
