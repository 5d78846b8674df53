/**
 * Recognizes the layouts of objects: their members in order, the kinds of those that identify something, and the
 * members of some nested objects. Objects with the same layout end at the same leaf of a tree whose branches are the
 * bytes between two values, so that a line is recognized without copying any of it. The tree is stored in one array of
 * numbers, since following objects takes twice the time.
 */

import { DISTINGUISHING_KINDS, distinguishingKind } from './distinguishing-values.js';
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
import { ANYTHING, BY_VALUE, type Role, roleOf, WITHIN } from './roles.js';

/** How objects are arranged: one per line, or as elements of a list. */
export type Standing = 'lines' | 'elements';

export interface Layouts {
  /**
   * Returns the number of the layout, from 0, of the object that begins at `from`; -1 if there is no well-formed
   * object, or if there is no space left for a new layout.
   * @param to offset past a line feed
   */
  read(view: DataView, from: number, to: number): number;
}

const MOST_MEMBERS = 256;
const LONGEST_BRANCH = 256;
const DEEPEST = 8;
/** Four megabytes. */
const NUMBERS_AT_MOST = 1 << 20;
const BESIDE_EACH_OTHER = 64;

/** Members of the object read last. */
export const members = {
  count: 0,
  /** Offset past its line feed; for an element of a list, past the element. */
  lineEnd: 0,
  /** Offsets of the values; texts are without their quotes. */
  start: new Int32Array(MOST_MEMBERS),
  end: new Int32Array(MOST_MEMBERS),
};

// A fork consists of: the branch taken last, or 0; the layout of objects that end here, from 1, or 0; the number of
// open objects.
const [LAYOUT, DEPTH, FORK_SIZE] = [1, 2, 3] as const;
const ROOT = 1;
// A branch stands for the bytes before a value: a comma, a name and a colon, closing and opening braces of objects, and
// the white space around them. It consists of: the next branch of the same fork; its length in bytes; the role of the
// member; the number of open objects; all of the bytes as 32-bit numbers, the last four bytes first; and for each kind
// of the value, the fork that follows.
const [BESIDE, LENGTH, ROLE, OPENED, FOURS] = [0, 1, 2, 3, 4] as const;

export function layouts(standing: Standing = 'lines'): Layouts {
  let tree = new Int32Array(4096);
  let size = ROOT + FORK_SIZE;
  let known = 0;
  const { start, end } = members;

  /** Reserves numbers in the tree. Returns their index; 0 if no space is left. */
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

  /**
   * Returns a branch other than the one taken last, or a new one; 0 if there is none. It is tried first the next time.
   */
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
    if (count === BESIDE_EACH_OTHER || !readBranch(view, at, to, tree[fork + DEPTH]!)) return 0;
    const { length, role, depth } = branchRead;
    const branch = newPlace(FOURS + (length >> 2) + 1 + slotsOf(role));
    if (branch === 0) return 0;
    tree[branch + LENGTH] = length;
    tree[branch + ROLE] = role;
    tree[branch + OPENED] = depth;
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
      for (;;) {
        let branch = tree[fork]!;
        if (branch === 0 || !standsAt(tree, branch, view, at, to)) {
          members.lineEnd = count === 0 ? -1 : objectEnd(view, at, tree[fork + DEPTH]!);
          if (standing === 'lines' && members.lineEnd !== -1) members.lineEnd = lineEnd(view, members.lineEnd);
          if (members.lineEnd !== -1) break;
          branch = count === MOST_MEMBERS ? 0 : otherBranch(fork, view, at, to);
          if (branch === 0) return -1;
        }
        const length = tree[branch + LENGTH]!;
        const role = tree[branch + ROLE]!;
        at += length;
        let kind: number = ANYTHING;
        // A fast path, since most values are texts.
        if (view.getUint8(at) === QUOTE) {
          if (role !== ANYTHING) kind = textKind(view, at + 1, to);
          start[count] = at + 1;
          at = textEnd(view, at + 1, to);
          end[count++] = at - 1;
        } else {
          start[count] = at;
          at = valueEnd(view, at, to);
          end[count++] = at;
          if (role !== ANYTHING) ({ kind } = read);
        }
        if (at === -1) return -1;
        if (role === BY_VALUE) kind = distinguishingKind(view, start[count - 1]!, end[count - 1]!, kind);
        const next = branch + FOURS + 1 + (length >> 2) + kind;
        fork = tree[next]!;
        if (fork === 0) {
          fork = newPlace(FORK_SIZE);
          if (fork === 0) return -1;
          tree[fork + DEPTH] = tree[branch + OPENED]!;
          tree[next] = fork;
        }
      }
      members.count = count;
      if (tree[fork + LAYOUT] === 0) tree[fork + LAYOUT] = ++known;
      return tree[fork + LAYOUT]! - 1;
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
  // If the value is an object whose members matter, a longer branch applies instead.
  return tree[branch + ROLE] !== WITHIN || view.getUint8(at + length) !== OPEN;
}

/** Returns the offset past all open objects; -1 if they do not end here. */
function objectEnd(view: DataView, from: number, depth: number): number {
  let at = from;
  for (let open = depth; open > 0; open--) {
    at = spaceEnd(view, at);
    if (view.getUint8(at) !== CLOSE) return -1;
    at += 1;
  }
  return at;
}

/** Returns the offset past the line feed; -1 if the line continues. */
function lineEnd(view: DataView, from: number): number {
  const at = spaceEnd(view, from);
  return view.getUint8(at) === LINE_FEED ? at + 1 : -1;
}

function slotsOf(role: Role): number {
  if (role === ANYTHING) return 1;
  return role === BY_VALUE ? DISTINGUISHING_KINDS : KINDS;
}

/** Result of `readBranch`: what comes before a value, and which value it is. */
const branchRead: { length: number; role: Role; depth: number } = { length: 0, role: ANYTHING, depth: 0 };

/**
 * Reads the bytes before the next value. Returns false if no name follows, or one with escapes or non-ASCII characters.
 * @param depth number of open objects; 0 at the beginning of a line
 */
function readBranch(view: DataView, from: number, to: number, depth: number): boolean {
  let at = spaceEnd(view, from);
  let open = depth;
  for (; view.getUint8(at) === CLOSE; open--) at = spaceEnd(view, at + 1);
  if (open < (depth === 0 ? 0 : 1) || view.getUint8(at) !== (depth === 0 ? OPEN : COMMA)) return false;
  if (depth === 0) open = 1;
  at = spaceEnd(view, at + 1);
  for (;;) {
    const end = nameEnd(view, at, to);
    if (end === -1 || end - from > LONGEST_BRANCH) return false;
    const role = roleAt(view, at);
    if (role === null) return false;
    if (role !== WITHIN || view.getUint8(end) !== OPEN) {
      Object.assign(branchRead, { length: end - from, role, depth: open });
      return true;
    }
    at = spaceEnd(view, end + 1);
    open += 1;
    if (open > DEEPEST) return false;
  }
}

/** Returns the role of the name that begins here; null if it contains escapes or non-ASCII characters. */
function roleAt(view: DataView, from: number): Role | null {
  let name = '';
  for (let at = from + 1; view.getUint8(at) !== QUOTE; at++) {
    const byte = view.getUint8(at);
    if (byte === 0x5c || byte >= 0x80) return null;
    name += String.fromCharCode(byte);
  }
  return roleOf(name);
}
