/** Writes a result as NDJSON: one line per element of its lists, then a line for the rest. */
import { toJsonLine } from './json.js';

/** @param lists by the `type` of their lines */
export function toTypedLines(lists: Readonly<Record<string, readonly object[]>>, type: string, rest: object): string {
  const listed = Object.entries(lists).flatMap(([of, rows]) => rows.map((row) => ({ type: of, ...row })));
  return [...listed, { type, ...rest }].map((line) => `${toJsonLine(line)}\n`).join('');
}
