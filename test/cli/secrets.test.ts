/** A canary is used as every key and password; it must not appear anywhere except in the settings file. */
import { mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from '@jest/globals';
import { FORMATS } from '../../src/output/names.js';
import { type Ran, ran } from '../support/fake-io.js';
import { type Answer, type Loopback, loopback } from '../support/loopback.js';
import { json, type Networks, networks, silent } from '../support/networks.js';
import { temporaryFolder } from '../support/temporary.js';

const CANARY = 'SECRETCANARY-4711';
/** Keys outside settings that are declared as secret: in addresses, and in the headers of a template. */
const WRITTEN = 'WRITTENCANARY-2342';
/** The session of a login, which is stored between runs where only its owner can read it. */
const SESSION = 'SESSIONCANARY-0815';
const KEYS = {
  SOCIALRANK_X_TOKEN: CANARY,
  SOCIALRANK_MASTODON_TOKEN: CANARY,
  SOCIALRANK_BLUESKY_HANDLE: 'ann.example',
  SOCIALRANK_BLUESKY_APP_PASSWORD: CANARY,
};

const OUTPUTS = ['out.json', 'out.csv', 'out.md', 'out.txt', 'out.ndjson'];

const servers: Loopback[] = [];
afterEach(() => Promise.all(servers.splice(0).map((server) => server.close())));

/** Starts a server for feeds, or another one to which they redirect. */
async function feedServer(answer: Answer): Promise<Loopback> {
  const server = await loopback(answer);
  servers.push(server);
  return server;
}

/** Keys in environment variables, in the base URLs of networks, and in the addresses of feeds. */
function secretEnvironment(nets: Networks, feeds: Loopback): Record<string, string> {
  const host = feeds.url.replace('http://', '');
  return {
    ...KEYS,
    ...Object.fromEntries(Object.entries(nets.env).map(([name, url]) => [name, url.replace('//', `//ann:${CANARY}@`)])),
    SOCIALRANK_RSS_FEEDS: `http://ann:${CANARY}@${host}/feed.xml,${host}/feed.xml?key=${CANARY},http://${host}/own?token=${WRITTEN}`,
    SOCIALRANK_SEARXNG_BASE_URL: `http://${host}/searx?key=${WRITTEN}`,
    SOCIALRANK_TEMPLATE_TEMPLATES: JSON.stringify({
      name: 'own search',
      url: `http://${host}/search?q={query}&api_key=${WRITTEN}`,
      headers: { Authorization: `Bearer ${WRITTEN}`, 'X-Api-Key': WRITTEN },
    }),
    SOCIALRANK_WORDPRESS_SITES: `http://ann:${CANARY}@${host}/blog`,
  };
}

function everythingIn(folder: string): string {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .map((name) => join(folder, name))
    .map((path) => (statSync(path).isFile() ? `${path}\n${readFileSync(path, 'latin1')}` : path))
    .join('\n');
}

function widelyReadable(folder: string): string[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter(
    (name) => (statSync(join(folder, name)).mode & 0o077) !== 0,
  );
}

/** Searches for keys as they are, as percent-encoded in a URL, and as Base64 in HTTP basic authentication. */
function expectNoSecret(text: string, where: unknown): void {
  const spellings = [CANARY, encodeURIComponent(CANARY), Buffer.from(`ann:${CANARY}`).toString('base64')];
  const inBase64 = [0, 1, 2].map((before) =>
    Buffer.from(`${'.'.repeat(before)}${CANARY}`)
      .toString('base64')
      .slice(4, 20),
  );
  for (const spelling of [...spellings, ...inBase64, WRITTEN]) {
    const at = text.indexOf(spelling);
    expect({ where, found: at < 0 ? null : text.slice(Math.max(0, at - 200), at + 40) }).toEqual({
      where,
      found: null,
    });
  }
}

const FEED = `<rss version="2.0"><channel><title>A feed</title><item><title>Acme Coffee opens</title><link>https://example.com/1</link></item></channel></rss>`;
const elsewhere =
  (to: string): Answer =>
  (_request, response) => {
    response.writeHead(302, { location: `${to}/elsewhere?key=${CANARY}` }).end();
  };
const echoing =
  (status: number): Answer =>
  ({ headers, url }, response, body) => {
    response.writeHead(status, { 'content-type': 'application/json', 'x-debug': String(headers.authorization) });
    response.end(JSON.stringify({ error: 'no', message: `you sent ${headers.authorization} to ${url}: ${body}` }));
  };

const FAILURES: readonly [string, (other: string) => Answer | null][] = [
  ['nothing wrong', () => null],
  ['401', () => echoing(401)],
  ['403', () => echoing(403)],
  ['429', () => echoing(429)],
  ['500', () => echoing(500)],
  ['a reset', () => (request) => void request.socket.destroy()],
  ['a redirect elsewhere', elsewhere],
  ['bad JSON', () => json(200, `{"said": "${CANARY}`)],
  ['silence', () => silent],
];

describe.each(FAILURES)('every key, with %s', (_, failure) => {
  it('appears in no output, file, tape, cache or message of a scan', async () => {
    const other = await feedServer((_request, response) => void response.end('nothing'));
    const answer = failure(other.url);
    const nets = await networks(
      answer === null
        ? { bluesky: loginAnswer }
        : { hackernews: answer, bluesky: answer, mastodon: answer, googlenews: answer, x: answer },
    );
    const feeds = await feedServer(answer ?? ((_request, response) => void response.end(FEED)));
    const folder = temporaryFolder();
    const home = join(folder, 'home');
    mkdirSync(home);
    const env = { ...secretEnvironment(nets, feeds), SOCIALRANK_HOME: home };
    const outputs = OUTPUTS.flatMap((name) => ['-o', join(folder, name)]);
    const manners = ['--retries', '0', '--timeout', '400ms', '--deadline', '2s', '--verbose'];
    const live = await ran(['Acme Coffee', ...outputs, '-o', '-', ...manners], { env });
    const taped = await ran(['Acme Coffee', '--record', join(folder, 'tape.har'), '-f', 'json', ...manners], { env });
    const terminal = await ran(['Acme Coffee', ...manners], { env, columns: 120 });
    expectNoSecret(everythingIn(folder), 'files');
    expect(['tape.har', ...OUTPUTS].map((name) => readFileSync(join(folder, name), 'utf8')).join()).not.toContain(
      SESSION,
    );
    expect(widelyReadable(home)).toEqual([]);
    const replayed: Ran[] = [];
    for (const format of FORMATS)
      replayed.push(await ran(['Acme Coffee', '--replay', join(folder, 'tape.har'), '-f', format, '-v'], { env }));
    for (const { stdout, stderr } of [live, taped, terminal, ...replayed])
      expectNoSecret(stdout + stderr, 'what was said');
    expect(live.stdout + taped.stdout).toContain('hackernews');
    expect(nets.requests() + feeds.requests.length).toBeGreaterThan(5);
    expect(other.requests.flatMap(({ headers }) => [headers.authorization, headers.cookie]).filter(Boolean)).toEqual(
      [],
    );
  });
});

describe('every key', () => {
  it('is sent to the network to which it belongs', async () => {
    const nets = await networks({ bluesky: loginAnswer });
    const env = { ...nets.env, ...KEYS };
    await ran(['Acme Coffee', '-s', 'x,mastodon,bluesky', '-f', 'json'], { env });
    const { x, mastodon, bluesky } = nets.servers;
    expect(x.requests[0]!.headers.authorization).toBe(`Bearer ${CANARY}`);
    expect(mastodon.requests[0]!.headers.authorization).toBe(`Bearer ${CANARY}`);
    expect(bluesky.requests[0]!.body).toContain(CANARY);
  });

  it('appears in no output or file of other commands', async () => {
    const feeds = await feedServer((_request, response) => void response.end(FEED));
    const nets = await networks({ bluesky: loginAnswer });
    const env = secretEnvironment(nets, feeds);
    const commands = [
      ['plan', 'Acme Coffee'],
      ['plan', 'Acme Coffee', '-f', 'json'],
      ['sources'],
      ['sources', 'list', '-f', 'json'],
      ...['x', 'mastodon', 'bluesky', 'rss', 'searxng', 'template', 'wordpress'].flatMap((name) => [
        ['sources', 'show', name],
        ['sources', 'show', name, '-f', 'json'],
      ]),
      ['sources', 'check'],
      ['sources', 'check', '-f', 'json'],
      ['config', 'list'],
      ['config', 'list', '-f', 'json'],
      ...['x.token', 'mastodon.token', 'bluesky.appPassword', 'x.baseUrl', 'rss.feeds', 'wordpress.sites'].map(
        (key) => ['config', 'get', `sources.${key}`],
      ),
      ...['searxng.baseUrl', 'template.templates'].map((key) => ['config', 'get', `sources.${key}`]),
      ['config', 'path'],
      ['config', 'set', 'sources.x.dailyPosts', '5'],
      ['config', 'unset', 'sources.x.dailyPosts'],
      ['score', 'I love it'],
      ['completion', 'bash'],
      ['help', 'environment'],
      ['acme', '-s', 'nope'],
      ['acme OR', '-s', 'x'],
    ];
    for (const words of commands) {
      const { stdout, stderr, home } = await ran(words, { env });
      expectNoSecret(stdout + stderr + everythingIn(home), words);
    }
  });

  it('is shown by config get and list with --reveal', async () => {
    const env = { SOCIALRANK_X_TOKEN: CANARY, SOCIALRANK_RSS_FEEDS: `https://ann:${CANARY}@example.com/feed` };
    expect((await ran(['config', 'get', 'sources.x.token', '--reveal'], { env })).stdout).toBe(`${CANARY}\n`);
    expect((await ran(['config', 'get', 'sources.rss.feeds', '--reveal'], { env })).stdout).toContain(CANARY);
    expect((await ran(['config', 'list', '--reveal'], { env })).stdout).toContain(CANARY);
  });

  it('is stored in the settings file, and printed by no command that reads it', async () => {
    const home = temporaryFolder();
    const env = { SOCIALRANK_HOME: home };
    const set = await ran(['config', 'set', 'sources.x.token'], { env, stdin: `${CANARY}\n` });
    expect(set.code).toBe(0);
    expect(readFileSync(join(home, 'config.json'), 'utf8')).toContain(CANARY);
    for (const words of [
      ['config', 'list'],
      ['config', 'get', 'sources.x.token'],
      ['plan', 'acme', '-s', 'x'],
      ['sources'],
    ]) {
      const { stdout, stderr } = await ran(words, { env });
      expectNoSecret(set.stdout + set.stderr + stdout + stderr, words);
    }
    writeFileSync(join(home, 'config.json'), `{"sources": {"x": {"token": "${CANARY}"`);
    const { code, stderr } = await ran(['acme', '-s', 'x'], { env });
    expect(code).toBe(2);
    expectNoSecret(stderr, 'a corrupt file');
  });
});

/** Responds to a login with session tokens, which are secret, too. */
const loginAnswer: Answer = ({ url }, response) => {
  const body = url?.includes('createSession')
    ? {
        did: 'did:plc:ann',
        handle: 'ann.example',
        accessJwt: `a.${SESSION}.access`,
        refreshJwt: `a.${SESSION}.refresh`,
      }
    : { posts: [] };
  response.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify(body));
};
