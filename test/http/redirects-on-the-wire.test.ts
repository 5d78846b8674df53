import { afterEach, describe, expect, it } from '@jest/globals';
import { type Answer, type Loopback, loopback } from '../support/loopback.js';
import { errorOf, testNetwork } from '../support/test-network.js';

const closing: (() => unknown)[] = [];
afterEach(async () => {
  for (const close of closing.splice(0)) await close();
});

async function server(answer: Answer): Promise<Loopback> {
  const opened = await loopback(answer);
  closing.push(opened.close);
  return opened;
}

function network(options: Parameters<typeof testNetwork>[0] = {}) {
  const opened = testNetwork({ allowPrivate: true, ...options });
  closing.push(opened.close);
  return opened;
}

/** Redirects `/to?URL` to that URL, and answers everything else. */
const guide: Answer = (request, response) => {
  const [path, target] = (request.url ?? '').split('?');
  if (path !== '/to') return void response.end('here');
  response.writeHead(302, { location: decodeURIComponent(target ?? '') }).end();
};
const to = (url: string) => `/to?${encodeURIComponent(url)}`;

const headers = {
  Accept: 'text/x',
  'Accept-Language': 'de',
  Authorization: 'Bearer SECRETCANARY',
  Cookie: 'sid=SECRETCANARY',
  'X-Api-Key': 'SECRETCANARY',
  'If-None-Match': '"SECRETCANARY"',
};

describe('a redirect', () => {
  it('sends credentials along within an origin, but not to another port or host', async () => {
    const first = await server(guide);
    const second = await server(guide);
    const { port } = new URL(first.url);
    const { http } = network();
    const final = async (target: string) => (await http.request({ url: first.url + to(target), headers })).url;
    expect(await final('/here')).toBe(`${first.url}/here`);
    expect(first.requests.at(-1)?.headers).toMatchObject({
      authorization: headers.Authorization,
      cookie: headers.Cookie,
    });
    const otherHost = `http://localhost:${port}/here`;
    for (const [target, at] of [
      [`${second.url}/here`, second],
      [otherHost, first],
    ] as const) {
      expect(await final(target)).toBe(target);
      const seen = at.requests.at(-1)!;
      expect(seen.url).toBe('/here');
      expect(JSON.stringify(seen)).not.toContain('SECRETCANARY');
      expect(seen.headers).toMatchObject({ accept: 'text/x', 'accept-language': 'de', 'user-agent': 'test/1' });
      expect(seen.headers).not.toHaveProperty('referer');
    }
  });

  it('does not send the user info of a URL beyond its origin', async () => {
    const first = await server(guide);
    const second = await server(guide);
    const [, place] = first.url.split('//');
    const { http } = network();
    const answer = await http.request({ url: `http://me:SECRETCANARY@${place}${to('/here')}` });
    expect(answer.url).toBe(`${first.url}/here`);
    expect(first.requests.at(-1)?.headers.authorization).toMatch(/^Basic /);
    await http.request({ url: `http://me:SECRETCANARY@${place}${to(`${second.url}/`)}` });
    expect(second.requests.at(-1)?.headers).not.toHaveProperty('authorization');
  });

  it('ignores user info in its location', async () => {
    const first = await server(guide);
    const [, place] = first.url.split('//');
    await network().http.request({ url: first.url + to(`http://other:word@${place}/here`) });
    expect(first.requests.at(-1)?.headers).not.toHaveProperty('authorization');
  });

  it('is followed up to ten times, and each time counts as a request', async () => {
    const chain: Answer = (request, response) => {
      const left = Number(request.url?.slice(1));
      if (left === 0) return void response.end('end');
      response.writeHead(301, { location: `/${left - 1}` }).end();
    };
    const { url } = await server(chain);
    const opened = network();
    expect((await opened.http.request({ url: `${url}/10` })).text()).toBe('end');
    expect(opened.counted()).toBe(11);
    expect(await errorOf(opened.http.request({ url: `${url}/11` }))).toMatchObject({
      code: 'bad_response',
      message: expect.stringContaining('more than 10 times'),
    });
  });

  it('that forms a loop fails as soon as an address repeats', async () => {
    const { url, requests } = await server((request, response) => {
      response.writeHead(302, { location: request.url === '/a' ? '/b' : '/a' }).end();
    });
    expect(await errorOf(network().http.request({ url: `${url}/a` }))).toMatchObject({
      code: 'bad_response',
      message: expect.stringMatching(/loop at 127\.0\.0\.1:\d+\/a$/),
    });
    expect(requests.length).toBe(2);
  });

  it('turns a POST into a GET, and sends no body to another origin', async () => {
    const second = await server(guide);
    const first = await server((request, response) => {
      const [, status] = (request.url ?? '').split('/');
      response.writeHead(Number(status), { location: `${second.url}/here` }).end();
    });
    const { http } = network();
    await http.request({ url: `${first.url}/303`, method: 'POST', body: { a: 1 }, headers });
    expect(second.requests[0]).toMatchObject({ method: 'GET', body: '' });
    expect(second.requests[0]?.headers).not.toHaveProperty('content-type');
    expect(await errorOf(http.request({ url: `${first.url}/307`, method: 'POST', body: { a: 1 } }))).toMatchObject({
      code: 'bad_response',
    });
    expect(second.requests.length).toBe(1);
  });

  it('to the public address of a service stays at the configured mirror', async () => {
    const mirror = await server((request, response) => {
      if (request.url === '/m/new') return void response.end('new');
      response.writeHead(301, { location: 'https://api.example/new' }).end();
    });
    const { http } = network({ baseUrl: `${mirror.url}/m`, allowPrivate: false });
    const answer = await http.request({ url: 'https://api.example/old', headers });
    expect([answer.text(), answer.url]).toEqual(['new', `${mirror.url}/m/new`]);
    expect(mirror.requests[1]?.headers.authorization).toBe(headers.Authorization);
  });

  it('to another folder of the configured server is followed', async () => {
    const own = await server((request, response) => {
      if (request.url === '/new/search') return void response.end('found');
      response.writeHead(301, { location: '/new/search' }).end();
    });
    const { http } = network({ baseUrl: `${own.url}/old`, allowPrivate: false });
    expect((await http.request({ url: `${own.url}/old/search` })).text()).toBe('found');
    expect(own.requests.map(({ url }) => url)).toEqual(['/old/search', '/new/search']);
  });

  it('within a private server that the user requested needs no permission', async () => {
    const { url } = await server(guide);
    expect((await network({ allowPrivate: false }).http.request({ url: url + to('/here') })).text()).toBe('here');
  });
});
