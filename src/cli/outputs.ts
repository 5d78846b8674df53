/** Where the report goes and in which shape; all that can be refused is refused before anything is asked. */
import { accessSync, constants, type Stats, statSync } from 'node:fs';
import { dirname, extname } from 'node:path';
import { UsageError } from '../errors.js';
import type { Format } from '../output/names.js';
import type { ScanFlags } from './flag-values.js';
import { reasonOf } from './reason.js';
import { targetOf } from './target.js';

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
export function outputsOf(flags: OutputFlags): readonly Output[] {
  const paths = flags.output ?? ['-'];
  const outputs = paths.map((given): Output => {
    const path = given === '-' ? null : given;
    const ending = path === null ? undefined : ENDINGS.get(extname(path).toLowerCase());
    const format = (paths.length === 1 ? (flags.format ?? ending) : (ending ?? flags.format)) ?? 'table';
    if (path !== null) checkPlace(path);
    return { path, format };
  });
  checkDistinct([...paths, ...(flags.record === undefined ? [] : [flags.record])], inputsOf(flags));
  if (flags.append === true) checkAppend(outputs, flags.view);
  return outputs;
}

type OutputFlags = Pick<
  ScanFlags,
  'output' | 'format' | 'append' | 'view' | 'record' | 'replay' | 'source' | 'opml' | 'brands'
>;

/** Files that this run reads: written over, they would be lost. */
function inputsOf({ source = [], opml = [], replay, brands }: OutputFlags): readonly string[] {
  const local = source.filter((name) => name.startsWith('file:')).map((name) => name.slice('file:'.length));
  return [...local, ...opml, ...[replay, brands].filter((path) => path !== undefined)];
}

function checkDistinct(paths: readonly string[], inputs: readonly string[]): void {
  const places = paths.map((path) => (path === '-' ? path : targetOf(path)));
  const twice = paths.find((_, at) => places.indexOf(places[at]!) !== at);
  if (twice !== undefined) throw new UsageError(`two outputs are the same: ${twice}`, { hint: 'name another file' });
  const read = new Set(inputs.map(targetOf));
  const over = paths.find((_, at) => read.has(places[at]!));
  if (over !== undefined) throw new UsageError(`${over} is read by this run`, { hint: 'name another output' });
}

function checkAppend(outputs: readonly Output[], view: ScanFlags['view']): void {
  const files = outputs.filter(({ path, format }) => path !== null && (format === 'csv' || format === 'tsv'));
  if (files.length === 0)
    throw new UsageError('--append needs a CSV or TSV file', { hint: 'as --append -o daily.csv' });
  if (view !== 'summary') throw new UsageError('--append keeps the summary', { hint: 'leave out --view' });
}

/** @throws UsageError for a place that cannot be written */
export function checkPlace(path: string): void {
  const refuse = (why: string) => new UsageError(`cannot write ${path}: ${why}`, { hint: 'name another file' });
  if (path === '')
    throw new UsageError('an output has no name', { hint: 'as -o report.json, or - for standard output' });
  const there = at(path);
  if (there?.isDirectory() === true) throw refuse('it is a folder');
  if (there !== undefined && !there.isFile()) return; // a device or a pipe is written as it is
  const folder = dirname(targetOf(path));
  const around = at(folder);
  if (around === undefined) throw refuse(`there is no folder ${folder}`);
  if (!around.isDirectory()) throw refuse(`${folder} is no folder`);
  try {
    accessSync(folder, constants.W_OK);
  } catch (error) {
    throw refuse(`the folder ${folder} may not be written (${reasonOf(error)})`);
  }
}

/** Undefined: there is nothing, or nothing can be there. */
function at(path: string): Stats | undefined {
  try {
    return statSync(path);
  } catch {
    return undefined;
  }
}
