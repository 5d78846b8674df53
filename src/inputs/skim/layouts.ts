/**
 * How the objects of an input are made: their members, each of a kind, in their order. What is made alike ends at the same
 * leaf of a tree, whose branches are what stands between two values, byte for byte; so that a line is known without
 * anything of it being copied.
 */
import {
  CLOSE,
  COMMA,
  KINDS,
  LINE_FEED,
  nameEnd,
  OPEN,
  QUOTE,
  read,
  spaceEnd,
  textEnd,
  valueEnd,
} from './json-bytes.js';

/** What all objects share that are made alike. */
export interface Layout<T> {
  /** What is known of them; undefined: nothing yet. */
  known: T | undefined;
}

export interface Layouts<T> {
  /**
   * The layout of the object that begins at `from`; null: there is none that fills the line, or more kinds than are kept.
   * @param to behind a line feed
   */
  read(view: DataView, from: number, to: number): Layout<T> | null;
}

const MOST_MEMBERS = 128;
const LONGEST_NAME = 256;
const BRANCHES_AT_MOST = 20_000;
const BESIDE_EACH_OTHER = 64;

/** Of the object that was read last. */
export const members = {
  count: 0,
  /** Behind its line feed. */
  lineEnd: 0,
  kind: new Uint8Array(MOST_MEMBERS),
  nameStart: new Int32Array(MOST_MEMBERS),
  nameEnd: new Int32Array(MOST_MEMBERS),
  /** A text is without its quotes. */
  start: new Int32Array(MOST_MEMBERS),
  end: new Int32Array(MOST_MEMBERS),
};

/** What comes before a value: a comma, a name and a colon, with the white space around them. */
interface Branch<T> {
  readonly length: number;
  /** All of its bytes, four at a time, and the last four once more. */
  readonly fours: Int32Array;
  readonly lastFour: number;
  /** From its beginning. */
  readonly nameStart: number;
  readonly nameEnd: number;
  /** By the kind of the value. */
  readonly next: (Fork<T> | undefined)[];
}

interface Fork<T> {
  /** The one that was taken last is the first. */
  readonly branches: Branch<T>[];
  layout: Layout<T> | null;
}

const newFork = <T>(): Fork<T> => ({ branches: [], layout: null });

export function layouts<T>(): Layouts<T> {
  const root = newFork<T>();
  let left = BRANCHES_AT_MOST;

  function otherBranch(fork: Fork<T>, view: DataView, at: number, to: number): Branch<T> | null {
    const { branches } = fork;
    for (let place = 1; place < branches.length; place++) {
      const branch = branches[place]!;
      if (!standsAt(branch, view, at, to)) continue;
      branches[place] = branches[0]!;
      branches[0] = branch;
      return branch;
    }
    if (left === 0 || branches.length === BESIDE_EACH_OTHER) return null;
    const branch = branchAt<T>(view, at, to, fork === root);
    if (branch === null) return null;
    left -= 1;
    branches.unshift(branch);
    return branch;
  }

  return {
    read(view, from, to) {
      read.highBits = 0;
      read.hasCode = false;
      let fork = root;
      let at = from;
      let count = 0;
      while (view.getUint8(at) !== CLOSE) {
        const likely = fork.branches[0];
        const branch =
          likely !== undefined && standsAt(likely, view, at, to) ? likely : otherBranch(fork, view, at, to);
        if (branch === null || count === MOST_MEMBERS) break;
        members.nameStart[count] = at + branch.nameStart;
        members.nameEnd[count] = at + branch.nameEnd;
        at += branch.length;
        const end = valueEnd(view, at, to);
        if (end === -1) return null;
        const isText = view.getUint8(at) === QUOTE;
        const { kind } = read;
        members.kind[count] = kind;
        members.start[count] = isText ? at + 1 : at;
        members.end[count] = isText ? end - 1 : end;
        count++;
        at = end;
        fork = branch.next[kind] ??= newFork();
      }
      if (count === 0) return null;
      at = spaceEnd(view, at);
      if (view.getUint8(at) !== CLOSE) return null;
      at = spaceEnd(view, at + 1);
      if (view.getUint8(at) !== LINE_FEED) return null;
      members.count = count;
      members.lineEnd = at + 1;
      return (fork.layout ??= { known: undefined });
    },
  };
}

function standsAt(branch: Branch<unknown>, view: DataView, at: number, to: number): boolean {
  const { length, fours, lastFour } = branch;
  if (at + length > to || view.getInt32(at + length - 4, true) !== lastFour) return false;
  for (let place = 0; place < fours.length; place++) {
    if (view.getInt32(at + 4 * place, true) !== fours[place]) return false;
  }
  return true;
}

/** Null: no name comes, or one that is written with escapes, or in other letters than ASCII. */
function branchAt<T>(view: DataView, from: number, to: number, isFirst: boolean): Branch<T> | null {
  const sign = spaceEnd(view, from);
  if (view.getUint8(sign) !== (isFirst ? OPEN : COMMA)) return null;
  const start = spaceEnd(view, sign + 1);
  const end = nameEnd(view, start, to);
  const length = end - from;
  if (end === -1 || length > LONGEST_NAME) return null;
  const nameAt = start + 1;
  const quote = textEnd(view, nameAt, to) - 1;
  for (let at = nameAt; at < quote; at++) if (view.getUint8(at) === 0x5c || view.getUint8(at) >= 0x80) return null;
  return {
    length,
    fours: Int32Array.from({ length: length >> 2 }, (_, place) => view.getInt32(from + 4 * place, true)),
    lastFour: view.getInt32(end - 4, true),
    nameStart: nameAt - from,
    nameEnd: quote - from,
    next: new Array<Fork<T> | undefined>(KINDS).fill(undefined),
  };
}
