/** Determines where the report goes and in which format. Errors are reported before any request is made. */
import { accessSync, constants, type Stats, statSync } from 'node:fs';
import { dirname, extname } from 'node:path';
import { UsageError } from '../../errors.js';
import type { Format } from '../../output/names.js';
import type { ScanFlags } from '../define/flag-values.js';
import type { Io } from '../io/io.js';
import { reasonOf } from '../reason.js';
import { checkDistinct, type FilesOfRun, writtenBy } from './distinct.js';
import { targetOf } from './target.js';

export interface Output {
  /** Null for standard output. */
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

/** Stands for the name of each brand in the name of a file. */
export const PLACEHOLDER = '{brand}';

/** Extensions of formats that are not supported; a table in such a file would be noticed only later. */
const NOT_WRITTEN: ReadonlySet<string> = new Set(['.html', '.htm', '.rss', '.atom', '.xml', '.pdf', '.xlsx', '.gz']);

/**
 * For one output, `--format` takes precedence over the extension; for several, each extension over `--format`.
 * @throws UsageError for a path that cannot be written or is needed by the run, and for `--append` without a file to
 * append to
 */
export function outputsOf(flags: OutputFlags, io: Pick<Io, 'env'>): readonly Output[] {
  const paths = flags.output ?? ['-'];
  const outputs = paths.map((given): Output => {
    const path = given === '-' ? null : given;
    if (given.includes(PLACEHOLDER)) {
      throw new UsageError(`there are no brands for ${PLACEHOLDER} in ${given}`, {
        hint: 'give them with --brands FILE, or name the file',
      });
    }
    const name = path === null ? '' : extname(path).toLowerCase();
    const ending = ENDINGS.get(name);
    const format = paths.length === 1 ? (flags.format ?? ending) : (ending ?? flags.format);
    if (path !== null) checkPlace(path);
    if (format === undefined && NOT_WRITTEN.has(name)) {
      const known = [...ENDINGS.keys()].join(' ');
      throw new UsageError(`cannot write ${path}: ${name} is not a format that socialrank writes`, {
        hint: `end it with one of ${known}, or give --format`,
      });
    }
    return { path, format: format ?? 'table' };
  });
  checkDistinct(writtenBy(flags), flags, io);
  if (flags.append === true) checkAppend(outputs, flags.view);
  return outputs;
}

/** Checks that the log of runs is not an output, an input or the history. @throws UsageError */
export function checkLog(path: string, flags: FilesOfRun, io: Pick<Io, 'env'>): void {
  checkPlace(path);
  // Anything but a regular file has no content that could be lost.
  if (at(path)?.isFile() !== false) checkDistinct([...writtenBy(flags), path], flags, io);
}

type OutputFlags = FilesOfRun & Pick<ScanFlags, 'format' | 'append' | 'view'>;

function checkAppend(outputs: readonly Output[], view: ScanFlags['view']): void {
  const files = outputs.filter(({ path, format }) => path !== null && (format === 'csv' || format === 'tsv'));
  if (files.length === 0)
    throw new UsageError('--append needs a CSV or TSV file', { hint: 'for example --append -o daily.csv' });
  if (view !== 'summary') throw new UsageError('--append keeps the summary', { hint: 'leave out --view' });
}

/** @throws UsageError for a path that cannot be written */
export function checkPlace(path: string): void {
  const refuse = (why: string, hint = 'name another file') => new UsageError(`cannot write ${path}: ${why}`, { hint });
  if (path === '')
    throw new UsageError('an output has no name', { hint: 'for example -o report.json, or - for standard output' });
  const there = at(path);
  if (there?.isDirectory() === true) throw refuse('it is a folder');
  if (there !== undefined && !there.isFile()) return; // a device or a pipe is written as it is
  const folder = dirname(targetOf(path));
  const around = at(folder);
  if (around === undefined) throw refuse(`there is no folder ${folder}`, 'make it first, or name another file');
  if (!around.isDirectory()) throw refuse(`${folder} is not a folder`);
  try {
    accessSync(folder, constants.W_OK);
  } catch (error) {
    throw refuse(`the folder ${folder} may not be written (${reasonOf(error)})`);
  }
}

/** Undefined if nothing exists, or can exist, at the path. */
function at(path: string): Stats | undefined {
  try {
    return statSync(path);
  } catch {
    return undefined;
  }
}
