/** Keys in addresses and templates are not recorded, and the tape can be replayed without them. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from '@jest/globals';
import { ran } from '../support/fake-io.js';
import { type Loopback, loopback } from '../support/loopback.js';
import { temporaryFolder } from '../support/temporary.js';

const KEYS = ['SECRETCANARY78', 'SECRETCANARY79'] as const;

const servers: Loopback[] = [];
afterEach(() => Promise.all(servers.splice(0).map((server) => server.close())));

/** Responds to each source in its format, and echoes the requested address and keys. */
async function site(): Promise<string> {
  const server = await loopback(({ url, headers }, response) => {
    const said = `${url} ${headers.authorization} ${headers['x-api-key']}`.replaceAll('&', '&amp;');
    const isFeed = !url!.startsWith('/searx');
    const found = { url: 'https://example.com/1', title: 'Acme opens', content: said };
    const isFirst = !/pageno=[^1]/.test(url!);
    response
      .writeHead(200, { 'content-type': isFeed ? 'application/rss+xml' : 'application/json' })
      .end(
        isFeed
          ? `<rss version="2.0"><channel><title>A feed</title><item><title>Acme opens</title><link>https://example.com/1</link><description>${said}</description></item></channel></rss>`
          : JSON.stringify({ query: 'acme', results: isFirst ? [found] : [], unresponsive_engines: [] }),
      );
  });
  servers.push(server);
  return server.url;
}

const query = `token=${KEYS[0]}&api_key=${KEYS[1]}`;
const template = (url: string) => ({
  name: 'own',
  url: `${url}/search?q={query}&${query}`,
  headers: { Authorization: `Bearer ${KEYS[0]}`, 'X-Api-Key': KEYS[1] },
});

describe('a tape', () => {
  it.each<[what: string, words: (url: string) => string[], env: (url: string) => Record<string, string>]>([
    [
      'feeds of the command line',
      (url) => ['-s', 'rss', '--feed', `${url.replace('//', `//ann:${KEYS[0]}@`)}/feed?${query}`],
      () => ({}),
    ],
    ['feeds of the environment', () => ['-s', 'rss'], (url) => ({ SOCIALRANK_RSS_FEEDS: `${url}/feed?${query}` })],
    [
      'the address of an instance',
      () => ['-s', 'searxng'],
      (url) => ({ SOCIALRANK_SEARXNG_BASE_URL: `${url}/searx?${query}` }),
    ],
    [
      'a template',
      () => ['-s', 'template'],
      (url) => ({ SOCIALRANK_TEMPLATE_TEMPLATES: JSON.stringify(template(url)) }),
    ],
  ])('contains none of the keys in %s, and can be replayed without them', async (_, words, env) => {
    const url = await site();
    const tape = join(temporaryFolder(), 'tape.har');
    const shape = ['--no-store', '-f', 'csv', '--view', 'sources'];
    const live = await ran(['acme', ...words(url), ...shape, '--record', tape], { env: env(url) });
    expect(live.code).toBe(0);
    expect(live.stdout).toMatch(/,ok,1,/);
    expect(readFileSync(tape, 'utf8')).not.toMatch(/SECRETCANARY/);
    expect(live.stdout + live.stderr).not.toMatch(/SECRETCANARY/);
    const played = await ran(['acme', '--replay', tape, ...shape]);
    expect({ code: played.code, stdout: played.stdout }).toEqual({ code: 0, stdout: live.stdout });
    const [first, second] = [await ran(['acme', '--replay', tape]), await ran(['acme', '--replay', tape])];
    expect({ ...second, home: first.home }).toEqual(first);
  });
});
