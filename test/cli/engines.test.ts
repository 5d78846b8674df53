import { afterEach, describe, expect, it } from '@jest/globals';
import type { Report } from '../../src/types.js';
import { ran } from '../support/fake-io.js';
import { type Loopback, loopback } from '../support/loopback.js';
import { temporaryFile, temporaryFolder } from '../support/temporary.js';

const POSTS = temporaryFile(
  'posts.ndjson',
  ['acme: love it', 'acme: still waiting', 'acme: boom']
    .map((text, n) => `${JSON.stringify({ id: `p${n}`, text, created_at: '2026-11-20T10:00:00Z' })}\n`)
    .join(''),
);
const ENGINE = temporaryFile(
  'mine.mjs',
  "export default { name: 'mine', version: '3', threshold: null, score(text) { if (text.includes('boom')) throw new Error('no'); return { label: text.includes('waiting') ? 'negative' : 'positive' }; } };",
);

const servers: Loopback[] = [];
afterEach(async () => {
  for (const server of servers.splice(0)) await server.close();
});

const scan = (...words: string[]) => ['acme', '-s', `file:${POSTS}`, '--format', 'json', ...words];

describe('--engine', () => {
  it('accepts a plugin, and reports its version and how many texts are unscored', async () => {
    const { code, stdout, stderr } = await ran(scan('--engine', ENGINE));
    const report = JSON.parse(stdout) as Report;
    expect(code).toBe(0);
    expect(report.sentiment.engine).toBe('mine@3');
    expect(report.socialRank.sentiment).toMatchObject({ positive: 1, negative: 1, neutral: 0, unscored: 1 });
    expect(report.warnings).toEqual([
      { code: 'engine_failed', message: '1 text is unscored: mine threw Error: no', source: null },
    ]);
    expect(stderr).toContain('mine threw Error: no');
  });

  it('uses the service in the settings, caches its responses and does not print its key', async () => {
    const server = await loopback((_, response) => {
      const content = '{"label":"negative","polarity":-0.5}';
      response.end(JSON.stringify({ choices: [{ message: { content } }] }));
    });
    servers.push(server);
    const env = {
      SOCIALRANK_HOME: temporaryFolder(),
      SOCIALRANK_ENGINES_HTTP_BASE_URL: server.url,
      SOCIALRANK_ENGINES_HTTP_MODEL: 'tiny',
      SOCIALRANK_ENGINES_HTTP_KEY: 'SECRETCANARY',
    };
    const first = await ran(scan('--engine', 'http'), { env });
    expect((JSON.parse(first.stdout) as Report).socialRank.sentiment).toMatchObject({ negative: 3, unscored: 0 });
    expect(server.requests.map(({ headers }) => headers.authorization)).toEqual(
      Array.from({ length: 3 }, () => 'Bearer SECRETCANARY'),
    );
    const second = await ran(scan('--engine', 'http'), { env });
    expect(server.requests).toHaveLength(3);
    const listed = await ran(['config', 'list'], { env });
    expect(listed.stdout).toContain('engines.http.model');
    for (const { stdout, stderr } of [first, second, listed]) expect(stdout + stderr).not.toContain('SECRETCANARY');
  });

  it('has its settings in the settings file', async () => {
    const env = { SOCIALRANK_HOME: temporaryFolder() };
    expect((await ran(['config', 'set', 'engines.http.model', 'tiny'], { env })).code).toBe(0);
    expect((await ran(['config', 'get', 'engines.http.model'], { env })).stdout).toBe('tiny\n');
    expect((await ran(['config', 'set', 'engines.http.colour', 'red'], { env })).stderr).toContain(
      'http has no setting colour',
    );
  });

  it.each([
    ['http', 'the engine http needs engines.http.baseUrl'],
    ['onnx', 'the engine onnx needs a model'],
    ['nosuch', 'unknown engine nosuch'],
    ['./nosuch.js', 'there is no file ./nosuch.js'],
    ['exec:', 'exec: names no command'],
  ])('refuses %s and prints no report', async (engine, why) => {
    const { code, stdout, stderr } = await ran(scan('--engine', engine));
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
    expect(stderr).toContain(why);
  });
});
