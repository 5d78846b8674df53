/** `plan`, `--dry-run` and `--strict` on the command line, with local servers only. */
import { describe, expect, it } from '@jest/globals';
import { type Loopback, loopback } from '../support/loopback.js';
import { freshHome, socialrank } from '../support/socialrank.js';

const QUERY = 'acme OR globex -tea';
const SOURCES = ['-s', 'hackernews,mastodon,rss'];

/** Runs `work` with a local server. */
async function withServer(answer: Parameters<typeof loopback>[0], work: (server: Loopback) => Promise<void>) {
  const server = await loopback(answer);
  try {
    await work(server);
  } finally {
    await server.close();
  }
}

describe('plan', () => {
  it('shows the queries, the pushed and local filters, the limits and the totals', async () => {
    const { code, stdout, stderr } = await socialrank(['plan', QUERY, ...SOURCES]);
    expect([code, stderr]).toEqual([0, '']);
    expect(stdout).toContain('asks           "acme"   (6 of 500 characters)\n');
    expect(stdout).toContain('pushed         acme; globex\n');
    expect(stdout).toContain('filtered here  -tea (excluded here)\n');
    expect(stdout).toContain('takes          at most 2 requests for 100 items\n');
    expect(stdout).toContain('skipped        needs the addresses of feeds');
    expect(stdout).toMatch(/\nin all {9}2 sources ready, 1 skipped; at most 8 requests\n$/);
  });

  it('prints the same as scan --dry-run, as text and as JSON', async () => {
    for (const format of [[], ['--format', 'table'], ['--format', 'json']]) {
      const planned = await socialrank(['plan', QUERY, ...SOURCES, ...format]);
      expect(await socialrank([QUERY, ...SOURCES, '--dry-run', ...format])).toEqual(planned);
    }
    const { stdout } = await socialrank(['scan', QUERY, ...SOURCES, '--dry-run', '--format', 'json']);
    expect(JSON.parse(stdout)).toMatchObject({
      schema: 'socialrank.plan/1',
      query: { input: QUERY },
      sources: [{ source: 'hackernews' }, { source: 'mastodon' }, { source: 'rss' }],
      totals: { ready: 2, skipped: 1, requestsAtMost: 8, firstRequests: 4 },
    });
  });

  it('makes no request', async () => {
    await withServer(
      (_, response) => void response.end('{}'),
      async ({ url, requests }) => {
        const env = { SOCIALRANK_HACKERNEWS_BASE_URL: url };
        const { code, stdout } = await socialrank(['acme', '-s', 'hackernews', '--dry-run'], { env });
        expect([code, requests.length]).toEqual([0, 0]);
        expect(stdout).toContain(`${url}/api/v1/search_by_date`);
      },
    );
  });

  it('refuses other formats', async () => {
    const { code, stdout, stderr } = await socialrank(['acme', '--dry-run', '--format', 'csv']);
    expect([code, stdout]).toEqual([2, '']);
    expect(stderr).toContain('a plan cannot be printed as csv');
  });

  it('shows which sources --strict skips, and why', async () => {
    const { stdout } = await socialrank(['plan', 'acme', ...SOURCES, '--strict', '--lang', 'en']);
    expect(stdout).toContain('skipped        it does not search by language');
    expect(stdout).toContain('skipped        it lists hashtags');
    expect(stdout).toMatch(/0 sources ready, 3 skipped; at most 0 requests\n$/);
  });
});

describe('a rate limit that an earlier run encountered', () => {
  it('is shown by plan and sources, and keeps the next run from sending a request', async () => {
    await withServer(
      (_, response) => void response.writeHead(429, { 'retry-after': '600' }).end(),
      async ({ url, requests }) => {
        const there = { home: freshHome(), env: { SOCIALRANK_HACKERNEWS_BASE_URL: url } };
        const scan = ['acme', '-s', 'hackernews', '--format', 'json'];
        expect((await socialrank(scan, there)).code).toBe(1);
        expect(requests.length).toBe(1);
        const { code, stdout } = await socialrank(scan, there);
        expect([code, requests.length]).toEqual([1, 1]);
        const { error } = (JSON.parse(stdout) as { sources: { error: { retryAt: string } }[] }).sources[0]!;
        expect(error).toMatchObject({
          code: 'rate_limited',
          message: expect.stringContaining('as it reported before'),
        });
        const planned = await socialrank(['plan', 'acme', '-s', 'hackernews'], there);
        expect(planned.stdout).toContain(`again after ${error.retryAt}\n`);
        const listed = JSON.parse((await socialrank(['sources', '--format', 'json'], there)).stdout) as {
          sources: object[];
        };
        expect(listed.sources[0]).toMatchObject({ name: 'hackernews', waits: [{ retryAt: error.retryAt }] });
        // With another base URL, the limit does not apply.
        await socialrank(scan, { ...there, env: { SOCIALRANK_HACKERNEWS_BASE_URL: `${url}/mirror` } });
        expect(requests.length).toBe(2);
      },
    );
  });
});
