/** Searches the line whose members were read last for what is wanted. */
import { members } from './layouts.js';
import type { FindNeedle } from './needles.js';

export interface LineSearch {
  /** Called before the lines in these bytes are read; the memory may have held others before. */
  begin(bytes: Buffer, view: DataView): void;
  /** Called before the lines of the next piece of the bytes, which ends past a line feed. */
  take(pieceEnd: number): void;
  /**
   * Whether the line contains what is wanted.
   * @param from where the line begins
   * @param layout number of its layout
   * @param time index of the member that contains only a time
   */
  holds(from: number, layout: number, time: number): boolean;
}

/** Searches the whole piece for each needle, up to its next occurrence. */
export function searchInPieces(find: readonly FindNeedle[]): LineSearch {
  const next = new Float64Array(find.length);
  let bytes: Buffer = Buffer.alloc(0);
  let end = 0;
  return {
    begin(read) {
      bytes = read;
    },
    take(pieceEnd) {
      end = pieceEnd;
      next.fill(-1);
    },
    holds(from) {
      const { lineEnd } = members;
      for (let one = 0; one < find.length; one++) {
        if (next[one]! < from) next[one] = find[one]!(bytes, from, end);
        if (next[one]! < lineEnd) return true;
      }
      return false;
    },
  };
}

export interface ValueWords {
  /** Searches a value. `some`: the rest of the line must be checked with `areInLine`. */
  in(bytes: Buffer, view: DataView, from: number, to: number): 'none' | 'some' | 'enough';
  areInLine(bytes: Buffer, from: number, to: number): boolean;
}

/** Longer lines are parsed. */
const LONGEST = 100_000;

/** Searches values only, except for those equal to the same member of an earlier line, since archives repeat much. */
export function searchInValues(words: ValueWords): LineSearch {
  /** By layout: where the values of a line without matches are, and in which chunk. */
  const before: { readonly start: Int32Array; readonly end: Int32Array; chunk: number }[] = [];
  let chunk = 0;
  let bytes: Buffer = Buffer.alloc(0);
  let view: DataView = new DataView(bytes.buffer);
  return {
    begin(read, viewed) {
      bytes = read;
      view = viewed;
      chunk += 1;
    },
    take() {},
    holds(from, layout, time) {
      const { count, start, end, lineEnd } = members;
      if (lineEnd - from > LONGEST) return true;
      const known = (before[layout] ??= { start: new Int32Array(count), end: new Int32Array(count), chunk: 0 });
      const isNear = known.chunk === chunk;
      let isPart = false;
      for (let member = 0; member < count; member++) {
        const [first, last] = [start[member]!, end[member]!];
        if (member === time) continue;
        if (isNear && isSame(view, first, last, known.start[member]!, known.end[member]!)) continue;
        const held = words.in(bytes, view, first, last);
        if (held === 'enough') return true;
        isPart ||= held === 'some';
      }
      if (isPart) return words.areInLine(bytes, from, lineEnd);
      for (let member = 0; member < count; member++) {
        known.start[member] = start[member]!;
        known.end[member] = end[member]!;
      }
      known.chunk = chunk;
      return false;
    },
  };
}

function isSame(view: DataView, from: number, to: number, otherFrom: number, otherTo: number): boolean {
  const length = to - from;
  if (length !== otherTo - otherFrom) return false;
  let at = 0;
  for (; at + 4 <= length; at += 4) {
    if (view.getInt32(from + at, true) !== view.getInt32(otherFrom + at, true)) return false;
  }
  for (; at < length; at++) if (view.getUint8(from + at) !== view.getUint8(otherFrom + at)) return false;
  return true;
}
