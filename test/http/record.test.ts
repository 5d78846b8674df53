import { afterEach, describe, expect, it } from '@jest/globals';
import { SourceError } from '../../src/errors.js';
import { axiosTransport } from '../../src/http/axios-transport.js';
import { recorder } from '../../src/http/record.js';
import { readTape, replay } from '../../src/http/tape.js';
import type { RawResponse, Transport } from '../../src/http/transport.js';
import type { Http, HttpRequest } from '../../src/sources/source.js';
import { type Answer, loopback } from '../support/loopback.js';
import { rawServer } from '../support/raw-server.js';
import { testClock, testNetwork } from '../support/test-network.js';

const closing: (() => unknown)[] = [];
afterEach(async () => {
  for (const close of closing.splice(0)) await close();
});

const options = { secrets: [] as string[], version: '1.2.3', scan: { since: '2026-01-01T00:00:00.000Z' } };

function recording(
  change: Partial<typeof options> = {},
  transport: Transport = axiosTransport({ allowPrivate: true }),
) {
  const { transport: listening, toHar } = recorder(transport);
  const opened = testNetwork({ transport: listening, timeoutMilliseconds: 1000 });
  closing.push(opened.close);
  return { http: opened.http, toHar: () => toHar({ ...options, ...change }) };
}

function replaying(har: string): Http {
  const opened = testNetwork({ transport: replay(readTape(har, 'x.har')), clock: testClock(), isReplay: true });
  closing.push(opened.close);
  return opened.http;
}

async function server(answer: Answer): Promise<string> {
  const opened = await loopback(answer);
  closing.push(opened.close);
  return opened.url;
}

/** Everything that a source can learn from its request. */
async function told(http: Http, request: HttpRequest): Promise<unknown> {
  try {
    const { status, url, headers, bytes } = await http.request(request);
    return { status, url, headers: { ...headers }, bytes: Buffer.from(bytes).toString('base64') };
  } catch (error) {
    if (!(error instanceof SourceError)) throw error;
    const { code, message, hint, status, retryAt, cause } = error;
    return { code, message, hint, status, retryAt, cause: (cause as { code?: string } | undefined)?.code };
  }
}

const entries = (har: string) =>
  (JSON.parse(har) as { log: { entries: { request: Record<string, unknown>; response: Record<string, unknown> }[] } })
    .log.entries;

describe('recorder', () => {
  it('records answers, redirects, retries and failures so that a replay repeats them', async () => {
    let failures = 0;
    const url = await server((request, response, body) => {
      const path = request.url ?? '';
      if (path === '/text') return void response.setHeader('X-A', ['1', '2']).end('\ufeffGrüße, 世界 👋\r\n\0');
      if (path === '/bytes') return void response.end(Buffer.from([0xff, 0xfe, 0, 0x80, 10]));
      if (path === '/large') return void response.end('more than three');
      if (path === '/empty') return void response.writeHead(204).end();
      if (path === '/old') return void response.writeHead(301, { location: '/text' }).end();
      if (path === '/gone') return void response.writeHead(410).end('gone');
      if (path === '/post') return void response.end(`you sent ${body}`);
      if (path === '/shaky') {
        failures += 1;
        if (failures === 1) return void request.socket.resetAndDestroy();
        if (failures === 2) return void response.writeHead(503).end();
        return void response.end('at last');
      }
    });
    const { close, url: strange } = await rawServer((socket) => void socket.end('SSH-2.0\r\n'));
    closing.push(close);
    // On a host of its own, as no other request would be sent to it after this answer.
    const busy = await server((_, response) => void response.writeHead(429, { 'retry-after': '3600' }).end());
    const requests: HttpRequest[] = [
      { url: busy },
      ...['text', 'bytes', 'empty', 'old', 'gone', 'shaky', 'silent', 'gone'].map((path) => ({
        url: `${url}/${path}`,
      })),
      { url: `${url}/text`, method: 'HEAD' },
      { url: `${url}/post`, method: 'POST', body: { page: 1 } },
      { url: `${url}/post`, method: 'POST', body: { page: 2 } },
      { url: `${url}/large`, maxBytes: 3 },
      { url: strange },
    ];
    const { http, toHar } = recording();
    const live: unknown[] = [];
    for (const request of requests) live.push(await told(http, request));
    const har = toHar();
    for (const order of [requests, [...requests].reverse()]) {
      const played = replaying(har);
      const tape = new Map<HttpRequest, unknown>();
      await Promise.all(order.map(async (request) => tape.set(request, await told(played, request))));
      for (const [at, request] of requests.entries())
        expect([request.url, tape.get(request)]).toEqual([request.url, live[at]]);
    }
  });

  it('writes HAR 1.2', async () => {
    const url = await server((request, response) => {
      response
        .setHeader('content-type', 'application/json')
        .end(request.method === 'POST' ? '{"a":"ö"}' : Buffer.from([255]));
    });
    const { http, toHar } = recording();
    await http.request({ url: `${url}/x?q=a%20b&q=c`, method: 'POST', body: { b: 1 } });
    await http.request({ url: `${url}/y` });
    const har = JSON.parse(toHar()) as { log: Record<string, unknown> };
    expect(har.log).toMatchObject({
      version: '1.2',
      creator: { name: 'socialrank', version: '1.2.3' },
      _socialrank: options.scan,
    });
    const [first, second] = entries(toHar());
    expect(first).toMatchObject({
      startedDateTime: expect.stringMatching(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/),
      time: expect.any(Number),
      request: {
        method: 'POST',
        url: `${url}/x?q=a%20b&q=c`,
        httpVersion: 'HTTP/1.1',
        cookies: [],
        queryString: [
          { name: 'q', value: 'a b' },
          { name: 'q', value: 'c' },
        ],
        postData: { mimeType: 'application/json', text: '{"b":1}' },
        headersSize: -1,
        bodySize: 7,
      },
      response: {
        status: 200,
        statusText: 'OK',
        cookies: [],
        content: { size: 10, mimeType: 'application/json', text: '{"a":"ö"}' },
        redirectURL: '',
        headersSize: -1,
        bodySize: -1,
      },
      cache: {},
      timings: { send: expect.any(Number), wait: expect.any(Number), receive: expect.any(Number) },
    });
    expect(second).toMatchObject({ response: { content: { text: '/w==', encoding: 'base64' } } });
  });

  it('keeps the order of the requests, whatever the order of the responses', async () => {
    const url = await server(
      (request, response) => void setTimeout(() => response.end(request.url), request.url === '/1' ? 60 : 0),
    );
    const { http, toHar } = recording();
    await Promise.all(['1', '2', '3'].map((path) => http.request({ url: `${url}/${path}` })));
    expect(entries(toHar()).map(({ request }) => request['url'])).toEqual([`${url}/1`, `${url}/2`, `${url}/3`]);
  });

  it('leaves out cancelled requests, and keeps those that ran out of time', async () => {
    const silent = await rawServer(null);
    closing.push(silent.close);
    const { transport, toHar } = recorder(axiosTransport({ allowPrivate: true }));
    const run = new AbortController();
    const opened = testNetwork({ transport, signal: run.signal });
    const leaving = new AbortController();
    closing.push(opened.close);
    const other = opened.forSource({ signal: leaving.signal, baseUrl: null, onRequest() {} });
    const works = [
      told(opened.http, { url: `${silent.url}/late` }),
      other.request({ url: `${silent.url}/enough` }).catch(() => {}),
    ];
    await new Promise((resolve) => setTimeout(resolve, 50));
    leaving.abort(new Error('enough found'));
    run.abort(new DOMException('the deadline', 'TimeoutError'));
    await Promise.all(works);
    expect(entries(toHar(options))).toMatchObject([
      { request: { url: `${silent.url}/late` }, response: { status: 0, _error: { code: 'timeout' } } },
    ]);
  });

  it('can be read while requests are pending', async () => {
    const pending: Transport = { send: () => new Promise<RawResponse>(() => {}), close() {} };
    const { transport, toHar } = recorder(pending);
    void transport.send({
      method: 'GET',
      url: 'https://a.example/',
      headers: {},
      body: null,
      untrusted: false,
      maxBytes: 1,
      signal: new AbortController().signal,
    });
    expect(entries(toHar(options))).toEqual([]);
  });
});

describe('a tape', () => {
  const secret = 'SECRET+CA/NARY=?';
  const token = 'eyJTRVNTSU9O.CANARY.c2lnbmF0dXJl';

  it('contains no secret, in whatever way the service repeats it', async () => {
    const spellings = [
      secret,
      encodeURIComponent(secret),
      JSON.stringify(secret).replaceAll('/', '\\/'),
      Buffer.from(`user:${secret}`).toString('base64'),
    ];
    const url = await server((request, response) => {
      response.setHeader('Set-Cookie', `sid=${secret}`).setHeader('X-Auth-Token', token).setHeader('X-Echo', secret);
      response.setHeader('Link', `<http://a.example/?page=2&key=${encodeURIComponent(secret)}>; rel="next"`);
      if (request.url === '/login') {
        return void response
          .setHeader('content-type', 'application/json')
          .end(JSON.stringify({ accessJwt: token, did: 'd' }));
      }
      if (request.url?.startsWith('/away'))
        return void response.writeHead(302, { location: `/?token=${encodeURIComponent(secret)}` }).end();
      if (request.url?.startsWith('/binary'))
        return void response.end(Buffer.concat([Buffer.from([255, 0]), Buffer.from(secret)]));
      response.end(`${spellings.join(' ')} ${token} ${request.url}`);
    });
    const { http, toHar } = recording({ secrets: [secret], scan: { ...options.scan, note: secret } as never });
    const headers = { Authorization: `Bearer ${secret}`, 'X-Api-Key': secret, Cookie: `a=${secret}` };
    await http.request({ url: `${url}/login`, method: 'POST', body: { identifier: 'me', password: secret } });
    await http.request({ url: `${url}/search?key=${encodeURIComponent(secret)}&q=acme`, headers });
    await http.request({
      url: `${url}/${encodeURIComponent(secret)}/path`,
      headers: { authorization: `Bearer ${token}` },
    });
    await http.request({ url: `${url}/away?access_token=other`, headers });
    await http.request({ url: `${url}/binary`, headers });
    await http.request({ url: url.replace('//', `//user:${encodeURIComponent(secret)}@`) });
    const har = toHar();
    const bodies = entries(har).map(({ response }) => {
      const { text = '', encoding } = response['content'] as { text?: string; encoding?: BufferEncoding };
      return Buffer.from(text, encoding).toString('latin1');
    });
    const everything = [har, ...bodies].join('\n');
    for (const spelling of [
      ...spellings,
      token,
      'CANARY',
      'other&',
      Buffer.from('SECRET').toString('base64').slice(0, 7),
    ]) {
      expect([spelling, everything.includes(spelling)]).toEqual([spelling, false]);
    }
    expect(everything).not.toMatch(/"(?:authorization|cookie|set-cookie|x-api-key|x-auth-token)"/i);
    // It is still the same exchange, and can be replayed without a key.
    expect(har).toContain('"accessJwt\\":\\"REDACTED');
    const played = replaying(har);
    expect((await played.request({ url: `${url}/search?key=&q=acme` })).text()).toContain('q=acme');
    expect(
      (await played.request({ url: `${url}/login`, method: 'POST', body: { identifier: '', password: '' } })).json(),
    ).toEqual({
      accessJwt: 'REDACTED',
      did: 'd',
    });
  });

  it('preserves every byte of a response without secrets', async () => {
    const body = JSON.stringify({
      license: { key: 'mit' },
      next_token: 'abc',
      url: 'https://a.example/?q=key&code=us',
      text: 'a\u2028b\\"',
    });
    const url = await server((_, response) => void response.setHeader('content-type', 'application/json').end(body));
    const { http, toHar } = recording({ secrets: ['nowhere'] });
    await http.request({ url });
    expect((await replaying(toHar()).request({ url })).text()).toBe(body);
  });
});
