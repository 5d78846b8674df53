/** The program as users start it: `bin/socialrank.js` in a separate process, with the output of `npm run build`. */
import { type ChildProcess, spawn } from 'node:child_process';
import { join } from 'node:path';
import { temporaryFolder } from './temporary.js';

export interface Start {
  readonly env?: Readonly<Record<string, string>>;
  readonly stdin?: string;
  /** File descriptor for standard output; absent: collected in `Ended.stdout`. */
  readonly stdout?: number;
  readonly cwd?: string;
}

export interface Ended {
  readonly code: number | null;
  readonly signal: NodeJS.Signals | null;
  readonly stdout: string;
  readonly stderr: string;
}

export interface Running {
  readonly child: ChildProcess;
  /** Resolves when standard output or error contains the text. */
  saying(text: string): Promise<void>;
  readonly ended: Promise<Ended>;
}

const BIN = join(process.cwd(), 'bin/socialrank.js');

/** All environment variables that the program sees. */
function environment(more: Readonly<Record<string, string>> = {}): Record<string, string> {
  return { PATH: process.env['PATH'] ?? '', LANG: 'C.UTF-8', SOCIALRANK_HOME: temporaryFolder(), ...more };
}

export function start(words: readonly string[], { env = {}, stdin, stdout, cwd }: Start = {}): Running {
  const child = spawn(process.execPath, [BIN, ...words], {
    env: environment(env),
    stdio: [stdin === undefined ? 'ignore' : 'pipe', stdout ?? 'pipe', 'pipe'],
    ...(cwd === undefined ? {} : { cwd }),
  });
  child.stdin?.on('error', () => {});
  child.stdin?.end(stdin);
  const said = { stdout: [] as Buffer[], stderr: [] as Buffer[] };
  const text = (which: 'stdout' | 'stderr') => Buffer.concat(said[which]).toString();
  const waiting = new Set<() => void>();
  for (const which of ['stdout', 'stderr'] as const) {
    child[which]?.on('data', (chunk: Buffer) => {
      said[which].push(chunk);
      for (const look of waiting) look();
    });
  }
  const ended = new Promise<Ended>((resolve) => {
    child.on('close', (code, signal) => resolve({ code, signal, stdout: text('stdout'), stderr: text('stderr') }));
  });
  return {
    child,
    ended,
    saying: (wanted) =>
      new Promise((resolve, reject) => {
        const look = () => {
          if (!text('stdout').includes(wanted) && !text('stderr').includes(wanted)) return;
          waiting.delete(look);
          resolve();
        };
        waiting.add(look);
        look();
        void ended.then(() => reject(new Error(`it ended without saying ${wanted}: ${text('stderr')}`)));
      }),
  };
}

export function program(words: readonly string[], options: Start = {}): Promise<Ended> {
  return start(words, options).ended;
}

/** Runs a line in a shell in which `socialrank` is the program. */
export function shell(line: string, env: Readonly<Record<string, string>> = {}): Promise<Ended> {
  const child = spawn('bash', ['-c', `socialrank() { "${process.execPath}" "${BIN}" "$@"; }\n${line}`], {
    env: environment(env),
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const chunks = { stdout: [] as Buffer[], stderr: [] as Buffer[] };
  child.stdout.on('data', (chunk: Buffer) => chunks.stdout.push(chunk));
  child.stderr.on('data', (chunk: Buffer) => chunks.stderr.push(chunk));
  return new Promise((resolve) => {
    child.on('close', (code, signal) =>
      resolve({
        code,
        signal,
        stdout: Buffer.concat(chunks.stdout).toString(),
        stderr: Buffer.concat(chunks.stderr).toString(),
      }),
    );
  });
}
