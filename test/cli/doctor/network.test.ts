import { describe, expect, it } from '@jest/globals';
import { checkCertificates, checkClock, checkProxy, skewOf } from '../../../src/cli/doctor/network.js';
import { reach } from '../../../src/http/reach.js';
import { CERTIFICATE } from '../../support/certificate.js';
import { proxy } from '../../support/proxy.js';
import { temporaryFile } from '../../support/temporary.js';

const NOW = new Date('2026-11-21T12:00:00.000Z');

describe('the proxy', () => {
  it.each([
    [{}, 'ok', 'none'],
    [{ HTTPS_PROXY: 'http://ann:SECRETCANARY@proxy.example:3128/' }, 'ok', 'HTTPS_PROXY proxy.example:3128'],
    [
      { http_proxy: 'proxy.example:80', NO_PROXY: 'lan.example' },
      'ok',
      'http_proxy proxy.example:80, not for lan.example',
    ],
    [{ HTTPS_PROXY: 'http://ann:SECRETCANARY@[' }, 'fails', 'HTTPS_PROXY is not an address'],
    [
      { HTTPS_PROXY: 'socks5://u:SECRETCANARY@proxy.example' },
      'fails',
      'HTTPS_PROXY is a socks5: proxy, which is not spoken here',
    ],
  ])('with the environment %j has the status %s: %s', async (env, status, detail) => {
    for (const reaching of [null, () => Promise.resolve(null)]) {
      const check = await checkProxy(env, reaching);
      expect(check).toMatchObject({ status, detail });
      expect(JSON.stringify(check)).not.toContain('SECRETCANARY');
    }
  });

  it('fails if nothing listens, and is connected to once for two variables with the same address', async () => {
    const gone = await proxy(1);
    await gone.close();
    const asked: string[] = [];
    const { signal } = new AbortController();
    const reaching = (address: URL) => {
      asked.push(address.host);
      return reach(address, signal);
    };
    const address = gone.url.replace('//', '//ann:SECRETCANARY@');
    const { host } = new URL(gone.url);
    const there = await proxy(1);
    expect((await checkProxy({ HTTPS_PROXY: there.url, HTTP_PROXY: there.url }, reaching)).status).toBe('ok');
    await there.close();
    expect(await checkProxy({ HTTPS_PROXY: address, HTTP_PROXY: address }, reaching)).toMatchObject({
      status: 'fails',
      detail: `HTTPS_PROXY: the proxy ${host} refused the connection`,
    });
    expect(asked).toEqual([new URL(there.url).host, host]);
  });
});

describe('certificates', () => {
  it('pass by default', () => {
    expect(checkCertificates({}, NOW).status).toBe('ok');
  });

  it('cause a warning if verification is disabled', () => {
    expect(checkCertificates({ NODE_TLS_REJECT_UNAUTHORIZED: '0' }, NOW).status).toBe('warning');
  });

  it('from a file are counted, and fail if it contains none or does not exist', () => {
    const good = temporaryFile('own.pem', CERTIFICATE);
    const bad = temporaryFile('bad.pem', 'nothing');
    expect(checkCertificates({ NODE_EXTRA_CA_CERTS: good }, NOW).detail).toContain('and 1 of ');
    expect(checkCertificates({ NODE_EXTRA_CA_CERTS: bad }, NOW).status).toBe('fails');
    expect(checkCertificates({ NODE_EXTRA_CA_CERTS: `${good}.gone` }, NOW).status).toBe('fails');
  });

  it('cause a warning if they have expired', () => {
    const file = temporaryFile('own.pem', CERTIFICATE);
    expect(checkCertificates({ NODE_EXTRA_CA_CERTS: file }, new Date('9999-01-01')).status).toBe('warning');
  });
});

describe('the clock', () => {
  const at = (seconds: number) => NOW.getTime() + seconds * 1000;
  const date = (seconds: number) => ({ date: new Date(at(seconds)).toUTCString() });

  it.each([
    ['stamped while it was on its way', date(0), 0, 1, 0],
    ['stamped to the second, within it', date(0), 0.9, 0.95, 0],
    ['stamped later than it came', date(90), 0, 1, 89_000],
    ['stamped before it was asked for', date(-90), 0, 1, -89_000],
    ['from a cache, as old as it says', { ...date(-90), age: '90' }, 0, 1, 0],
    ['without a stamp', {}, 0, 1, null],
    ['with a stamp that is none', { date: 'yesterday' }, 0, 1, null],
  ])('is compared with a response %s', (_, headers, asked, answered, skew) => {
    expect(skewOf(headers, at(asked), at(answered))).toBe(skew);
  });

  it.each([
    [[], 'skipped'],
    [[0, 10, -400_000], 'ok'],
    [[31_000, 32_000, 0], 'warning'],
    [[-31_000], 'warning'],
    [[400_000, 301_000, 500_000], 'fails'],
  ])('that is off by %j ms has the status %s', (skews, status) => {
    expect(checkClock(skews, 'UTC').status).toBe(status);
  });
});
