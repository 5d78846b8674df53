/** Checks what is between this machine and the network: proxy, certificates, the clock. */
import { X509Certificate } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { failure } from '../../http/failure.js';
import { parseUrl } from '../../parse-url.js';
import type { Io } from '../io/io.js';
import { reasonOf } from '../reason.js';
import { type Check, failing, skipped, sound, warning } from './check.js';

const PROXIES = ['HTTPS_PROXY', 'HTTP_PROXY', 'ALL_PROXY'] as const;
const CERTIFICATE = /-----BEGIN CERTIFICATE-----[\s\S]*?-----END CERTIFICATE-----/g;

const SKEW_WORTH_SAYING = 30_000;
/** A mention whose time is later than the clock by more than this is treated as having no time. */
const SKEW_AT_MOST = 300_000;

/**
 * Shows only the host of a proxy, since its address may contain a password.
 * @param reach connects to the proxy, and returns why it could not; null to make no connection
 */
export async function checkProxy(env: Io['env'], reach: Reach | null): Promise<Check> {
  const named = PROXIES.flatMap((name) => {
    const variable = [name.toLowerCase(), name].find((spelled) => (env[spelled] ?? '') !== '');
    return variable === undefined ? [] : [{ variable, written: env[variable]! }];
  });
  if (named.length === 0) return sound('proxy', 'none');
  for (const { variable, written } of named) {
    const address = addressOf(written);
    if (address === null)
      return failing('proxy', `${variable} is not an address`, 'write it as http://user:password@proxy:port');
    if (!/^https?:$/.test(address.protocol))
      return failing(
        'proxy',
        `${variable} is a ${address.protocol} proxy, which is not spoken here`,
        'name an http proxy',
      );
  }
  const unreached = reach === null ? null : await firstUnreached(named, reach);
  if (unreached !== null) return unreached;
  const hosts = named.map(({ variable, written }) => `${variable} ${hostOf(written)}`);
  const except = env['no_proxy'] ?? env['NO_PROXY'] ?? '';
  return sound('proxy', [...hosts, ...(except === '' ? [] : [`not for ${except}`])].join(', '));
}

type Reach = (address: URL) => Promise<string | null>;

interface Named {
  readonly variable: string;
  readonly written: string;
}

async function firstUnreached(named: readonly Named[], reach: Reach): Promise<Check | null> {
  const hosts = named.map(({ written }) => hostOf(written));
  for (const { variable, written } of named.filter((_, place) => hosts.indexOf(hosts[place]!) === place)) {
    const address = addressOf(written)!;
    const why = await reach(address);
    if (why === null) continue;
    const { message } = failure(why, address, hostOf(written));
    return failing('proxy', `${variable}: ${message}`, 'correct that variable, or unset it');
  }
  return null;
}

function addressOf(written: string): URL | null {
  return parseUrl(/^[a-z][a-z0-9+.-]*:\/\//i.test(written) ? written : `http://${written}`);
}

export function checkCertificates(env: Io['env'], now: Date): Check {
  if (env['NODE_TLS_REJECT_UNAUTHORIZED'] === '0') {
    return warning(
      'tls',
      'certificates are not checked: anybody on the way can read keys and change answers',
      'unset NODE_TLS_REJECT_UNAUTHORIZED; a certificate of your own goes into NODE_EXTRA_CA_CERTS',
    );
  }
  const file = env['NODE_EXTRA_CA_CERTS'] ?? '';
  if (file === '') return sound('tls', 'the certificates of Node');
  let text: string;
  try {
    text = readFileSync(file, 'utf8');
  } catch (error) {
    return failing('tls', `NODE_EXTRA_CA_CERTS: ${file} cannot be read: ${reasonOf(error)}`, 'name a PEM file');
  }
  const written = text.match(CERTIFICATE) ?? [];
  const certificates = written.flatMap((pem) => read(pem) ?? []);
  if (certificates.length === 0 || certificates.length < written.length)
    return failing('tls', `NODE_EXTRA_CA_CERTS: ${file} holds no certificates that can be read`, 'name a PEM file');
  const expired = certificates.filter(({ validTo }) => Date.parse(validTo) < now.getTime()).length;
  const detail = `the certificates of Node and ${certificates.length} of ${file}`;
  // A bundle of the system always contains some expired ones.
  return expired < certificates.length
    ? sound('tls', detail)
    : warning('tls', `${detail}, expired`, 'put a newer one into that file');
}

/** @param skews by how much answers were ahead of this clock, in milliseconds */
export function checkClock(skews: readonly number[], timezone: string): Check {
  if (skews.length === 0)
    return skipped('clock', `time zone ${timezone}; not compared: no source was asked, or none answered`);
  const sorted = skews.toSorted((a, b) => a - b);
  const skew = sorted[sorted.length >> 1]!;
  const size = Math.abs(skew);
  const words = `${(size / 1000).toFixed(0)} s ${skew > 0 ? 'behind' : 'ahead of'} ${skews.length === 1 ? 'the one that answered' : `the ${skews.length} that answered`}`;
  if (size < SKEW_WORTH_SAYING)
    return sound(
      'clock',
      `agrees with ${skews.length === 1 ? 'the one' : `the ${skews.length}`} that answered; time zone ${timezone}`,
    );
  const advice = 'set the clock, as with NTP: windows, daily rows and signatures go by it';
  return size > SKEW_AT_MOST ? failing('clock', words, advice) : warning('clock', words, advice);
}

/**
 * Returns by how many milliseconds an answer is ahead of our clock; null if it has no date. The date, to the second,
 * was set some time between request and answer, or earlier if a cache that states its age sent it.
 */
export function skewOf(headers: Readonly<Record<string, string>>, asked: number, answered: number): number | null {
  const stamped = Date.parse(headers['date'] ?? '');
  if (Number.isNaN(stamped)) return null;
  const age = Number(headers['age'] ?? '0');
  const [earliest, latest] = [stamped, stamped + 1000].map(
    (time) => time + (Number.isFinite(age) ? age * 1000 : 0),
  ) as [number, number];
  if (earliest > answered) return earliest - answered;
  return latest < asked ? latest - asked : 0;
}

function read(pem: string): X509Certificate | null {
  try {
    return new X509Certificate(pem);
  } catch {
    return null;
  }
}

function hostOf(written: string): string {
  return written
    .replace(/^[a-z][a-z0-9+.-]*:\/\//i, '')
    .replace(/^.*@/, '')
    .replace(/[/?#].*$/, '');
}
