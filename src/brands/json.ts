/**
 * Reads brands from JSON, many times as fast as by the YAML parser: each part with its place, including duplicate keys.
 */
import { type Entry, type Written, wrong } from './written.js';

const DEEPEST = 8;

/**
 * Null if the text is not JSON; it may still be YAML.
 * @throws UsageError if it is nested too deep
 */
export function readJson(text: string, file: string): Written | null {
  if (!/^\s*[[{]/.test(text) || !isJson(text)) return null;
  const reading: Reading = { text, file, at: 0, line: 1, lineBegan: 0 };
  toNext(reading);
  return valueIn(reading, 0);
}

function isJson(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch (error) {
    if (error instanceof SyntaxError || error instanceof RangeError) return false;
    throw error;
  }
}

/** Position in a text that is known to be valid JSON. */
interface Reading {
  readonly text: string;
  readonly file: string;
  at: number;
  line: number;
  lineBegan: number;
}

function valueIn(reading: Reading, depth: number): Written {
  const { text, at } = reading;
  const place = placeIn(reading);
  if (depth > DEEPEST) throw wrong({ place }, 'this is nested too deep', 'a brand has keys, and lists of texts');
  switch (text[at]!) {
    case '"': {
      const value = textIn(reading);
      return { type: 'text', place, text: value, value };
    }
    case '[':
      return { type: 'list', place, parts: membersIn(reading, () => valueIn(reading, depth + 1)) };
    case '{':
      return { type: 'mapping', place, entries: membersIn(reading, () => entryIn(reading, depth + 1)) };
    default: {
      while (/[\w.+-]/.test(text[reading.at] ?? '')) reading.at += 1;
      const word = text.slice(at, reading.at);
      return { type: 'text', place, text: word, value: JSON.parse(word) as number | boolean | null };
    }
  }
}

function entryIn(reading: Reading, depth: number): Entry {
  const place = placeIn(reading);
  const key = textIn(reading);
  toNext(reading);
  return { key, place, written: valueIn(reading, depth) };
}

/** Reads the members of a list or mapping, from its opening bracket to after the closing one. */
function membersIn<T>(reading: Reading, read: () => T): readonly T[] {
  const members: T[] = [];
  reading.at += 1;
  for (toNext(reading); !']}'.includes(reading.text[reading.at]!); toNext(reading)) members.push(read());
  reading.at += 1;
  return members;
}

/** Skips white space, commas and colons. */
function toNext(reading: Reading): void {
  const { text } = reading;
  for (; ' \n,:\t\r'.includes(text[reading.at] ?? '.'); reading.at += 1) {
    if (text[reading.at] !== '\n') continue;
    reading.line += 1;
    reading.lineBegan = reading.at + 1;
  }
}

function textIn(reading: Reading): string {
  const { text, at } = reading;
  let end = at + 1;
  while (text[end] !== '"') end += text[end] === '\\' ? 2 : 1;
  reading.at = end + 1;
  return JSON.parse(text.slice(at, end + 1)) as string;
}

function placeIn({ file, line, at, lineBegan }: Reading): string {
  return `${file}:${line}:${at - lineBegan + 1}`;
}
