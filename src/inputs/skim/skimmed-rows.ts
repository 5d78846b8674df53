/** Rows of lines of JSON, of which those that cannot match are skimmed, once it is known what is looked for. */
import { lineDecoder } from '../decode-line.js';
import { toRow } from '../json-rows.js';
import { eachLine, type LineReader } from '../lines.js';
import type { Passed, Row } from '../row.js';
import type { Skimming } from './skimming.js';

export type SkimmedRows = AsyncGenerator<readonly (Row | Passed)[]>;

/** A blank line is none. */
export function skimmedRows(chunks: AsyncIterable<Buffer>, skimming: Skimming): SkimmedRows {
  const decode = lineDecoder();
  const reader: LineReader<Row | Passed> = {
    begin: (bytes) => skimming.current?.begin(bytes),
    skip(from, to) {
      const lines = skimming.current?.skip(from, to) ?? 0;
      return lines === 0 ? null : { lines, end: skimming.current!.stopped(), as: { type: 'passed', lines } };
    },
    read(line, bytes) {
      const unknown = skimming.current?.unknown() ?? null;
      const text = decode(bytes);
      if (text.trim() === '') return null;
      const row = toRow(line, text);
      return unknown === null ? row : { ...row, unknown };
    },
    tooLong: (line) => toRow(line, null),
  };
  return eachLine(chunks, reader);
}
