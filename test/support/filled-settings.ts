/** Settings with which any source can be planned or asked: made-up words where nothing has a default. */
import { settingValues } from '../../src/sources/settings.js';
import type { Source } from '../../src/sources/source.js';

export function filledSettings(source: Source): ReturnType<typeof settingValues> {
  const given = Object.entries(source.settings ?? {})
    .filter(([key, { default: fallback }]) => key !== 'baseUrl' && fallback === undefined)
    .map(([key, { list }]) => [key, list === true ? ['one.example'] : 'one.example']);
  return settingValues(source, Object.fromEntries(given));
}
