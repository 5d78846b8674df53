/** Checks what was written about brands and builds profiles. Every wrong key and value is reported with its place. */
import { foldText } from '../core/text/fold.js';
import { UsageError } from '../errors.js';
import type { Profile } from '../types.js';
import type { Origin } from './origin.js';
import { flag, lexicon, list, name, origins, type Reader } from './values.js';
import { type Written, wrong } from './written.js';

/** A profile as it is saved. */
export interface SavedProfile extends Profile {
  /** Where each imported value came from; empty if the profile was written by hand. */
  readonly provenance: readonly Origin[];
}

/** A profile as programs can pass it: only the name is required. */
export type GivenProfile = Pick<Profile, 'name'> & Partial<Profile>;

const MOST_BRANDS = 20_000;
/** Limit of names, accounts, hashtags and exclusions together, as each is a search of its own at some source. */
const MOST_TERMS = 256;

const READERS: { readonly [K in keyof SavedProfile]: Reader<SavedProfile[K]> } = {
  name,
  aliases: list('name'),
  handles: list('handle'),
  hashtags: list('hashtag'),
  domains: list('site'),
  owned: list('owned'),
  context: list('words'),
  exclude: list('words'),
  languages: list('language'),
  caseSensitive: flag,
  competitors: list('name'),
  lexicon,
  provenance: origins,
};

/** In the order in which they are printed. */
export const PROFILE_KEYS = Object.keys(READERS) as readonly (keyof SavedProfile)[];

/**
 * Reads a list of profiles, a mapping with the key `brands`, or one profile.
 * @throws UsageError with the place, what is wrong there and what would be accepted; also if two brands have the same
 * name
 */
export function readProfiles(written: Written): readonly SavedProfile[] {
  const profiles = brandsIn(written).map(readProfile);
  if (profiles.length > MOST_BRANDS) throw wrong(written, `more than ${MOST_BRANDS} brands`);
  checkDistinct(profiles);
  return profiles;
}

/** @throws UsageError as `readProfiles` does */
export function readProfile(written: Written): SavedProfile {
  if (written.type === 'text' && typeof written.value === 'string') {
    throw wrong(written, 'a brand is written with its keys', `as name: ${written.text}`);
  }
  if (written.type !== 'mapping') throw wrong(written, 'this is not a brand', `known keys: ${PROFILE_KEYS.join(', ')}`);
  const found = new Map<string, Written>();
  for (const { key, place, written: value } of written.entries) {
    if (!Object.hasOwn(READERS, key)) {
      throw wrong({ place }, `unknown key ${JSON.stringify(key.slice(0, 40))}`, `known: ${PROFILE_KEYS.join(', ')}`);
    }
    if (found.has(key)) throw wrong({ place }, `${key} is written twice`, 'put both in one list');
    found.set(key, value);
  }
  if (!found.has('name')) throw wrong(written, 'a brand has no name', 'add the key name');
  const read = <K extends keyof SavedProfile>(key: K): SavedProfile[K] => READERS[key](found.get(key) ?? null, key);
  const profile: SavedProfile = {
    name: read('name'),
    aliases: read('aliases'),
    handles: read('handles'),
    hashtags: read('hashtags'),
    domains: read('domains'),
    owned: read('owned'),
    context: read('context'),
    exclude: read('exclude'),
    languages: read('languages'),
    caseSensitive: read('caseSensitive'),
    competitors: read('competitors'),
    lexicon: read('lexicon'),
    provenance: read('provenance'),
  };
  const terms = 1 + profile.aliases.length + profile.handles.length + profile.hashtags.length + profile.exclude.length;
  if (terms > MOST_TERMS) throw wrong(written, `${profile.name} has ${terms} terms`, `at most ${MOST_TERMS}`);
  return profile;
}

/** Key by which a brand is looked up: case, accents and width are ignored. */
export const brandKey = (text: string): string => foldText(text).trim().replace(/\s+/gu, ' ');

function brandsIn(written: Written): readonly Written[] {
  if (written.type === 'list') return written.parts;
  if (written.type !== 'mapping') return [written];
  const brands = written.entries.find(({ key }) => key === 'brands');
  if (brands === undefined) return [written];
  const other = written.entries.find((entry) => entry !== brands);
  if (other !== undefined) throw wrong(other, `${other.key} cannot be next to brands`, 'brands must be the only key');
  if (brands.written.type === 'list') return brands.written.parts;
  throw wrong(brands, 'brands is not a list', 'as brands: [{name: Acme}]');
}

function checkDistinct(profiles: readonly SavedProfile[]): void {
  const names = new Map<string, string>();
  for (const { name } of profiles) {
    const key = brandKey(name);
    const other = names.get(key);
    if (other !== undefined) {
      const otherwise = other === name ? '' : `, the other ${other}: case and accents are ignored`;
      throw new UsageError(`two brands are called ${name}${otherwise}`, { hint: 'name each once' });
    }
    names.set(key, name);
  }
}
