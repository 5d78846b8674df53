/** Settings of a source as they were given, checked against what it declares. */

import { UsageError } from '../errors.js';
import { parseUrl } from '../parse-url.js';
import type { SettingSpec, SettingValues, Source } from './source.js';

export type GivenSettings = Readonly<Record<string, string | readonly string[] | undefined>>;

/** @throws UsageError for a setting that the source does not have, listing those it has */
export function settingValues(
  source: Source,
  given: GivenSettings = {},
): SettingValues<NonNullable<Source['settings']>> {
  const specs = source.settings ?? {};
  for (const key of Object.keys(given)) {
    if (Object.hasOwn(specs, key)) continue;
    const known = Object.keys(specs);
    throw new UsageError(`${source.name} has no setting ${key}`, {
      hint: known.length === 0 ? 'it has none' : `known: ${known.join(', ')}`,
    });
  }
  return Object.fromEntries(Object.entries(specs).map(([key, spec]) => [key, readSetting(given[key], spec)]));
}

/** Values that must never be seen: of settings declared secret, and passwords that stand in addresses. */
export function secretsOf(source: Source, values: GivenSettings): string[] {
  return Object.entries(source.settings ?? {}).flatMap(([key, spec]) => {
    const given = [values[key] ?? []].flat();
    return spec.secret === true ? given : given.flatMap(passwordOf);
  });
}

function passwordOf(address: string): string[] {
  const { username, password } = parseUrl(address) ?? { username: '', password: '' };
  return password === '' ? [] : [password, decodeURIComponent(password), `${username}:${password}`];
}

function readSetting(
  value: string | readonly string[] | undefined,
  spec: SettingSpec,
): string | readonly string[] | undefined {
  if (spec.list === true) return listOf(value ?? spec.default ?? '');
  const single = typeof value === 'object' ? value.join(',') : value;
  return single === undefined || single === '' ? spec.default : single;
}

function listOf(value: string | readonly string[]): readonly string[] {
  const parts = typeof value === 'string' ? value.split(',') : value;
  return parts.map((part) => part.trim()).filter((part) => part !== '');
}
