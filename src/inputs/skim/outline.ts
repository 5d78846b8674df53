/**
 * Describes what all lines of a layout have in common, based on one of them: the members, their kinds and their
 * positions.
 */

import { distinguishedBy, distinguishingKind } from './distinguishing-values.js';
import { EMPTY, MEMBERS, ODD, QUOTE, read, valueEnd, WORDS } from './json-bytes.js';
import { members } from './layouts.js';
import { ANYTHING, BY_VALUE, roleOf } from './roles.js';

export interface Outline {
  readonly members: readonly Member[];
  /** @param path of a member, or of an object whose members matter: names separated by dots */
  has(path: string): boolean;
  /** Kind of a member; ANYTHING if it is missing or may be of any kind. */
  kind(path: string): number;
  isText(path: string): boolean;
  /** The identifying value that a member has; null if it has none of them. */
  told(path: string): string | null;
  /** Index of a member; -1 if it is missing, or an object whose members matter. */
  place(path: string): number;
  /** Bytes of the value of the member at this index. */
  written(place: number): Uint8Array;
}

export interface Member {
  readonly name: string;
  /** Not inside a nested object. */
  readonly isOuter: boolean;
  /** Index of the member; -1 for an object whose members are read. */
  readonly place: number;
  readonly kind: number;
}

/**
 * Outlines the line whose members were read last. Returns null if a name occurs twice in it, or an identifying value is
 * unclear.
 * @param line with its line feed
 */
export function outlineOf(line: Buffer): Outline | null {
  const view = new DataView(line.buffer, line.byteOffset, line.length);
  const { count } = members;
  const [starts, ends] = [members.start.slice(0, count), members.end.slice(0, count)];
  const known = new Map<string, Member>();
  const add = (around: readonly string[], member: Omit<Member, 'isOuter'>): boolean => {
    const path = [...around, member.name].map(part).join('.');
    const isNew = !known.has(path);
    known.set(path, { ...member, isOuter: around.length === 0 });
    return isNew;
  };
  const open: string[] = [];
  let behind = 0;
  for (let place = 0; place < count; place++) {
    const [start, end] = [starts[place]!, ends[place]!];
    const isText = line[start - 1] === QUOTE && line[end] === QUOTE;
    const names = opened(line.toString('latin1', behind, isText ? start - 1 : start), open);
    behind = isText ? end + 1 : end;
    const name = names.pop()!;
    const around = open.slice(0, open.length - names.length);
    for (const object of names) {
      if (!add(around, { name: object, place: -1, kind: MEMBERS })) return null;
      around.push(object);
    }
    const kind = kindAt(view, isText ? start - 1 : start, start, end, name);
    // With an escape, it may be any of the identifying values.
    if (!add(open, { name, place, kind }) || (kind === ODD && roleOf(name) === BY_VALUE)) return null;
  }
  const kind = (path: string): number => known.get(path)?.kind ?? ANYTHING;
  return {
    members: [...known.values()],
    has: (path) => known.has(path),
    kind,
    isText: (path) => [WORDS, EMPTY, ODD].includes(kind(path)),
    told: (path) => distinguishedBy(kind(path)),
    place: (path) => known.get(path)?.place ?? -1,
    written: (place) => line.subarray(starts[place], ends[place]),
  };
}

/** A name that contains a dot must not look like a path, so the dot becomes a character no name contains. */
const part = (name: string): string => name.replaceAll('.', '"');

/**
 * Returns the names between two values, the last of which belongs to the second value. Removes objects that end from
 * `open` and adds those that begin.
 */
function opened(between: string, open: string[]): string[] {
  const names: string[] = [];
  for (const [token, name] of between.matchAll(/\}|"([^"]*)"\s*:\s*\{?/g)) {
    if (token === '}') open.pop();
    else names.push(name!);
    if (token.endsWith('{')) open.push(name!);
  }
  return names;
}

function kindAt(view: DataView, at: number, start: number, end: number, name: string): number {
  const role = roleOf(name);
  if (role === ANYTHING) return ANYTHING;
  valueEnd(view, at, view.byteLength);
  return role === BY_VALUE ? distinguishingKind(view, start, end, read.kind) : read.kind;
}
