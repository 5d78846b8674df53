/** Prints a profile as YAML, in the form in which it is saved and shown: only the keys that are not empty. */
import { stringify } from 'yaml';
import { PROFILE_KEYS, type SavedProfile } from './profile.js';

export function printBrand(profile: SavedProfile): string {
  return stringify(shownProfile(profile), OPTIONS);
}

/** One list of all profiles, which can also be used as a file for `--brands`. */
export function printBrands(profiles: readonly SavedProfile[]): string {
  return profiles.length === 0 ? '[]\n' : stringify(profiles.map(shownProfile), OPTIONS);
}

// Every value is on one line, whatever its length, and without anchors, because the reader rejects aliases.
const OPTIONS = { lineWidth: 0, aliasDuplicateObjects: false } as const;

/** The profile as an object of the keys that are not empty, in their order; `provenance` is by key, then value. */
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
