/** Malformed values that an untrusted server could send instead of a valid response. */
import { expect, it } from '@jest/globals';
import { type SettingSpecs, type Source, SourceError } from '../../src/sources/source.js';
import { answering, collect, type Search, testContext } from '../../src/testing.js';
import fc from '../support/property.js';

export type Json = null | boolean | number | string | readonly Json[] | { readonly [name: string]: Json };

// Includes values that throw when converted to a string, a number or a key.
export const deep = JSON.parse(`${'['.repeat(20_000)}${']'.repeat(20_000)}`) as Json;
export const odd = fc.oneof(
  fc.jsonValue() as fc.Arbitrary<Json>,
  fc.constantFrom<Json>(
    { toString: 1, valueOf: 2 },
    { toJSON: 1 },
    '__proto__',
    'constructor',
    '\ud800',
    '\u0000',
    -1,
    1e308,
    2 ** 60,
    'http://[',
    'https://',
    '2026-13-45T99:99:99Z',
    'javascript:alert(1)',
  ),
  fc.constant(deep),
);

/** Returns the value with one of its members, at any depth, replaced by `other`. */
export function spoil(value: Json, path: number, other: Json): Json {
  if (typeof value !== 'object' || value === null || path % 7 === 0) return other;
  const names = Object.keys(value);
  const name = names[path % names.length];
  if (name === undefined) return other;
  const inner = spoil((value as { readonly [name: string]: Json })[name] ?? null, Math.floor(path / 7), other);
  return Array.isArray(value) ? value.toSpliced(Number(name), 1, inner) : { ...value, [name]: inner };
}

/** Whatever its responses contain, a search must end with what could be read or with a SourceError. */
export function survivesStrangeAnswers<S extends SettingSpecs>(source: Source<S>, search: Search, body: unknown): void {
  it('ends with results or a SourceError, whatever its responses contain', async () => {
    const strange = odd.filter((value) => value !== deep);
    await fc.assert(
      fc.asyncProperty(fc.nat(7 ** 6), strange, async (path, other) => {
        const http = answering({ body: JSON.stringify(spoil(body as Json, path, other)) });
        const { context } = testContext(source, search, http);
        const outcome = await collect(source.search(search.query, context)).catch((error: unknown) => error);
        expect(Array.isArray(outcome) || outcome instanceof SourceError).toBe(true);
        expect(http.asked.length).toBeLessThan(50);
      }),
      { numRuns: 100 },
    );
  });
}
