import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:https';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { CERTIFICATE, KEY } from '../support/certificate.js';
import { loopback } from '../support/loopback.js';
import { processOfItsOwn } from '../support/process-of-its-own.js';
import { proxy } from '../support/proxy.js';

const closing: (() => unknown)[] = [];
afterEach(async () => {
  for (const close of closing.splice(0)) await close();
});

const folder = mkdtempSync(join(tmpdir(), 'socialrank-'));
const trust = { NODE_EXTRA_CA_CERTS: join(folder, 'certificate.pem') };
beforeAll(() => writeFileSync(trust.NODE_EXTRA_CA_CERTS, CERTIFICATE));
afterAll(() => rmSync(folder, { recursive: true }));

async function plainServer() {
  const server = await loopback((_, response) => void response.end('plain'));
  closing.push(server.close);
  return { ...server, port: Number(new URL(server.url).port) };
}

async function secureServer(): Promise<number> {
  const server = createServer({ key: KEY, cert: CERTIFICATE }, (_, response) => void response.end('secure'));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  closing.push(() => {
    server.close();
    server.closeAllConnections();
  });
  return (server.address() as AddressInfo).port;
}

async function proxyTo(...args: Parameters<typeof proxy>) {
  const opened = await proxy(...args);
  closing.push(opened.close);
  return opened;
}

describe('a proxy set in the environment', () => {
  it('gets the full URL of a request, and its own credentials', async () => {
    const server = await plainServer();
    const between = await proxyTo(server.port);
    const { answers } = await processOfItsOwn(
      { requests: [{ url: 'http://news.example/x?q=1', headers: { authorization: 'Bearer k' } }], closes: true },
      { HTTP_PROXY: between.url.replace('//', '//me:SECRETCANARY@') },
    );
    expect(answers).toEqual([{ status: 200, text: 'plain' }]);
    expect(between.asked).toEqual(['GET http://news.example/x?q=1']);
    expect(between.credentials).toEqual([`Basic ${Buffer.from('me:SECRETCANARY').toString('base64')}`]);
    expect(server.requests[0]?.headers).toMatchObject({ host: 'news.example', authorization: 'Bearer k' });
  });

  it('tunnels https, and sees nothing but the host', async () => {
    const between = await proxyTo(await secureServer());
    const { answers } = await processOfItsOwn(
      { requests: [{ url: 'https://secure.example/x', headers: { authorization: 'Bearer k' } }], closes: true },
      { ...trust, https_proxy: between.url.replace('//', '//me:SECRETCANARY@') },
    );
    expect(answers).toEqual([{ status: 200, text: 'secure' }]);
    expect(between.asked).toEqual(['CONNECT secure.example:443']);
    expect(between.credentials).toEqual([`Basic ${Buffer.from('me:SECRETCANARY').toString('base64')}`]);
  });

  it('connects to untrusted URLs, as blocking private addresses is up to the proxy', async () => {
    const server = await plainServer();
    const between = await proxyTo(server.port);
    const secure = await proxyTo(await secureServer());
    const requests = ['http://news.example/', 'https://secure.example/'].map((url) => ({ url, untrusted: true }));
    const { answers } = await processOfItsOwn(
      { requests, closes: true },
      { ...trust, HTTP_PROXY: between.url, HTTPS_PROXY: secure.url },
    );
    expect(answers.map(({ text }) => text)).toEqual(['plain', 'secure']);
  });

  it.each(['*', '127.0.0.1', 'localhost', '127.0.0.0/8'])(
    'is bypassed with NO_PROXY=%s, and private addresses are blocked again',
    async (hosts) => {
      const server = await plainServer();
      const between = await proxyTo(1);
      const environment = { HTTP_PROXY: between.url, NO_PROXY: hosts };
      const requests = [{ url: server.url }, { url: server.url, untrusted: true }];
      const { answers } = await processOfItsOwn({ requests, closes: true }, environment);
      expect(answers.map(({ text, code }) => text ?? code)).toEqual(['plain', 'blocked']);
      expect(between.asked).toEqual([]);
    },
  );

  it.each(['http://news.example/', 'https://secure.example/'])(
    'that requires credentials is reported, without a password: %s',
    async (url) => {
      const between = await proxyTo(1, 'refuse');
      const { answers } = await processOfItsOwn(
        { requests: [{ url }], closes: true },
        { HTTP_PROXY: between.url, HTTPS_PROXY: between.url.replace('//', '//me:SECRETCANARY@') },
      );
      expect(answers[0]).toMatchObject({ code: 'unreachable', seen: expect.stringContaining('requires credentials') });
      expect(answers[0]?.seen).not.toMatch(/SECRETCANARY|bWU6/);
    },
  );

  it('that refuses connections is named in the error, without its password', async () => {
    const gone = await proxyTo(1);
    await gone.close();
    const address = gone.url.replace('//', '//me:SECRETCANARY@');
    const { answers, stderr } = await processOfItsOwn(
      { requests: ['http://news.example/', 'https://secure.example/'].map((url) => ({ url })), closes: true },
      { HTTP_PROXY: address, HTTPS_PROXY: address },
    );
    for (const { code, seen } of answers) {
      expect(code).toBe('unreachable');
      expect(seen).toContain(`the proxy ${new URL(gone.url).host} refused the connection`);
      expect(seen).not.toMatch(/SECRETCANARY|bWU6/);
    }
    expect(stderr).toBe('');
  });

  it('whose host name is unknown is named in the error', async () => {
    const address = 'http://me:SECRETCANARY@nowhere.invalid:3128';
    const { answers } = await processOfItsOwn(
      { requests: ['http://news.example/', 'https://secure.example/'].map((url) => ({ url })), closes: true },
      { HTTP_PROXY: address, HTTPS_PROXY: address },
    );
    for (const { seen } of answers) {
      expect(seen).toMatch(/the proxy nowhere\.invalid:3128 (?:is not a known host|could not be looked up)/);
      expect(seen).not.toMatch(/SECRETCANARY|bWU6/);
    }
  });

  it('of an unsupported kind is refused', async () => {
    const { answers } = await processOfItsOwn(
      { requests: [{ url: 'http://news.example/' }], closes: true },
      { HTTP_PROXY: 'socks5://me:SECRETCANARY@127.0.0.1:1' },
    );
    expect(answers[0]).toMatchObject({ code: 'unreachable', seen: expect.stringContaining('kind of proxy') });
    expect(answers[0]?.seen).not.toContain('SECRETCANARY');
  });
});

describe('a server with a self-signed certificate', () => {
  it('is refused with a hint on how to trust it, and accepted once it is trusted', async () => {
    const port = await secureServer();
    const requests = [{ url: `https://localhost:${port}/` }];
    const { answers } = await processOfItsOwn({ requests, closes: true });
    expect(answers[0]).toMatchObject({ code: 'unreachable', seen: expect.stringContaining('NODE_EXTRA_CA_CERTS') });
    const trusted = await processOfItsOwn({ requests, closes: true }, trust);
    expect(trusted.answers).toEqual([{ status: 200, text: 'secure' }]);
  });

  it('is refused under a host name that the certificate does not cover', async () => {
    const port = await secureServer();
    const names = { 'other.example': [['127.0.0.1']] };
    const requests = [{ url: `https://other.example:${port}/` }];
    const { answers } = await processOfItsOwn({ requests, names, closes: true }, trust);
    expect(answers[0]).toMatchObject({ code: 'unreachable', seen: expect.stringContaining('certificate') });
  });
});
