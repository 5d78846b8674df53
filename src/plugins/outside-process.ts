/**
 * Runs an external process in isolation: its output arrives in lines of limited length, as fast as they are consumed,
 * and it is killed together with everything that it started. Worker threads are not used because fs.writeSync(1) in a
 * worker reaches our standard output, spawnSync() outlasts terminate(), and a failed allocation ends the whole program.
 */
import { type ChildProcess, spawn } from 'node:child_process';
import process from 'node:process';
import type { Readable } from 'node:stream';
import { SourceError } from '../errors.js';
import { LineTooLong, lines } from './lines.js';

export interface OutsideProcess {
  /** Writes a message as one line of JSON. */
  tell(message: unknown): void;
  /** Closes standard input of the process. */
  endTelling(): void;
  /** Its answers, in batches of the lines of one chunk. Can be read once. */
  readonly heard: AsyncIterable<readonly string[]>;
  /** From now on, passes its other output to `print`, starting with earlier output. */
  printTo(print: (line: string) => void): void;
  readonly lastPrinted: () => string | null;
  /** Makes this program wait for the process (`hold`) or not (`letBe`). */
  hold(): void;
  letBe(): void;
  /** Kills the process and everything that it started. */
  kill(): void;
  /** Waits until it has ended and returns the reason; null for exit code 0. */
  ended(): Promise<SourceError | null>;
}

export interface OutsideOptions {
  readonly command: string;
  readonly words: readonly string[];
  readonly env: NodeJS.ProcessEnv;
  /** File descriptor of its answers; output on the others is meant for people. */
  readonly answersOn: 1 | 3;
  /** Time between the request to end and the kill. */
  readonly graceMilliseconds: number;
}

/** By system error code. */
const REASONS: ReadonlyMap<string, string> = new Map([
  ['ENOENT', 'there is no such program'],
  ['EACCES', 'the file may not be run (chmod +x)'],
]);

/** Maximum size of one answer line. */
const LONGEST_BYTES = 2 ** 24;
const LONGEST_PRINTED = 2000;
const MOST_PRINTED_BYTES = 2 ** 24;
const MOST_PRINTED_LINES = 200;

export function outsideProcess(options: OutsideOptions): OutsideProcess {
  const { command, words, env, answersOn, graceMilliseconds } = options;
  const child = spawn(command, words, {
    env,
    // A process group of its own, so that everything it started can be killed with it, and Ctrl-C reaches only this
    // program.
    detached: true,
    windowsHide: true,
    stdio: answersOn === 1 ? ['pipe', 'pipe', 'pipe'] : ['pipe', 'pipe', 'pipe', 'pipe'],
  });
  const streams = child.stdio.filter((stream) => stream !== null && stream !== undefined);
  for (const stream of streams) {
    // It can exit at any time; the reason is determined below.
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
      kill(new SourceError('too_large', `it printed a line longer than ${LONGEST_BYTES / 2 ** 20} MB`)),
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
    // The first process of the group has obeyed; others may not have.
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
    // Windows has no process groups, and a group vanishes when all its processes have ended.
    child.kill(signal);
  }
}

function endingOf(code: number | null, signal: string | null): SourceError | null {
  if (code === 0) return null;
  // V8 aborts like this when its heap is full.
  if (code === 134 || signal === 'SIGABRT') return new SourceError('too_large', 'it ran out of memory');
  const how = code === null ? `was ended by ${signal}` : `ended with exit code ${code}`;
  return new SourceError('bad_response', `it ${how}`);
}

async function* heard(answers: Readable, tooLong: () => void): AsyncGenerator<readonly string[]> {
  try {
    yield* lines(answers, LONGEST_BYTES);
  } catch (error) {
    // A broken pipe means that the process ended; `ended` returns the reason.
    if (error instanceof LineTooLong) tooLong();
  }
}

/**
 * Keeps the first lines until `printTo` is called, but reads everything, so that the process need not wait for a
 * reader.
 */
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
