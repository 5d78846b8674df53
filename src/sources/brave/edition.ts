/** Language and country of the results, which Brave otherwise takes to be English and the USA. */
import { SourceError } from '../source.js';

/** @throws SourceError `needs_config` if it is not a code such as `de`, `en-gb` or `zh-hans` */
export function readLanguage(given: string): string {
  return readCode(given, 'language', /^[a-z]{2,3}(?:-[a-z]{2,4})?$/, 'a code such as de, en-gb or zh-hans');
}

/** @throws SourceError `needs_config` if it is neither two letters nor ALL */
export function readCountry(given: string): string {
  return readCode(given, 'country', /^(?:[a-z]{2}|all)$/, 'two letters such as DE, or ALL').toUpperCase();
}

/** Returns the query parameters of the settings that are given. */
export function editionOf(language: string | undefined, country: string | undefined): Readonly<Record<string, string>> {
  return {
    ...(language ? { search_lang: readLanguage(language) } : {}),
    ...(country ? { country: readCountry(country) } : {}),
  };
}

function readCode(given: string, key: string, form: RegExp, expected: string): string {
  const code = given.trim().toLowerCase();
  if (form.test(code)) return code;
  throw new SourceError('needs_config', `brave.${key}: ${JSON.stringify(given)} cannot be read`, {
    hint: `write ${expected}`,
  });
}
