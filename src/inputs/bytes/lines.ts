/** Splits bytes into lines, in batches of one chunk. */
import { type DecodeLine, lineDecoder } from './decode-line.js';
import { LONGEST_BYTES } from './longest.js';

export interface Line {
  /** Line number, from 1. */
  readonly number: number;
  /** Without the line feed; null if the line is too long to be read. */
  readonly text: string | null;
}

/** Turns lines into results. */
export interface LineReader<T> {
  /** Called before the lines in these bytes are read, in order. */
  readonly begin?: (bytes: Buffer) => void;
  /** Skips lines from `from` on that need not be read one by one, before `to`. Returns null if there are none. */
  readonly skip?: (from: number, to: number) => Skipped<T> | null;
  /** Reads a line without its line feed. Returns null if there is nothing to report. */
  read(number: number, line: Buffer): T | null;
  /** Returns the result for a line that is too long to be read. */
  tooLong(number: number): T;
  /** Whether the result must be handled before later lines are read. */
  readonly isUrgent?: (line: T) => boolean;
  /** Whether reading can stop. Called after each chunk. */
  readonly isEnough?: () => boolean;
}

/** What was left unread when `isEnough` ended the reading. */
interface Rest {
  /** Number of the first unread line. */
  readonly line: number;
  /** Offset of that line in the stream. */
  readonly from: number;
}

interface Skipped<T> {
  readonly lines: number;
  /** Offset past the last of them. */
  readonly end: number;
  readonly as: T;
}

const LINE_FEED = 10;
const LINE_END = Buffer.from('\n');
const NOTHING = Buffer.alloc(0);

/** @param decode decoder to continue with if earlier lines of the input were already decoded */
export function lines(
  chunks: AsyncIterable<Buffer>,
  decode: DecodeLine = lineDecoder(),
): AsyncGenerator<readonly Line[], Rest | null> {
  return eachLine<Line>(chunks, {
    read: (number, line) => ({ number, text: line.length === 0 ? '' : decode(line) }),
    tooLong: (number) => ({ number, text: null }),
  });
}

export async function* eachLine<T>(
  chunks: AsyncIterable<Buffer>,
  { begin, skip, read, tooLong, isUrgent, isEnough }: LineReader<T>,
): AsyncGenerator<readonly T[], Rest | null> {
  let number = 1;
  let seen = 0;
  /** Pieces of a line that continues in the next chunk. */
  let begun: Buffer[] = [];
  let size = 0;
  const batch: T[] = [];
  const add = (line: T | null) => {
    if (line !== null) batch.push(line);
  };
  const take = (): T[] => batch.splice(0);
  /** @param to offset past a line feed */
  function* readLines(bytes: Buffer, to: number): Generator<readonly T[]> {
    if (to > 0) begin?.(bytes);
    for (let at = 0; at < to; ) {
      const skipped = skip?.(at, to) ?? null;
      if (skipped !== null) {
        number += skipped.lines;
        at = skipped.end;
        add(skipped.as);
        if (at === to) return;
      }
      const end = bytes.indexOf(LINE_FEED, at);
      const line =
        end - at > LONGEST_BYTES ? tooLong(number) : read(number, end === at ? NOTHING : bytes.subarray(at, end));
      number += 1;
      at = end + 1;
      add(line);
      if (line !== null && isUrgent?.(line) === true) yield take();
    }
  }
  function* endBegun(tail: Buffer): Generator<readonly T[]> {
    const whole = size + tail.length > LONGEST_BYTES ? null : Buffer.concat([...begun, tail, LINE_END]);
    begun = [];
    size = 0;
    if (whole === null) add(tooLong(number++));
    else yield* readLines(whole, whole.length);
  }
  for await (const chunk of chunks) {
    let rest = chunk;
    const end = size === 0 ? -1 : chunk.indexOf(LINE_FEED);
    if (end !== -1) {
      yield* endBegun(chunk.subarray(0, end));
      rest = chunk.subarray(end + 1);
    }
    const to = size === 0 ? rest.lastIndexOf(LINE_FEED) + 1 : 0;
    yield* readLines(rest, to);
    seen += chunk.length;
    size += rest.length - to;
    if (size > LONGEST_BYTES) begun = [];
    else if (to < rest.length) begun.push(rest.subarray(to));
    if (batch.length > 0) yield take();
    if (isEnough?.() === true) return { line: number, from: seen - size };
  }
  if (size > 0) yield* endBegun(NOTHING);
  if (batch.length > 0) yield take();
  return null;
}
