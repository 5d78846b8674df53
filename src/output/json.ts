/** The report as JSON. The report's own key order is the contract's; texts are exact. */
import type { Report } from '../types.js';
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
  let before = '{';
  for (const [name, member] of Object.entries<unknown>(value)) {
    if (member === undefined) continue;
    const head = `${before}\n  ${nestedJson(name, '')}: `;
    if (Array.isArray(member) && member.length > 0) yield* listStretches(head, member);
    else yield `${head}${nestedJson(member, INDENT)}`;
    before = ',';
  }
  yield before === '{' ? '{}\n' : '\n}\n';
}

function* listStretches(head: string, list: readonly unknown[]): Generator<string> {
  let stretch = `${head}[`;
  for (const [at, one] of list.entries()) {
    stretch += `${at === 0 ? '' : ','}\n${INDENT}${INDENT}${nestedJson(one, `${INDENT}${INDENT}`)}`;
    if (stretch.length < STRETCH_CHARACTERS) continue;
    yield stretch;
    stretch = '';
  }
  yield `${stretch}\n${INDENT}]`;
}

const INDENT = '  ';
/** A write for each mention would take longer than to make it text. */
const STRETCH_CHARACTERS = 1 << 18;

/** A value that stands inside another: all its lines but the first begin with the indent. */
export function nestedJson(value: unknown, indent: string): string {
  const json = wellFormed(JSON.stringify(value, null, 2));
  return indent === '' ? json : json.replaceAll('\n', `\n${indent}`);
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
  return json
    .replace(/\\(?:ud[89a-f][0-9a-f]{2}|.)/g, (sequence) => (sequence.length > 2 ? '\ufffd' : sequence))
    .replace(/[\u007f-\u009f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069]/g, escaped);
}

function escaped(sign: string): string {
  return `\\u${sign.charCodeAt(0).toString(16).padStart(4, '0')}`;
}
