/**
 * Skims lines that cannot match: of them only the time is wanted, and that they were there. A line is skimmed when its
 * bytes hold nothing that the query needs, and when it is made as one that was read in full and came to one thing found,
 * whose time stands in a member that is known. Everything else is read, so that skimming changes no number.
 */
import type { Skim } from '../../sources/source.js';
import type { Told } from '../told.js';
import { LINE_FEED, QUOTE, read, valueEnd } from './json-bytes.js';
import { keysWanted } from './keys-wanted.js';
import { layouts, members } from './layouts.js';
import { momentAt } from './moment.js';
import { type Member, type Plan, planOf } from './plan.js';
import { compared, isUtf8, spelling } from './spelling.js';
import { HIDING, needlesWanted } from './suspicious.js';

export interface Skimmer {
  /** Before the lines of these bytes: others may have stood in their place. */
  begin(bytes: Buffer): void;
  /**
   * Skims lines from `from` on, up to the first that must be read.
   * @param to behind a line feed
   * @returns how many there were
   */
  skip(from: number, to: number): number;
  /** Where the line begins that must be read. */
  stopped(): number;
  /** The layout of that line, where its like may be skimmed once it was read; else null. */
  unknown(): Unknown | null;
}

/** A layout of which no line was read yet. */
export interface Unknown {
  learn(told: Told): void;
}

type Known = NonNullable<Plan>;

const HIGHEST = ~0x7f7f7f7f;
/** What V8 makes of so many bytes as a text is short-lived: of larger ones it takes ten times the time to be rid of. */
const PIECE_BYTES = 64 * 1024;

export function skimmer(skim: Skim): Skimmer {
  const wanted = skim.keys === undefined ? needlesWanted(skim.needles) : keysWanted(skim.keys);
  const suspicious = [(piece: string, from: number) => wanted.inLines(piece, from, bytes, textStart), ...HIDING];
  const maySpell = spelling(wanted);
  const known = layouts();
  /** By layout; where nothing is, no line was read yet. */
  const plans = new Map<number, Plan>();
  let bytes: Buffer = Buffer.alloc(0);
  let view: DataView = new DataView(bytes.buffer);
  /** A piece of the bytes, one character a byte. */
  let text = '';
  let textStart = 0;
  let textEnd = 0;
  /** Of each suspicion, where it stands next. */
  const next = new Float64Array(suspicious.length);
  let stop = 0;
  let unknown: Unknown | null = null;
  /** What lines are written in may depend on the first before them that is UTF-8, and not ASCII. */
  let hasReadUtf8 = false;

  function takePiece(from: number, to: number): void {
    textStart = from;
    textEnd = to;
    if (to - from > PIECE_BYTES) {
      const end = bytes.lastIndexOf(LINE_FEED, from + PIECE_BYTES - 1) + 1;
      textEnd = end > from ? end : bytes.indexOf(LINE_FEED, from) + 1;
    }
    text = bytes.toString('latin1', textStart, textEnd);
    next.fill(-1);
  }

  /** Where the next suspicion stands. */
  function suspicionFrom(from: number): number {
    const at = from - textStart;
    let first = Number.POSITIVE_INFINITY;
    for (let one = 0; one < suspicious.length; one++) {
      if (next[one]! < at) {
        const found = suspicious[one]!(text, at);
        next[one] = found === -1 ? Number.POSITIVE_INFINITY : found;
      }
      if (next[one]! < first) first = next[one]!;
    }
    return first + textStart;
  }

  const written = (from: number, to: number): string => text.slice(from - textStart, to - textStart);

  /** In tags, in other letters than ASCII, or in such as are written as numbers. */
  function maySpellNeedle(from: number, { tags }: Known): boolean {
    const isForeign = (read.highBits & HIGHEST) !== 0;
    const isOdd = isForeign || read.hasCode;
    if (isForeign && !hasReadUtf8) {
      hasReadUtf8 = isUtf8(bytes.subarray(from, members.lineEnd));
      return true;
    }
    if (isOdd && maySpell(bytes.subarray(from, members.lineEnd))) return true;
    return tags.some((member) => {
      const [start, end] = [members.start[member]!, members.end[member]!];
      return wanted.inTags(isOdd ? compared(bytes.subarray(start, end)) : written(start, end));
    });
  }

  function unknownLayout(from: number): Unknown {
    const layout = known.read(view, from, textEnd);
    let before = from;
    const all = Array.from({ length: members.count }, (_, member): Member => {
      const [start, end] = [members.start[member]!, members.end[member]!];
      const isText = view.getUint8(start - 1) === QUOTE && view.getUint8(end) === QUOTE;
      valueEnd(view, isText ? start - 1 : start, textEnd);
      const name = /"(.*)"\s*:/.exec(written(before, start))![1]!;
      before = isText ? end + 1 : end;
      return { member, name, kind: read.kind, written: written(start, end) };
    });
    return { learn: (told) => void plans.set(layout, planOf(all, told)) };
  }

  /** False: the line must be read. @param suspect where the next suspicion stands */
  function skims(from: number, suspect: number): boolean {
    const layout = known.read(view, from, textEnd);
    if (layout === -1) return false;
    const plan = plans.get(layout);
    if (plan === undefined) unknown = unknownLayout(from);
    if (plan === undefined || plan === null) return false;
    if (suspect < members.lineEnd || maySpellNeedle(from, plan)) return false;
    const { member, clock } = plan;
    const time = momentAt(view, members.start[member]!, members.end[member]!, clock);
    if (time === null) return false;
    skim.pass(time);
    return true;
  }

  return {
    begin(chunk) {
      bytes = chunk;
      view = new DataView(chunk.buffer, chunk.byteOffset, chunk.length);
      textStart = 0;
      textEnd = 0;
    },
    skip(from, to) {
      unknown = null;
      let lines = 0;
      let suspect = -1;
      for (stop = from; stop < to; stop = members.lineEnd) {
        if (stop >= textEnd) {
          takePiece(stop, to);
          suspect = -1;
        }
        if (suspect < stop) suspect = suspicionFrom(stop);
        if (!skims(stop, suspect)) break;
        lines += 1;
      }
      return lines;
    },
    stopped: () => stop,
    unknown: () => unknown,
  };
}
