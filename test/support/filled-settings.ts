/** Settings with which any source can be planned or queried: made-up values for settings without a default. */
import { settingValues } from '../../src/sources/settings.js';
import type { Source } from '../../src/sources/source.js';

/** Settings that require a certain format. */
const ODD = new Map([
  ['baseUrl', 'http://one.example'],
  ['channels', 'UC_x5XG1OV2P6uZZ5FSM9Ttw'],
  ['apps', '284882215'],
  ['language', 'en'],
  ['country', 'US'],
  ['templates', '{"name":"one","url":"https://one.example/?q={query}","answer":"feed"}'],
]);

export function filledSettings(source: Source): ReturnType<typeof settingValues> {
  const given = Object.entries(source.settings ?? {})
    .filter(([key, spec]) => spec.default === undefined && (key !== 'baseUrl' || spec.required === true))
    .map(([key, { list }]) => [key, ODD.get(key) ?? (list === true ? ['one.example'] : 'one.example')]);
  return settingValues(source, Object.fromEntries(given));
}
