/** The JSON listings of commands conform to the published schemas, member by member. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { Ajv2020 } from 'ajv/dist/2020.js';
import formats from 'ajv-formats';
import { loopback } from './support/loopback.js';
import { freshHome, socialrank } from './support/socialrank.js';
import { temporaryFile, temporaryFolder } from './support/temporary.js';

type Json = Readonly<Record<string, unknown>>;

/** Rejects members that a schema does not name: the output of this version contains nothing unpublished. */
function closed(schema: unknown): unknown {
  if (Array.isArray(schema)) return schema.map(closed);
  if (typeof schema !== 'object' || schema === null) return schema;
  const parts = Object.fromEntries(Object.entries(schema).map(([key, part]) => [key, closed(part)]));
  return 'properties' in schema ? { additionalProperties: false, ...parts } : parts;
}

function problems(name: string, value: unknown): unknown {
  const ajv = new Ajv2020({ strict: true, allErrors: true });
  formats.default(ajv);
  const isValid = ajv.compile(closed(JSON.parse(readFileSync(`schema/${name}.json`, 'utf8'))) as Json);
  isValid(value);
  return isValid.errors ?? [];
}

async function said(words: readonly string[], home: string, env = {}): Promise<Json> {
  const { stdout, stderr } = await socialrank([...words, '--format', 'json'], { home, env });
  expect([stderr, stdout === '']).toEqual(['', false]);
  return JSON.parse(stdout) as Json;
}

const brands = temporaryFile(
  'brands.yaml',
  `- name: Acme Coffee
  aliases: [ACME]
  handles: ["@acme"]
  hashtags: ["#oatmonday"]
  domains: [acme.example]
  owned: ["@acme_help"]
  context: [oat]
  exclude: [cartoon]
  languages: [en]
  caseSensitive: true
  competitors: [Globex]
  lexicon: {sick: 4}
  provenance: {domains: {acme.example: "wikidata:Q1#P856"}}
- name: Globex
`,
);
const labels = temporaryFile('labels.csv', 'id,label,text\nhackernews:1,negative,Acme again\n');

async function furnished(): Promise<string> {
  const home = freshHome();
  for (const words of [
    ['brand', 'add', '--file', brands],
    ['person', 'add', 'ann', 'bluesky:@ann.example', 'https://ann.example/feed.xml'],
    ['label', '--from', labels],
    ['config', 'set', 'sources.x.token', 'made-up'],
    ['config', 'set', 'lockWait', '2m'],
  ]) {
    const { code, stderr } = await socialrank(words, { home });
    expect({ code, stderr }).toEqual({ code: 0, stderr: expect.not.stringMatching(/^socialrank:/) });
  }
  return home;
}

describe('a list as JSON', () => {
  it.each([
    ['brands', ['brand', 'list'], 'brands'],
    ['brand', ['brand', 'show', 'Acme Coffee'], null],
    ['persons', ['person', 'list'], 'persons'],
    ['persons', ['person', 'show', 'ann'], 'persons'],
    ['labels', ['label', 'list'], 'labels'],
    ['config', ['config', 'list'], 'settings'],
    ['sources', ['sources', 'list'], 'sources'],
    ['source', ['sources', 'show', 'x'], null],
    ['plan', ['plan', '"Acme Coffee" -tea since:7d'], 'sources'],
    ['plan', ['plan', 'acme', '-s', `file:${labels}`], 'sources'],
    ['plans', ['compare', 'acme', 'globex', '--dry-run'], 'plans'],
  ])('conforms to %s.json: %p', async (name, words, list) => {
    const home = await furnished();
    const value = await said(words, home);
    expect(problems(name, value)).toEqual([]);
    if (list !== null) expect(value[list]).not.toEqual([]);
    if (list !== null) expect(value['schema']).toBe(`socialrank.${name}/1`);
  });

  it.each(['brand', 'person', 'label', 'config'])('can be empty: %s', async (command) => {
    const value = await said([command, 'list'], freshHome());
    expect(
      problems({ brand: 'brands', person: 'persons', label: 'labels', config: 'config' }[command]!, value),
    ).toEqual([]);
  });

  it('conforms to its schema for a check, and for sources that were checked', async () => {
    const home = freshHome();
    const server = await loopback((_, response) => {
      response.end(JSON.stringify({ hits: [], nbHits: 0, nbPages: 0, page: 0 }));
    });
    const env = { SOCIALRANK_HACKERNEWS_BASE_URL: server.url };
    try {
      expect(problems('check', await said(['sources', 'check', 'hackernews', 'x'], home, env))).toEqual([]);
    } finally {
      await server.close();
    }
    const { sources } = (await said(['sources', 'list'], home, env)) as { sources: { answered: unknown }[] };
    expect(sources.filter(({ answered }) => answered !== null)).toHaveLength(1);
    expect(problems('sources', { schema: 'socialrank.sources/1', sources })).toEqual([]);
  });
});

describe('a judgement as JSON', () => {
  const gold = temporaryFile('gold.csv', 'id,text,label\npond:1,I love it,positive\npond:2,I hate it,negative\n');

  it.each([
    ['a text', ['I love Acme, and when do you open?']],
    ['a text of no known language', ['zzzz']],
    ['an engine without probabilities', ['I love it', '--engine', 'afinn']],
    ['nothing', ['']],
  ])('conforms to the schema of scores: %s', async (_, words) => {
    const value = await said(['score', ...words], freshHome());
    expect(value['text']).toBe(words[0]);
    expect(problems('score', value)).toEqual([]);
  });

  it('conforms to the schema of samples to be labelled', async () => {
    const { code, stdout } = await socialrank(['label', '--sample', '2', '--from', gold, '--format', 'json']);
    const value = JSON.parse(stdout) as Json;
    expect([code, value['texts']]).toMatchObject([0, [{ label: null }, { label: null }]]);
    expect(problems('sample', value)).toEqual([]);
  });

  it('conforms to the schema of confusion matrices', async () => {
    const matrix = join(temporaryFolder(), 'matrix.json');
    const { code } = await socialrank(['eval', '--gold', gold, '--write-matrix', matrix]);
    expect(code).toBe(0);
    expect(problems('matrix', JSON.parse(readFileSync(matrix, 'utf8')))).toEqual([]);
  });
});

it('an ambiguous name gives scripts a list of candidates that conforms to its schema', async () => {
  const server = await loopback((_, response) => {
    const search = ['Q1', 'Q2'].map((id) => ({ id, label: 'Acme', match: { text: 'Acme' } }));
    response.end(JSON.stringify({ search: [{ ...search[0], description: 'a mill' }, search[1]] }));
  });
  try {
    const env = { SOCIALRANK_WIKIDATA_BASE_URL: server.url };
    const { code, stdout } = await socialrank(['brand', 'resolve', 'acme', '--format', 'json'], { env });
    expect(code).toBe(2);
    const value = JSON.parse(stdout) as Json;
    expect(value['candidates']).toMatchObject([
      { id: 'Q1', description: 'a mill' },
      { id: 'Q2', description: null },
    ]);
    expect(problems('candidates', value)).toEqual([]);
  } finally {
    await server.close();
  }
});
