/** Runs a command in this process with given input, and collects its output. */
import { type Duplex, PassThrough, Readable } from 'node:stream';
import type { Io } from '../../src/cli/io/io.js';
import { main } from '../../src/cli/main.js';
import { temporaryFolder } from './temporary.js';

export interface Setting {
  readonly env?: Readonly<Record<string, string>>;
  /** Null: it stays open without any input. */
  readonly stdin?: string | null;
  /** Sent as soon as the program listens for it. */
  readonly signal?: 'SIGINT' | 'SIGTERM';
  /** Width of standard output and error, which are terminals; absent: they are pipes. */
  readonly columns?: number;
  readonly now?: string;
  /** Whether standard input is a terminal, regardless of its content. */
  readonly isAsked?: boolean;
  /** As with `| head`, but closed from the start. */
  readonly isReaderGone?: boolean;
}

export interface Ran {
  readonly code: number;
  readonly stdout: string;
  readonly stderr: string;
  /** Folder of the settings and the cache of this run. */
  readonly home: string;
}

/**
 * Each run gets a new home unless `SOCIALRANK_HOME` names one.
 * @throws Error if it still listens for signals when it ends: its timers, too, would keep running in later tests
 */
export async function ran(words: readonly string[], setting: Setting = {}): Promise<Ran> {
  const home = setting.env?.['SOCIALRANK_HOME'] ?? temporaryFolder();
  const terminal = setting.columns === undefined ? {} : { isTTY: true, columns: setting.columns };
  const [stdout, stderr] = [setting.isReaderGone === true ? broken() : collected(), collected()];
  const heard: (() => void)[] = [];
  const io: Io = {
    stdout: Object.assign(stdout.stream, terminal),
    stderr: Object.assign(stderr.stream, terminal),
    stdin: Object.assign(stdin(setting.stdin), {
      isTTY: setting.isAsked ?? (setting.stdin === undefined && setting.columns !== undefined),
    }),
    on(event, listener) {
      heard.push(listener);
      if (event === setting.signal) setImmediate(listener);
    },
    off: (_, listener) => heard.splice(heard.indexOf(listener), 1),
    env: { LANG: 'C.UTF-8', ...setting.env, SOCIALRANK_HOME: home },
    ...(setting.now === undefined ? {} : { now: () => new Date(setting.now!) }),
  };
  const code = await main(words, io);
  if (heard.length > 0) throw new Error(`still listening for signals after: ${words.join(' ')}`);
  return { code, stdout: stdout.text(), stderr: stderr.text(), home };
}

function stdin(text: string | null | undefined): Readable {
  return text === null ? new Readable({ read() {} }) : Readable.from(text === undefined ? [] : [Buffer.from(text)]);
}

interface Collected {
  readonly stream: Duplex;
  text(): string;
}

function broken(): Collected {
  const stream = new PassThrough({
    transform: (_chunk, _encoding, done) => done(Object.assign(new Error('write EPIPE'), { code: 'EPIPE' })),
  });
  stream.on('error', () => {});
  return { stream, text: () => '' };
}

function collected(): Collected {
  const chunks: Buffer[] = [];
  const stream = new PassThrough();
  stream.on('data', (chunk: Buffer) => chunks.push(chunk));
  return { stream, text: () => Buffer.concat(chunks).toString() };
}
