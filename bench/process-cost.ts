/** What a program costs as a process of its own: processor time, elapsed time and memory. */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

export interface ProcessCost {
  /** Milliseconds on all processors. */
  readonly processor: number;
  /** Milliseconds of wall-clock time. */
  readonly elapsed: number;
}

// Only what a program needs: NODE_EXTRA_CA_CERTS alone doubles a bare start of Node.
const environment = (home: string) => ({ PATH: process.env['PATH'], SOCIALRANK_HOME: home, LC_ALL: 'C' });

/** Environments for measuring starts, by their names in results: a minimal one, and one with everything that is set. */
export const ENVIRONMENTS: Readonly<Record<string, (home: string) => NodeJS.ProcessEnv>> = {
  'nothing set': environment,
  'as set here': (home) => ({ ...process.env, ...environment(home) }),
};

/** Runs of Node with these arguments, one per call. */
export const nodeRuns =
  (env: NodeJS.ProcessEnv) =>
  (...words: readonly string[]) =>
  () => {
    const { status, stderr } = spawnSync(process.execPath, words, { env });
    if (status !== 0) throw new Error(String(stderr));
  };

/** Cost of a program whose output is discarded. Needs bash, whose clock is used. */
export function costOf(words: readonly string[], home: string): ProcessCost {
  const clocked = `TIMEFORMAT='%R %U %S'; time "$@" > /dev/null`;
  const { status, stderr } = spawnSync('bash', ['--norc', '-c', clocked, 'bash', ...words], {
    env: environment(home),
    encoding: 'utf8',
    maxBuffer: 1 << 26,
  });
  if (status !== 0) throw new Error(`${words.join(' ')}: ${stderr}`);
  const [elapsed, user, system] = stderr.trim().split('\n').at(-1)!.split(' ').map(Number);
  return { processor: 1000 * (user! + system!), elapsed: 1000 * elapsed! };
}

/** Peak memory of a Node program, in bytes. */
export function peakBytesOf(words: readonly string[], home: string): number {
  const folder = mkdtempSync(join(tmpdir(), 'socialrank-bench-'));
  const hook = join(folder, 'hook.cjs');
  const written = join(folder, 'peak');
  writeFileSync(
    hook,
    `process.on('exit', () => require('node:fs').writeFileSync(${JSON.stringify(written)}, String(process.resourceUsage().maxRSS)));`,
  );
  try {
    const { status, stderr } = spawnSync(process.execPath, ['-r', hook, ...words], {
      env: environment(home),
      encoding: 'utf8',
      stdio: ['ignore', 'ignore', 'pipe'],
    });
    if (status !== 0) throw new Error(`${words.join(' ')}: ${stderr}`);
    return 1024 * Number(readFileSync(written, 'utf8'));
  } finally {
    rmSync(folder, { recursive: true });
  }
}

export const isThere = (program: string): boolean => spawnSync(program, ['--version']).error === undefined;
