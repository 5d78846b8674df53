/** Checks our tapes and requests against the schemas published by the networks. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type LexiconDoc, Lexicons } from '@atproto/lexicon';
import { describe, expect, it } from '@jest/globals';
import { Ajv } from 'ajv';
import formats from 'ajv-formats';
import type { TapeEntry } from '../../src/http/read-tape.js';
import bluesky from '../../src/sources/bluesky/index.js';
import type { QueryNode } from '../../src/sources/source.js';
import x from '../../src/sources/x/index.js';
import { answering, sourceQuery, testContext } from '../../src/testing.js';
import { tape } from './contract.js';
import { and, from, handle, lang, not, or, phrase, tag, week, word } from './searches.js';

const corpora = process.env['SOCIALRANK_CORPORA'];

const QUERIES: readonly QueryNode[] = [
  word('acme'),
  and(phrase('acme coffee'), from('ann')),
  and(word('acme'), lang('de'), not(word('tea'))),
  or(tag('acme'), handle('acme')),
];

/** JSON responses of a tape, with the parameters of their requests. */
const exchanges = (name: string) =>
  tape(name).entries.map(({ url, response }) => ({
    path: new URL(url).pathname,
    parameters: new URL(url).searchParams,
    status: response.status,
    body: JSON.parse(new TextDecoder().decode(response.bytes)) as unknown,
  }));

if (corpora === undefined) {
  it('skipped: SOCIALRANK_CORPORA is not set', () => {});
} else {
  describe('the lexicons of Bluesky', () => {
    const lexicons = lexiconsIn(join(corpora, 'schemas', 'bluesky'));
    const search = 'app.bsky.feed.searchPosts';

    it.each(['stranger', 'member', 'login'])('accept the tape %s', (name) => {
      const answers = exchanges(`bluesky/${name}.har`);
      expect(answers.length).toBeGreaterThan(0);
      for (const { path, parameters, body } of answers) {
        const method = path.replace('/xrpc/', '');
        if (method === search) lexicons.assertValidXrpcParams(method, readParameters(parameters));
        lexicons.assertValidXrpcOutput(method, body);
        const posts = (body as { posts?: { record: unknown }[] }).posts ?? [];
        for (const { record } of posts) lexicons.assertValidRecord('app.bsky.feed.post', record);
      }
    });

    it.each(QUERIES.map((node) => [node]))('accept the requests for %j', (node) => {
      const { context } = testContext(bluesky, { query: sourceQuery(node), ...week }, answering({ body: '' }));
      for (const { url } of bluesky.requests(sourceQuery(node), context)) {
        lexicons.assertValidXrpcParams(search, readParameters(new URL(url).searchParams));
      }
    });

    it('accept the records of the stream', () => {
      const [{ response }] = tape('jetstream/stream.har').entries as [TapeEntry];
      const lines = new TextDecoder().decode(response.bytes).trim().split('\n');
      const events = lines.map((line) => JSON.parse(line) as { commit?: { record?: unknown } });
      const records = events.flatMap(({ commit }) => commit?.record ?? []);
      expect(records).toHaveLength(6);
      for (const record of records) lexicons.assertValidRecord('app.bsky.feed.post', record);
    });

    it('reject a wrong response and a wrong request', () => {
      expect(() => lexicons.assertValidXrpcOutput(search, { posts: [{ uri: 'https://x' }] })).toThrow();
      expect(() => lexicons.assertValidXrpcParams(search, { q: 'a', limit: 101 })).toThrow();
    });
  });

  describe('the OpenAPI description of X', () => {
    const { answer, parameter, names } = openApiIn(join(corpora, 'schemas', 'x-search-recent.openapi.json'));

    it('accepts the tape with new names, and the one with old names after renaming them', () => {
      for (const name of ['posts', 'tweets']) {
        const answers = exchanges(`x/${name}.har`).filter(({ status }) => status === 200);
        expect(answers).toHaveLength(2);
        for (const { body } of answers) expect(answer(renamed(body))).toEqual([]);
      }
    });

    it('accepts every parameter that is sent with the new names', () => {
      const sent = exchanges('x/posts.har').filter(({ parameters }) => parameters.has('post.fields'));
      expect(sent).toHaveLength(2);
      for (const { parameters } of sent) {
        for (const [name, value] of parameters) expect([name, parameter(name, value)]).toEqual([name, []]);
      }
    });

    it.each(QUERIES.map((node) => [node]))(
      'accepts the requests for %j, except for the old name of the fields',
      (node) => {
        const search = { query: sourceQuery(node), ...week, settings: { token: 'TOKENTOKEN' } };
        const { context } = testContext(x, search, answering({ body: '' }));
        for (const { url } of x.requests(search.query, context)) {
          const unknown = [...new URL(url).searchParams].filter(([name, value]) => parameter(name, value).length > 0);
          expect(unknown.map(([name]) => name)).toEqual(['tweet.fields']);
        }
      },
    );

    it('rejects a wrong response and a wrong parameter', () => {
      expect(answer({ data: [{ id: 7 }] })).not.toEqual([]);
      expect(parameter('max_results', '9')).not.toEqual([]);
      expect(names).toContain('query');
    });
  });
}

/** Lexicons that are referenced but missing are replaced by ones that accept any object. */
function lexiconsIn(folder: string): Lexicons {
  const documents = readdirSync(folder).map(
    (name) => JSON.parse(readFileSync(join(folder, name), 'utf8')) as LexiconDoc,
  );
  const present = new Set<string>(documents.map(({ id }) => id));
  const referred = [...JSON.stringify(documents).matchAll(/"([a-z]+(?:\.[a-zA-Z]+){2,})(?:#(\w+))?"/g)];
  const missing = new Map<string, Set<string>>();
  for (const [, id = '', name = 'main'] of referred) {
    if (!present.has(id)) missing.set(id, (missing.get(id) ?? new Set()).add(name));
  }
  const standIns = [...missing].map(([id, names]) => ({
    lexicon: 1 as const,
    id: id as LexiconDoc['id'],
    defs: Object.fromEntries([...names].map((name) => [name, { type: 'object' as const, properties: {} }])),
  }));
  return new Lexicons([...documents, ...standIns]);
}

function readParameters(parameters: URLSearchParams): Record<string, unknown> {
  return Object.fromEntries([...parameters].map(([name, value]) => [name, name === 'limit' ? Number(value) : value]));
}

interface OpenApi {
  readonly paths: Readonly<Record<string, { get: { parameters: readonly (Parameter | { $ref: string })[] } }>>;
  readonly components: { readonly parameters: Readonly<Record<string, Parameter>> };
}

interface Parameter {
  readonly name: string;
  readonly schema: { readonly type: string } & Readonly<Record<string, unknown>>;
}

function openApiIn(path: string) {
  const api = JSON.parse(readFileSync(path, 'utf8')) as OpenApi;
  // `discriminator` and `style` are keywords of OpenAPI, not of JSON Schema.
  const ajv = new Ajv({ strict: false, allErrors: true });
  formats.default(ajv);
  ajv.addFormat('int32', true).addFormat('int64', true);
  ajv.addSchema(api, 'x');
  const response = ajv.compile({ $ref: 'x#/components/schemas/SearchPostsRecentResponse' });
  const described = api.paths['/2/tweets/search/recent']!.get.parameters.map((one) =>
    'name' in one ? one : api.components.parameters[one.$ref.split('/').at(-1) ?? '']!,
  );
  const errors = (validate: ReturnType<Ajv['compile']>, value: unknown) =>
    validate(value) ? [] : [...(validate.errors ?? [])];
  return {
    names: described.map(({ name }) => name),
    answer: (body: unknown) => errors(response, body),
    parameter(name: string, text: string): readonly unknown[] {
      const schema = described.find((one) => one.name === name)?.schema;
      if (schema === undefined) return [`${name} is not described`];
      const values = { array: () => text.split(','), integer: () => Number(text), string: () => text };
      return errors(ajv.compile(schema), values[schema.type as keyof typeof values]());
    },
  };
}

/** Renames tweets and retweets to posts and reposts. */
function renamed(body: unknown): unknown {
  const names = [
    ['edit_history_tweet_ids', 'edit_history_post_ids'],
    ['referenced_tweets', 'referenced_posts'],
    ['note_tweet', 'note_post'],
    ['retweet_count', 'repost_count'],
    ['tweet_count', 'post_count'],
  ];
  return JSON.parse(
    names.reduce((text, [old = '', now = '']) => text.replaceAll(`"${old}"`, `"${now}"`), JSON.stringify(body)),
  );
}
