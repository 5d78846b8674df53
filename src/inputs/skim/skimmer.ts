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
import { JOINTS, joins } from './suspicious.js';
import { needlesWanted } from './wanted.js';

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
const PIECE_BYTES = 64 * 1024;
const LAYOUTS_AT_MOST = 1000;
const LONGEST_LESSON = 16 * 1024;

export function skimmer({ needles, keys }: Sought): Skimmer {
  const wanted = keys === undefined ? needlesWanted(needles) : keysWanted(keys);
  const search = wanted.search();
  const maySpell = spelling(wanted);
  const known = layouts();
  /** By layout; where nothing is, no line was read yet. */
  const plans = new Map<number, Plan>();
  const lessons: Lesson[] = [];
  let bytes: Buffer = Buffer.alloc(0);
  let view: DataView = new DataView(bytes.buffer);
  /** They are looked through a piece at a time, which is still at hand when its lines are read. */
  let pieceEnd = 0;
  /** Of each sign that may join words, where it stands next. */
  const nextJoints = new Float64Array(JOINTS.length);
  let times = new Float64Array(4096);
  let passed = 0;
  let stop = 0;
  let isUnknown = false;
  /** What lines are written in may depend on the first before them that is UTF-8, and not ASCII. */
  let hasReadUtf8 = false;

  function takePiece(from: number, to: number): void {
    pieceEnd = to;
    if (to - from > PIECE_BYTES) {
      const end = bytes.lastIndexOf(LINE_FEED, from + PIECE_BYTES - 1) + 1;
      pieceEnd = end > from ? end : bytes.indexOf(LINE_FEED, from) + 1;
    }
    search.take(pieceEnd);
  }

  function mayJoin(from: number, to: number): boolean {
    let isNear = false;
    for (let one = 0; one < JOINTS.length; one++) {
      if (nextJoints[one]! < from) {
        const at = bytes.indexOf(JOINTS[one]!, from);
        nextJoints[one] = at === -1 ? Number.POSITIVE_INFINITY : at;
      }
      if (nextJoints[one]! < to) isNear = true;
    }
    return isNear && joins(bytes.toString('latin1', from, to));
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
      return wanted.inTags(isOdd ? compared(bytes.subarray(start, end)) : bytes.toString('latin1', start, end));
    });
  }

  /** False: the line must be read. */
  function skims(from: number): boolean {
    isUnknown = false;
    const layout = known.read(view, from, pieceEnd);
    if (layout === -1) return false;
    const plan = plans.get(layout);
    isUnknown = plan === undefined;
    if (plan === undefined || plan === null) return false;
    const { lineEnd } = members;
    if (search.holds(from, layout, plan.member) || mayJoin(from, lineEnd) || maySpellNeedle(from, plan)) return false;
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
      search.begin(bytes, view);
      pieceEnd = 0;
      nextJoints.fill(-1);
    },
    skip(from, to) {
      let lines = 0;
      for (stop = from; stop < to; stop = members.lineEnd) {
        if (stop >= pieceEnd) takePiece(stop, to);
        if (!skims(stop)) break;
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
