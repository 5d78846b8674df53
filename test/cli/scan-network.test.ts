/** Scans of networks that answer, refuse, hang or fail. */
import { describe, expect, it } from '@jest/globals';
import { parse } from 'csv-parse/sync';
import { SUMMARY } from '../../src/output/views/columns.js';
import { BUILT_IN } from '../../src/sources/built-in.js';
import type { Report } from '../../src/types.js';
import { checkedReport } from '../support/checked-report.js';
import { ran, type Setting } from '../support/fake-io.js';
import { type Answer, loopback } from '../support/loopback.js';
import { json, type Name, networks, QUIET_NAMES, silent } from '../support/networks.js';

const QUERY = 'Acme Coffee';
const refused: Answer = (_request, response) => {
  response.writeHead(403, { 'content-type': 'text/html' }).end('<html>Forbidden</html>');
};

async function scanned(
  answers: Partial<Record<Name, Answer>>,
  words: readonly string[] = [],
  env: Setting['env'] = {},
): Promise<{ code: number; report: Report; stderr: string; requests: number }> {
  const nets = await networks(answers);
  const { code, stdout, stderr } = await ran([QUERY, '-f', 'json', '--retries', '0', ...words], {
    env: { ...nets.env, ...env },
  });
  const report = checkedReport(JSON.parse(stdout) as Report);
  expect(report.exitCode).toBe(code);
  return { code, report, stderr, requests: nets.requests() };
}

function statuses(report: Report): Record<string, string> {
  return Object.fromEntries(report.sources.map(({ name, status }) => [name, status]));
}

describe('a first run, without any key', () => {
  it('queries every source that is ready and exits 0', async () => {
    const { code, report, stderr } = await scanned({});
    expect(code).toBe(0);
    expect(stderr).toBe('');
    const expected = new Map<string, string>([
      ...['hackernews', 'bluesky', 'mastodon', 'googlenews'].map((name) => [name, 'ok'] as const),
      ...QUIET_NAMES.map((name) => [name, 'empty'] as const),
    ]);
    const asked = BUILT_IN.filter(({ isOptIn }) => isOptIn !== true);
    expect(statuses(report)).toEqual(
      Object.fromEntries(asked.map(({ name }) => [name, expected.get(name) ?? 'skipped'])),
    );
    expect(report.counts.mentions).toBeGreaterThan(20);
  });

  it('suggests the keys that would add most in a terminal, except those that are set', async () => {
    const nets = await networks();
    const run = async (env: Readonly<Record<string, string>>) =>
      (await ran([QUERY, '--no-progress'], { env: { ...nets.env, ...env }, columns: 100 })).stderr;
    expect(await run({})).toBe(
      'Keys that would add most: reddit, x, brave, youtube. How to get one: socialrank sources show reddit\n',
    );
    expect(await run({ SOCIALRANK_X_TOKEN: 'key' })).toContain('most: reddit, brave, youtube.');
    expect((await ran([QUERY], { env: nets.env })).stderr).toBe('');
  });

  it('skips a source that responds with 403 in HTML', async () => {
    const { code, report, stderr } = await scanned({ bluesky: refused });
    expect(code).toBe(0);
    expect(statuses(report)).toMatchObject({ bluesky: 'skipped', hackernews: 'ok' });
    expect(report.sources[1]!.error).toMatchObject({ code: 'blocked' });
    expect(report.sources[1]!.error!.hint).toMatch(/app password/);
    expect(stderr).toMatch(/^bluesky: skipped: .*app password.*\n$/);
  });

  it.each<[what: string, answer: Answer]>([
    ['a word of the edge', (_request, response) => void response.writeHead(403).end('error code: 1010')],
    ['401 in JSON', json(401, { error: 'no' })],
    ['403 in JSON', json(403, { error: 'no' })],
  ])('skips a source without keys that responds with %s, and does not mention keys', async (_, answer) => {
    const { code, report, stderr } = await scanned({ hackernews: answer });
    expect(code).toBe(0);
    expect(report.sources[0]).toMatchObject({ name: 'hackernews', status: 'skipped', error: { code: 'blocked' } });
    expect(stderr).toMatch(/^hackernews: skipped: [^\n]*another network[^\n]*\n$/);
    expect(stderr).not.toMatch(/\bkeys?\b|credentials/);
    const alone = await scanned({ hackernews: answer }, ['-s', 'hackernews']);
    expect(alone).toMatchObject({ code: 1, report: { sources: [{ status: 'failed', error: { code: 'blocked' } }] } });
  });

  it('suggests a key if a source without one responds with 401', async () => {
    const { code, report } = await scanned({ mastodon: json(401, { error: 'no' }) });
    expect(code).toBe(0);
    expect(report.sources.find(({ name }) => name === 'mastodon')).toMatchObject({
      status: 'skipped',
      error: { code: 'blocked', hint: expect.stringMatching(/mastodon\.token/) },
    });
  });

  it('reports a failure if a requested source responds with 403', async () => {
    const { code, report } = await scanned({ bluesky: refused }, ['-s', 'bluesky,mastodon']);
    expect(code).toBe(4);
    expect(statuses(report)).toEqual({ bluesky: 'failed', mastodon: 'ok' });
  });

  it('reports a failure if a given feed responds with 403, while other sources succeed', async () => {
    const server = await loopback(refused);
    const { code, report } = await scanned({}, ['--feed', `${server.url}/feed.xml`]);
    await server.close();
    expect(code).toBe(4);
    expect(statuses(report)).toMatchObject({ rss: 'failed', hackernews: 'ok' });
    expect(report.sources.find(({ name }) => name === 'rss')!.error).toMatchObject({ code: 'blocked' });
  });
});

describe('a source that fails', () => {
  const failing: readonly [string, Answer, string][] = [
    ['an error of the server', json(500, { error: 'oops' }), 'unreachable'],
    ['too many requests', json(429, {}, { 'retry-after': '3600' }), 'rate_limited'],
    ['JSON that is none', json(200, '{"hits": ['), 'bad_response'],
    ['JSON of another shape', json(200, '"hello"'), 'bad_response'],
    ['a connection that breaks', (request) => void request.socket.destroy(), 'unreachable'],
  ];
  it.each(failing)('with %s leaves the others complete and exits 4', async (_, answer, expected) => {
    const { code, report, stderr } = await scanned({ hackernews: answer });
    expect(code).toBe(4);
    expect(report.status).toBe('partial');
    expect(report.sources[0]).toMatchObject({ status: 'failed', error: { code: expected } });
    expect(statuses(report)).toMatchObject({ bluesky: 'ok', mastodon: 'ok', googlenews: 'ok' });
    expect(stderr).toMatch(/^hackernews: failed: [^\n]+\n$/);
  });

  it('results in exit code 0 with --allow-partial', async () => {
    const { code, report } = await scanned({ hackernews: json(500, {}) }, ['--allow-partial']);
    expect({ code, status: report.status }).toEqual({ code: 0, status: 'partial' });
  });

  it('is cut off by the deadline and reported as a timeout if it does not respond', async () => {
    const { code, report } = await scanned({ mastodon: silent }, ['--deadline', '3s']);
    expect(code).toBe(4);
    expect(report.sources[2]).toMatchObject({ status: 'failed', error: { code: 'timeout' } });
    expect(statuses(report)).toMatchObject({ hackernews: 'ok', bluesky: 'ok', googlenews: 'ok' });
  });

  it('is retried after a 503 response, but not after a 404', async () => {
    const nets = await networks({ hackernews: json(503, {}), googlenews: json(404, {}) });
    await ran(['"Acme Coffee"', '-s', 'hackernews,googlenews', '--retries', '1', '-f', 'csv'], { env: nets.env });
    const { hackernews, googlenews } = nets.servers;
    expect([hackernews.requests.length, googlenews.requests.length]).toEqual([2, 1]);
  });
});

describe('when every source fails', () => {
  const broken = {
    hackernews: json(500, {}),
    bluesky: json(500, {}),
    mastodon: json(500, {}),
    googlenews: json(500, {}),
  };

  const ALONE = ['-s', Object.keys(broken).join(',')];

  it('JSON has null instead of numbers, and the exit code is 1', async () => {
    const { code, report } = await scanned(broken, ALONE);
    expect(code).toBe(1);
    expect(report.status).toBe('failed');
    expect(report.mentions).toEqual([]);
    const { socialRank, counts, volume, sentiment, authors, engagement, coverage } = report;
    expect(numbersIn({ ...socialRank, strength: { ...socialRank.strength, hours: null } })).toEqual([]);
    expect(numbersIn({ counts, velocity: volume.velocityPerHour, authors, engagement, coverage })).toEqual([]);
    expect(numbersIn({ ...sentiment, threshold: null })).toEqual([]);
  });

  it('CSV has empty cells', async () => {
    const nets = await networks(broken);
    const { code, stdout } = await ran([QUERY, ...ALONE, '-f', 'csv', '--retries', '0'], { env: nets.env });
    const [row] = parse<Record<string, string>>(stdout, { columns: true });
    expect(code).toBe(1);
    expect(Object.keys(row!)).toEqual(SUMMARY.map(({ name }) => name));
    const filled = Object.entries(row!).filter(([, cell]) => cell !== '');
    expect(Object.fromEntries(filled)).toMatchObject({ status: 'failed', sources_ok: '0', sources_failed: '4' });
    expect(filled.map(([name]) => name)).toEqual([
      ...['date', 'as_of', 'since', 'until', 'brand', 'query', 'status'],
      ...['sources_ok', 'sources_failed', 'sources_skipped', 'truncated', 'engine', 'formula'],
    ]);
  });

  it('the table states that no source answered', async () => {
    const nets = await networks(broken);
    const { stdout } = await ran([QUERY, ...ALONE, '--retries', '0'], { env: nets.env });
    expect(stdout).toContain('No source answered');
    expect(stdout).not.toMatch(/\b0 mentions/);
  });
});

describe('a source that needs a key', () => {
  it('causes exit code 5 and receives no request if it is requested without the key', async () => {
    const { code, report, requests, stderr } = await scanned({}, ['-s', 'x']);
    expect({ code, requests }).toEqual({ code: 5, requests: 0 });
    expect(report.sources[0]).toMatchObject({ status: 'skipped', error: { code: 'needs_config' } });
    expect(report.sources[0]!.error!.hint).toMatch(/SOCIALRANK_X_TOKEN.*socialrank config set sources\.x\.token/);
    expect(stderr).toMatch(/^x: .*SOCIALRANK_X_TOKEN/);
  });

  it('causes exit code 5 if its key is rejected', async () => {
    const { code, report } = await scanned({ x: json(401, { title: 'Unauthorized' }) }, ['-s', 'x'], {
      SOCIALRANK_X_TOKEN: 'a-token-of-ours',
    });
    expect(code).toBe(5);
    expect(report.sources[0]).toMatchObject({ status: 'failed', error: { code: 'auth' } });
  });

  it('is queried with the key if it is set', async () => {
    const nets = await networks();
    const { code, stdout } = await ran([QUERY, '-s', 'x', '-f', 'json'], {
      env: { ...nets.env, X_BEARER_TOKEN: 'a-token-of-ours' },
    });
    expect(code).toBe(0);
    expect(checkedReport(JSON.parse(stdout) as Report).counts.mentions).toBe(1);
    expect(nets.servers.x.requests[0]!.headers.authorization).toBe('Bearer a-token-of-ours');
  });
});

/** Paths of all numbers in a value. */
function numbersIn(value: unknown, path = ''): string[] {
  if (typeof value === 'number') return [path];
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, member]) => numbersIn(member, `${path}.${key}`));
}
