/** Rows of JSON: one object per line, or the objects of one long text. */
import { type Cut, cutJson, type Passed } from '../bytes/cut-json.js';
import { type DecodeLine, lineDecoder } from '../bytes/decode-line.js';
import { isObject, parseJson } from '../bytes/json-text.js';
import { lines } from '../bytes/lines.js';
import type { Row, Rows } from './row.js';

/** Reads NDJSON. Blank lines are ignored. */
export async function* rowsOfLines(chunks: AsyncIterable<Buffer>): Rows {
  for await (const batch of lines(chunks)) {
    yield batch.filter(({ text }) => text?.trim() !== '').map(({ number, text }) => toRow(number, text));
  }
}

/** @param skip number of bytes before the JSON */
export async function* rowsOfDocument(chunks: AsyncIterable<Buffer>, skip: number): Rows {
  const decode = lineDecoder();
  for await (const batch of cutJson(chunks, skip)) {
    yield batch.flatMap((cut) => (cut.type === 'passed' ? [] : rowOfCut(cut, decode)));
  }
}

export function rowOfCut(cut: Exclude<Cut, Passed>, decode: DecodeLine): Row {
  if (cut.type === 'fault') return { ...cut, type: 'bad' };
  return toRow(cut.line, cut.bytes === null ? null : decode(cut.bytes));
}

/** @param json null if it is too long to be read */
export function toRow(line: number, json: string | null): Row {
  if (json === null) return { type: 'bad', line, reason: 'longer than 16 MB' };
  const value = parseJson(json);
  if (isObject(value)) return { type: 'object', line, value };
  return { type: 'bad', line, reason: value === undefined ? 'not JSON' : 'not an object' };
}
