/** A part of a file, skimmed for itself: what its lines came to, in a form that passes between threads without a copy. */
import { readSync } from 'node:fs';
import { LONGEST_BYTES } from '../bytes/longest.js';
import { LINE_FEED } from './json-bytes.js';
import type { Skimmer } from './skimmer.js';

/** The lines that begin in it belong to it, to their ends. */
export interface Range {
  readonly from: number;
  readonly to: number;
}

export interface Block {
  readonly lines: number;
  /** Of those that were skimmed and came to one thing found, ms. */
  readonly times: Float64Array;
  /** How many that were skimmed came to nothing. */
  readonly empty: number;
  /** Those that must be read: which of the lines they are, from 0, and where in `bytes` each ends, behind its line feed. */
  readonly unread: Int32Array;
  readonly ends: Int32Array;
  /** Of each whether its layout was not known to who skimmed it. */
  readonly unknown: Uint8Array;
  /** How many are told apart by their places of those that were skimmed before each of them, and of all. */
  readonly placed: Int32Array;
  readonly bytes: Uint8Array;
  /** The last line is longer than is read. */
  readonly isCut: boolean;
}

/** More than a block, so that most of them need no other. */
const SPARE_BYTES = 64 * 1024;
const LINE_END = Buffer.from('\n');

/** A file that is read a block at a time, always into the same memory. @param skimmer told of none but these lines */
export function blockReader(descriptor: number, skimmer: Skimmer): (range: Range, isFirst: boolean) => Block {
  let memory = Buffer.alloc(0);

  /** @returns how many there were */
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

  /** Reads on until the last line is whole. @returns behind its line feed, or -1: it is too long */
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
      // The last line of the file has no end of its own.
      memory = Buffer.concat([memory.subarray(0, size), LINE_END]);
      return size + 1;
    }
  }

  return ({ from, to }, isFirst) => {
    // With the byte before it, which tells whether a line begins at once.
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

/** Each its own: what is handed over is gone. */
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

/** @param to behind a line feed */
function skimmed(bytes: Buffer, from: number, to: number, isCut: boolean, skimmer: Skimmer): Block {
  const unread: number[] = [];
  const ends: number[] = [];
  const unknown: number[] = [];
  const placed: number[] = [];
  const pieces: Buffer[] = [];
  /** Of lines that follow each other, which are copied as one. */
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
