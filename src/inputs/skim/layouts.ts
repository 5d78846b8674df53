/**
 * How the objects of an input are made: their members, each of a kind, in their order. What is made alike ends at the same
 * leaf of a tree, whose branches are what stands between two values, byte for byte; so that a line is known without
 * anything of it being copied. The tree lies in one array of numbers: following objects takes twice the time.
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
  textKind,
  valueEnd,
} from './json-bytes.js';

export interface Layouts {
  /**
   * The layout of the object that begins at `from`, counted from 0; -1: there is none that fills the line, or more ways
   * of making one than are kept.
   * @param to behind a line feed
   */
  read(view: DataView, from: number, to: number): number;
}

const MOST_MEMBERS = 128;
const LONGEST_BRANCH = 256;
/** Four megabytes. */
const NUMBERS_AT_MOST = 1 << 20;
const BESIDE_EACH_OTHER = 64;

/** Of the object that was read last. */
export const members = {
  count: 0,
  /** Behind its line feed. */
  lineEnd: 0,
  /** Where values stand; a text is without its quotes. */
  start: new Int32Array(MOST_MEMBERS),
  end: new Int32Array(MOST_MEMBERS),
};

// A fork: the branch that was taken last or 0, and the layout of objects that end there, from 1, or 0.
const FORK_SIZE = 2;
const ROOT = 1;
// A branch: what comes before a value, which is a comma, a name and a colon with the white space around them. The number
// of its bytes; all of them, four at a time, the last four first; by the kind of the value, the fork that comes then.
const [BESIDE, LENGTH, FOURS] = [0, 1, 2] as const;

export function layouts(): Layouts {
  let tree = new Int32Array(4096);
  let size = ROOT + FORK_SIZE;
  let known = 0;
  const { start, end } = members;

  /** 0: no room is left. */
  function newPlace(numbers: number): number {
    if (size + numbers > NUMBERS_AT_MOST) return 0;
    if (size + numbers > tree.length) {
      const larger = new Int32Array(2 * tree.length);
      larger.set(tree);
      tree = larger;
    }
    size += numbers;
    return size - numbers;
  }

  /** Of those that were not taken last, or a new one; 0: none. It is the first that is tried the next time. */
  function otherBranch(fork: number, view: DataView, at: number, to: number): number {
    let count = 0;
    let before = 0;
    for (let branch = tree[fork]!; branch !== 0; branch = tree[branch + BESIDE]!) {
      if (count > 0 && standsAt(tree, branch, view, at, to)) {
        tree[before + BESIDE] = tree[branch + BESIDE]!;
        return first(fork, branch);
      }
      before = branch;
      count += 1;
    }
    const length = count === BESIDE_EACH_OTHER ? 0 : branchLength(view, at, to, fork === ROOT);
    const branch = length === 0 ? 0 : newPlace(FOURS + (length >> 2) + 1 + KINDS);
    if (branch === 0) return 0;
    tree[branch + LENGTH] = length;
    tree[branch + FOURS] = view.getInt32(at + length - 4, true);
    for (let four = 0; four < length >> 2; four++) {
      tree[branch + FOURS + 1 + four] = view.getInt32(at + 4 * four, true);
    }
    return first(fork, branch);
  }

  function first(fork: number, branch: number): number {
    tree[branch + BESIDE] = tree[fork]!;
    tree[fork] = branch;
    return branch;
  }

  return {
    read(view, from, to) {
      read.highBits = 0;
      read.hasCode = false;
      let fork = ROOT;
      let at = from;
      let count = 0;
      while (view.getUint8(at) !== CLOSE) {
        let branch = tree[fork]!;
        if (branch === 0 || !standsAt(tree, branch, view, at, to)) branch = otherBranch(fork, view, at, to);
        if (branch === 0 || count === MOST_MEMBERS) break;
        const length = tree[branch + LENGTH]!;
        at += length;
        let kind: number;
        // Most are: they take a short way.
        if (view.getUint8(at) === QUOTE) {
          kind = textKind(view, at + 1, to);
          start[count] = at + 1;
          at = textEnd(view, at + 1, to);
          end[count++] = at - 1;
        } else {
          start[count] = at;
          at = valueEnd(view, at, to);
          end[count++] = at;
          ({ kind } = read);
        }
        if (at === -1) return -1;
        const next = branch + FOURS + 1 + (length >> 2) + kind;
        fork = tree[next]!;
        if (fork === 0) {
          fork = newPlace(FORK_SIZE);
          if (fork === 0) return -1;
          tree[next] = fork;
        }
      }
      at = spaceEnd(view, at);
      if (count === 0 || view.getUint8(at) !== CLOSE) return -1;
      at = spaceEnd(view, at + 1);
      if (view.getUint8(at) !== LINE_FEED) return -1;
      members.count = count;
      members.lineEnd = at + 1;
      if (tree[fork + 1] === 0) tree[fork + 1] = ++known;
      return tree[fork + 1]! - 1;
    },
  };
}

function standsAt(tree: Int32Array, branch: number, view: DataView, at: number, to: number): boolean {
  const length = tree[branch + LENGTH]!;
  if (at + length > to || view.getInt32(at + length - 4, true) !== tree[branch + FOURS]) return false;
  const fours = branch + FOURS + 1;
  for (let four = 0; four < length >> 2; four++) {
    if (view.getInt32(at + 4 * four, true) !== tree[fours + four]) return false;
  }
  return true;
}

/** 0: no name comes, or one that is written with escapes, or in other letters than ASCII. */
function branchLength(view: DataView, from: number, to: number, isFirst: boolean): number {
  const sign = spaceEnd(view, from);
  if (view.getUint8(sign) !== (isFirst ? OPEN : COMMA)) return 0;
  const end = nameEnd(view, spaceEnd(view, sign + 1), to);
  if (end === -1 || end - from > LONGEST_BRANCH) return 0;
  for (let at = from; at < end; at++) if (view.getUint8(at) === 0x5c || view.getUint8(at) >= 0x80) return 0;
  return end - from;
}
