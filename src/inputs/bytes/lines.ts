/** Bytes to lines, a chunk's worth at a time. */
import { type DecodeLine, lineDecoder } from './decode-line.js';
import { LONGEST_BYTES } from './longest.js';

export interface Line {
  /** From 1. */
  readonly number: number;
  /** Without its line feed; null: longer than is read. */
  readonly text: string | null;
}

/** What is made of lines. */
export interface LineReader<T> {
  /** Before lines of these bytes are read, in their order. */
  readonly begin?: (bytes: Buffer) => void;
  /** Lines from `from` on that need not be read one by one, of those before `to`; null: none. */
  readonly skip?: (from: number, to: number) => Skipped<T> | null;
  /** A line without its line feed; null: nothing is to be said of it. */
  read(number: number, line: Buffer): T | null;
  /** Of a line that is longer than is read. */
  tooLong(number: number): T;
  /** What it came to must be known before lines after it are read. */
  readonly isUrgent?: (line: T) => boolean;
  /** No more is wanted. */
  readonly isEnough?: () => boolean;
}

/** What was left where it was enough. */
interface Rest {
  /** The number of its first line. */
  readonly line: number;
  /** How many bytes come before that. */
  readonly from: number;
}

interface Skipped<T> {
  readonly lines: number;
  /** Behind the last of them. */
  readonly end: number;
  readonly as: T;
}

const LINE_FEED = 10;
const LINE_END = Buffer.from('\n');
const NOTHING = Buffer.alloc(0);

/** @param decode where lines before these were decoded already */
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
  /** Of a line that goes on in the next chunk. */
  let begun: Buffer[] = [];
  let size = 0;
  const batch: T[] = [];
  const add = (line: T | null) => {
    if (line !== null) batch.push(line);
  };
  const take = (): T[] => batch.splice(0);
  /** @param to behind a line feed */
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
