/** One of many sources on one server, which answers by the number of the source. */
import { defineSource, type Source } from '../../src/sources/source.js';

export function numberedSource(base: string, place: number): Source {
  return defineSource({
    name: `source-${place}`,
    title: 'A source',
    homepage: base,
    example: 'acme',
    groups: [],
    kinds: ['post'],
    limits: [],
    capabilities: () => ({ search: 'words', operators: ['phrase', 'or'] }),
    requests: () => [{ url: `${base}/${place}`, query: null }],
    async *search(_query, { http, now }) {
      const response = await http.request({ url: `${base}/${place}` });
      yield [{ id: response.text(), text: 'acme', publishedAt: new Date(now.getTime() - 1000).toISOString() }];
    },
  });
}
