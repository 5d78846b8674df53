/** Buffers lines of a table until it is certain that no quoted cell continues past them. */
import type { Line } from './lines.js';
import { LONGEST_BYTES } from './longest.js';

export type WholeLine = Line & { readonly text: string };

export function isWhole(line: Line): line is WholeLine {
  return line.text !== null;
}

/**
 * @param hasOddQuotes whether a line has an odd number of quotes, so that a cell opened in it may continue on the next
 */
export function waitingLines(hasOddQuotes: (line: WholeLine) => boolean): {
  add(line: WholeLine): void;
  /** Whether the buffer has reached its maximum size. */
  isFull(): boolean;
  /** Takes the lines up to the last one at which all quotes appear to be closed. */
  takeClosed(): WholeLine[];
  takeAll(): WholeLine[];
  /** Puts lines back before the others. */
  giveBack(lines: readonly WholeLine[]): void;
} {
  let waiting: WholeLine[] = [];
  let size = 0;
  let isOpen = false;
  let closed = 0;
  const add = (line: WholeLine) => {
    waiting.push(line);
    size += line.text.length;
    if (hasOddQuotes(line)) isOpen = !isOpen;
    if (!isOpen) closed = waiting.length;
  };
  const take = (count: number): WholeLine[] => {
    const taken = waiting.slice(0, count);
    const left = waiting.slice(count);
    waiting = [];
    [size, isOpen, closed] = [0, false, 0];
    for (const line of left) add(line);
    return taken;
  };
  return {
    add,
    isFull: () => size > LONGEST_BYTES,
    takeClosed: () => (closed === 0 ? [] : take(closed)),
    takeAll: () => take(waiting.length),
    giveBack(lines: readonly WholeLine[]) {
      if (lines.length === 0) return;
      waiting.unshift(...lines);
      take(0);
    },
  };
}

const BACKSLASH = 0x5c;

/** @param hasBackslashes whether a backslash escapes a quote, so that it does not end the cell */
export function hasOddQuotes({ text }: WholeLine, hasBackslashes: boolean): boolean {
  let isOdd = false;
  for (let at = text.indexOf('"'); at !== -1; at = text.indexOf('"', at + 1)) {
    if (!hasBackslashes || text.charCodeAt(at - 1) !== BACKSLASH) isOdd = !isOdd;
  }
  return isOdd;
}
