import { inspect } from 'node:util';
import { afterEach, describe, expect, it } from '@jest/globals';
import { SourceError } from '../../src/errors.js';
import type { Transport } from '../../src/http/transport.js';
import type { HttpRequest } from '../../src/sources/source.js';
import { loopback } from '../support/loopback.js';
import { rawServer } from '../support/raw-server.js';
import { errorOf, testNetwork } from '../support/test-network.js';

const closing: (() => unknown)[] = [];
afterEach(async () => {
  for (const close of closing.splice(0)) await close();
});

const SECRET = 'SECRETCANARY';

/** Everything about an error that can be seen in any way. */
function seen(error: unknown): string {
  const parts = [inspect(error, { depth: 20, showHidden: true, getters: true }), String(error), JSON.stringify(error)];
  for (let link = error; link instanceof Error; link = link.cause) {
    parts.push(
      link.message,
      link.stack ?? '',
      ...Object.getOwnPropertyNames(link).map((name) => inspect(Reflect.get(link as object, name))),
    );
  }
  return parts.join('\n');
}

const carrying = (url: string): HttpRequest => ({
  url: `${url.replace('//', `//user:${SECRET}@`)}/page?key=${SECRET}&q=1`,
  headers: { Authorization: `Bearer ${SECRET}`, 'X-Api-Key': SECRET, Cookie: `sid=${SECRET}` },
});
const posting = (url: string): HttpRequest => ({ ...carrying(url), method: 'POST', body: { password: SECRET } });

function ask(request: HttpRequest, options: Parameters<typeof testNetwork>[0] = {}): Promise<unknown> {
  const opened = testNetwork({ timeoutMilliseconds: 300, retries: 1, maxBytes: 1000, ...options });
  closing.push(opened.close);
  return errorOf(opened.http.request(request));
}

describe('an error reveals no secret', () => {
  it.each<[title: string, status: number, headers: Record<string, string>]>([
    ['a refused key', 401, {}],
    ['an edge', 403, { 'content-type': 'text/html' }],
    ['a missing page', 404, {}],
    ['too many requests', 429, { 'retry-after': SECRET }],
    ['a broken server', 500, {}],
    ['an unknown status', 599, {}],
    ['a redirect to a file', 302, { location: `file:///${SECRET}?${SECRET}` }],
    ['a redirect to no address', 302, { location: `http://[${SECRET}]/` }],
    ['a redirect in a circle', 302, { location: `/page?key=${SECRET}&q=1` }],
    ['a redirect to a private address', 302, { location: `http://user:${SECRET}@10.0.0.1/${SECRET}?key=${SECRET}` }],
    ['a redirect with a name like it', 302, { location: `http://x.invalid/${SECRET}?key=${SECRET}` }],
    ['a redirect that wants the body', 307, { location: `http://x.invalid/${SECRET}?key=${SECRET}` }],
  ])('if a response is refused: %s', async (_, status, headers) => {
    const { url, close } = await loopback(
      (__, response) => void response.writeHead(status, { ...headers, 'x-echo': SECRET }).end(`${SECRET} {`),
    );
    closing.push(close);
    for (const request of [carrying(url), posting(url)]) {
      const error = await ask(request);
      expect(error).toBeInstanceOf(SourceError);
      expect(seen(error)).not.toContain(SECRET);
      expect(seen(error)).not.toContain(Buffer.from(`user:${SECRET}`).toString('base64'));
    }
  });

  it.each<[title: string, answer: Parameters<typeof rawServer>[0]]>([
    ['silence', null],
    ['a reset', (socket) => void socket.resetAndDestroy()],
    ['another protocol', (socket, request) => void socket.end(request)],
    ['a bad header', (socket) => void socket.end(`HTTP/1.1 200 ${SECRET}\r\n${SECRET} ${SECRET}: x\r\n\r\n`)],
    ['a body without end', (socket) => void socket.write(`HTTP/1.1 200 OK\r\n\r\n${SECRET.repeat(1000)}`)],
    ['a body cut off', (socket) => void socket.end(`HTTP/1.1 200 OK\r\nContent-Length: 99\r\n\r\n${SECRET}`)],
    [
      'what is no gzip',
      (socket) => void socket.end(`HTTP/1.1 200 OK\r\nContent-Encoding: gzip\r\nContent-Length: 12\r\n\r\n${SECRET}`),
    ],
  ])('if the connection fails: %s', async (_, answer) => {
    const { url, close } = await rawServer(answer);
    closing.push(close);
    for (const request of [carrying(url), posting(url)]) {
      const error = await ask(request);
      expect(error).toBeInstanceOf(SourceError);
      expect(seen(error)).not.toContain(SECRET);
    }
  });

  it.each<[title: string, request: HttpRequest]>([
    ['nobody listening', carrying('http://127.0.0.1:1')],
    ['no such host', carrying('http://x.invalid')],
    ['no address', { url: `http://user:${SECRET}@:99999/?key=${SECRET}` }],
    ['another scheme', { url: `redis://user:${SECRET}@host/?key=${SECRET}` }],
    ['a header that cannot be sent', { url: 'http://127.0.0.1:1', headers: { 'x-key': `${SECRET}\n${SECRET}` } }],
    ['a header with a wrong name', { url: 'http://127.0.0.1:1', headers: { [`${SECRET} x`]: SECRET } }],
    ['a private address', { ...carrying('http://10.0.0.1'), untrusted: true }],
  ])('if a request cannot be sent: %s', async (_, request) => {
    expect(seen(await ask(request))).not.toContain(SECRET);
  });

  it('if it is in the base URL', async () => {
    const options = { baseUrl: `http://user:${SECRET}@127.0.0.1:1/` };
    expect(seen(await ask({ url: 'https://api.example/x' }, options))).not.toContain(SECRET);
  });

  it('if it is known, whether it occurs in a path or in an error of the source', async () => {
    const { url, close } = await loopback((request, response) => void response.writeHead(404).end(request.url));
    closing.push(close);
    const options = { secrets: ['SECRET+CANARY'] };
    const inPath = await ask({ url: `${url}/SECRET%2BCANARY/search` }, options);
    expect(inPath).toMatchObject({ code: 'not_found', message: expect.stringContaining('/REDACTED/search') });
    const told = await ask(
      {
        url,
        explain: (response) => ({
          error: new SourceError('quota', `no credits left for SECRET+CANARY: ${response.text()}`, {
            hint: 'buy some for SECRET+CANARY',
            retryAt: '2026-01-01T00:00:00.000Z',
            status: 402,
            cause: new Error('SECRET+CANARY', { cause: { key: 'SECRET+CANARY' } }),
          }),
          retry: false,
        }),
      },
      options,
    );
    expect(told).toMatchObject({
      code: 'quota',
      retryAt: '2026-01-01T00:00:00.000Z',
      status: 402,
      hint: 'buy some for REDACTED',
    });
    expect(seen(told)).not.toContain('CANARY');
  });

  it('if the transport throws', async () => {
    const broken: Transport = {
      send: () =>
        Promise.reject(Object.assign(new TypeError(`cannot read ${SECRET}`), { config: { headers: SECRET } })),
      close() {},
    };
    const error = await ask(carrying('https://api.example'), { transport: broken });
    expect(error).toMatchObject({
      name: 'SourceError',
      code: 'unreachable',
      message: 'api.example could not be asked',
    });
    expect(seen(error)).not.toContain(SECRET);
  });

  it('if a response is not JSON', async () => {
    const { url, close } = await loopback((_, response) => void response.end(`${SECRET} {`));
    closing.push(close);
    const opened = testNetwork();
    closing.push(opened.close);
    const response = await opened.http.request({ url: `${url}/?key=${SECRET}` });
    const error = await errorOf(Promise.resolve().then(() => response.json()));
    expect(error).toMatchObject({ code: 'bad_response', cause: { code: 'SyntaxError' } });
    expect(seen(error)).not.toContain(SECRET);
  });
});
