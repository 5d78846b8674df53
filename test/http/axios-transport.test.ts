import type { Socket } from 'node:net';
import { brotliCompressSync, deflateSync, gzipSync } from 'node:zlib';
import { afterEach, describe, expect, it } from '@jest/globals';
import { axiosTransport } from '../../src/http/axios-transport.js';
import type { Exchange } from '../../src/http/transport.js';
import { answered, type RawServer, rawServer } from '../support/raw-server.js';
import { errorOf } from '../support/test-network.js';

const closing: (() => unknown)[] = [];
afterEach(async () => {
  for (const close of closing.splice(0)) await close();
});

/** Sends a request to a server that answers with the given raw bytes. */
async function ask(answer: (socket: Socket) => void, change: Partial<Exchange> = {}) {
  const server = await rawServer(answer);
  const transport = axiosTransport({ allowPrivate: false });
  closing.push(() => transport.close(), server.close);
  return transport.send({
    method: 'GET',
    url: `${server.url}/x?key=SECRETCANARY`,
    headers: { authorization: 'Bearer SECRETCANARY' },
    body: null,
    untrusted: false,
    maxBytes: 1_000_000,
    signal: AbortSignal.timeout(3000),
    ...change,
  });
}

const whole = (headers: readonly string[], body: Uint8Array | string) => (socket: Socket) =>
  void socket.end(answered(headers, body));
const head = (...lines: string[]) => `HTTP/1.1 200 OK\r\n${lines.map((line) => `${line}\r\n`).join('')}\r\n`;

const CHUNK = `10000\r\n${'x'.repeat(0x10000)}\r\n`;

describe('axiosTransport', () => {
  it.each<[title: string, answer: (socket: Socket) => void, text: string]>([
    ['a plain answer', whole([], 'héllo'), 'héllo'],
    ['an empty one', whole([], ''), ''],
    [
      'chunks',
      (socket) => void socket.end(`${head('Transfer-Encoding: chunked')}2\r\nhe\r\n3\r\nllo\r\n0\r\n\r\n`),
      'hello',
    ],
    ['one that ends with the connection', (socket) => void socket.end(`HTTP/1.0 200 OK\r\n\r\nhello`), 'hello'],
    ['gzip', whole(['Content-Encoding: gzip'], gzipSync('hello')), 'hello'],
    ['br', whole(['content-encoding: BR'], brotliCompressSync('hello')), 'hello'],
    ['deflate', whole(['Content-Encoding: deflate'], deflateSync('hello')), 'hello'],
    ['gzip twice', whole(['Content-Encoding: gzip, gzip'], gzipSync(gzipSync('hello'))), 'hello'],
    [
      'interim answers before it',
      (socket) =>
        void socket.end(`${'HTTP/1.1 103 Early Hints\r\n\r\n'.repeat(50)}${answered([], 'hello').toString()}`),
      'hello',
    ],
    [
      'many headers',
      whole(
        Array.from({ length: 500 }, (_, n) => `X-${n}: ${'a'.repeat(200)}`),
        'hello',
      ),
      'hello',
    ],
    [
      'a status text that moves the cursor',
      (socket) => void socket.end('HTTP/1.1 200 \x1b[2JOK\r\nContent-Length: 5\r\n\r\nhello'),
      'hello',
    ],
  ])('reads a response: %s', async (_, answer, text) => {
    expect(Buffer.from((await ask(answer)).bytes).toString()).toBe(text);
  });

  it('joins repeated headers, and drops those that a tape cannot contain', async () => {
    const headers = [
      'X-A: 1',
      'x-a: 2',
      'Set-Cookie: sid=1',
      'Location: /a',
      '__proto__: p',
      'constructor: c',
      'Content-Encoding: gzip',
    ];
    const response = await ask(whole(headers, gzipSync('')));
    expect(response.headers).toEqual({ 'x-a': '1, 2', location: '/a', constructor: 'c' });
    expect(Object.getPrototypeOf(response.headers)).toBeNull();
  });

  it.each<[status: string, number]>([
    ['204 No Content', 204],
    ['302 Found', 302],
    ['404 Not Found', 404],
    ['500 Oh', 500],
    ['999 Request denied', 999],
  ])('returns the response whatever its status: %s', async (line, status) => {
    const response = await ask(
      (socket) => void socket.end(`HTTP/1.1 ${line}\r\nLocation: /x\r\nContent-Length: 0\r\n\r\n`),
    );
    expect(response.status).toBe(status);
  });

  it.each<[title: string, answer: (socket: Socket) => void, code: string, cause: string]>([
    [
      'another protocol',
      (socket) => void socket.end('SSH-2.0-OpenSSH_9.6\r\n'),
      'bad_response',
      'HPE_INVALID_CONSTANT',
    ],
    [
      'a header with a blank in its name',
      (socket) => void socket.end(head('Bad Header: x')),
      'bad_response',
      'HPE_INVALID_HEADER_TOKEN',
    ],
    [
      'a header with a control character',
      (socket) => void socket.end(head('X-A: \x1b[2J')),
      'bad_response',
      'HPE_INVALID_HEADER_TOKEN',
    ],
    [
      'a header without end',
      (socket) => void socket.end(head(`X-A: ${'a'.repeat(300_000)}`)),
      'bad_response',
      'HPE_HEADER_OVERFLOW',
    ],
    [
      'a status that is none',
      (socket) => void socket.end('HTTP/1.1 000 No\r\n\r\n'),
      'bad_response',
      'HPE_INVALID_STATUS',
    ],
    [
      'two lengths that differ',
      (socket) => void socket.end(`${head('Content-Length: 5', 'Content-Length: 6')}hello!`),
      'bad_response',
      'HPE_UNEXPECTED_CONTENT_LENGTH',
    ],
    [
      'a length and chunks',
      (socket) => void socket.end(`${head('Content-Length: 5', 'Transfer-Encoding: chunked')}0\r\n\r\n`),
      'bad_response',
      'HPE_INVALID_TRANSFER_ENCODING',
    ],
    [
      'a chunk without a size',
      (socket) => void socket.end(`${head('Transfer-Encoding: chunked')}zz\r\nhello`),
      'bad_response',
      'HPE_INVALID_CHUNK_SIZE',
    ],
    [
      'less than it promised',
      (socket) => void socket.end(`${head('Content-Length: 10')}hello`),
      'unreachable',
      'TRUNCATED',
    ],
    ['a hang-up', (socket) => void socket.end(), 'unreachable', 'ECONNRESET'],
    ['a reset', (socket) => void socket.resetAndDestroy(), 'unreachable', 'ECONNRESET'],
    ['no gzip', whole(['Content-Encoding: gzip'], 'hello'), 'bad_response', 'Z_DATA_ERROR'],
    [
      'half a gzip',
      whole(['Content-Encoding: gzip'], gzipSync('hello'.repeat(99)).subarray(0, 20)),
      'unreachable',
      'Z_BUF_ERROR',
    ],
    ['what it was not asked for', whole(['Content-Encoding: zstd'], 'hello'), 'bad_response', 'ENCODING'],
  ])('throws a SourceError for an invalid or incomplete response: %s', async (_, answer, code, cause) => {
    const error = await errorOf(ask(answer));
    expect(error).toMatchObject({ name: 'SourceError', code, message: expect.stringMatching(/^127\.0\.0\.1:\d+ /) });
    expect((error as Error).cause).toMatchObject({ code: cause });
  });

  it.each<[title: string, answer: (socket: Socket) => void]>([
    ['by its length', whole([], Buffer.alloc(1_000_001))],
    ['chunk by chunk', (socket) => void socket.write(`${head('Transfer-Encoding: chunked')}${CHUNK.repeat(20)}`)],
    ['unpacked', whole(['Content-Encoding: gzip'], gzipSync(Buffer.alloc(3_000_000)))],
  ])('rejects a response that is too large: %s', async (_, answer) => {
    expect(await errorOf(ask(answer))).toMatchObject({
      code: 'too_large',
      message: expect.stringContaining('more than 1 MB'),
    });
  });

  it('accepts a response of exactly the maximum size', async () => {
    expect((await ask(whole([], Buffer.alloc(1_000_000)))).bytes.length).toBe(1_000_000);
    const packed = gzipSync(Buffer.alloc(1_000_000));
    expect((await ask(whole(['Content-Encoding: gzip'], packed))).bytes.length).toBe(1_000_000);
  });

  it('uses little memory for a decompression bomb', async () => {
    const bomb = gzipSync(Buffer.alloc(300_000_000));
    const before = process.memoryUsage().rss;
    let most = before;
    const watch = setInterval(() => {
      most = Math.max(most, process.memoryUsage().rss);
    }, 5);
    const began = performance.now();
    expect(await errorOf(ask(whole(['Content-Encoding: gzip'], bomb), { maxBytes: 15_000_000 }))).toMatchObject({
      code: 'too_large',
    });
    clearInterval(watch);
    expect(most - before).toBeLessThan(60_000_000);
    expect(performance.now() - began).toBeLessThan(20_000);
  });

  it('rejects with the reason of its signal', async () => {
    const reason = new Error('enough');
    const controller = new AbortController();
    const work = errorOf(ask(() => controller.abort(reason), { signal: controller.signal }));
    expect(await work).toBe(reason);
  });

  it('calls onAnswer when the headers arrive, before the body', async () => {
    const seen: string[] = [];
    await ask(
      (socket) => {
        socket.write(head('Content-Length: 1'));
        setTimeout(() => {
          seen.push('body');
          socket.end('x');
        }, 50);
      },
      { onAnswer: () => seen.push('head') },
    );
    expect(seen).toEqual(['head', 'body']);
  });

  it('reuses a connection for the next request', async () => {
    const server = await rawServer((socket) => {
      const answer = () => socket.write('HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nhi');
      answer();
      socket.on('data', answer);
    });
    const transport = opened(server);
    const exchange = plain(server.url);
    await transport.send(exchange);
    await new Promise((resolve) => setImmediate(resolve));
    await transport.send(exchange);
    expect(server.hits()).toBe(1);
  });

  it.each<[title: string, close: (socket: Socket) => void]>([
    ['closed', (socket) => void socket.end()],
    ['reset', (socket) => void socket.resetAndDestroy()],
  ])('retries at once on a new connection if a reused one turns out to be %s', async (_, close) => {
    const server = await once(close);
    const transport = opened(server);
    for (const method of ['GET', 'HEAD', 'GET'] as const) {
      expect((await transport.send({ ...plain(server.url), method })).status).toBe(200);
      await new Promise((resolve) => setImmediate(resolve));
    }
    expect(server.hits()).toBe(3);
  });

  it('does not retry a POST, nor the first request of a connection', async () => {
    const server = await once((socket) => void socket.end());
    const transport = opened(server);
    await transport.send(plain(server.url));
    await new Promise((resolve) => setImmediate(resolve));
    const post = { ...plain(server.url), method: 'POST', body: '{}' } as const;
    expect(await errorOf(transport.send(post))).toMatchObject({ code: 'unreachable' });
    expect(server.hits()).toBe(1);
    const never = await rawServer((socket) => void socket.end());
    expect(await errorOf(opened(never).send(plain(never.url)))).toMatchObject({ code: 'unreachable' });
    expect(never.hits()).toBe(1);
  });

  it('does not retry if the connection breaks off during the response', async () => {
    const server = await once((socket) => void socket.end(`${head('Content-Length: 9')}half`));
    const transport = opened(server);
    await transport.send(plain(server.url));
    await new Promise((resolve) => setImmediate(resolve));
    expect(await errorOf(transport.send(plain(server.url)))).toMatchObject({ cause: { code: 'TRUNCATED' } });
    expect(server.hits()).toBe(1);
  });
});

/** Answers the first request of each connection, and leaves the second one to `then`. */
function once(then: (socket: Socket) => void) {
  return rawServer((socket) => {
    socket.write('HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n');
    socket.once('data', () => then(socket));
  });
}

function opened(server: RawServer) {
  const transport = axiosTransport({ allowPrivate: false });
  closing.push(() => transport.close(), server.close);
  return transport;
}

function plain(url: string): Exchange {
  return {
    method: 'GET',
    url,
    headers: {},
    body: null,
    untrusted: false,
    maxBytes: 100,
    signal: AbortSignal.timeout(3000),
  };
}
