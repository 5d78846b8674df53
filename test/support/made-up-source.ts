/** Sources with the behaviour that a test needs. */
import type { Found, Source, SourceContext } from '../../src/sources/source.js';
import { AS_OF } from './sample-mention.js';

type Pages = AsyncIterable<readonly Found[]>;

/** A source that searches for words, without a network. */
export function madeUp(name: string, search: (context: SourceContext) => Pages, given: Partial<Source> = {}): Source {
  return {
    name,
    title: `The ${name}`,
    homepage: 'https://forum.example/',
    example: 'acme',
    groups: ['forums'],
    kinds: ['post'],
    limits: [],
    capabilities: () => ({ search: 'words', operators: ['phrase'] }),
    requests: () => [],
    search: (_, context) => search(context),
    ...given,
  };
}

/** A source that returns these pages in turn, and counts how many were requested. */
export function pageByPage(
  name: string,
  pages: readonly (readonly Found[])[],
  given: Partial<Source> = {},
): Source & { readonly asked: () => number; readonly ended: () => boolean } {
  let asked = 0;
  let ended = false;
  const source = madeUp(
    name,
    async function* () {
      try {
        for (const page of pages) {
          asked += 1;
          yield page;
        }
      } finally {
        ended = true;
      }
    },
    given,
  );
  return { ...source, asked: () => asked, ended: () => ended };
}

/** A source that never answers, and never ends. */
export function hanging(name: string, given: Partial<Source> = {}): Source {
  return madeUp(
    name,
    () => ({
      [Symbol.asyncIterator]: () => ({
        next: () => new Promise<never>(() => {}),
        return: () => new Promise<never>(() => {}),
      }),
    }),
    given,
  );
}

/** A finding that mentions Acme, published an hour before the end of all samples. */
export function post(id: string, given: Partial<Found> = {}): Found {
  const publishedAt = new Date(Date.parse(AS_OF) - 3_600_000).toISOString();
  return { id, text: `Acme is good, said ${id}`, author: { handle: id }, publishedAt, ...given };
}

export function posts(count: number, first = 0): Found[] {
  return Array.from({ length: count }, (_, place) => post(`p${first + place}`));
}
