/**
 * Skims one block of a file independently of the others. The result consists of typed arrays, which pass between
 * threads without being copied.
 */
import { readSync } from 'node:fs';
import { LONGEST_BYTES } from '../bytes/longest.js';
import { LINE_FEED } from './json-bytes.js';
import type { Skimmer } from './skimmer.js';

/** Byte range of a block. The lines that begin in it belong to it, up to their ends. */
export interface Range {
  readonly from: number;
  readonly to: number;
}

export interface Block {
  readonly lines: number;
  /** Times of the skimmed lines that stand for one item each, ms since 1970. */
  readonly times: Float64Array;
  /** Number of skimmed lines that stand for no item. */
  readonly empty: number;
  /**
   * Lines that must be parsed: the index of each in the block, from 0, and the offset in `bytes` past its line feed.
   */
  readonly unread: Int32Array;
  readonly ends: Int32Array;
  /** For each of these lines, 1 if the skimmer did not know its layout. */
  readonly unknown: Uint8Array;
  /** Number of skimmed rows that count for generated ids: before each of these lines, and finally in total. */
  readonly placed: Int32Array;
  readonly bytes: Uint8Array;
  /** Whether the last line is too long to be read. */
  readonly isCut: boolean;
}

/**
 * Reserved beyond a block, so that the last line rarely requires more memory. Also how much is read at a time to
 * complete that line.
 */
const SPARE_BYTES = 64 * 1024;
const LINE_END = Buffer.from('\n');

/**
 * Reads and skims a file one block at a time, always into the same memory.
 * @param skimmer is not used for any other lines while it skims a block
 */
export function blockReader(descriptor: number, skimmer: Skimmer): (range: Range, isFirst: boolean) => Block {
  let memory = Buffer.alloc(0);

  /** Reads bytes of the file into memory at `start`. @returns how many there were */
  function fill(start: number, from: number, to: number): number {
    let at = start;
    const room = start + to - from;
    if (memory.length < room) {
      const larger = Buffer.allocUnsafeSlow(Math.max(room + SPARE_BYTES, 2 * start));
      memory.copy(larger, 0, 0, start);
      memory = larger;
    }
    while (at < room) {
      const bytes = readSync(descriptor, memory, at, room - at, from + at - start);
      if (bytes === 0) break;
      at += bytes;
    }
    return at - start;
  }

  /** Reads on until the last line is complete. @returns the offset past its line feed, or -1 if it is too long */
  function lastLineEnd(begins: number, ends: number, from: number): number {
    let size = ends;
    for (;;) {
      if (size - begins > LONGEST_BYTES) return -1;
      const offset = from + size - ends;
      const bytes = fill(size, offset, offset + SPARE_BYTES);
      const feed = memory.subarray(size, size + bytes).indexOf(LINE_FEED);
      if (feed !== -1) return size + feed - begins > LONGEST_BYTES ? -1 : size + feed + 1;
      size += bytes;
      if (bytes > 0) continue;
      // The last line of the file may have no line feed.
      memory = Buffer.concat([memory.subarray(0, size), LINE_END]);
      return size + 1;
    }
  }

  return ({ from, to }, isFirst) => {
    // Includes the byte before it, which shows whether a line begins right at the start.
    const first = isFirst ? from : from - 1;
    const size = fill(0, first, to);
    const held = memory.subarray(0, size);
    const start = isFirst ? 0 : held.indexOf(LINE_FEED) + 1;
    if (start === size || (!isFirst && start === 0)) return empty();
    let end = held.lastIndexOf(LINE_FEED) + 1;
    let isCut = false;
    if (end < size) {
      const last = lastLineEnd(end, size, first + size);
      isCut = last === -1;
      if (!isCut) end = last;
    }
    return skimmed(memory, start, end, isCut, skimmer);
  };
}

/** A new block each time, since arrays passed to another thread are no longer usable here. */
const empty = (): Block => ({
  lines: 0,
  times: new Float64Array(0),
  empty: 0,
  unread: new Int32Array(0),
  ends: new Int32Array(0),
  unknown: new Uint8Array(0),
  placed: new Int32Array(1),
  bytes: new Uint8Array(0),
  isCut: false,
});

/** @param to offset past a line feed */
function skimmed(bytes: Buffer, from: number, to: number, isCut: boolean, skimmer: Skimmer): Block {
  const unread: number[] = [];
  const ends: number[] = [];
  const unknown: number[] = [];
  const placed: number[] = [];
  const pieces: Buffer[] = [];
  /** Bounds of a run of consecutive lines, which are copied together. */
  let begun = from;
  let ended = from;
  let lines = 0;
  let kept = 0;
  skimmer.restart();
  skimmer.begin(bytes);
  for (let at = from; at < to; ) {
    lines += skimmer.skip(at, to);
    at = skimmer.stopped();
    if (at === to) break;
    const end = bytes.indexOf(LINE_FEED, at) + 1;
    kept += end - at;
    unread.push(lines);
    ends.push(kept);
    unknown.push(skimmer.isUnknown() ? 1 : 0);
    placed.push(skimmer.placed());
    if (at !== ended) {
      pieces.push(bytes.subarray(begun, ended));
      begun = at;
    }
    lines += 1;
    at = end;
    ended = end;
  }
  pieces.push(bytes.subarray(begun, ended));
  const copied = new Uint8Array(kept);
  let at = 0;
  for (const piece of pieces) {
    copied.set(piece, at);
    at += piece.length;
  }
  const passed = skimmer.takePassed();
  return {
    lines: lines + (isCut ? 1 : 0),
    times: passed.times,
    empty: passed.empty,
    unread: Int32Array.from(unread),
    ends: Int32Array.from(ends),
    unknown: Uint8Array.from(unknown),
    placed: Int32Array.from([...placed, passed.placed]),
    bytes: copied,
    isCut,
  };
}
