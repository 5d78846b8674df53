/** Rows of NDJSON. Once it is known what to search for, lines that cannot match are skimmed. */
import { type DecodeLine, lineDecoder } from '../bytes/decode-line.js';
import { eachLine, type LineReader } from '../bytes/lines.js';
import { toRow } from '../rows/json-rows.js';
import type { Row } from '../rows/row.js';
import type { SkippedRows } from '../rows/skipped-rows.js';
import type { Block } from './block.js';
import type { Skimming } from './skimming.js';

export type SkimmedRows = AsyncGenerator<readonly (Row | SkippedRows)[]>;

/** Blank lines are ignored. */
export async function* skimmedRows(chunks: AsyncIterable<Buffer>, skimming: Skimming): SkimmedRows {
  const decode = lineDecoder();
  const rest = yield* eachLine(chunks, {
    ...streamed(skimming, decode),
    isEnough: () => skimming.current !== null && skimming.current.blocks !== null,
  });
  const { current } = skimming;
  if (rest === null || current === null || current.blocks === null) return;
  let line = rest.line;
  for await (const block of current.blocks(rest.from)) {
    for (const time of block.times) current.pass(time);
    yield rowsOf(block, line, (number, bytes, isUnknown) => {
      const row = rowOf(number, decode(bytes, bytes.length - LINE_END.length));
      const unknown = isUnknown ? current.skimmer.study(bytes) : null;
      return row === null || unknown === null ? row : { ...row, unknown };
    });
    line += block.lines;
  }
}

function streamed(skimming: Skimming, decode: DecodeLine): LineReader<Row | SkippedRows> {
  return {
    begin: (bytes) => skimming.current?.skimmer.begin(bytes),
    skip(from, to) {
      const { current } = skimming;
      if (current === null) return null;
      const { skimmer, pass } = current;
      const lines = skimmer.skip(from, to);
      if (lines === 0) return null;
      const { times, placed, empty } = skimmer.takePassed();
      for (const time of times) pass(time);
      return { lines, end: skimmer.stopped(), as: { type: 'passed', lines, placed, empty } };
    },
    read(line, bytes) {
      const row = bytes.length === 0 ? null : rowOf(line, decode(bytes));
      const skimmer = skimming.current?.skimmer;
      if (row === null || skimmer?.isUnknown() !== true) return row;
      const unknown = skimmer.study(Buffer.concat([bytes, LINE_END]));
      return unknown === null ? row : { ...row, unknown };
    },
    isUrgent: ({ type, ...row }) => type !== 'passed' && 'unknown' in row,
    tooLong: (line) => toRow(line, null),
  };
}

const LINE_END = Buffer.from('\n');

const rowOf = (line: number, text: string): Row | null => (text.trim() === '' ? null : toRow(line, text));

/**
 * @param first number of the first line in the block
 * @param read reads a line with its line feed
 */
function rowsOf(
  block: Block,
  first: number,
  read: (line: number, bytes: Buffer, isUnknown: boolean) => Row | null,
): readonly (Row | SkippedRows)[] {
  const { lines, unread, ends, unknown, placed, isCut } = block;
  const bytes = Buffer.from(block.bytes.buffer, block.bytes.byteOffset, block.bytes.length);
  const rows: (Row | SkippedRows)[] = [];
  let [next, start, counted] = [0, 0, 0];
  let { empty } = block;
  const passUpTo = (line: number, placedBefore: number) => {
    if (line > next) {
      // It makes no difference where in the block they were, so the first row counts all of them.
      rows.push({ type: 'passed', lines: line - next, placed: placedBefore - counted, empty });
      empty = 0;
    }
    [next, counted] = [line + 1, placedBefore];
  };
  for (let place = 0; place < unread.length; place++) {
    passUpTo(unread[place]!, placed[place]!);
    const row = read(first + unread[place]!, bytes.subarray(start, ends[place]), unknown[place] === 1);
    if (row !== null) rows.push(row);
    start = ends[place]!;
  }
  passUpTo(isCut ? lines - 1 : lines, placed[unread.length]!);
  if (isCut) rows.push(toRow(first + lines - 1, null));
  return rows;
}
