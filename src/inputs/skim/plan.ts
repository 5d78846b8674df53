/** Where the time of a layout stands, once a line of it was read. */
import { obviousName } from '../obvious-names.js';
import type { Told } from '../told.js';
import { INTEGER, ODD, read, valueEnd, WORDS } from './json-bytes.js';
import { members } from './layouts.js';
import { type Clock, momentAt } from './moment.js';

/** Null: its lines are read. */
export type Plan = { readonly member: number; readonly clock: Clock; readonly tags: readonly number[] } | null;

/** A line and what was found out about its like. */
export interface Lesson {
  /** With its line feed. */
  readonly line: Uint8Array;
  readonly plan: Plan;
}

/** A layout of which no line was read yet. */
export interface Unknown {
  /** @param told what its line came to */
  learn(told: Told): void;
}

/** Of the line whose members were read last. @param line with its line feed */
export function studied(line: Buffer, taught: (lesson: Lesson) => void): Unknown {
  const all = membersOf(line);
  return { learn: (told) => taught({ line, plan: planOf(all, told) }) };
}

interface Member {
  readonly member: number;
  readonly name: string;
  readonly kind: number;
  /** A byte a character. */
  readonly written: string;
}

function membersOf(line: Buffer): readonly Member[] {
  const view = new DataView(line.buffer, line.byteOffset, line.length);
  const text = line.toString('latin1');
  let before = 0;
  return Array.from({ length: members.count }, (_, member) => {
    const [start, end] = [members.start[member]!, members.end[member]!];
    const isText = text[start - 1] === '"' && text[end] === '"';
    valueEnd(view, isText ? start - 1 : start, line.length);
    const name = /"(.*)"/.exec(text.slice(before, start - (isText ? 1 : 0)))?.[1] ?? '';
    before = isText ? end + 1 : end;
    return { member, name, kind: read.kind, written: text.slice(start, end) };
  });
}

/** With such members a line may be something else than a thing that was said. */
const DOUBTFUL = new Set('of fetched schema request response items tweet post record data'.split(' '));
/** Read by their members' names, or nearly so. */
const KNOWN_SOURCES = new Set<unknown>([undefined, 'reddit']);

function planOf(all: readonly Member[], told: Told): Plan {
  const [found] = told.type === 'told' && told.found.length === 1 && told.empty === 0 ? told.found : [];
  if (found === undefined || !KNOWN_SOURCES.has(found.source)) return null;
  if (all.some(({ name }) => DOUBTFUL.has(name) || name.startsWith('@'))) return null;
  if (new Set(all.map(({ name }) => name)).size < all.length) return null;
  const known = all.map((member) => ({ ...member, obvious: obviousName(member.name) }));
  const isOf = (...fields: readonly string[]) => known.filter(({ obvious }) => fields.includes(obvious?.field ?? ''));
  if (isOf('id', 'text', 'title', 'publishedAt').some(({ kind }) => kind === ODD)) return null;
  if (!isOf('id').some(({ kind }) => kind === WORDS || kind === INTEGER)) return null;
  if (!isOf('text', 'title').some(({ kind }) => kind === WORDS)) return null;
  const times = isOf('publishedAt').filter(({ kind }) => kind === WORDS || kind === INTEGER);
  const surest = times.sort((a, b) => a.obvious!.rank - b.obvious!.rank)[0];
  const time = found.source === 'reddit' ? times.find(({ name }) => name === 'created_utc') : surest;
  if (time === undefined || typeof found.publishedAt !== 'string') return null;
  const bytes = Buffer.from(time.written, 'latin1');
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.length);
  for (const clock of time.kind === INTEGER ? (['seconds', 'milliseconds'] as const) : (['iso'] as const)) {
    const instant = momentAt(view, 0, bytes.length, clock);
    if (instant !== null && instant === Date.parse(found.publishedAt))
      return { member: time.member, clock, tags: isOf('tags').map(({ member }) => member) };
  }
  return null;
}
