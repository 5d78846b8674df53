/** Where the time of a layout stands, once a line of it was read. */
import { obviousName } from '../obvious-names.js';
import type { Told } from '../told.js';
import { INTEGER, ODD, WORDS } from './json-bytes.js';
import { type Clock, momentAt } from './moment.js';

/** Null: its lines are read. */
export type Plan = { readonly member: number; readonly clock: Clock; readonly tags: readonly number[] } | null;

export interface Member {
  readonly member: number;
  readonly name: string;
  readonly kind: number;
  /** A byte a character. */
  readonly written: string;
}

/** With such members a line may be something else than a thing that was said. */
const DOUBTFUL = new Set('of fetched schema request response items tweet post record data'.split(' '));
/** Read by their members' names, or nearly so. */
const KNOWN_SOURCES = new Set<unknown>([undefined, 'reddit']);

/** @param told what the line came to. */
export function planOf(members: readonly Member[], told: Told): Plan {
  const [found] = told.type === 'told' && told.found.length === 1 && told.empty === 0 ? told.found : [];
  if (found === undefined || !KNOWN_SOURCES.has(found.source)) return null;
  if (members.some(({ name }) => DOUBTFUL.has(name) || name.startsWith('@'))) return null;
  if (new Set(members.map(({ name }) => name)).size < members.length) return null;
  const known = members.map((member) => ({ ...member, obvious: obviousName(member.name) }));
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
    const read = momentAt(view, 0, bytes.length, clock);
    if (read !== null && read === Date.parse(found.publishedAt))
      return { member: time.member, clock, tags: isOf('tags').map(({ member }) => member) };
  }
  return null;
}
