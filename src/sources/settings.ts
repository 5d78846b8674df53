/** Settings of a source as given by the user, and checks against the settings that the source declares. */

import { UsageError } from '../errors.js';
import { parseUrl } from '../parse-url.js';
import { type SettingSpec, type SettingValues, type Source, SourceError } from './source.js';

export type GivenSettings = Readonly<Record<string, string | readonly string[] | undefined>>;

/**
 * Returns the values of all settings of a source, with defaults filled in.
 * @throws UsageError for a setting the source does not have, listing those it has, and for a value that is not text
 */
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
  return Object.fromEntries(Object.entries(specs).map(([key, spec]) => [key, readSetting(key, given[key], spec)]));
}

/**
 * Checks values with the source's own `check` functions.
 * @throws UsageError for the first invalid value, with the message of the source
 */
export function checkSettings(source: Source, values: GivenSettings): void {
  for (const [key, spec] of Object.entries(source.settings ?? {})) {
    for (const value of [values[key] ?? []].flat()) checkPart(spec, value);
  }
}

/** Checks one setting written as a single string, which is split at commas if the setting is a list. */
export function checkSetting(spec: SettingSpec, written: string): void {
  for (const value of spec.list === true ? listOf(written) : [written]) checkPart(spec, value);
}

function checkPart(spec: SettingSpec, value: string): void {
  try {
    spec.check?.(value);
  } catch (error) {
    if (!(error instanceof SourceError)) throw error;
    // Even a malformed URL may contain a login or a key.
    const message = error.message.replace(/(?<=\/\/)[^/\s"]*@|(?<=[?#])[^\s"]+/g, '…');
    throw new UsageError(message, { hint: error.hint, cause: error });
  }
}

/** Returns the values that must never be shown: settings declared secret, and passwords in URLs. */
export function secretsOf(source: Source, values: GivenSettings): string[] {
  return Object.entries(source.settings ?? {}).flatMap(([key, spec]) => {
    const given = [values[key] ?? []].flat();
    return spec.secret === true ? given.flatMap(secretParts) : given.flatMap(passwordOf);
  });
}

/** If a secret is a URL, its host is not secret: messages name the host, and recordings must contain it. */
function secretParts(value: string): string[] {
  const [, path] = /^https?:\/\/[^/?#]+\/?(.*)$/is.exec(value.trim()) ?? [];
  return path === undefined ? [value] : [path, ...passwordOf(value)];
}

function passwordOf(address: string): string[] {
  // Without a scheme, URL parsing would take the user name before the host for the scheme.
  const written = /^[a-z][a-z0-9+.-]*:\/\//i.test(address) ? address : `https://${address}`;
  const { username, password } = parseUrl(written) ?? { username: '', password: '' };
  return password === '' ? [] : [password, decoded(password), `${username}:${password}`];
}

function decoded(part: string): string {
  try {
    return decodeURIComponent(part);
  } catch {
    return part;
  }
}

function readSetting(key: string, given: unknown, spec: SettingSpec): string | readonly string[] | undefined {
  const value = asText(key, given);
  if (spec.list === true) return listOf(value ?? spec.default ?? '');
  const single = typeof value === 'object' ? value.join(',') : value;
  return single === undefined || single === '' ? spec.default : single;
}

/** Callers without types and settings files may pass any JSON value, so numbers and booleans are converted to text. */
function asText(key: string, given: unknown): string | readonly string[] | undefined {
  if (given === undefined || given === null) return undefined;
  if (Array.isArray(given)) return given.map((part) => [asText(key, part) ?? []].flat().join(','));
  if (typeof given === 'string' || typeof given === 'number' || typeof given === 'boolean') return String(given);
  throw new UsageError(`the setting ${key} must be a text, or a list of texts`);
}

function listOf(value: string | readonly string[]): readonly string[] {
  const parts = typeof value === 'string' ? value.split(',') : value;
  return parts.map((part) => part.trim()).filter((part) => part !== '');
}
