/** Persons saved on this machine, in one file that only its owner can read. */
import { existsSync } from 'node:fs';
import { readFile, stat } from 'node:fs/promises';
import { UsageError } from '../../errors.js';
import type { Person } from '../../types.js';
import { makeFolder } from '../files/make-folder.js';
import { pathsOf } from '../files/paths.js';
import type { Io } from '../io/io.js';
import { reasonOf } from '../reason.js';

const MOST_BYTES = 8_000_000;

/** The code that reads them is loaded only if there are any. @throws UsageError for a file that cannot be read */
export async function savedPersons(io: Pick<Io, 'env'>): Promise<readonly Person[]> {
  const { personsFile } = pathsOf(io);
  if (!existsSync(personsFile)) return [];
  const { readPersons } = await import('../../persons/persons.js');
  return readPersons(await textOf(personsFile), personsFile);
}

async function textOf(path: string): Promise<string> {
  try {
    if ((await stat(path)).size > MOST_BYTES) throw new UsageError(`${path} is too large for people`);
    return await readFile(path, 'utf8');
  } catch (error) {
    if (error instanceof UsageError) throw error;
    throw new UsageError(`the people in ${path} cannot be read: ${reasonOf(error)}`, { cause: error });
  }
}

/** Changes the persons under a lock. @throws UsageError if `change` does, leaving the file as it was */
export async function changePersons(
  io: Pick<Io, 'env'>,
  change: (saved: readonly Person[]) => readonly Person[],
  signal: AbortSignal,
): Promise<void> {
  const { personsFile, settingsFolder } = pathsOf(io);
  const [{ printPersons, readPersons }, { updateWhole }] = await Promise.all([
    import('../../persons/persons.js'),
    import('../files/whole-file.js'),
  ]);
  makeFolder(settingsFolder);
  const changed = (text: string | null) => printPersons(change(readPersons(text ?? '', personsFile)));
  await updateWhole(personsFile, changed, { signal, isOwn: true });
}
