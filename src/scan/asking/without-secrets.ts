/** What a source found, without the keys that may stand in its ids and addresses: some are made of the user's own. */
import type { Found } from '../../sources/source.js';
import type { Redact } from './thrown.js';

/** What is said stays as it was said. @param found as the source gave it, whatever that is */
export function withoutSecrets(found: readonly Found[], redact: Redact): readonly Found[] {
  const clean = (value: unknown): unknown => {
    if (typeof value === 'string') return redact(value);
    return Array.isArray(value) ? value.map(clean) : value;
  };
  return found.map((one: unknown) => {
    if (!isObject(one)) return one as Found;
    const cleaned = Object.fromEntries(ADDRESSES.flatMap((name) => (name in one ? [[name, clean(one[name])]] : [])));
    const { origin } = one;
    return {
      ...one,
      ...cleaned,
      ...(isObject(origin) ? { origin: { ...origin, url: clean(origin['url']) } } : {}),
    } as Found;
  });
}

/** A feed that is somebody's own has its key in the addresses of its sounds and pictures, too. */
const ADDRESSES = ['id', 'url', 'links', 'media'] as const;

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null;
}
