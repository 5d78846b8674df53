/** Checks against what Discourse itself publishes: its OpenAPI description and answers of its API. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { Ajv, type AnySchema } from 'ajv';
import { fromPost, topicsIn } from '../../../src/sources/discourse/wire.js';
import { tape } from '../contract.js';

const corpora = process.env['SOCIALRANK_CORPORA'];

if (corpora === undefined) {
  it('skipped: SOCIALRANK_CORPORA is not set', () => {});
} else {
  const read = (...path: string[]) => JSON.parse(readFileSync(join(corpora, ...path), 'utf8')) as never;
  const forum = { base: 'https://forum.example/', host: 'forum.example' };

  describe('the OpenAPI description of Discourse', () => {
    const operation = (read('schemas', 'discourse-search.openapi.json') as OpenApi).paths['/search.json'].get;
    const { properties, ...schema } = operation.responses['200'].content['application/json'].schema;
    // The description lacks topics, although its own example of an answer has them.
    const described = { ...schema, properties: { ...properties, topics: { type: 'array' } } };
    const validate = new Ajv({ strict: false, allErrors: true }).compile(described as AnySchema);
    const errorsIn = (body: unknown) => (validate(body) ? [] : (validate.errors ?? []).map(({ message }) => message));

    it('matches the answers on the tape', () => {
      const bodies = tape('discourse/search.har').entries.map(
        ({ response }) => JSON.parse(new TextDecoder().decode(response.bytes)) as unknown,
      );
      expect(bodies).toHaveLength(5);
      for (const body of bodies) expect(errorsIn(body)).toEqual([]);
    });

    it('lists every parameter that is sent', () => {
      const names = operation.parameters.map(({ name }) => name);
      for (const { url } of tape('discourse/search.har').entries) {
        for (const name of new URL(url).searchParams.keys()) expect(names).toContain(name);
      }
    });

    it('rejects a wrong answer', () => {
      expect(errorsIn({ posts: 7 })).not.toEqual([]);
    });
  });

  describe('an answer of Discourse itself', () => {
    it('is parsed into a post with its topic', () => {
      const body = read('payloads', 'discourse', 'docs-query_response.json') as { posts: unknown[] };
      expect(body.posts.map((post) => fromPost(post, topicsIn(body), forum))).toMatchObject([
        {
          id: 'forum.example/t/13/1',
          kind: 'post',
          url: expect.stringMatching(/^https:\/\/forum\.example\/t\/[\w-]+\/13\/1$/),
          title: expect.stringMatching(/./),
          text: expect.not.stringMatching(/</),
          author: { handle: 'discourse1' },
          publishedAt: '2016-10-29T14:14:20.516Z',
          engagement: { likes: 0, replies: 0, views: 1 },
        },
      ]);
    });

    it('is parsed into the newest posts, which contain their topics', () => {
      const { latest_posts: posts } = read('payloads', 'discourse', 'posts_latest.json') as { latest_posts: unknown[] };
      const found = posts.map((post) => fromPost(post, new Map(), forum));
      expect(found.length).toBeGreaterThan(2);
      expect(found).not.toContain(null);
      expect(found[0]).toMatchObject({ kind: 'comment', thread: { root: 'forum.example/t/11/1' } });
      expect(found[1]).toMatchObject({ id: 'forum.example/t/11/1', title: expect.stringMatching(/./) });
      for (const one of found) expect(one?.text).not.toMatch(/<p>|&\w+;/);
    });

    it('is not parsed if it is from before 2014', () => {
      const groups = read('payloads', 'discourse', 'search.json') as unknown[];
      expect(groups.map((group) => fromPost(group, new Map(), forum))).toEqual([null]);
    });
  });
}

interface OpenApi {
  readonly paths: {
    readonly '/search.json': {
      readonly get: {
        readonly parameters: readonly { readonly name: string }[];
        readonly responses: {
          readonly '200': {
            readonly content: { readonly 'application/json': { readonly schema: { readonly properties: object } } };
          };
        };
      };
    };
  };
}
