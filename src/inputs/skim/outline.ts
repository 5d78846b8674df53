/** What all lines of a layout have in common, from one of them: which members there are, of which kinds, and where. */
import { EMPTY, MEMBERS, ODD, QUOTE, read, valueEnd, WORDS } from './json-bytes.js';
import { members } from './layouts.js';
import { ANYTHING, BY_VALUE, roleOf } from './roles.js';
import { kindOfTelling, toldBy } from './telling.js';

export interface Outline {
  readonly members: readonly Member[];
  /** @param path of a member, or of an object that is looked into: names with dots between them */
  has(path: string): boolean;
  /** ANYTHING: it is not there, or may be of any. */
  kind(path: string): number;
  isText(path: string): boolean;
  /** Which of the telling values it is; null: none of them. */
  told(path: string): string | null;
  /** Which of the members it is; -1: it is none of them. */
  place(path: string): number;
  /** Of the member at a place. */
  written(place: number): Uint8Array;
}

export interface Member {
  readonly name: string;
  /** It stands in no object within. */
  readonly isOuter: boolean;
  /** -1: an object that is looked into. */
  readonly place: number;
  readonly kind: number;
}

/** Of the line whose members were read last; null: they tell too little, or a name stands in it twice. @param line with its line feed */
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
    // With an escape in it, it may tell anything.
    if (!add(open, { name, place, kind }) || (kind === ODD && roleOf(name) === BY_VALUE)) return null;
  }
  const kind = (path: string): number => known.get(path)?.kind ?? ANYTHING;
  return {
    members: [...known.values()],
    has: (path) => known.has(path),
    kind,
    isText: (path) => [WORDS, EMPTY, ODD].includes(kind(path)),
    told: (path) => toldBy(kind(path)),
    place: (path) => known.get(path)?.place ?? -1,
    written: (place) => line.subarray(starts[place], ends[place]),
  };
}

/** A name that holds a dot is no path: it is written as no path is. */
const part = (name: string): string => name.replaceAll('.', '"');

/** Names that are read between two values, the last of the next; objects that end and begin are taken from and put to `open`. */
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
  return role === BY_VALUE ? kindOfTelling(view, start, end, read.kind) : read.kind;
}
