/** The report as JSON. The report's own key order is the contract's; texts are exact. */
import type { Report } from '../../types.js';
import { asOneText } from './one-text.js';

/**
 * Indented by two, with a line break at the end.
 * @throws OutputError where the text would be longer than a string can be (some hundred thousand mentions)
 */
export function toJson(value: Report | Readonly<Record<string, unknown>>): string {
  return asOneText(() => [...jsonStretches(value)].join(''));
}

/** The same text in stretches: of a report of many mentions, far less than all of it is held at once. */
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

/** A member of an object whose members stand so deep, without a line break at its end. */
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

/** Of a list so deep: as one text, or as several where that would be longer than a string can be. */
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
 * Of a list, elements made text by one call: of mentions some 16 KiB. One call each takes a tenth longer; so do texts that
 * V8 gives memory of their own.
 */
const TOGETHER = 8;

/** A value that stands inside others, so many deep: all its lines but the first are indented by that. */
function nestedJson(value: unknown, depth: number): string {
  // In as many lists, JSON.stringify indents it by itself; what is theirs is cut off.
  let inside = value;
  for (let list = 0; list < depth; list++) inside = [inside];
  const json = JSON.stringify(inside, null, 2);
  const [head, tail] = [depth * (depth + 3), depth * (depth + 1)];
  return wellFormed(json.slice(head, json.length - tail));
}

/** One line, without its break. */
export function toJsonLine(value: Readonly<Record<string, unknown>>): string {
  return wellFormed(JSON.stringify(value));
}

/**
 * JSON that decodes to the same texts and is safe to look at: C1 controls, bidi controls and line separators are
 * escaped. Halves of surrogate pairs, which no UTF-8 can hold and JSON.stringify escapes, become U+FFFD.
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
