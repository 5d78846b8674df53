/** Time of a command from its start, in bare starts of Node. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { interleaved, type Result } from './measure.js';
import { ENVIRONMENTS, nodeRuns } from './process-cost.js';

const ROUNDS = 25;

export async function startUp(): Promise<Result[]> {
  const folder = mkdtempSync(join(tmpdir(), 'socialrank-bench-'));
  const posts = join(folder, 'posts.ndjson');
  const post = (n: number) => ({
    id: `p${n}`,
    text: `I love the acme thing number ${n}`,
    author: `ann${n % 7}`,
    created_at: `2026-11-${10 + n}T10:00:00Z`,
  });
  writeFileSync(posts, Array.from({ length: 10 }, (_, n) => `${JSON.stringify(post(n))}\n`).join(''));
  const results: Result[] = [];
  for (const [name, of] of Object.entries(ENVIRONMENTS)) results.push(...(await starts(posts, name, of(folder))));
  rmSync(folder, { recursive: true });
  return results;
}

async function starts(posts: string, environment: string, env: NodeJS.ProcessEnv): Promise<Result[]> {
  const run = nodeRuns(env);
  const scan = ['bin/socialrank.js', 'acme', '-s', `file:${posts}`, '--no-store'];
  const times = await interleaved(ROUNDS, {
    bare: run('-e', '0'),
    version: run('bin/socialrank.js', '--version'),
    help: run('bin/socialrank.js', '--help'),
    table: run(...scan),
    json: run(...scan, '--format', 'json'),
  });
  const against = (name: string, runs: number[], bound: string): Result => ({
    name: `${name} / node -e 0, environment ${environment}`,
    // Other work of the machine adds to every run, and most to the long ones: the fastest is nearest to the truth.
    ratio: Math.min(...runs) / Math.min(...times.bare),
    unit: 'x',
    bound,
    runs: { [name]: runs, bare: times.bare },
  });
  return [
    against('--version', times.version, '<= 1.35'),
    against('--help', times.help, '<= 1.5'),
    against('ten posts, table', times.table, '<= 2.5'),
    against('ten posts, JSON', times.json, '<= 2.5'),
  ];
}
