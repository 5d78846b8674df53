/**
 * Skims lines that cannot match: of them only the time is wanted, and that they were there. A line is skimmed when its
 * bytes hold nothing that the query needs, and when it is made as one that was read in full and came to one thing found,
 * whose time stands in a member that is known. Everything else is read, so that skimming changes no number.
 */
import type { Sought } from '../../sources/source.js';
import { LINE_FEED, read } from './json-bytes.js';
import { keysWanted } from './keys-wanted.js';
import { layouts, members } from './layouts.js';
import { momentAt } from './moment.js';
import { type Lesson, type Plan, studied, type Unknown } from './plan.js';
import { compared, isUtf8, spelling } from './spelling.js';
import { HIDING, needlesWanted } from './suspicious.js';

export interface Skimmer {
  /** What was learned so far. */
  readonly lessons: readonly Lesson[];
  /** Before lines of which nothing is known of those that came before them. */
  restart(): void;
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
  /** Its layout is not known. */
  isUnknown(): boolean;
  /** Of lines that were skimmed since this was asked last, ms. */
  takeTimes(): Float64Array;
  /** Null: what it is like is known. @param line with its line feed */
  study(line: Buffer): Unknown | null;
  teach(lesson: Lesson): void;
}

type Known = NonNullable<Plan>;

const HIGHEST = ~0x7f7f7f7f;
/** What V8 makes of so many bytes as a text is short-lived: of larger ones it takes ten times the time to be rid of. */
const PIECE_BYTES = 64 * 1024;
const LAYOUTS_AT_MOST = 1000;
const LONGEST_LESSON = 16 * 1024;

export function skimmer({ needles, keys }: Sought): Skimmer {
  const wanted = keys === undefined ? needlesWanted(needles) : keysWanted(keys);
  const suspicious = [(piece: string, from: number) => wanted.inLines(piece, from, bytes, textStart), ...HIDING];
  const maySpell = spelling(wanted);
  const known = layouts();
  /** By layout; where nothing is, no line was read yet. */
  const plans = new Map<number, Plan>();
  const lessons: Lesson[] = [];
  let bytes: Buffer = Buffer.alloc(0);
  let view: DataView = new DataView(bytes.buffer);
  /** A piece of the bytes, one character a byte. */
  let text = '';
  let textStart = 0;
  let textEnd = 0;
  /** Of each suspicion, where it stands next. */
  const next = new Float64Array(suspicious.length);
  let times = new Float64Array(4096);
  let passed = 0;
  let stop = 0;
  let isUnknown = false;
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
      return wanted.inTags(
        isOdd ? compared(bytes.subarray(start, end)) : text.slice(start - textStart, end - textStart),
      );
    });
  }

  /** False: the line must be read. @param suspect where the next suspicion stands */
  function skims(from: number, suspect: number): boolean {
    isUnknown = false;
    const layout = known.read(view, from, textEnd);
    if (layout === -1) return false;
    const plan = plans.get(layout);
    isUnknown = plan === undefined;
    if (plan === undefined || plan === null) return false;
    if (suspect < members.lineEnd || maySpellNeedle(from, plan)) return false;
    const time = momentAt(view, members.start[plan.member]!, members.end[plan.member]!, plan.clock);
    if (time === null) return false;
    if (passed === times.length) {
      const more = new Float64Array(2 * passed);
      more.set(times);
      times = more;
    }
    times[passed++] = time;
    return true;
  }

  return {
    lessons,
    restart() {
      hasReadUtf8 = false;
    },
    begin(chunk) {
      bytes = chunk;
      view = viewOf(chunk);
      textStart = 0;
      textEnd = 0;
    },
    skip(from, to) {
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
    isUnknown: () => isUnknown,
    takeTimes() {
      const taken = times.slice(0, passed);
      passed = 0;
      return taken;
    },
    study(line) {
      const layout = plans.size < LAYOUTS_AT_MOST ? known.read(viewOf(line), 0, line.length) : -1;
      if (layout === -1 || plans.has(layout)) return null;
      return studied(Buffer.from(line), (lesson) => {
        plans.set(layout, lesson.plan);
        if (lesson.plan !== null && line.length <= LONGEST_LESSON) lessons.push(lesson);
      });
    },
    teach({ line, plan }) {
      const layout = known.read(viewOf(line), 0, line.length);
      if (layout !== -1) plans.set(layout, plan);
    },
  };
}

const viewOf = (bytes: Uint8Array): DataView => new DataView(bytes.buffer, bytes.byteOffset, bytes.length);
