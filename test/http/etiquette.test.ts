import { describe, expect, it } from '@jest/globals';
import { SourceError } from '../../src/errors.js';
import type { Declared } from '../../src/http/etiquette.js';
import type { NetworkOptions } from '../../src/http/network.js';
import type { Http, HttpRequest } from '../../src/sources/source.js';
import { type Scripted, type ScriptedTransport, scripted } from '../support/scripted-transport.js';
import { errorOf, type TestClock, testClock, testNetwork } from '../support/test-network.js';

const NOW = Date.UTC(2026, 0, 1);
const SEARCH = 'https://api.example/search?q=acme';

interface Opened {
  readonly http: Http;
  readonly clock: TestClock;
  readonly asked: readonly string[];
}

function open(
  answer: Scripted | Parameters<typeof scripted>[0],
  declared: Declared = {},
  options: Partial<NetworkOptions> = {},
): Opened {
  const transport: ScriptedTransport = scripted(typeof answer === 'function' ? answer : () => answer);
  const clock = testClock(NOW);
  const network = testNetwork({ transport, clock, ...options });
  const http = network.forSource({
    signal: new AbortController().signal,
    baseUrl: null,
    onRequest() {},
    ...declared,
  });
  return { http, clock, asked: transport.asked };
}

const inSeconds = (seconds: number) => new Date(NOW + seconds * 1000).toISOString();
const left = (remaining: number, seconds: number): Scripted => ({
  headers: { 'x-ratelimit-remaining': String(remaining), 'x-ratelimit-reset': String(seconds) },
});

async function times(count: number, http: Http, request: HttpRequest = { url: SEARCH }): Promise<void> {
  for (let turn = 0; turn < count; turn += 1) await http.request(request);
}

describe('a declared rate limit', () => {
  const rate = { requests: 3, seconds: 10 };

  it('lets the declared number of requests through, then waits until the first leaves the window', async () => {
    const { http, clock } = open({}, { rate });
    await times(3, http);
    expect(clock.waits).toEqual([]);
    await times(4, http);
    expect(clock.waits).toEqual([10_250, 10_250]);
  });

  it('applies to concurrent requests', async () => {
    const { http, clock, asked } = open({}, { rate });
    await Promise.all(Array.from({ length: 7 }, () => http.request({ url: SEARCH })));
    expect(asked.length).toBe(7);
    expect(clock.now() - NOW).toBeGreaterThanOrEqual(20_000);
  });

  it('counts retries, and each host separately', async () => {
    const { http, clock } = open(({ url }, turn) => ({ status: turn === 0 && url === SEARCH ? 503 : 200 }), { rate });
    await times(2, http);
    await times(3, http, { url: 'https://other.example/' });
    expect(clock.waits).toEqual([250]);
    await times(1, http);
    expect(clock.waits).toEqual([250, 10_000]);
  });

  it('refuses at once a request that would have to wait past the deadline', async () => {
    const { http, clock, asked } = open({}, { rate }, { deadlineAt: NOW + 10_000 });
    await times(3, http);
    expect(await errorOf(http.request({ url: SEARCH }))).toMatchObject({
      code: 'rate_limited',
      message: 'api.example has had as many requests as it allows (3 in 10 s)',
      retryAt: inSeconds(10.25),
    });
    expect([clock.waits, asked.length]).toEqual([[], 3]);
  });

  it('delays a request for as long as necessary in a run without a deadline', async () => {
    const { http, clock } = open({}, { rate: { requests: 1, seconds: 600 } });
    await times(2, http);
    expect(clock.waits).toEqual([600_250]);
  });

  it('does not apply to this machine', async () => {
    const { http, clock } = open({}, { rate });
    for (const host of ['127.0.0.1:8080', 'localhost', '[::1]:9', 'api.localhost']) {
      await times(5, http, { url: `http://${host}/` });
    }
    expect(clock.waits).toEqual([]);
  });

  it.each([0, -1, Number.NaN])('of %d requests is ignored', async (requests) => {
    const { http, clock } = open({}, { rate: { requests, seconds: 10 } });
    await times(3, http);
    expect(clock.waits).toEqual([]);
  });

  it('does not slow down a replay', async () => {
    const { http, clock } = open({}, { rate }, { isReplay: true });
    await times(20, http);
    expect(clock.waits).toEqual([]);
  });

  it('stops waiting when the run is aborted', async () => {
    const run = new AbortController();
    const clock = { ...testClock(NOW), sleep: () => new Promise<void>(() => {}) };
    const { http, asked } = open({}, { rate: { requests: 1, seconds: 10 } }, { clock, signal: run.signal });
    await times(1, http);
    const waiting = errorOf(http.request({ url: SEARCH }));
    run.abort(new Error('interrupted'));
    expect(await waiting).toMatchObject({ message: 'interrupted' });
    expect(asked.length).toBe(1);
  });
});

describe('a reported allowance', () => {
  it('delays the next request until it is renewed if it is used up', async () => {
    const { http, clock } = open((_, turn) => left(turn === 0 ? 0 : 9, 20));
    await times(3, http);
    expect(clock.waits).toEqual([20_000]);
  });

  it('applies to this machine, too', async () => {
    const { http, clock } = open((_, turn) => left(turn === 0 ? 0 : 9, 20));
    await times(2, http, { url: 'http://127.0.0.1:8080/' });
    expect(clock.waits).toEqual([20_000]);
  });

  it('refuses at once a request if it is renewed only after the deadline', async () => {
    const { http, clock, asked } = open(left(0, 20), {}, { deadlineAt: NOW + 20_000 });
    await times(1, http);
    expect(await errorOf(http.request({ url: SEARCH }))).toMatchObject({
      code: 'rate_limited',
      message: 'api.example has no requests left for now',
      retryAt: inSeconds(20),
    });
    expect([clock.waits, asked.length]).toEqual([[], 1]);
  });

  it('refuses a long wait even in a run without a deadline', async () => {
    const { http } = open(left(0, 3600));
    await times(1, http);
    expect(await errorOf(http.request({ url: SEARCH }))).toMatchObject({
      code: 'rate_limited',
      retryAt: inSeconds(3600),
    });
  });

  it('counts the requests in flight', async () => {
    const { http, asked, clock } = open(async (_, turn) => {
      await new Promise((resolve) => setImmediate(resolve));
      return turn === 0 ? left(3, 20) : left(9, 20);
    });
    await times(1, http);
    await Promise.all(Array.from({ length: 4 }, () => http.request({ url: SEARCH })));
    expect(asked.length).toBe(5);
    expect(clock.waits).toEqual([20_000]);
  });

  it('is separate for logins and searches, and for each host', async () => {
    const { http, clock } = open(({ method }) => left(method === 'POST' ? 0 : 9, 20));
    await times(1, http, { url: 'https://api.example/login', method: 'POST', body: {} });
    await times(2, http);
    await times(2, http, { url: 'https://other.example/' });
    expect(clock.waits).toEqual([]);
  });

  it('is read by the source if it has its own reader', async () => {
    const allowance = () => ({ remaining: 0, resetsAt: inSeconds(5) });
    const { http, clock } = open(left(9, 20), { allowance });
    await times(2, http);
    expect(clock.waits).toEqual([5000]);
  });

  it('counts as used up for all requests after a refusal with Retry-After', async () => {
    const { http, asked } = open({ status: 429, headers: { 'retry-after': '90' } }, {}, { deadlineAt: NOW + 60_000 });
    const refused = { code: 'rate_limited', retryAt: inSeconds(90) };
    expect(await errorOf(http.request({ url: SEARCH }))).toMatchObject(refused);
    expect(await errorOf(http.request({ url: 'https://api.example/other' }))).toMatchObject(refused);
    expect(asked.length).toBe(1);
  });

  it('counts as used up for all requests after a refusal that the source calls a rate limit', async () => {
    const error = new SourceError('rate_limited', 'wait', { retryAt: inSeconds(90) });
    const { http, asked } = open({ status: 400 }, {}, { deadlineAt: NOW + 60_000 });
    await errorOf(http.request({ url: SEARCH, explain: () => ({ error, retry: false }) }));
    expect(await errorOf(http.request({ url: SEARCH }))).toMatchObject({
      code: 'rate_limited',
      retryAt: inSeconds(90),
    });
    expect(asked.length).toBe(1);
  });
});

describe('a permanent refusal', () => {
  const page = (number: number) => ({ url: `${SEARCH}&page=${number}` });
  const html = { headers: { 'content-type': 'text/html' }, body: '<html>' };
  const known = { headers: { authorization: 'Bearer x' } };

  it.each<[title: string, answer: Scripted, first: Partial<HttpRequest>, code: string]>([
    ['credentials that are none', { status: 401 }, known, 'auth'],
    ['what is not allowed', { status: 403 }, known, 'auth'],
    ['what requires payment', { status: 402 }, {}, 'quota'],
    ['a shut edge', { status: 403, ...html }, {}, 'blocked'],
    ['what a stranger may not see', { status: 401 }, {}, 'auth'],
  ])('fails later requests with the same error, without sending them: %s', async (_, answer, how, code) => {
    const { http, asked } = open(answer);
    const first = await errorOf(http.request({ ...page(1), ...how }));
    const second = await errorOf(http.request({ ...page(2), ...how }));
    expect(first).toMatchObject({ code });
    expect(second).toMatchObject({ code, message: (first as Error).message });
    expect(asked.length).toBe(1);
  });

  it('fails requests that wait for a slot at the host', async () => {
    const { http, asked } = open({ status: 401 });
    const pages = Array.from({ length: 10 }, (_, number) => errorOf(http.request({ ...page(number), ...known })));
    expect((await Promise.all(pages)).map((error) => (error as SourceError).code)).toEqual(Array(10).fill('auth'));
    expect(asked.length).toBeLessThan(8);
  });

  it.each<[title: string, answer: Scripted, first: Partial<HttpRequest>]>([
    ['credentials', { status: 401 }, known],
    ['credits', { status: 402 }, known],
  ])('applies to the whole origin if it concerns %s', async (_, answer, how) => {
    const { http, asked } = open(answer);
    await errorOf(http.request({ url: SEARCH, ...how }));
    await errorOf(http.request({ url: 'https://api.example/other', ...how }));
    expect(asked.length).toBe(1);
  });

  it.each<[title: string, first: HttpRequest, second: HttpRequest]>([
    ['another road of a stranger', { url: 'https://a.example/wp-json/x' }, { url: 'https://a.example/?s=x&feed=rss2' }],
    ['another origin', { url: SEARCH, ...known }, { url: 'https://b.example/', ...known }],
    ['other credentials', { url: SEARCH, ...known }, { url: SEARCH, headers: { authorization: 'Bearer y' } }],
    ['another key in the address', { url: `${SEARCH}&api_key=a` }, { url: `${SEARCH}&api_key=b` }],
    ['no credentials', { url: SEARCH, ...known }, { url: SEARCH }],
  ])('does not affect other requests: %s', async (_, first, second) => {
    const { http, asked } = open((_exchange, turn) => ({ status: turn === 0 ? 401 : 200 }));
    await errorOf(http.request(first));
    expect((await http.request(second)).status).toBe(200);
    expect(asked.length).toBe(2);
  });

  it('applies to the whole origin once its edge has blocked two paths', async () => {
    const { http, asked } = open({ status: 403, ...html });
    for (const path of ['a', 'b', 'c']) {
      expect(await errorOf(http.request({ url: `https://a.example/${path}` }))).toMatchObject({ code: 'blocked' });
    }
    expect(asked.length).toBe(2);
  });

  it('does not affect other sources', async () => {
    const transport = scripted(() => ({ status: 402 }));
    const network = testNetwork({ transport });
    const access = { signal: new AbortController().signal, baseUrl: null, onRequest() {} };
    for (let source = 0; source < 2; source += 1) await errorOf(network.forSource(access).request({ url: SEARCH }));
    expect(transport.asked.length).toBe(2);
  });
});

describe('a failing host', () => {
  it('is not contacted again after five failures in a row, and the error says so', async () => {
    const { http, asked } = open({ status: 500 }, {}, { retries: 0 });
    for (let turn = 0; turn < 5; turn += 1) {
      expect(await errorOf(http.request({ url: `https://a.example/${turn}` }))).toMatchObject({ status: 500 });
    }
    expect(await errorOf(http.request({ url: 'https://a.example/more' }))).toMatchObject({
      code: 'unreachable',
      message:
        'a.example was not contacted again: 5 requests in a row failed, the last one: a.example failed (HTTP 500)',
    });
    expect(asked.length).toBe(5);
    expect(await errorOf(http.request({ url: 'https://b.example/' }))).toMatchObject({ status: 500 });
  });

  it('is not contacted again by any source', async () => {
    const transport = scripted(() => Promise.reject(new SourceError('unreachable', 'refused the connection')));
    const network = testNetwork({ transport, retries: 0 });
    const access = { signal: new AbortController().signal, baseUrl: null, onRequest() {} };
    for (let source = 0; source < 7; source += 1) await errorOf(network.forSource(access).request({ url: SEARCH }));
    expect(transport.asked.length).toBe(5);
  });

  it.each([200, 404, 401, 429])('is contacted further if it answers with %d in between', async (status) => {
    const { http, asked } = open((_, turn) => ({ status: turn % 5 === 4 ? status : 500 }), {}, { retries: 0 });
    for (let turn = 0; turn < 15; turn += 1)
      await errorOf(http.request({ url: `https://a.example/${turn}` })).catch(() => {});
    expect(asked.length).toBe(15);
  });

  it('has each request counted as one failure, however often it was retried', async () => {
    const { http, asked } = open({ status: 503 });
    for (let turn = 0; turn < 6; turn += 1) await errorOf(http.request({ url: `https://a.example/${turn}` }));
    expect(asked.length).toBe(15);
  });
});

describe('a replay', () => {
  const unrecorded = new SourceError('not_recorded', 'the recording has no such thing');

  it('returns recorded answers in spite of a refusal or a used-up allowance', async () => {
    const { http, asked } = open((_, turn) => (turn === 0 ? { status: 402 } : left(0, 3600)), {}, { isReplay: true });
    await errorOf(http.request({ url: SEARCH }));
    await times(2, http);
    expect(asked.length).toBe(3);
  });

  it.each<[title: string, answer: Scripted, code: string]>([
    ['used up', left(0, 3600), 'rate_limited'],
    ['refused for good', { status: 402 }, 'quota'],
    ['of nothing', {}, 'not_recorded'],
  ])('explains why a request was not recorded: %s', async (_, answer, code) => {
    const { http } = open(
      (_exchange, turn) => (turn === 0 ? answer : Promise.reject(unrecorded)),
      {},
      {
        isReplay: true,
      },
    );
    await http.request({ url: SEARCH }).catch(() => {});
    expect(await errorOf(http.request({ url: `${SEARCH}&page=2` }))).toMatchObject({ code });
  });
});
