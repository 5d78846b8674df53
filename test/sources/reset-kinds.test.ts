/** Every source must report the retry time, whichever format a site uses for it. */
import { describe, expect, it } from '@jest/globals';
import { scan } from '../../src/index.js';
import { BUILT_IN } from '../../src/sources/built-in.js';
import { filledSettings } from '../support/filled-settings.js';

const NOW = new Date('2026-11-21T12:00:00Z');
const LATER = new Date('2026-11-21T14:00:00Z');
const SECONDS = (LATER.getTime() - NOW.getTime()) / 1000;

const KINDS: readonly (readonly [string, Readonly<Record<string, string>>])[] = [
  ['Retry-After in seconds', { 'retry-after': String(SECONDS) }],
  ['Retry-After as a date', { 'retry-after': LATER.toUTCString() }],
  ['a reset in Unix seconds', { 'x-ratelimit-remaining': '0', 'x-ratelimit-reset': String(LATER.getTime() / 1000) }],
  ['a reset as an ISO date', { 'x-ratelimit-remaining': '0', 'x-ratelimit-reset': LATER.toISOString() }],
  ['a reset in seconds left', { 'x-ratelimit-remaining': '0', 'x-ratelimit-reset': String(SECONDS) }],
];

// Settings that need a value of a specific format.
const ODD: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  telegram: { channels: 'acmenews' },
  googlealerts: { feeds: 'https://www.google.com/alerts/feeds/1/2' },
  appstore: { apps: '123456789' },
  youtube: { key: 'one', dailySearches: '50' },
};

// Jetstream opens a stream instead of sending requests.
const asked = BUILT_IN.filter(({ name }) => name !== 'jetstream');

describe.each(KINDS)('429 with %s', (_, headers) => {
  it.each(asked.map((source) => [source.name, source] as const))(
    'results in the right retry time for %s',
    async (name, source) => {
      const settings =
        ODD[name] ??
        (Object.fromEntries(
          Object.entries(filledSettings(source)).filter(([, value]) => value !== undefined),
        ) as Record<string, string>);
      const report = await scan('#acme acme', {
        sources: [source],
        settings: { [name]: settings },
        transport: {
          send: () =>
            Promise.resolve({
              status: 429,
              headers: { 'content-type': 'application/json', ...headers },
              bytes: Buffer.from('{}'),
            }),
          close() {},
        },
        retries: 0,
        now: () => NOW,
      });
      const [{ error }] = report.sources as [(typeof report.sources)[number]];
      expect(error).toMatchObject({ code: 'rate_limited' });
      expect(Math.abs(Date.parse(error!.retryAt!) - LATER.getTime())).toBeLessThan(60_000);
    },
  );
});
