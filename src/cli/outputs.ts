/** Where the report goes and in which shape; all that can be refused is refused before anything is asked. */
import { accessSync, constants, statSync } from 'node:fs';
import { dirname, extname, resolve } from 'node:path';
import { UsageError } from '../errors.js';
import type { Format } from '../output/names.js';
import type { ScanFlags } from './flags.js';

export interface Output {
  /** Null: standard output. */
  readonly path: string | null;
  readonly format: Format;
}

const ENDINGS: ReadonlyMap<string, Format> = new Map([
  ['.json', 'json'],
  ['.ndjson', 'ndjson'],
  ['.jsonl', 'ndjson'],
  ['.csv', 'csv'],
  ['.tsv', 'tsv'],
  ['.md', 'md'],
  ['.markdown', 'md'],
  ['.txt', 'table'],
]);

/**
 * One output: `--format` decides, then the file's ending. Several: each file's ending decides, then `--format`.
 * @throws UsageError for a place that cannot be written, and for `--append` without a file to append to
 */
export function outputsOf(flags: Pick<ScanFlags, 'output' | 'format' | 'append' | 'view'>): readonly Output[] {
  const paths = flags.output ?? ['-'];
  const outputs = paths.map((given): Output => {
    const path = given === '-' ? null : given;
    const ending = path === null ? undefined : ENDINGS.get(extname(path).toLowerCase());
    const format = (paths.length === 1 ? (flags.format ?? ending) : (ending ?? flags.format)) ?? 'table';
    if (path !== null) checkPlace(path);
    return { path, format };
  });
  const places = outputs.map(({ path }) => (path === null ? '-' : resolve(path)));
  const twice = places.find((place, at) => places.indexOf(place) !== at);
  if (twice !== undefined) throw new UsageError(`two outputs are the same: ${twice}`);
  if (flags.append === true) checkAppend(outputs, flags.view);
  return outputs;
}

function checkAppend(outputs: readonly Output[], view: ScanFlags['view']): void {
  const files = outputs.filter(({ path, format }) => path !== null && (format === 'csv' || format === 'tsv'));
  if (files.length === 0)
    throw new UsageError('--append needs a CSV or TSV file', { hint: 'as --append -o daily.csv' });
  if (view !== 'summary') throw new UsageError('--append keeps the summary', { hint: 'leave out --view' });
}

export function checkPlace(path: string): void {
  const folder = dirname(resolve(path));
  const refuse = (why: string) => new UsageError(`cannot write ${path}: ${why}`);
  const there = statSync(path, { throwIfNoEntry: false });
  if (there?.isDirectory() === true) throw refuse('it is a folder');
  if (there !== undefined && !there.isFile()) return; // a device or a pipe is written as it is
  const at = statSync(folder, { throwIfNoEntry: false });
  if (at === undefined) throw refuse(`there is no folder ${folder}`);
  if (!at.isDirectory()) throw refuse(`${folder} is no folder`);
  try {
    accessSync(folder, constants.W_OK);
  } catch {
    throw refuse(`the folder ${folder} may not be written`);
  }
}
