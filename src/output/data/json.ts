/** Writes reports as JSON. The key order of the report is part of the contract; texts are exact. */
import type { Report } from '../../types.js';
import { asOneText } from './one-text.js';

/**
 * Returns JSON indented by two spaces, with a line break at its end.
 * @throws OutputError if the text would exceed the maximum length of a string (some hundred thousand mentions)
 */
export function toJson(value: Report | Readonly<Record<string, unknown>>): string {
  return asOneText(() => [...jsonStretches(value)].join(''));
}

/** Yields the same text in chunks, so that far less than a whole report with many mentions is in memory at once. */
export function* jsonStretches(value: Report | Readonly<Record<string, unknown>>): Generator<string> {
  let before = '{\n';
  for (const [name, member] of Object.entries<unknown>(value)) {
    if (member === undefined) continue;
    yield before;
    yield* memberPieces(name, member, 1);
    before = ',\n';
  }
  yield before === '{\n' ? '{}\n' : '\n}\n';
}

/** Yields a member of an object whose members are at this depth, without a line break at its end. */
export function* memberPieces(name: string, value: unknown, depth: number): Generator<string> {
  yield `${INDENT.repeat(depth)}${nestedJson(name, 0)}: `;
  if (Array.isArray(value) && value.length > 0) yield* listPieces(value, depth);
  else yield nestedJson(value, depth);
}

const INDENT = '  ';

function* listPieces(list: readonly unknown[], depth: number): Generator<string> {
  let before = '[';
  for (let at = 0; at < list.length; at += TOGETHER) {
    for (const elements of elementTexts(list.slice(at, at + TOGETHER), depth)) {
      yield before;
      yield elements;
      before = ',';
    }
  }
  yield `\n${INDENT.repeat(depth)}]`;
}

/**
 * Yields the elements of a list at this depth as one text, or as several if one would exceed the maximum length of a
 * string.
 */
function* elementTexts(list: readonly unknown[], depth: number): Generator<string> {
  let text: string;
  try {
    text = nestedJson(list, depth).slice('['.length, -(2 + depth * INDENT.length));
  } catch (error) {
    if (!(error instanceof RangeError) || list.length === 1) throw error;
    const half = list.length >> 1;
    yield* elementTexts(list.slice(0, half), depth);
    yield* elementTexts(list.slice(half), depth);
    return;
  }
  yield text;
}

/**
 * Number of list elements serialized by one call: about 16 KiB of mentions. One call per element takes a tenth longer,
 * and so do texts large enough for V8 to allocate them separately.
 */
const TOGETHER = 8;

/** Serializes a value at this depth: all its lines except the first are indented accordingly. */
function nestedJson(value: unknown, depth: number): string {
  // JSON.stringify indents the value if it is wrapped in that many arrays; their own text is then cut off.
  let inside = value;
  for (let list = 0; list < depth; list++) inside = [inside];
  const json = JSON.stringify(inside, null, 2);
  const [head, tail] = [depth * (depth + 3), depth * (depth + 1)];
  return wellFormed(json.slice(head, json.length - tail));
}

/** Returns one line, without its line break. */
export function toJsonLine(value: Readonly<Record<string, unknown>>): string {
  return wellFormed(JSON.stringify(value));
}

/**
 * Makes JSON safe to look at without changing the texts it decodes to: C1 controls, bidi controls and line separators
 * are escaped. Lone surrogates, which UTF-8 cannot represent and JSON.stringify escapes, become U+FFFD.
 */
function wellFormed(json: string): string {
  const whole = json.includes('\\ud')
    ? json.replace(/\\(?:ud[89a-f][0-9a-f]{2}|.)/g, (sequence) => (sequence.length > 2 ? '\ufffd' : sequence))
    : json;
  return whole.replace(/[\u007f-\u009f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069]/g, escaped);
}

function escaped(sign: string): string {
  return `\\u${sign.charCodeAt(0).toString(16).padStart(4, '0')}`;
}
