/** What a source found, without the keys that may stand in its ids and origins: some are made of the user's addresses. */
import type { Found } from '../../sources/source.js';
import type { Redact } from './thrown.js';

/** @param found as the source gave it, whatever that is */
export function withoutSecrets(found: readonly Found[], redact: Redact): readonly Found[] {
  const clean = (text: unknown) => (typeof text === 'string' ? redact(text) : text);
  return found.map((one: unknown) => {
    if (!isObject(one)) return one as Found;
    const { id, origin } = one;
    return {
      ...one,
      ...(id === undefined ? {} : { id: clean(id) }),
      ...(isObject(origin) ? { origin: { ...origin, url: clean(origin['url']) } } : {}),
    } as Found;
  });
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null;
}
