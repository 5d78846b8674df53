/** The networks as local servers, which return the made-up posts of the example; a test can replace any of them. */
import { afterEach } from '@jest/globals';
import { answerOf } from '../../scripts/example/answers.js';
import { type Answer, type Loopback, loopback } from './loopback.js';

const HOSTS = {
  hackernews: 'hn.algolia.com',
  bluesky: 'api.bsky.app',
  mastodon: 'mastodon.social',
  googlenews: 'news.google.com',
  x: 'api.x.com',
} as const;

export type Name = keyof typeof HOSTS;
/** The other networks queried if no source is named; they return nothing. */
const QUIET: Readonly<Record<string, unknown>> = {
  lemmy: { posts: [], comments: [] },
  reddit: '<feed xmlns="http://www.w3.org/2005/Atom"><title>none</title></feed>',
  github: { total_count: 0, incomplete_results: false, items: [] },
  stackexchange: { items: [], has_more: false, quota_max: 300, quota_remaining: 250 },
  devto: [],
  smallweb: '<feed xmlns="http://www.w3.org/2005/Atom"><title>none</title></feed>',
  podcasts: { resultCount: 0, results: [] },
};
export const QUIET_NAMES = Object.keys(QUIET);

const NAMES = Object.keys(HOSTS) as Name[];

export interface Networks {
  /** Points every source to its server. */
  readonly env: Readonly<Record<string, string>>;
  readonly servers: Readonly<Record<Name, Loopback>>;
  /** Number of requests to the networks in `HOSTS`. */
  requests(): number;
  close(): Promise<void>;
}

const opened: Networks[] = [];

afterEach(async () => {
  await Promise.all(opened.splice(0).map((networks) => networks.close()));
});

/** The servers are closed after the test. */
export async function networks(answers: Partial<Record<Name, Answer>> = {}): Promise<Networks> {
  const pairs = await Promise.all(
    NAMES.map(async (name) => [name, await loopback(answers[name] ?? example(name))] as const),
  );
  const others = await loopback(({ url }, response) => {
    const body = QUIET[url!.split('/')[1]!];
    const type = typeof body === 'string' ? 'application/atom+xml' : 'application/json';
    response.writeHead(200, { 'content-type': type }).end(typeof body === 'string' ? body : JSON.stringify(body));
  });
  const addresses = [
    ...pairs.map(([name, { url }]) => [name, url] as const),
    ...QUIET_NAMES.map((name) => [name, `${others.url}/${name}`] as const),
  ];
  const servers = Object.fromEntries(pairs) as Record<Name, Loopback>;
  const made: Networks = {
    servers,
    env: Object.fromEntries(addresses.map(([name, url]) => [`SOCIALRANK_${name.toUpperCase()}_BASE_URL`, url])),
    requests: () => pairs.reduce((sum, [, { requests }]) => sum + requests.length, 0),
    close: async () => {
      await Promise.all([others, ...pairs.map(([, server]) => server)].map((server) => server.close()));
    },
  };
  opened.push(made);
  return made;
}

/** Answers like the example, on any path. */
function example(name: Name): Answer {
  if (name === 'x') return json(200, tweets());
  return ({ url }, response) => {
    const { status, type, body } = answerOf(new URL(url ?? '/', `https://${HOSTS[name]}`), new Date());
    response.writeHead(status, { 'content-type': type }).end(body);
  };
}

export function json(status: number, body: unknown, headers: Readonly<Record<string, string>> = {}): Answer {
  return (_request, response) => {
    response.writeHead(status, { 'content-type': 'application/json', ...headers });
    response.end(typeof body === 'string' ? body : JSON.stringify(body));
  };
}

/** Accepts requests and never answers. */
export const silent: Answer = () => {};

function tweets(): unknown {
  const at = new Date(Date.now() - 3_600_000).toISOString();
  return {
    data: [
      {
        id: '1900000000000000001',
        author_id: '7',
        created_at: at,
        lang: 'en',
        text: 'Acme Coffee makes a great latte',
      },
    ],
    includes: { users: [{ id: '7', username: 'dora', name: 'Dora', public_metrics: { followers_count: 12 } }] },
    meta: { result_count: 1, newest_id: '1900000000000000001', oldest_id: '1900000000000000001' },
  };
}
