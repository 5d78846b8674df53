/**
 * A process of somebody else's, at arm's length: what it says comes in bounded lines, as fast as they are taken, and it
 * ends with all that it started. Why no worker thread: in one, fs.writeSync(1) reaches our standard output, spawnSync()
 * outlasts terminate(), and an allocation that fails ends the whole program.
 */
import { type ChildProcess, spawn } from 'node:child_process';
import process from 'node:process';
import type { Readable } from 'node:stream';
import { SourceError } from '../errors.js';
import { LineTooLong, lines } from './lines.js';

export interface OutsideProcess {
  /** JSON a line. */
  tell(message: unknown): void;
  /** Nothing more will be told. */
  endTelling(): void;
  /** What it answers, a chunk's lines at a time; read once. */
  readonly heard: AsyncIterable<readonly string[]>;
  /** From now on, what it prints for people goes there; what came before comes first. */
  printTo(print: (line: string) => void): void;
  readonly lastPrinted: () => string | null;
  /** The program that runs waits for it, or does not. */
  hold(): void;
  letBe(): void;
  /** Ends it, and what it started. */
  kill(): void;
  /** Waits for its end, and says how it was; null: with exit code 0. */
  ended(): Promise<SourceError | null>;
}

export interface OutsideOptions {
  readonly command: string;
  readonly words: readonly string[];
  readonly env: NodeJS.ProcessEnv;
  /** The file that it answers on; what it prints on the others is for people. */
  readonly answersOn: 1 | 3;
  /** Between asking it to end and ending it. */
  readonly graceMilliseconds: number;
}

/** By what the system calls them. */
const REASONS: ReadonlyMap<string, string> = new Map([
  ['ENOENT', 'there is no such program'],
  ['EACCES', 'the file may not be run (chmod +x)'],
]);

/** Of one line that it answers. */
const LONGEST_BYTES = 2 ** 24;
const LONGEST_PRINTED = 2000;
const MOST_PRINTED_BYTES = 2 ** 24;
const MOST_PRINTED_LINES = 200;

export function outsideProcess(options: OutsideOptions): OutsideProcess {
  const { command, words, env, answersOn, graceMilliseconds } = options;
  const child = spawn(command, words, {
    env,
    // A group of its own: with it ends whatever it started, and Ctrl-C reaches us alone.
    detached: true,
    windowsHide: true,
    stdio: answersOn === 1 ? ['pipe', 'pipe', 'pipe'] : ['pipe', 'pipe', 'pipe', 'pipe'],
  });
  const streams = child.stdio.filter((stream) => stream !== null && stream !== undefined);
  for (const stream of streams) {
    // It may be gone at any time; how it ended is said below.
    stream.on('error', () => {});
    (stream as { unref?(): void }).unref?.();
  }
  const answers = child.stdio[answersOn] as Readable;
  let verdict: SourceError | null = null;
  const kill = (why: SourceError | null = null) => {
    verdict ??= why;
    if (!hasExited(child) || !answers.readableEnded) end(child, graceMilliseconds);
    for (const stream of streams) stream.destroy();
  };
  const ending = new Promise<SourceError | null>((resolve) => {
    child.on('error', ({ code }: NodeJS.ErrnoException) =>
      resolve(
        new SourceError('not_found', `it cannot be started: ${REASONS.get(code ?? '') ?? code ?? 'no reason given'}`, {
          hint: 'give the program by its path, or by a name that is found in PATH',
        }),
      ),
    );
    child.on('exit', (code, signal) => resolve(endingOf(code, signal)));
  });
  const printed = printing(
    [child.stdout, child.stderr].filter((stream) => stream !== answers),
    () => kill(new SourceError('too_large', `it printed more than ${MOST_PRINTED_BYTES / 2 ** 20} MB`)),
  );
  return {
    tell: (message) => void child.stdin.write(`${JSON.stringify(message)}\n`),
    endTelling: () => void child.stdin.end(),
    heard: heard(answers, () =>
      kill(new SourceError('too_large', `it gave a line longer than ${LONGEST_BYTES / 2 ** 20} MB`)),
    ),
    ...printed,
    hold: () => child.ref(),
    letBe: () => child.unref(),
    kill: () => kill(),
    async ended() {
      const own = await ending;
      return verdict ?? own;
    },
  };
}

function end(child: ChildProcess, graceMilliseconds: number): void {
  if (child.pid === undefined) return;
  signalGroup(child, graceMilliseconds === 0 ? 'SIGKILL' : 'SIGTERM');
  if (hasExited(child)) return;
  const late = setTimeout(() => signalGroup(child, 'SIGKILL'), graceMilliseconds);
  child.once('exit', () => {
    clearTimeout(late);
    // The first of the group heard; others may not have.
    signalGroup(child, 'SIGKILL');
  });
}

function hasExited({ exitCode, signalCode }: ChildProcess): boolean {
  return exitCode !== null || signalCode !== null;
}

function signalGroup(child: ChildProcess, signal: 'SIGTERM' | 'SIGKILL'): void {
  try {
    process.kill(-child.pid!, signal);
  } catch {
    // There are no groups on Windows, and none is left where all have ended.
    child.kill(signal);
  }
}

function endingOf(code: number | null, signal: string | null): SourceError | null {
  if (code === 0) return null;
  // Of V8, when its heap is full.
  if (code === 134 || signal === 'SIGABRT') return new SourceError('too_large', 'it ran out of memory');
  const how = code === null ? `was ended by ${signal}` : `ended with exit code ${code}`;
  return new SourceError('bad_response', `it ${how}`);
}

async function* heard(answers: Readable, tooLong: () => void): AsyncGenerator<readonly string[]> {
  try {
    yield* lines(answers, LONGEST_BYTES);
  } catch (error) {
    // A pipe that breaks is a process that ends, and how is known there.
    if (error instanceof LineTooLong) tooLong();
  }
}

/** The first lines are kept until somebody wants them; all are taken, so that it need not wait for a reader. */
function printing(streams: readonly Readable[], tooMuch: () => void): Pick<OutsideProcess, 'printTo' | 'lastPrinted'> {
  const waiting: string[] = [];
  let print: (line: string) => void = (line) => void waiting.push(line);
  let [count, bytes] = [0, 0];
  let last: string | null = null;
  for (const stream of streams) {
    let rest = '';
    const say = (line: string) => {
      if (line.trim() === '') return;
      last = line.trim();
      count += 1;
      if (count <= MOST_PRINTED_LINES) print(last);
      else if (count === MOST_PRINTED_LINES + 1) print('it prints more than is shown');
    };
    stream.setEncoding('utf8');
    stream.on('data', (chunk: string) => {
      bytes += chunk.length;
      if (bytes > MOST_PRINTED_BYTES) return tooMuch();
      const written = (rest + chunk).split('\n');
      rest = written.pop()!.slice(0, LONGEST_PRINTED);
      for (const line of written) say(line.slice(0, LONGEST_PRINTED));
    });
    stream.on('end', () => say(rest));
  }
  return {
    lastPrinted: () => last,
    printTo(to) {
      print = to;
      for (const line of waiting.splice(0)) to(line);
    },
  };
}
