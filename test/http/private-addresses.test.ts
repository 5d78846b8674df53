import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from '@jest/globals';
import type { SourceError } from '../../src/errors.js';
import { loopback } from '../support/loopback.js';
import { processOfItsOwn } from '../support/process-of-its-own.js';
import { type RawServer, rawServer } from '../support/raw-server.js';
import { errorOf, testNetwork } from '../support/test-network.js';

const closing: (() => unknown)[] = [];
afterEach(async () => {
  for (const close of closing.splice(0)) await close();
});

async function canary(): Promise<RawServer> {
  const opened = await rawServer((socket) => void socket.end('HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nhi'));
  closing.push(opened.close);
  return opened;
}

/** Redirects every request to the URL in its path, byte for byte. */
async function redirector(): Promise<RawServer> {
  const opened = await rawServer((socket, request) => {
    const location = decodeURIComponent(request.split(' ')[1]?.slice(1) ?? '');
    socket.end(`HTTP/1.1 302 Found\r\nLocation: ${location}\r\nContent-Length: 0\r\n\r\n`);
  });
  closing.push(opened.close);
  return opened;
}

function network(options: Parameters<typeof testNetwork>[0] = {}) {
  const opened = testNetwork({ timeoutMilliseconds: 2000, ...options });
  closing.push(opened.close);
  return opened;
}

const SPELLINGS = [
  'http://127.0.0.1:PORT/',
  'http://127.1:PORT/',
  'http://2130706433:PORT/',
  'http://0x7f.0.0.1:PORT/',
  'http://0177.0.0.1:PORT/',
  'http://0.0.0.0:PORT/',
  'http://[::1]:PORT/',
  'http://[::]:PORT/',
  'http://[::127.0.0.1]:PORT/',
  'http://[::ffff:127.0.0.1]:PORT/',
  'http://[::ffff:0:127.0.0.1]:PORT/',
  'http://[64:ff9b::127.0.0.1]:PORT/',
  'http://[2002:7f00:1::]:PORT/',
  'http://localhost:PORT/',
  'http://LOCALHOST:PORT/',
  'http://①②⑦.⓪.⓪.①:PORT/',
  'http://good.example@127.0.0.1:PORT/',
];

describe('an untrusted URL', () => {
  it.each(SPELLINGS)('is blocked if it leads to this machine, directly or by a redirect: %s', async (spelling) => {
    const { port, hits } = await canary();
    const url = spelling.replace('PORT', String(port));
    const { http } = network();
    const error = await errorOf(http.request({ url, untrusted: true }));
    expect(error).toMatchObject({ code: 'blocked', hint: 'allow it with --allow-private' });
    const { url: elsewhere } = await redirector();
    const redirected = await errorOf(http.request({ url: `${elsewhere}/${encodeURIComponent(url)}` }));
    expect((redirected as SourceError).code).toBe('blocked');
    expect(hits()).toBe(0);
  });

  it.each([
    '10.0.0.1',
    '100.64.0.1',
    '100.100.100.200',
    '169.254.169.254',
    '172.16.0.1',
    '172.31.255.255',
    '192.0.0.1',
    '192.168.1.1',
    '198.18.0.1',
    '224.0.0.1',
    '240.0.0.1',
    '255.255.255.255',
    '[fc00::1]',
    '[fd00:ec2::254]',
    '[fe80::1]',
    '[fec0::1]',
    '[ff02::1]',
    '[64:ff9b:1::10.0.0.1]',
    '[::ffff:10.0.0.1]',
    '[2001::1]',
  ])('is blocked if it leads to %s, by http or https', async (host) => {
    const { http } = network();
    const began = performance.now();
    for (const url of [`http://${host}/`, `https://${host}/`]) {
      expect(await errorOf(http.request({ url, untrusted: true }))).toMatchObject({
        code: 'blocked',
        message: `${new URL(url).host} is a private address, and neither content nor a redirect may lead there`,
      });
    }
    expect(performance.now() - began).toBeLessThan(10_000);
  });

  it('leads to this machine only if the user allows, requests or configures it', async () => {
    const { url, hits } = await canary();
    await network({ allowPrivate: true }).http.request({ url, untrusted: true });
    await network().http.request({ url });
    await network({ baseUrl: url }).http.request({ url: 'https://api.example/', untrusted: true });
    expect(hits()).toBe(3);
  });

  it('does not lead there over a connection that a trusted request left open', async () => {
    const { url, requests, close } = await loopback((_, response) => void response.end('hi'));
    closing.push(close);
    const { http } = network();
    await http.request({ url });
    expect(await errorOf(http.request({ url, untrusted: true }))).toMatchObject({ code: 'blocked' });
    expect(requests.length).toBe(1);
  });

  it('is judged by the addresses that its host resolves to when connecting', async () => {
    const { port, hits } = await canary();
    const names = {
      'inside.example': [['127.0.0.1']],
      'both.example': [['93.184.215.14', '127.0.0.1']],
      'mapped.example': [['::ffff:127.0.0.1']],
      // A lookup made before connecting would only see the first answer.
      'rebinding.example': [['93.184.215.14', '10.0.0.1'], ['127.0.0.1']],
    };
    const requests = Object.keys(names).flatMap((name) =>
      ['http', 'https'].map((scheme) => ({ url: `${scheme}://${name}:${port}/`, untrusted: true })),
    );
    const { answers } = await processOfItsOwn({ requests, names, closes: true, timeoutMilliseconds: 1000 });
    expect(answers.map(({ code }) => code)).toEqual(requests.map(() => 'blocked'));
    expect(hits()).toBe(0);
    const trusted = await processOfItsOwn({
      requests: [{ url: `http://inside.example:${port}/` }],
      names,
      closes: true,
    });
    expect(trusted.answers).toEqual([{ status: 200, text: 'hi' }]);
  });

  const corpora = process.env['SOCIALRANK_CORPORA'];
  if (corpora === undefined) {
    it('skipped: SOCIALRANK_CORPORA is not set', () => {
      expect(corpora).toBeUndefined();
    });
  } else {
    it('gets no response for any URL of the SSRF corpus', async () => {
      const file = join(corpora, 'corpora', 'hostile', 'generated', 'ssrf-urls.json');
      const urls = JSON.parse(readFileSync(file, 'utf8')) as string[];
      const { http } = network();
      const { url: elsewhere } = await redirector();
      for (const url of urls) {
        for (const request of [{ url, untrusted: true }, { url: `${elsewhere}/${encodeURIComponent(url)}` }]) {
          const { code } = (await errorOf(http.request(request))) as SourceError;
          // URLs that are invalid, or whose host is unknown here, are not requested either.
          expect(['blocked', 'unreachable', 'bad_response']).toContain(code);
          const host = URL.canParse(url) ? new URL(url).hostname : '';
          if ('untrusted' in request && /^[\d.]+$|^\[/.test(host)) expect([url, code]).toEqual([url, 'blocked']);
        }
      }
    });
  }
});
