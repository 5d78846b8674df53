/** `sources list`, `show` and `check`, after runs against local servers. */
import { describe, expect, it } from '@jest/globals';
import { BUILT_IN } from '../../src/sources/built-in.js';
import { ran } from '../support/fake-io.js';
import { type Answer, loopback } from '../support/loopback.js';
import { type Circumstances, freshHome, socialrank } from '../support/socialrank.js';

const HOUR = 3_600_000;
const NOW = new Date('2026-11-21T12:00:00.000Z');

/** The response of Hacker News with one comment of the given time. */
const comment = (time: Date): Answer => {
  const hit = {
    objectID: '1',
    author: 'ann',
    comment_text: 'open source: acme',
    created_at_i: Math.floor(time.getTime() / 1000),
    story_id: 2,
    story_title: 'acme',
  };
  return (_, response) => void response.end(JSON.stringify({ hits: [hit], nbHits: 1, nbPages: 1, page: 0 }));
};

async function withHackerNews(answer: Answer, work: (there: Circumstances) => Promise<void>, home = freshHome()) {
  const server = await loopback(answer);
  try {
    await work({ home, env: { SOCIALRANK_HACKERNEWS_BASE_URL: server.url } });
  } finally {
    await server.close();
  }
}

interface Row {
  readonly name: string;
  readonly state: string;
}

async function listed(there: Circumstances): Promise<ReadonlyMap<string, Row>> {
  const { stdout } = await socialrank(['sources', '--format', 'json'], there);
  return new Map((JSON.parse(stdout) as { sources: Row[] }).sources.map((row) => [row.name, row]));
}

describe('sources list', () => {
  it('shows groups, kinds, state and keys, and that no source has answered yet', async () => {
    const rows = await listed({ env: { SOCIALRANK_BLUESKY_APP_PASSWORD: 'x' } });
    expect(rows.get('hackernews')).toMatchObject({
      groups: expect.arrayContaining(['forums']),
      kinds: ['post', 'comment'],
      state: 'ready',
      key: { need: 'none', isSet: false },
      answered: null,
      isStale: false,
      waits: [],
    });
    expect(rows.get('bluesky')).toMatchObject({ state: 'ready', key: { need: 'optional', isSet: true } });
    expect(rows.get('x')).toMatchObject({
      state: 'wants a setting',
      key: { need: 'required', isSet: false },
      needs: expect.stringContaining('SOCIALRANK_X_TOKEN'),
    });
    const { stdout } = await socialrank(['sources']);
    expect(stdout).toMatch(/^ name +groups +kinds +state +key +answered +newest +needs\n/);
    expect(stdout).toMatch(/\n x +social +post +wants a setting +required +the bearer token .*SOCIALRANK_X_TOKEN.*\n/);
  });

  it('shows when a source last answered, and how old its newest item is', async () => {
    await withHackerNews(comment(new Date(NOW.getTime() - 3 * HOUR)), async (there) => {
      expect((await socialrank(['acme', '-s', 'hackernews'], there)).code).toBe(0);
      const later = { ...there, now: new Date(NOW.getTime() + 2 * HOUR) };
      expect((await listed(later)).get('hackernews')).toMatchObject({
        answered: { lastSuccess: NOW.toISOString(), newest: '2026-11-21T09:00:00.000Z', lastAgeSeconds: 3 * 3600 },
      });
      expect((await socialrank(['sources'], later)).stdout).toMatch(/\n hackernews .* ready +2 h ago +5 h ago\n/);
      expect((await socialrank(['sources', 'show', 'hackernews'], later)).stdout).toContain(
        ' answered     2 h ago; its newest was from 5 h ago\n',
      );
    });
  });

  it('and the report mark a source as stale if it has nothing new for unusually long', async () => {
    const home = freshHome();
    const scan = ['acme', '-s', 'hackernews', '--format', 'json', '--since', '30d'];
    for (let days = 0; days < 5; days += 1) {
      const now = new Date(NOW.getTime() + days * 24 * HOUR);
      await withHackerNews(
        comment(new Date(now.getTime() - HOUR)),
        async (there) => {
          const { stdout } = await socialrank(scan, { ...there, now });
          expect(JSON.parse(stdout)).toMatchObject({ warnings: [] });
        },
        home,
      );
    }
    await withHackerNews(
      comment(NOW),
      async (there) => {
        const now = new Date(NOW.getTime() + 9 * 24 * HOUR);
        const { stdout } = await socialrank(scan, { ...there, now });
        expect(JSON.parse(stdout)).toMatchObject({ warnings: [{ code: 'stale', source: 'hackernews' }] });
        expect((await listed({ ...there, now })).get('hackernews')).toMatchObject({ isStale: true, state: 'stale' });
        expect((await socialrank(['sources'], { ...there, now })).stdout).toMatch(/\n hackernews .* stale +/);
      },
      home,
    );
  });
});

describe('a terminal', () => {
  it.each<[columns: number, head: RegExp]>([
    [80, /^ name +groups +state +answered +newest$/],
    [120, /^ name +groups +kinds +state +key +answered +newest$/],
  ])('of %d columns shows one line per source, and the command for more details', async (columns, head) => {
    const { stdout } = await ran(['sources', '--color', 'never'], { columns });
    const [table = '', next] = stdout.split('\n\n');
    expect(next).toMatch(/socialrank sources show NAME\n$/);
    const [first = '', rule = '', ...rows] = table.split('\n');
    expect(first).toMatch(head);
    expect(rule.length).toBeLessThanOrEqual(columns);
    expect(rows.length).toBe(BUILT_IN.length);
  });
});

describe('sources show', () => {
  it('shows all details, without truncation', async () => {
    const { code, stdout } = await socialrank(['sources', 'show', 'x']);
    expect(code).toBe(0);
    for (const words of [
      ' state        wants a setting: the bearer token',
      'set SOCIALRANK_X_TOKEN or run: socialrank config set sources.x.token\n',
      ' answered     never so far\n',
      ' example      socialrank "open source" -s x\n',
      ' limits       every post read costs',
      'its texts may not be redistributed, only ids; you must delete posts that were deleted there\n',
      'sources.x.token (required): the bearer token',
      '                SOCIALRANK_X_TOKEN, X_BEARER_TOKEN',
    ]) {
      expect(stdout).toContain(words);
    }
    expect(stdout).not.toContain('…');
  });

  it('shows how much of a quota is used', async () => {
    const { stdout } = await socialrank(['sources', 'show', 'x'], { env: { SOCIALRANK_X_TOKEN: 'SECRETCANARY' } });
    expect(stdout).toContain(' quota        0 of 1000 posts used, resets at 2026-11-22T00:00:00.000Z\n');
    expect(stdout).not.toContain('CANARY');
  });
});

describe('sources check', () => {
  it('shows the result of each source and what to do, without truncation', async () => {
    await withHackerNews(comment(NOW), async (there) => {
      const { code, stdout } = await socialrank(['sources', 'check', 'hackernews', 'x'], there);
      expect(code).toBe(0);
      expect(stdout).toMatch(/^ hackernews {2}answers +\d+ ms {2}answered\n/);
      expect(stdout).toContain(
        `\n${' '.repeat(32)}set SOCIALRANK_X_TOKEN or run: socialrank config set sources.x.token\n`,
      );
    });
  });

  it('queries a named source despite its rate limit, which is lifted once it answers', async () => {
    let asked = 0;
    const refusal: Answer = (_, response) => void response.writeHead(429, { 'retry-after': '6000' }).end();
    await withHackerNews(
      (...exchange) => {
        asked += 1;
        return (asked === 1 ? refusal : comment(NOW))(...exchange);
      },
      async (there) => {
        const scan = () => socialrank(['acme', '-s', 'hackernews', '-f', 'json'], there);
        expect((await scan()).code).toBe(1);
        expect((await scan()).stdout).toContain('socialrank sources check hackernews asks anyway');
        expect(asked).toBe(1);
        expect((await socialrank(['sources', 'check', 'hackernews'], there)).stdout).toMatch(/hackernews +answers/);
        expect((await scan()).code).toBe(0);
        expect(asked).toBe(3);
      },
    );
  });

  it.each<[title: string, answer: Answer, detail: RegExp, hint: RegExp]>([
    ['fails', (_, response) => void response.writeHead(500).end(), /unreachable: .*HTTP 500/, /network connection/],
    [
      'is asked too often',
      (_, response) => void response.writeHead(429, { 'retry-after': '600' }).end(),
      /rate_limited: too many requests to .*; again after 2026-11-21T12:10:0\d/,
      /wait until then/,
    ],
    [
      'turns programs away',
      (_, response) => void response.writeHead(403, { 'content-type': 'text/html' }).end('<html>'),
      /blocked: /,
      /another network/,
    ],
  ])('gives advice if a source %s, and sends only one request', async (_, answer, detail, hint) => {
    let asked = 0;
    await withHackerNews(
      (request, response, body) => {
        asked += 1;
        return answer(request, response, body);
      },
      async (there) => {
        const { code, stdout } = await socialrank(['sources', 'check', 'hackernews', '--format', 'json'], there);
        expect([code, asked]).toEqual([1, 1]);
        expect(JSON.parse(stdout)).toMatchObject({
          schema: 'socialrank.check/1',
          sources: [
            {
              name: 'hackernews',
              status: 'fails',
              detail: expect.stringMatching(detail),
              hint: expect.stringMatching(hint),
            },
          ],
        });
      },
    );
  });
});
