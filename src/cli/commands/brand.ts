/** `brand add|show|list|remove`: manages the profiles saved on this machine. */
import { asGiven } from '../../as-given.js';
import { profileQuery } from '../../brands/given.js';
import { printBrand, shownProfile } from '../../brands/print.js';
import { brandKey, readProfile, type SavedProfile } from '../../brands/profile.js';
import { writtenFrom } from '../../brands/written.js';
import { UsageError } from '../../errors.js';
import { savedBrands } from '../../library/brands-file.js';
import { plainText } from '../../output/data/plain-text.js';
import { safeText } from '../../output/screen/safe-text.js';
import { pathsOf } from '../files/paths.js';
import { gridText } from '../grid-text.js';
import { interruptible } from '../io/interrupt.js';
import { type Io, tell, write } from '../io/io.js';
import { jsonText, printJson } from '../io/print-json.js';
import { terminalOf } from '../io/terminal.js';
import { changeBrands, findBrand, savedProfiles } from '../settings/saved-brands.js';

export interface AddFlags {
  readonly alias?: readonly string[];
  readonly handle?: readonly string[];
  readonly hashtag?: readonly string[];
  readonly domain?: readonly string[];
  readonly owned?: readonly string[];
  readonly context?: readonly string[];
  readonly exclude?: readonly string[];
  readonly language?: readonly string[];
  readonly competitor?: readonly string[];
  readonly caseSensitive?: boolean;
  readonly file?: string;
  readonly replace?: boolean;
}

export interface ShowFlags {
  readonly format: 'yaml' | 'json';
}

export interface ListBrandsFlags {
  readonly format: 'table' | 'json';
  readonly color: 'auto' | 'always' | 'never';
}

export async function addBrand(io: Io, name: string | undefined, flags: AddFlags): Promise<number> {
  const added = flags.file === undefined ? [fromFlags(name, flags)] : await fromFile(name, flags.file);
  await saveBrands(io, added, flags.replace ?? false);
  return 0;
}

export async function showBrand(io: Io, name: string, flags: ShowFlags): Promise<number> {
  const profile = await known(io, name);
  await write(io.stdout, flags.format === 'json' ? jsonText(shownProfile(profile)) : yamlOf(profile));
  return 0;
}

export async function listBrands(io: Io, flags: ListBrandsFlags): Promise<number> {
  const saved = await savedProfiles(io);
  if (flags.format === 'json') {
    const brands = saved.map(shownProfile);
    return printJson(io, { schema: 'socialrank.brands/1', path: pathsOf(io).brandsFile, brands });
  }
  const rows = saved.map(({ name, aliases, handles, domains, provenance }) => [
    name,
    aliases.join(', '),
    [...handles, ...domains].join(', '),
    [...new Set(provenance.map(({ from }) => from.split('#', 1)[0]!))].join(', '),
  ]);
  const head = ['name', 'aliases', 'accounts and sites', 'from'];
  const text =
    rows.length === 0
      ? 'no brand is saved; see: socialrank brand add --help\n'
      : await gridText(rows, { head, terminal: terminalOf(io.stdout, io.env, flags.color) });
  await write(io.stdout, text);
  return 0;
}

export async function removeBrand(io: Io, names: readonly string[]): Promise<number> {
  const gone = await Promise.all(names.map((name) => known(io, name)));
  const keys = new Set(gone.map(({ name }) => brandKey(name)));
  await changed(io, (saved) => saved.filter(({ name }) => !keys.has(brandKey(name))));
  await tell(io, gone.map(({ name }) => `removed ${safeText(name)}\n`).join(''));
  return 0;
}

/** @throws UsageError if the brand exists already, or shares a name with another; the file is left unchanged */
export async function saveBrands(io: Io, added: readonly SavedProfile[], replace: boolean): Promise<void> {
  for (const profile of added) profileQuery(profile);
  await changed(io, (saved) => added.reduce((all, profile) => withBrand(all, profile, replace), saved));
  const [only] = added;
  const words =
    added.length === 1 && only !== undefined
      ? `saved ${safeText(only.name)}; scan it: socialrank ${JSON.stringify(safeText(only.name))}`
      : `saved ${added.length} brands; see: socialrank brand list`;
  await tell(io, `${words}\n`);
}

/** YAML without characters that could move the cursor; the texts of a profile contain no control characters anyway. */
export const yamlOf = (profile: SavedProfile): string => plainText(printBrand(profile));

function withBrand(saved: readonly SavedProfile[], added: SavedProfile, replace: boolean): readonly SavedProfile[] {
  const key = brandKey(added.name);
  const others = saved.filter(({ name }) => brandKey(name) !== key);
  if (others.length < saved.length && !replace) throw isThere(added.name);
  const keys = new Set([key, ...added.aliases.map(brandKey)]);
  for (const other of others) {
    const shared = [other.name, ...other.aliases].find((text) => keys.has(brandKey(text)));
    if (shared === undefined) continue;
    throw new UsageError(`${added.name} and ${other.name} would both have the name ${shared}`, {
      hint: 'leave that alias out of one of them',
    });
  }
  return [...others, added];
}

export function isThere(name: string): UsageError {
  return new UsageError(`a brand ${name} is saved already`, {
    hint: '--replace overwrites it; socialrank brand show prints it',
  });
}

function fromFlags(name: string | undefined, flags: AddFlags): SavedProfile {
  if (name === undefined) {
    throw new UsageError('the name is missing', {
      hint: 'for example socialrank brand add "Acme Coffee", or give --file',
    });
  }
  const values: readonly (readonly [string, unknown])[] = [
    ['aliases', flags.alias],
    ['handles', flags.handle],
    ['hashtags', flags.hashtag],
    ['domains', flags.domain],
    ['owned', flags.owned],
    ['context', flags.context],
    ['exclude', flags.exclude],
    ['languages', flags.language],
    ['competitors', flags.competitor],
    ['caseSensitive', flags.caseSensitive],
  ];
  return readProfile(writtenFrom({ name, ...Object.fromEntries(values) }, ''));
}

async function fromFile(name: string | undefined, file: string): Promise<readonly SavedProfile[]> {
  if (name !== undefined)
    throw new UsageError('--file says what the brands are called', { hint: 'leave out the name' });
  const brands = await savedBrands(file);
  if (brands.length === 0) throw new UsageError(`there is no brand in ${file}`);
  return brands;
}

async function known(io: Io, name: string): Promise<SavedProfile> {
  const profile = await findBrand(io, name);
  if (profile !== null) return profile;
  const names = (await savedProfiles(io)).map((one) => one.name);
  throw new UsageError(`no brand ${asGiven(name)} is saved`, {
    hint: names.length === 0 ? 'see: socialrank brand add --help' : `saved: ${names.slice(0, 20).join(', ')}`,
  });
}

function changed(io: Io, change: (saved: readonly SavedProfile[]) => readonly SavedProfile[]): Promise<void> {
  return interruptible(io, (signal) => changeBrands(io, change, signal));
}
