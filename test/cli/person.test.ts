/** People with several accounts: saving them, showing them and searching for them. */
import { chmodSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import type { Report } from '../../src/types.js';
import { ran } from '../support/fake-io.js';
import { loopback } from '../support/loopback.js';
import { temporaryFolder } from '../support/temporary.js';

const home = () => ({ env: { SOCIALRANK_HOME: temporaryFolder() } });

describe('person', () => {
  it('saves, shows and removes accounts in a file that only its owner can access', async () => {
    const own = home();
    expect((await ran(['person', 'list'], own)).stdout).toContain('no person is saved');
    const added = await ran(['person', 'add', 'Ann', 'bluesky:@ann.example', 'reddit:u/ann'], own);
    expect([added.code, added.stderr]).toEqual([0, 'saved: search for all of it with from:~ann\n']);
    await ran(['person', 'add', 'ann', 'bluesky:ann.example', 'https://ann.example/feed.xml'], own);
    const file = join(own.env.SOCIALRANK_HOME, 'persons.yaml');
    expect(statSync(file).mode & 0o777).toBe(0o600);
    expect(readFileSync(file, 'utf8')).toBe(
      '- name: ann\n  accounts:\n    - bluesky:ann.example\n    - reddit:ann\n    - https://ann.example/feed.xml\n',
    );
    const { stdout } = await ran(['person', 'show', 'ANN', '--format', 'json'], own);
    expect(JSON.parse(stdout)).toMatchObject({ schema: 'socialrank.persons/1', persons: [{ name: 'ann' }] });
    expect((await ran(['person', 'remove', 'ann', 'reddit:ann'], own)).code).toBe(0);
    expect((await ran(['person', 'list'], own)).stdout).not.toContain('reddit');
    expect((await ran(['person', 'remove', 'ann'], own)).code).toBe(0);
    expect((await ran(['person', 'list'], own)).stdout).toContain('no person is saved');
  });

  it.each([
    [['add', 'a b', 'x:ann'], 'not a valid name for a person: a b'],
    [['add', 'ann', 'ann'], 'not an account: ann'],
    [['add', 'ann', 'nowhere:ann'], 'there is no source nowhere'],
    [['show', 'ann'], 'no person is saved as ann'],
    [['remove', 'ann'], 'no person is saved as ann'],
  ])('refuses %j', async (words, message) => {
    const { code, stderr } = await ran(['person', ...words], home());
    expect([code, stderr]).toEqual([2, expect.stringContaining(message)]);
  });

  it('reports the position of an error in its file, and leaves the file unchanged', async () => {
    const own = home();
    const file = join(own.env.SOCIALRANK_HOME, 'persons.yaml');
    writeFileSync(file, '- name: [ann');
    chmodSync(file, 0o600);
    for (const words of [
      ['person', 'list'],
      ['person', 'add', 'bob', 'x:bob'],
      ['plan', 'from:~ann'],
    ]) {
      const { code, stderr } = await ran(words, own);
      expect([code, stderr]).toEqual([2, expect.stringContaining('persons.yaml:1:')]);
    }
    expect(readFileSync(file, 'utf8')).toBe('- name: [ann');
  });
});

describe('--group person', () => {
  it('counts what one person repeats on two networks as one mention', async () => {
    const own = home();
    const said = 'we went to the acme shop on the hill again';
    const row = (source: string, handle: string, text: string, id: string) =>
      JSON.stringify({
        id: `${source}:${id}`,
        source,
        kind: 'post',
        text,
        author: { handle },
        publishedAt: '2026-11-20T08:00:00Z',
      });
    const file = join(own.env.SOCIALRANK_HOME, 'posts.ndjson');
    writeFileSync(
      file,
      `${row('x', 'ann', said, '1')}\n${row('bluesky', 'annie', `${said} and again and again`, '2')}\n`,
    );
    const mentions = async (...flags: string[]) => {
      const { stdout } = await ran(['acme', '-s', `file:${file}`, '-f', 'json', '--no-store', ...flags], own);
      return (JSON.parse(stdout) as Report).counts.mentions;
    };
    expect(await mentions('--group', 'person')).toBe(2);
    await ran(['person', 'add', 'ann', 'x:ann', 'bluesky:annie'], own);
    expect([await mentions(), await mentions('--group', 'person')]).toEqual([2, 1]);
  });
});

describe('from:~name', () => {
  it('queries sources for the accounts, reads the feeds, and reports sources without an account', async () => {
    const server = await loopback(({ url }, response) => {
      const isFeed = url === '/feed.xml';
      response.writeHead(200, { 'content-type': isFeed ? 'application/rss+xml' : 'application/json' });
      const hit = { objectID: '1', author: 'ann7', comment_text: 'Beans', created_at_i: 1795262400 };
      response.end(
        isFeed
          ? '<rss><channel><title>T</title><item><guid>1</guid><title>Beans</title></item></channel></rss>'
          : JSON.stringify({ hits: [hit, { ...hit, objectID: '2', author: 'bob' }] }),
      );
    });
    const own = home();
    const env = { ...own.env, SOCIALRANK_HACKERNEWS_BASE_URL: server.url };
    await ran(['person', 'add', 'ann', 'hackernews:ann7', `${server.url}/feed.xml`], { env });
    const words = ['from:~ann', '-s', 'hackernews,rss,lemmy', '-f', 'json', '--since', 'ever'];
    const { stdout } = await ran(words, { env, now: '2026-11-21T13:00:00Z' });
    await server.close();
    const report = JSON.parse(stdout) as Report;
    expect(report.query.expression).toBe('from:~ann');
    expect(report.mentions!.map(({ source, author }) => [source, author.handle]).sort()).toEqual([
      ['hackernews', 'ann7'],
      ['rss', null],
    ]);
    expect(server.requests.some(({ url }) => url.includes('author_ann7'))).toBe(true);
    expect(report.sources.map(({ name, status }) => [name, status])).toContainEqual(['lemmy', 'skipped']);
    expect(report.warnings).toContainEqual(
      expect.objectContaining({ source: 'lemmy', message: 'from:~ann (what the query asks for is on other sources)' }),
    );
  });

  it('lists the known persons if a name is unknown', async () => {
    const own = home();
    await ran(['person', 'add', 'ann', 'x:ann'], own);
    const { code, stderr } = await ran(['scan', 'from:~carl'], own);
    expect([code, stderr]).toEqual([2, expect.stringContaining('expected ~ann')]);
  });
});
