/** Brand profiles saved on this machine, in one file that `--brands` also accepts. */
import { existsSync } from 'node:fs';
import type { SavedProfile } from '../../brands/profile.js';
import { UsageError } from '../../errors.js';
import type { Query } from '../../types.js';
import type { AskFlags } from '../define/flag-values.js';
import { makeFolder } from '../files/make-folder.js';
import { pathsOf } from '../files/paths.js';
import type { Io } from '../io/io.js';

/** The query as typed, or the saved profile with that name or alias. `--exact` and quotes search for the words only. */
export async function askedFor(io: Pick<Io, 'env'>, input: string, flags: AskFlags): Promise<string | Query> {
  if (flags.exact === true) return input;
  const profile = await findBrand(io, input);
  if (profile === null) return input;
  const { profileQuery } = await import('../../brands/given.js');
  return profileQuery(profile, input);
}

/**
 * Finds a profile by name, otherwise by alias, ignoring case and accents; null if there is none.
 * @throws UsageError if several profiles share the alias, and for a file that cannot be read
 */
export async function findBrand(io: Pick<Io, 'env'>, text: string): Promise<SavedProfile | null> {
  const saved = await savedProfiles(io);
  if (saved.length === 0) return null;
  const { brandKey } = await import('../../brands/profile.js');
  const key = brandKey(text);
  const named = saved.find(({ name }) => brandKey(name) === key);
  if (named !== undefined) return named;
  const [first, second] = saved.filter(({ aliases }) => aliases.some((alias) => brandKey(alias) === key));
  if (second === undefined) return first ?? null;
  throw new UsageError(`${text} is an alias of ${first!.name} and of ${second.name}`, {
    hint: 'give the name of one, or the words in quotes',
  });
}

/** Saved profiles, sorted by name. The code that reads them is loaded only if there are any. */
export async function savedProfiles(io: Pick<Io, 'env'>): Promise<readonly SavedProfile[]> {
  const { brandsFile } = pathsOf(io);
  if (!existsSync(brandsFile)) return [];
  return (await import('../../library/brands-file.js')).savedBrands(brandsFile);
}

/** Changes the profiles under a lock. @throws UsageError if `change` does, leaving the file as it was */
export async function changeBrands(
  io: Pick<Io, 'env'>,
  change: (saved: readonly SavedProfile[]) => readonly SavedProfile[],
  signal: AbortSignal,
): Promise<void> {
  const { brandsFile, settingsFolder } = pathsOf(io);
  const [{ readBrands }, { printBrands }, { updateWhole }] = await Promise.all([
    import('../../brands/yaml.js'),
    import('../../brands/print.js'),
    import('../files/whole-file.js'),
  ]);
  makeFolder(settingsFolder);
  await updateWhole(
    brandsFile,
    (text) => printBrands([...change(text === null ? [] : readBrands(text, brandsFile))].sort(byName)),
    { signal },
  );
}

function byName(a: SavedProfile, b: SavedProfile): number {
  const [one, other] = [a.name.toLowerCase(), b.name.toLowerCase()];
  return one < other ? -1 : one > other ? 1 : 0;
}
