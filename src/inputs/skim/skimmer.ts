/**
 * Skims lines that cannot match: of them only the time is wanted, and that they were there. A line is skimmed when its
 * bytes hold nothing that the query needs, and when it is made as one that was read in full and came to one thing found,
 * whose time stands in a member that is known. Everything else is read, so that skimming changes no number.
 */
import type { Skim } from '../../sources/source.js';
import { obviousName } from '../obvious-names.js';
import type { Told } from '../told.js';
import { INTEGER, layout, ODD, readLayout, WORDS } from './layout.js';
import { type Clock, momentAt } from './moment.js';
import { HARMFUL, inTags, NOT_ASCII, suspicions } from './suspicious.js';

/** Where the time of a layout stands; null: its lines are read. */
type Plan = { readonly member: number; readonly clock: Clock; readonly tags: readonly number[] } | null;

export interface Skimmer {
  /** Before the lines of a chunk. */
  begin(chunk: Buffer): void;
  /**
   * True: it was skimmed. Lines are asked about in order.
   * @param decode what its bytes are as a text
   */
  skims(bytes: Buffer, from: number, to: number, decode: (line: Buffer) => string): boolean;
  /** The layout of the line that was asked about last, where its lines may be skimmed once one was read; else null. */
  unknown(): Unknown | null;
}

/** A layout of which no line was read yet. */
export interface Unknown {
  learn(told: Told): void;
}

const LAYOUTS_AT_MOST = 1000;
/** With such members a line may be something else than a thing that was said. */
const DOUBTFUL = new Set('of fetched schema request response items tweet post record data'.split(' '));
/** Read by their members' names, or nearly so. */
const KNOWN_SOURCES = new Set<unknown>([undefined, 'reddit']);

export function skimmer(skim: Skim): Skimmer {
  const suspicious = suspicions(skim.needles);
  const tagged = inTags(skim.needles);
  const plans = new Map<number, Plan>();
  let text = '';
  /** Of each, where it stands next. */
  const next = new Float64Array(suspicious.length);
  let nextForeign = -1;
  let isUnknown = false;

  function isSuspicious(from: number, to: number): boolean {
    for (let one = 0; one < suspicious.length; one++) {
      if (next[one]! < from) {
        const found = suspicious[one]!(text, from);
        next[one] = found === -1 ? Number.POSITIVE_INFINITY : found;
      }
      if (next[one]! < to) return true;
    }
    return false;
  }

  function isHarmful(bytes: Buffer, from: number, to: number, decode: (line: Buffer) => string): boolean {
    if (nextForeign < from) {
      NOT_ASCII.lastIndex = from;
      nextForeign = NOT_ASCII.exec(text)?.index ?? Number.POSITIVE_INFINITY;
    }
    return nextForeign < to && HARMFUL.test(decode(bytes.subarray(from, to)));
  }

  const isTagged = (tags: readonly number[]): boolean =>
    tags.some((member) => tagged.test(text.slice(layout.start[member], layout.end[member])));

  return {
    begin(chunk) {
      text = chunk.toString('latin1');
      next.fill(-1);
      nextForeign = -1;
    },
    skims(bytes, from, to, decode) {
      isUnknown = false;
      if (isSuspicious(from, to) || isHarmful(bytes, from, to, decode)) return false;
      if (!readLayout(bytes, from, to)) return false;
      const plan = plans.get(layout.key);
      if (plan === undefined) isUnknown = plans.size < LAYOUTS_AT_MOST;
      if (plan === undefined || plan === null) return false;
      const { member, clock, tags } = plan;
      if (tags.length > 0 && isTagged(tags)) return false;
      const time = momentAt(bytes, layout.start[member]!, layout.end[member]!, layout.kind[member]!, clock);
      if (time === null) return false;
      skim.pass(time);
      return true;
    },
    unknown: () => (isUnknown ? unknownLayout(text, plans) : null),
  };
}

function unknownLayout(text: string, plans: Map<number, Plan>): Unknown {
  const { key } = layout;
  const members = Array.from({ length: layout.count }, (_, member) => ({
    member,
    name: text.slice(layout.nameStart[member], layout.nameEnd[member]),
    kind: layout.kind[member]!,
    written: text.slice(layout.start[member], layout.end[member]),
  }));
  return { learn: (told) => void plans.set(key, planOf(members, told)) };
}

interface Member {
  readonly member: number;
  readonly name: string;
  readonly kind: number;
  readonly written: string;
}

function planOf(members: readonly Member[], told: Told): Plan {
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
  for (const clock of ['seconds', 'milliseconds', 'iso'] as const) {
    const read = momentAt(bytes, 0, bytes.length, time.kind, clock);
    if (read !== null && read === Date.parse(found.publishedAt))
      return { member: time.member, clock, tags: isOf('tags').map(({ member }) => member) };
  }
  return null;
}
