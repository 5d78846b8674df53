/** Rows of a long JSON text. Elements of its outermost list that cannot match are skimmed. */
import { type Cut, cutJson, type Elements } from '../bytes/cut-json.js';
import { lineDecoder } from '../bytes/decode-line.js';
import { rowOfCut } from '../rows/json-rows.js';
import type { Row } from '../rows/row.js';
import type { SkippedRows } from '../rows/skipped-rows.js';
import type { SkimmedRows } from './skimmed-rows.js';
import type { Skimmer } from './skimmer.js';
import type { Skimming } from './skimming.js';

/** @param skip number of bytes before the JSON */
export async function* skimmedDocument(chunks: AsyncIterable<Buffer>, skip: number, skimming: Skimming): SkimmedRows {
  const decode = lineDecoder();
  const elements = () => (skimming.current === null ? null : elementsOf(skimming.current.skimmer));
  for await (const batch of cutJson(chunks, skip, elements)) {
    const { current } = skimming;
    let [counted, empty] = [0, 0];
    if (current !== null) {
      const passed = current.skimmer.takePassed();
      for (const time of passed.times) current.pass(time);
      ({ empty } = passed);
    }
    yield batch.map((cut): Row | SkippedRows => {
      if (cut.type !== 'passed') return withUnknown(rowOfCut(cut, decode), cut, current?.skimmer ?? null);
      const row = { type: 'passed', lines: cut.count, placed: cut.placed - counted, empty } as const;
      // It makes no difference where in the chunk they were, so the first row counts all of them.
      [counted, empty] = [cut.placed, 0];
      return row;
    });
  }
}

const LINE_END = Buffer.from('\n');

/** Adds a line feed to each chunk, at which all functions that read bytes of JSON stop. */
function elementsOf(skimmer: Skimmer): Elements {
  let to = 0;
  return {
    begin(chunk) {
      const ended = Buffer.concat([chunk, LINE_END]);
      skimmer.begin(ended);
      to = ended.length;
      return ended.subarray(0, -1);
    },
    skip: (from) => skimmer.skipElement(from, to),
    placed: skimmer.placed,
  };
}

function withUnknown(row: Row, cut: Cut, skimmer: Skimmer | null): Row {
  if (skimmer === null || row.type === 'bad' || cut.type !== 'value' || cut.bytes === null) return row;
  const unknown = skimmer.study(Buffer.concat([cut.bytes, LINE_END]));
  return unknown === null ? row : { ...row, unknown };
}
