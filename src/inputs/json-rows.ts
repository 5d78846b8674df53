/** Rows of JSON: an object a line, or the objects of one long text. */

import { cutJson } from './cut-json.js';
import { lineDecoder } from './decode-line.js';
import { isObject, parseJson } from './json-text.js';
import { eachLine, type LineReader } from './lines.js';
import type { Row, Rows } from './row.js';
import { notSkimming, type Skimming } from './skim/skimming.js';

/** NDJSON. A blank line is none. @param skimming lines that need not be read, once somebody says which */
export async function* rowsOfLines(chunks: AsyncIterable<Buffer>, skimming: Skimming = notSkimming()): Rows {
  const decode = lineDecoder();
  const reader: LineReader<Row> = {
    begin: (bytes) => skimming.current?.begin(bytes),
    read(line, bytes, from, to) {
      if (skimming.current?.skims(bytes, from, to, decode) === true) {
        skimming.passed += 1;
        return null;
      }
      const unknown = skimming.current?.unknown() ?? null;
      const text = decode(bytes.subarray(from, to));
      if (text.trim() === '') return null;
      const row = toRow(line, text);
      return unknown === null ? row : { ...row, unknown };
    },
    tooLong: (line) => toRow(line, null),
  };
  yield* eachLine(chunks, reader);
}

/** @param skip bytes before the JSON */
export async function* rowsOfDocument(chunks: AsyncIterable<Buffer>, skip: number): Rows {
  const decode = lineDecoder();
  for await (const batch of cutJson(chunks, skip)) {
    yield batch.map((cut) => {
      if (cut.type === 'fault') return { type: 'bad', line: cut.line, reason: cut.reason };
      return toRow(cut.line, cut.bytes === null ? null : decode(cut.bytes));
    });
  }
}

function toRow(line: number, json: string | null): Row {
  if (json === null) return { type: 'bad', line, reason: 'longer than 16 MB' };
  const value = parseJson(json);
  if (isObject(value)) return { type: 'object', line, value };
  return { type: 'bad', line, reason: value === undefined ? 'not JSON' : 'not an object' };
}
