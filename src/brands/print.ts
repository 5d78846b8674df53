/** A profile as YAML, as it is kept and shown: only what says something. */
import { stringify } from 'yaml';
import { PROFILE_KEYS, type SavedProfile } from './profile.js';

export function printBrand(profile: SavedProfile): string {
  return stringify(shownProfile(profile), OPTIONS);
}

/** One list of all: a file for `--brands`, too. */
export function printBrands(profiles: readonly SavedProfile[]): string {
  return profiles.length === 0 ? '[]\n' : stringify(profiles.map(shownProfile), OPTIONS);
}

// Every text of a name's kind is one line, whatever its length. No anchors: the reader takes none.
const OPTIONS = { lineWidth: 0, aliasDuplicateObjects: false } as const;

/** As an object with the keys that are not empty, in their order; `provenance` by key, then value. */
export function shownProfile(profile: SavedProfile): Readonly<Record<string, unknown>> {
  return Object.fromEntries(
    PROFILE_KEYS.flatMap((key) => {
      const value = key === 'provenance' ? originsByField(profile) : profile[key];
      const isEmpty = value === false || (typeof value === 'object' && Object.keys(value).length === 0);
      return isEmpty ? [] : [[key, value]];
    }),
  );
}

function originsByField({ provenance }: SavedProfile): Readonly<Record<string, Readonly<Record<string, string>>>> {
  const fields = [...new Set(provenance.map(({ field }) => field))];
  return Object.fromEntries(
    fields.map((field) => [
      field,
      Object.fromEntries(provenance.filter((one) => one.field === field).map(({ value, from }) => [value, from])),
    ]),
  );
}
