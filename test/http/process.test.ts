import { afterEach, describe, expect, it } from '@jest/globals';
import { loopback } from '../support/loopback.js';
import { processOfItsOwn } from '../support/process-of-its-own.js';
import { proxy } from '../support/proxy.js';
import { rawServer } from '../support/raw-server.js';

/** In ms. A leak would keep the process alive for as long as the other side likes. */
const HELD = 15_000;

const closing: (() => unknown)[] = [];
afterEach(async () => {
  for (const close of closing.splice(0)) await close();
});

describe('the process', () => {
  it.each([true, false])(
    'exits after the last response, although connections are kept alive (closed: %s)',
    async (closes) => {
      const server = await loopback((_, response) => void response.end('hi'));
      closing.push(server.close);
      const requests = Array.from({ length: 5 }, () => ({ url: server.url }));
      const { answers, milliseconds, stderr } = await processOfItsOwn({ requests, closes });
      expect(answers).toEqual(requests.map(() => ({ status: 200, text: 'hi' })));
      expect(milliseconds).toBeLessThan(HELD);
      expect(stderr).toBe('');
    },
  );

  it('is not kept alive by hosts that timed out', async () => {
    const silent = await rawServer(null);
    const dripping = await rawServer((socket) => void socket.write('HTTP/1.1 200 OK\r\nContent-Length: 9\r\n\r\nx'));
    closing.push(silent.close, dripping.close);
    const requests = [{ url: silent.url }, { url: dripping.url }, { url: silent.url, untrusted: true }];
    const { answers, milliseconds } = await processOfItsOwn({ requests, closes: true, timeoutMilliseconds: 2000 });
    expect(answers.map(({ code }) => code)).toEqual(['timeout', 'timeout', 'blocked']);
    expect(milliseconds).toBeLessThan(HELD);
  });

  it.each(['http://news.example/', 'https://news.example/'])(
    'is not kept alive by a proxy that never answers: %s',
    async (url) => {
      const silent = await proxy(1, 'silent');
      closing.push(silent.close);
      const { answers, milliseconds, stderr } = await processOfItsOwn(
        { requests: Array.from({ length: 12 }, () => ({ url })), closes: true, timeoutMilliseconds: 1000 },
        { HTTP_PROXY: silent.url, HTTPS_PROXY: silent.url },
      );
      // Six at a time: after the first six requests, the host is given up.
      expect(answers.slice(0, 6).map(({ code }) => code)).toEqual(Array(6).fill('timeout'));
      expect(answers.slice(6).map(({ code }) => code)).not.toContain('');
      expect(silent.asked.length).toBeGreaterThan(0);
      expect(milliseconds).toBeLessThan(HELD);
      expect(stderr).toBe('');
    },
  );
});
