import { afterEach, describe, expect, it } from '@jest/globals';
import { SourceError } from '../../src/errors.js';
import { userAgent } from '../../src/http/network.js';
import type { Exchange, RawResponse, Transport } from '../../src/http/transport.js';
import { type Answer, type Loopback, loopback } from '../support/loopback.js';
import { answered, type RawServer, rawServer } from '../support/raw-server.js';
import { errorOf, type TestNetwork, testClock, testNetwork } from '../support/test-network.js';

const closing: (() => unknown)[] = [];
afterEach(async () => {
  for (const close of closing.splice(0)) await close();
});

async function server(answer: Answer): Promise<Loopback> {
  const opened = await loopback(answer);
  closing.push(opened.close);
  return opened;
}

async function raw(answer: Parameters<typeof rawServer>[0]): Promise<RawServer> {
  const opened = await rawServer(answer);
  closing.push(opened.close);
  return opened;
}

function network(options: Parameters<typeof testNetwork>[0] = {}): TestNetwork {
  const opened = testNetwork(options);
  closing.push(opened.close);
  return opened;
}

/** Gives the answers in turn, and repeats the last one. */
function script(...answers: [status: number, headers?: Record<string, string>][]): Answer {
  let turn = 0;
  return (_, response) => {
    const [status, headers = {}] = answers[Math.min(turn, answers.length - 1)]!;
    turn += 1;
    response.writeHead(status, headers).end(`answer ${turn}`);
  };
}

describe('a request', () => {
  it('sends its headers, and returns bytes and JSON exactly as the server sent them', async () => {
    const { url, requests } = await server((request, response) => {
      if (request.url === '/json') return void response.end('{"text":"Grüße, 世界 👋"}');
      response.setHeader('X-Many', ['1', '2']);
      response.end(Buffer.from([0, 255, 254, 128, 13, 10]));
    });
    const { http } = network({ userAgent: userAgent('1.2.3') });
    const answer = await http.request({ url: `${url}/bytes`, headers: { Accept: 'x/y' } });
    expect([...answer.bytes]).toEqual([0, 255, 254, 128, 13, 10]);
    expect([answer.status, answer.url, answer.headers['x-many']]).toEqual([200, `${url}/bytes`, '1, 2']);
    expect((await http.request({ url: `${url}/json` })).json()).toEqual({ text: 'Grüße, 世界 👋' });
    expect(requests[0]?.headers).toMatchObject({
      accept: 'x/y',
      'user-agent': 'socialrank/1.2.3 (+https://www.npmjs.com/package/socialrank)',
      'accept-encoding': 'gzip, deflate, br',
    });
  });

  it('decodes JSON as UTF-8 if that is valid, otherwise by the charset of the header', async () => {
    const { url } = await server((request, response) => {
      response.setHeader('Content-Type', 'application/json; charset=ISO-8859-1');
      response.end(
        Buffer.from('\ufeff{"text":"Grüße"}', request.url === '/utf-8' ? 'utf8' : 'latin1').subarray(
          request.url === '/utf-8' ? 0 : 1,
        ),
      );
    });
    const { http } = network();
    expect((await http.request({ url: `${url}/utf-8` })).json()).toEqual({ text: 'Grüße' });
    expect((await http.request({ url: `${url}/latin-1` })).json()).toEqual({ text: 'Grüße' });
  });

  it('sends a JSON body by POST', async () => {
    const { url, requests } = await server((_, response) => void response.end('{}'));
    await network().http.request({ url, method: 'POST', body: { q: 'ö' }, headers: { 'X-Api-Key': 'k\n' } });
    expect(requests[0]).toMatchObject({
      method: 'POST',
      body: '{"q":"ö"}',
      headers: { 'content-type': 'application/json', 'content-length': '10', 'x-api-key': 'k' },
    });
  });

  it('goes to the base URL set by the user, with its path and query', async () => {
    const { url, requests } = await server((_, response) => void response.end());
    const { http } = network({ baseUrl: `${url}/mirror/` });
    const answer = await http.request({ url: 'https://api.example/v1/x?q=a%20b', untrusted: true });
    expect(requests[0]?.url).toBe('/mirror/v1/x?q=a%20b');
    expect(answer.url).toBe(`${url}/mirror/v1/x?q=a%20b`);
  });

  it('returns responses with the statuses that the source accepts', async () => {
    const { url } = await server((request, response) => {
      response.writeHead(Number(request.url?.slice(1)), { location: '/elsewhere' }).end('body');
    });
    const { http } = network();
    for (const status of [301, 304, 404, 500]) {
      expect((await http.request({ url: `${url}/${status}`, accept: [status] })).status).toBe(status);
    }
  });
});

describe('retrying', () => {
  const retryAfter = (value: string) => ({ 'retry-after': value });
  it.each<[title: string, script: [number, Record<string, string>?][], waits: number[], status: number | string]>([
    ['nothing that went well', [[200]], [], 200],
    ['what may pass', [[503], [502], [200]], [250, 500], 200],
    ['two times and no more', [[500], [500], [500], [200]], [250, 500], 'unreachable'],
    ['after the time that it is told', [[429, retryAfter('3')], [503, retryAfter('2')], [200]], [3000, 2000], 200],
    [
      'by its own measure where that time is nonsense',
      [[429, retryAfter('-5')], [429, retryAfter('1e9')], [200]],
      [250, 500],
      200,
    ],
    ['nothing that takes too long', [[429, retryAfter('31')], [200]], [], 'rate_limited'],
    ['no other 4xx', [[400], [200]], [], 'bad_response'],
    ['no refused key', [[401], [200]], [], 'auth'],
    ['no missing page', [[404], [200]], [], 'not_found'],
    ['a server that gave up waiting', [[408], [200]], [250], 200],
  ])('retries %s', async (_, answers, waits, ends) => {
    const { url, requests } = await server(script(...answers));
    const clock = testClock();
    const { http, counted } = network({ clock });
    const work = http.request({ url });
    if (typeof ends === 'number') expect((await work).status).toBe(ends);
    else expect(await errorOf(work)).toMatchObject({ code: ends });
    expect(clock.waits).toEqual(waits);
    expect(requests.length).toBe(waits.length + 1);
    expect(counted()).toBe(requests.length);
  });

  it('reports in the error when to try again', async () => {
    const { url } = await server(script([429, retryAfter('Thu, 01 Jan 2026 01:00:00 GMT')]));
    const explain = () => ({ error: new SourceError('rate_limited', 'quota of the hour is used'), retry: true });
    const limited = { code: 'rate_limited', retryAt: '2026-01-01T01:00:00.000Z', status: 429 };
    expect(await errorOf(network().http.request({ url }))).toMatchObject(limited);
    expect(await errorOf(network().http.request({ url, explain }))).toMatchObject({
      code: 'rate_limited',
      message: 'quota of the hour is used',
      retryAt: '2026-01-01T01:00:00.000Z',
    });
    // A time found by the source takes precedence, and an error that is not a rate limit gets none.
    const known = { retryAt: '2026-01-02T00:00:00.000Z' };
    const better = () => ({ error: new SourceError('rate_limited', 'used up for today', known), retry: false });
    expect(await errorOf(network().http.request({ url, explain: better }))).toMatchObject(known);
    const other = () => ({ error: new SourceError('blocked', 'banned'), retry: false });
    expect(await errorOf(network().http.request({ url, explain: other }))).toMatchObject({
      code: 'blocked',
      retryAt: null,
    });
  });

  it('waits up to the deadline of the run, never beyond', async () => {
    for (const [left, waits] of [
      [60_000, [40_000]],
      [40_000, []],
    ] as const) {
      const { url } = await server(script([429, retryAfter('40')], [200]));
      const clock = testClock();
      const { http } = network({ clock, deadlineAt: clock.now() + left });
      await http.request({ url }).catch(() => {});
      expect(clock.waits).toEqual(waits);
    }
  });

  it('lets the source explain a status', async () => {
    const { url, requests } = await server(script([503], [400], [200]));
    const quota = { error: new SourceError('quota', 'no credits left'), retry: false };
    expect(
      await errorOf(
        network().http.request({ url, explain: (response) => (response.text() === 'answer 1' ? quota : undefined) }),
      ),
    ).toMatchObject({ code: 'quota' });
    const again = { error: new SourceError('unreachable', 'is starting'), retry: true };
    expect((await network().http.request({ url, explain: () => again })).status).toBe(200);
    expect(requests.length).toBe(3);
  });

  it('falls back to the usual meaning of a status if the source throws', async () => {
    const { url } = await server(script([404]));
    const explain = (response: { json(): unknown }) => response.json() as never;
    expect(await errorOf(network().http.request({ url, explain }))).toMatchObject({ code: 'not_found' });
  });

  it('repeats a POST that only queries', async () => {
    const { url, requests } = await server((_, response) => {
      response.statusCode = 503;
      response.end();
    });
    expect(await errorOf(network().http.request({ url, method: 'POST', body: {}, onlyAsks: true }))).toMatchObject({
      code: 'unreachable',
    });
    expect(requests).toHaveLength(3);
  });

  it('never repeats any other POST', async () => {
    const { url, requests } = await server(script([503], [200]));
    expect(await errorOf(network().http.request({ url, method: 'POST', body: {} }))).toMatchObject({
      code: 'unreachable',
    });
    expect(requests.length).toBe(1);
  });

  it.each<[title: string, first: (socket: import('node:net').Socket) => void]>([
    ['a reset', (socket) => socket.resetAndDestroy()],
    ['a hang-up', (socket) => socket.end()],
    ['a body that ends too early', (socket) => socket.end('HTTP/1.1 200 OK\r\nContent-Length: 10\r\n\r\nhi')],
    [
      'a chunk that ends too early',
      (socket) => socket.end('HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n5\r\nh'),
    ],
  ])('repeats a request after %s', async (_, first) => {
    let turn = 0;
    const { url } = await raw((socket) => {
      turn += 1;
      if (turn === 1) first(socket);
      else socket.end(answered([], 'whole'));
    });
    expect((await network().http.request({ url })).text()).toBe('whole');
  });

  it('does not repeat a request if the connection is refused', async () => {
    const gone = await rawServer(null);
    await gone.close();
    const { http, counted } = network();
    expect(await errorOf(http.request({ url: gone.url }))).toMatchObject({
      code: 'unreachable',
      message: `127.0.0.1:${gone.port} refused the connection`,
      cause: { code: 'ECONNREFUSED' },
    });
    expect(counted()).toBe(1);
  });
});

describe('timeouts and deadlines', () => {
  const dripping = (socket: import('node:net').Socket) => {
    socket.write('HTTP/1.1 200 OK\r\nContent-Length: 100000\r\n\r\n');
    const drip = setInterval(() => socket.write('x'), 50);
    socket.on('close', () => clearInterval(drip));
  };
  it.each<[title: string, answer: Parameters<typeof rawServer>[0]]>([
    ['a silent host', null],
    ['half a head', (socket) => void socket.write('HTTP/1.1 200 OK\r\nX-A')],
    ['a body that never comes', (socket) => void socket.write('HTTP/1.1 200 OK\r\nContent-Length: 5\r\n\r\n')],
    ['a dripping body', dripping],
    [
      'endless interim answers',
      (socket) => {
        const drip = setInterval(() => socket.write('HTTP/1.1 102 Processing\r\n\r\n'), 20);
        socket.on('close', () => clearInterval(drip));
      },
    ],
    [
      'another protocol',
      (socket) => void socket.write('HTTP/1.1 101 Switching Protocols\r\nConnection: Upgrade\r\nUpgrade: x\r\n\r\n'),
    ],
  ])('give up on %s, without a retry', async (_, answer) => {
    const { url, hits } = await raw(answer);
    const { http } = network({ timeoutMilliseconds: 300 });
    const began = performance.now();
    expect(await errorOf(http.request({ url }))).toMatchObject({
      code: 'timeout',
      message: expect.stringContaining('did not answer within 0.3 s'),
    });
    expect(performance.now() - began).toBeLessThan(10_000);
    expect(hits()).toBe(1);
  });

  it('cover a request with all its redirects', async () => {
    const { url } = await server(async (request, response) => {
      await new Promise((resolve) => setTimeout(resolve, 120));
      response.writeHead(302, { location: `/${Number(request.url?.slice(1)) + 1}` }).end();
    });
    const began = performance.now();
    expect(await errorOf(network({ timeoutMilliseconds: 300 }).http.request({ url: `${url}/1` }))).toMatchObject({
      code: 'timeout',
    });
    expect(performance.now() - began).toBeLessThan(10_000);
  });

  it('of the run end all requests, whether in flight, queued or waiting for a retry', async () => {
    const silent = await raw(null);
    const busy = await server(script([503]));
    const run = new AbortController();
    const clock = { ...testClock(), sleep: () => new Promise<void>(() => {}) };
    const { http } = network({ signal: run.signal, concurrency: 2, clock });
    const works = [`${busy.url}/`, silent.url, silent.url, silent.url].map((url) => errorOf(http.request({ url })));
    await new Promise((resolve) => setTimeout(resolve, 100));
    const began = performance.now();
    run.abort(new DOMException('the time is up', 'TimeoutError'));
    const errors = await Promise.all(works);
    expect(performance.now() - began).toBeLessThan(10_000);
    for (const error of errors) {
      expect(error).toMatchObject({
        name: 'SourceError',
        code: 'timeout',
        message: expect.stringContaining('the run ended before 127.0.0.1'),
      });
    }
    expect(await errorOf(http.request({ url: busy.url }))).toMatchObject({ code: 'timeout' });
  });

  it('apply even if the transport ignores its signal', async () => {
    const deaf: Transport = { send: () => new Promise<RawResponse>(() => {}), close() {} };
    const { http } = network({ transport: deaf, timeoutMilliseconds: 20 });
    expect(await errorOf(http.request({ url: 'https://api.example/' }))).toMatchObject({ code: 'timeout' });
  });

  it.each<[title: string, reason: unknown]>([
    ['its own error', new SourceError('timeout', 'the deadline of 60 s has passed')],
    ['what the caller said', new Error('interrupted')],
  ])('reject with the reason of the signal: %s', async (_, reason) => {
    const { url } = await raw(null);
    for (const whose of ['signal', 'sourceSignal'] as const) {
      const controller = new AbortController();
      const work = errorOf(network({ [whose]: controller.signal }).http.request({ url }));
      controller.abort(reason);
      expect(await work).toBe(reason);
    }
  });

  it.each([undefined, null, 'enough'])(
    'reject with an error even if the reason of the signal is %j',
    async (reason) => {
      const controller = new AbortController();
      controller.abort(reason);
      expect(
        await errorOf(network({ signal: controller.signal }).http.request({ url: 'https://api.example/' })),
      ).toMatchObject({
        name: reason === undefined ? 'AbortError' : 'SourceError',
      });
    },
  );

  it('of one source do not affect other sources', async () => {
    const { url } = await server((_, response) => void setTimeout(() => response.end('late'), 100));
    const opened = network();
    const leaving = new AbortController();
    const other = opened.forSource({ signal: leaving.signal, baseUrl: null, onRequest() {} });
    const gone = errorOf(other.request({ url }));
    const stays = opened.http.request({ url });
    leaving.abort(new Error('enough found'));
    expect(await gone).toMatchObject({ message: 'enough found' });
    expect((await stays).text()).toBe('late');
  });

  it('end requests in flight when the network is closed', async () => {
    const { url } = await raw(null);
    const opened = network();
    const work = errorOf(opened.http.request({ url }));
    opened.close();
    expect(await work).toMatchObject({ code: 'unreachable' });
  });
});

describe('many hosts', () => {
  it('answer even if forty others hang', async () => {
    const hanging = await Promise.all(
      Array.from({ length: 40 }, (_, at) =>
        raw(at % 2 === 0 ? null : (socket) => void socket.write('HTTP/1.1 200 OK\r\nContent-Length: 9\r\n\r\n')),
      ),
    );
    const answering = await Promise.all(
      Array.from({ length: 10 }, () => server((_, response) => void response.end('here'))),
    );
    const run = new AbortController();
    const { http } = network({ signal: run.signal, timeoutMilliseconds: 30_000 });
    const hung = hanging.map(({ url }) => errorOf(http.request({ url })));
    const began = performance.now();
    const answers = await Promise.all(answering.map(({ url }) => http.request({ url })));
    expect(answers.map((answer) => answer.text())).toEqual(Array.from({ length: 10 }, () => 'here'));
    // Twenty hosts stay silent. The other twenty stop after the headers, and count against the limit for a second.
    expect(performance.now() - began).toBeLessThan(20_000);
    run.abort(new DOMException('over', 'TimeoutError'));
    expect((await Promise.all(hung)).every((error) => (error as SourceError).code === 'timeout')).toBe(true);
  });

  it('get no more concurrent requests than the user allows', async () => {
    let now = 0;
    let most = 0;
    const { url } = await server(async (_, response) => {
      now += 1;
      most = Math.max(most, now);
      await new Promise((resolve) => setTimeout(resolve, 80));
      now -= 1;
      response.end();
    });
    const { http } = network({ concurrency: 3 });
    await Promise.all(Array.from({ length: 12 }, () => http.request({ url })));
    expect(most).toBe(3);
  });

  it('are contacted by a transport that gets the URL, trust, size limit, body and method', async () => {
    const sent: Exchange[] = [];
    const transport: Transport = {
      send(exchange) {
        sent.push(exchange);
        return Promise.resolve({ status: 200, headers: {}, bytes: new Uint8Array() });
      },
      close() {},
    };
    const { http } = network({ transport, maxBytes: 77 });
    await http.request({ url: 'https://u:p@api.example/x#y', untrusted: true });
    await http.request({ url: 'https://api.example/x', maxBytes: 5 });
    expect(sent.map(({ url, untrusted, maxBytes, body, method }) => [url, untrusted, maxBytes, body, method])).toEqual([
      ['https://api.example/x', true, 77, null, 'GET'],
      ['https://api.example/x', false, 5, null, 'GET'],
    ]);
  });
});
