/**
 * Skims lines that cannot match, of which only the existence and the time matter. A line is skimmed if its bytes
 * contain nothing that the query needs, and its layout is that of a line which was parsed and yielded one item whose
 * time is in known members. It is also skimmed if its layout never yields an item, whatever it contains. Everything
 * else is parsed, so that skimming changes no number.
 */
import type { Sought } from '../../sources/source.js';
import type { Unknown } from '../rows/row.js';
import { ASCII_LETTERS } from './ascii-letters.js';
import { FORMS } from './forms.js';
import { LINE_FEED, read } from './json-bytes.js';
import { keysWanted } from './keys-wanted.js';
import { layouts, members, type Standing } from './layouts.js';
import { momentAt } from './moment.js';
import { type Lesson, type OneThing, type Plan, studied } from './plan.js';
import { compared, isUtf8, spelling } from './spelling.js';
import { JOINTS, joinsAt, withoutInlineTags } from './suspicious.js';
import { needlesWanted } from './wanted.js';

export interface Skimmer {
  /** Everything learned so far. */
  readonly lessons: readonly Lesson[];
  /** Called before lines whose preceding lines are unknown. */
  restart(): void;
  /** Called before the lines in these bytes are read; the memory may have held others before. */
  begin(bytes: Buffer): void;
  /**
   * Skims lines from `from` on, up to the first that must be parsed.
   * @param to offset past a line feed
   * @returns the number of lines skimmed
   */
  skip(from: number, to: number): number;
  /**
   * Skims an element of a list.
   * @param to offset past a line feed that was added after the bytes
   * @returns the offset past the element; -1 if it must be parsed
   */
  skipElement(from: number, to: number): number;
  /** Offset of the line that must be parsed. */
  stopped(): number;
  /** Whether its layout is unknown. */
  isUnknown(): boolean;
  /** Number of skimmed lines that count among the rows whose number is part of generated ids. */
  placed(): number;
  /** Returns the counts for lines skimmed since the previous call. */
  takePassed(): PassedLines;
  /**
   * Prepares to learn the layout of a line. Returns null if it is known, or cannot be learned.
   * @param line with its line feed
   */
  study(line: Buffer): Unknown | null;
  teach(lesson: Lesson): void;
}

export interface PassedLines {
  /** Times of the lines that stand for one item each, ms since 1970. */
  readonly times: Float64Array;
  readonly placed: number;
  /** Number of lines that yield no item. */
  readonly empty: number;
}

const HIGHEST = ~0x7f7f7f7f;
const PIECE_BYTES = 64 * 1024;
const LAYOUTS_AT_MOST = 1000;
/** How much of a sequence of tags is looked at, in bytes. */
const LONGEST_MARKUP = 512;
/** Longer than the longest named entity. */
const LONGEST_ENTITY = 64;
const LESS = 0x3c;
/** Length of `[]`. */
const NO_TAGS = 2;
const LONGEST_LESSON = 16 * 1024;
/**
 * After IN_VAIN lines in a row that had to be parsed, the next UNLOOKED ones are parsed without looking. After that,
 * LOOKED_AT_AGAIN such lines are enough for the next pause.
 */
const IN_VAIN = 32;
const UNLOOKED = 120;
const LOOKED_AT_AGAIN = 8;

export function skimmer({ needles, keys }: Sought, standing: Standing = 'lines'): Skimmer {
  const wanted = keys === undefined ? needlesWanted(needles) : keysWanted(keys);
  const search = wanted.search();
  const maySpell = spelling(wanted);
  const known = layouts(standing);
  /** By layout; undefined if no line of it was parsed yet. */
  const plans: Plan[] = [];
  const lessons: Lesson[] = [];
  let bytes: Buffer = Buffer.alloc(0);
  let view: DataView = new DataView(bytes.buffer);
  /** Bytes are searched in pieces that are still in the processor's cache when their lines are read. */
  let pieceEnd = 0;
  /** Next position of each character that may join words. */
  const nextJoints = new Float64Array(JOINTS.length);
  let times = new Float64Array(4096);
  let passed = 0;
  let placed = 0;
  let empty = 0;
  let stop = 0;
  let isUnknown = false;
  let hasReadUtf8 = false;
  let inVain = 0;
  let unlooked = 0;

  function takePiece(from: number, to: number): void {
    pieceEnd = to;
    if (standing === 'lines' && to - from > PIECE_BYTES) {
      const end = bytes.lastIndexOf(LINE_FEED, from + PIECE_BYTES - 1) + 1;
      pieceEnd = end > from ? end : bytes.indexOf(LINE_FEED, from) + 1;
    }
    search.take(pieceEnd);
  }

  /** Whether something that is removed from the text may separate the parts of a needle. */
  function mayJoin(from: number, to: number): boolean {
    for (let one = 0; one < JOINTS.length; one++) {
      if (nextJoints[one]! < from) nextJoints[one] = placeOf(JOINTS[one]!, from);
      for (let at = nextJoints[one]!; at < to; at = placeOf(JOINTS[one]!, at + 1)) {
        nextJoints[one] = at;
        const start = Math.max(at - 1, from);
        // Most `<` follow a space or another tag, and so join nothing.
        if (JOINTS[one] === LESS && ASCII_LETTERS[bytes[start]!] === 0) continue;
        const end = Math.min(at + (JOINTS[one] === LESS ? LONGEST_MARKUP : LONGEST_ENTITY), to);
        if (!joinsAt(bytes.toString('latin1', start, end), at - start)) continue;
        return wanted.inWords(withoutInlineTags(compared(bytes.subarray(from, to))));
      }
    }
    return false;
  }

  function placeOf(sign: number, from: number): number {
    const at = bytes.indexOf(sign, from);
    return at === -1 ? Number.POSITIVE_INFINITY : at;
  }

  /**
   * Whether the line is not ASCII and no valid UTF-8 was found before it. Such lines are parsed, since the first one in
   * UTF-8 may decide how later lines are decoded.
   */
  function isFirstForeign(from: number): boolean {
    if ((read.highBits & HIGHEST) === 0 || hasReadUtf8) return false;
    hasReadUtf8 = isUtf8(bytes.subarray(from, members.lineEnd));
    return true;
  }

  /** Whether a needle may occur in tags, in non-ASCII characters, or in characters written as escapes. */
  function maySpellNeedle(from: number, { tags }: OneThing): boolean {
    const isOdd = (read.highBits & HIGHEST) !== 0 || read.hasCode;
    if (isOdd && maySpell(bytes, view, from, members.lineEnd)) return true;
    return tags.some((member) => {
      const [start, end] = [members.start[member]!, members.end[member]!];
      if (end - start <= NO_TAGS) return false;
      return wanted.inTags(isOdd ? compared(bytes.subarray(start, end)) : bytes.toString('latin1', start, end));
    });
  }

  /** Time of the item, ms since 1970; null if a value does not have the required form. */
  function timeOf({ times: all, forms }: OneThing): number | null {
    const { start, end } = members;
    for (const { member, form, other } of forms) {
      if (!FORMS[form](view, start[member]!, end[member]!, start[other]!, end[other]!)) return null;
    }
    let earliest = Number.POSITIVE_INFINITY;
    for (const { member, clock } of all) {
      const time = momentAt(view, start[member]!, end[member]!, clock);
      if (time === null) return null;
      if (time < earliest) earliest = time;
    }
    return earliest;
  }

  /** Tries to skim a line. Returns false if it must be parsed. */
  function skims(from: number): boolean {
    isUnknown = false;
    const layout = known.read(view, from, pieceEnd);
    if (layout === -1) return false;
    const plan = plans[layout];
    isUnknown = plan === undefined;
    if (plan === undefined || plan === null || isFirstForeign(from)) return false;
    if (plan === 'nothing') {
      empty += 1;
      return true;
    }
    const { lineEnd } = members;
    if (search.holds(from, layout, plan.times[0]!.member) || mayJoin(from, lineEnd) || maySpellNeedle(from, plan))
      return false;
    const time = timeOf(plan);
    if (time === null) return false;
    if (passed === times.length) {
      const more = new Float64Array(2 * passed);
      more.set(times);
      times = more;
    }
    times[passed++] = time;
    if (plan.isPlaced) placed += 1;
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
      stop = from;
      if (unlooked > 0) {
        unlooked -= 1;
        isUnknown = false;
        return lines;
      }
      for (; stop < to; stop = members.lineEnd) {
        if (stop >= pieceEnd) takePiece(stop, to);
        if (!skims(stop)) break;
        lines += 1;
      }
      if (lines > 0 || isUnknown) inVain = 0;
      else if (++inVain === IN_VAIN) {
        inVain -= LOOKED_AT_AGAIN;
        unlooked = UNLOOKED;
      }
      return lines;
    },
    skipElement(from, to) {
      if (from >= pieceEnd) takePiece(from, to);
      return skims(from) ? members.lineEnd : -1;
    },
    stopped: () => stop,
    isUnknown: () => isUnknown,
    placed: () => placed,
    takePassed() {
      const taken = { times: times.slice(0, passed), placed, empty };
      [passed, placed, empty] = [0, 0, 0];
      return taken;
    },
    study(line) {
      const layout = known.read(viewOf(line), 0, line.length);
      if (layout === -1 || layout >= LAYOUTS_AT_MOST || plans[layout] !== undefined) return null;
      return studied(Buffer.from(line), (lesson) => {
        plans[layout] = lesson.plan;
        if (lesson.plan !== null && line.length <= LONGEST_LESSON) lessons.push(lesson);
      });
    },
    teach({ line, plan }) {
      const layout = known.read(viewOf(line), 0, line.length);
      if (layout !== -1) plans[layout] = plan;
    },
  };
}

const viewOf = (bytes: Uint8Array): DataView => new DataView(bytes.buffer, bytes.byteOffset, bytes.length);
