/**
 * Cuts a long JSON text into its objects without parsing it: an array into its elements, a sequence into its values. If
 * an object is too long to hold in memory, the lists inside it are cut instead; without any, it is reported as too
 * long.
 */
import { endOfValue, type ValueState } from './json-value-end.js';
import { LISTS } from './list-names.js';
import { LONGEST_BYTES } from './longest.js';

export type Cut =
  /**
   * `bytes`: one value; null if it is too long to hold. `isTorn`: a list ends before it is closed, so elements may be
   * missing.
   */
  | { readonly type: 'value'; readonly line: number; readonly bytes: Buffer | null }
  | { readonly type: 'fault'; readonly line: number; readonly reason: string; readonly isTorn?: true }
  | Passed;

/** A run of skipped elements. */
export interface Passed {
  readonly type: 'passed';
  count: number;
  /** `Elements.placed()` after the last of them. */
  placed: number;
}

/** Skips elements of the outermost list. */
export interface Elements {
  /** Called before the elements in a chunk are read. @returns the same bytes, in other memory */
  begin(chunk: Buffer): Buffer;
  /** @returns offset past the element that begins at `from`; -1 if it must be cut, or continues in the next chunk */
  skip(from: number): number;
  placed(): number;
}

/**
 * @param skip bytes before the JSON text
 * @param elements called for each chunk; null: all elements are cut
 */
export async function* cutJson(
  chunks: AsyncIterable<Buffer>,
  skip: number,
  elements: () => Elements | null = () => null,
): AsyncGenerator<readonly Cut[]> {
  const cutter = newCutter();
  let left = skip;
  for await (const chunk of chunks) {
    const skipped = Math.min(left, chunk.length);
    left -= skipped;
    yield cutter.read(chunk.subarray(skipped), elements());
  }
  yield cutter.end();
}

const [TAB, LINE_FEED, RETURN, RECORD_SEPARATOR, SPACE, QUOTE] = [0x09, 0x0a, 0x0d, 0x1e, 0x20, 0x22] as const;
const [COMMA, COLON, SEMICOLON] = [0x2c, 0x3a, 0x3b] as const;
const [LIST, LIST_END, OBJECT, OBJECT_END] = [0x5b, 0x5d, 0x7b, 0x7d] as const;

const DEEPEST = 6;

/** The value being read: an element to return, the name of a member, or a member to ignore. */
interface Value extends ValueState {
  readonly role: 'value' | 'name' | 'other';
  readonly line: number;
  readonly first: number;
  pieces: Buffer[];
  size: number;
}

function newCutter(): { read(chunk: Buffer, elements: Elements | null): Cut[]; end(): Cut[] } {
  let skippable: Elements | null = null;
  let cuts: Cut[] = [];
  let line = 1;
  /** Containers that are open, from the text itself to the innermost. */
  const open: ('text' | 'list' | 'object')[] = ['text'];
  let value: Value | null = null;
  /** In a list: the previous token. */
  let last: 'start' | 'value' | 'comma' = 'start';
  /** In an object: the name of the member whose value comes next; null if a name comes next. */
  let name: string | null = null;
  /** First line of the object whose lists are cut, as long as no list was found in it. */
  let listless: number | null = null;

  const fault = (reason: string) => void cuts.push({ type: 'fault', line, reason });
  const torn = (at: number, reason: string) => void cuts.push({ type: 'fault', line: at, reason, isTorn: true });

  function begin(role: Value['role'], first: number): void {
    value = { role, line, first, pieces: [], size: 0, depth: 0, isInString: false, isEscaped: false };
  }

  function read(chunk: Buffer): void {
    for (let at = 0; at < chunk.length; ) at = value === null ? between(chunk[at]!, at) : through(value, chunk, at);
  }

  function through(current: Value, chunk: Buffer, start: number): number {
    const found = endOfValue(current, chunk, start);
    const end = found ?? chunk.length;
    const piece = chunk.subarray(start, end);
    for (let at = piece.indexOf(LINE_FEED); at !== -1; at = piece.indexOf(LINE_FEED, at + 1)) line += 1;
    current.size += piece.length;
    const isLong = current.size > LONGEST_BYTES;
    const isHeld = !isLong || (open.length === 1 && current.first === OBJECT);
    if (isHeld && current.role !== 'other') current.pieces.push(piece);
    if (isLong && isHeld) lookInto(current);
    else if (isLong) current.pieces = [];
    if (found !== null && value === current) finish(current);
    return end;
  }

  function lookInto(current: Value): void {
    value = null;
    name = null;
    line = current.line;
    listless = current.line;
    open.push('object');
    read(Buffer.concat(current.pieces).subarray(1));
  }

  function finish(done: Value): void {
    value = null;
    const isHeld = done.size <= LONGEST_BYTES;
    if (done.role === 'value') {
      cuts.push({ type: 'value', line: done.line, bytes: isHeld ? Buffer.concat(done.pieces) : null });
      last = 'value';
    }
    name = done.role === 'name' && isHeld ? Buffer.concat(done.pieces).toString().slice(1, -1).toLowerCase() : null;
  }

  /** @returns where to continue */
  function between(byte: number, at: number): number {
    if (byte === LINE_FEED) line += 1;
    if (byte === LINE_FEED || byte === SPACE || byte === TAB || byte === RETURN || byte === RECORD_SEPARATOR)
      return at + 1;
    const where = open.at(-1)!;
    if (where === 'text') return inText(byte, at);
    return where === 'list' ? inList(byte, at) : inObject(byte, at);
  }

  function inText(byte: number, at: number): number {
    // Ends the statement of a script.
    if (byte === SEMICOLON) return at + 1;
    if (byte === LIST) return enter('list', at);
    if (byte === COMMA || byte === LIST_END || byte === OBJECT_END) return misplaced(byte, at);
    begin('value', byte);
    return at;
  }

  function inList(byte: number, at: number): number {
    if (byte === LIST_END) {
      if (last === 'comma') fault('a comma before the end of the list');
      return leave(at);
    }
    if (byte === OBJECT_END) return misplaced(byte, at);
    if (byte === COMMA) {
      if (last !== 'value') fault('a comma too many');
      last = 'comma';
      return at + 1;
    }
    if (last === 'value') fault('no comma between two values');
    const end = byte === OBJECT && open.length === 2 && skippable !== null ? skippable.skip(at) : -1;
    if (end !== -1) return pass(end, skippable!.placed());
    begin('value', byte);
    return at;
  }

  function pass(end: number, placed: number): number {
    const before = cuts.at(-1);
    if (before?.type === 'passed') Object.assign(before, { count: before.count + 1, placed });
    else cuts.push({ type: 'passed', count: 1, placed });
    last = 'value';
    return end;
  }

  function inObject(byte: number, at: number): number {
    if (byte === OBJECT_END) return leave(at);
    if (byte === COMMA || byte === COLON) return at + 1;
    if (byte === LIST_END) return misplaced(byte, at);
    if (name === null && byte === QUOTE) begin('name', byte);
    else if (name !== null && LISTS.has(name) && byte === LIST) return enter('list', at);
    else if (name !== null && LISTS.has(name) && byte === OBJECT && open.length < DEEPEST) return enter('object', at);
    else begin('other', byte);
    return at;
  }

  function enter(what: 'list' | 'object', at: number): number {
    open.push(what);
    if (what === 'list') listless = null;
    last = 'start';
    name = null;
    return at + 1;
  }

  function leave(at: number): number {
    open.pop();
    if (open.length === 1 && listless !== null) {
      cuts.push({ type: 'value', line: listless, bytes: null });
      listless = null;
    }
    name = null;
    return at + 1;
  }

  function misplaced(byte: number, at: number): number {
    fault(`${String.fromCharCode(byte)} where it does not belong`);
    return at + 1;
  }

  function take(): Cut[] {
    const taken = cuts;
    cuts = [];
    return taken;
  }

  return {
    read(chunk, elements) {
      skippable = elements;
      read(elements === null ? chunk : elements.begin(chunk));
      return take();
    },
    end() {
      if (value !== null && open.length === 1 && value.depth === 0 && !value.isInString) finish(value);
      else if (value !== null && open.length === 1) cuts.push({ type: 'fault', line: value.line, reason: 'cut off' });
      else if (value !== null) torn(value.line, 'cut off');
      else if (open.length > 1) torn(line, 'the list is not closed');
      return take();
    },
  };
}
