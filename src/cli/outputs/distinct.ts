/** Files that an output must not overwrite: other outputs, inputs of the run, and stored data. */
import { dirname } from 'node:path';
import { UsageError } from '../../errors.js';
import { readAddress } from '../../store/address.js';
import type { ScanFlags } from '../define/flag-values.js';
import { pathsOf } from '../files/paths.js';
import type { Io } from '../io/io.js';
import { labelsFile } from '../judging/labels.js';
import { readSettings } from '../settings/settings.js';
import { type StoreFlags, storeAddress } from '../settings/store-address.js';
import { targetOf } from './target.js';

export type FilesOfRun = Pick<ScanFlags, 'output' | 'record' | 'replay' | 'source' | 'opml' | 'brands' | 'store'>;

/** The outputs and the tape. */
export function writtenBy({ output = ['-'], record }: Pick<FilesOfRun, 'output' | 'record'>): readonly string[] {
  return record === undefined ? output : [...output, record];
}

/** Files that this run reads, which would be lost if overwritten. */
function inputsOf({ source = [], opml = [], replay, brands }: FilesOfRun): readonly string[] {
  const local = source.filter((name) => name.startsWith('file:')).map((name) => name.slice('file:'.length));
  return [...local, ...opml, ...[replay, brands].filter((path) => path !== undefined)];
}

/** Files of the history; a SQLite database consists of several. */
function filesOfStore(flags: StoreFlags, io: Pick<Io, 'env'>): readonly string[] {
  const named = storeAddress(flags, readSettings(io), io);
  const address = named === null ? null : readAddress(named.url);
  if (address?.type !== 'sqlite') return [];
  return ['', '-wal', '-shm', '-journal'].map((ending) => `${address.path}${ending}`);
}

/** Files with data entered by the user, which could not be recovered. */
function keptByHand(io: Pick<Io, 'env'>): readonly string[] {
  const { settingsFile, brandsFile, personsFile } = pathsOf(io);
  return [settingsFile, brandsFile, personsFile, labelsFile(io)];
}

/** @throws UsageError if two paths are the same file, or one is an input of the run or stored data */
export function checkDistinct(paths: readonly string[], flags: FilesOfRun, io: Pick<Io, 'env'>): void {
  const written = placesOf(paths);
  // A map, because ten thousand brands may have a file each.
  const firsts = new Map(written.map((one) => [one.place, one] as const).reverse());
  const twice = written.find((one) => firsts.get(one.place) !== one);
  if (twice !== undefined) {
    throw new UsageError(`two outputs are the same: ${twice.path}`, { hint: 'name another file' });
  }
  checkFree(written, inputsOf(flags), READ);
  checkFree(written, filesOfStore(flags, io), 'is the history of this run');
  if (paths.some((path) => path !== '-')) checkFree(written, keptByHand(io), 'holds what you set and saved');
}

const READ = 'is read by this run';

/** @param files matches of a folder or a pattern. @throws UsageError if an output is one of them */
export function checkNotRead(files: readonly string[], flags: Pick<FilesOfRun, 'output' | 'record'>): void {
  checkFree(placesOf(writtenBy(flags)), files, READ);
}

interface Written {
  readonly path: string;
  /** Absolute path with links resolved; `-` unchanged. */
  readonly place: string;
}

const placesOf = (paths: readonly string[]): readonly Written[] =>
  paths.map((path) => ({ path, place: path === '-' ? path : targetOf(path) }));

/** Also rejects outputs in a folder that is read, because the next run would read them. */
function checkFree(written: readonly Written[], taken: readonly string[], why: string): void {
  const held = new Set(taken.map(targetOf));
  const refuse = (what: string) => new UsageError(what, { hint: 'name another output' });
  for (const { path, place } of written) {
    if (held.has(place)) throw refuse(`${path} ${why}`);
    if (held.has(dirname(place))) throw refuse(`the folder of ${path} ${why}`);
  }
}
