import { describe, expect, it } from '@jest/globals';
import { type ScanOptions, type Source, SourceError, scan } from '../../../src/index.js';
import { memoryCache } from '../../../src/library/memory-cache.js';
import type { Cache } from '../../../src/sources/source.js';
import { madeUp, post } from '../../support/made-up-source.js';
import { type Scripted, scripted } from '../../support/scripted-transport.js';

const NOW = Date.UTC(2026, 10, 21, 12);
const later = (seconds: number) => new Date(NOW + seconds * 1000);

/** A source that requests one URL per page. */
function forum(given: Partial<Source> = {}, urls = ['https://forum.example/search']): Source {
  return madeUp(
    'forum',
    async function* ({ http }) {
      for (const url of urls) yield [post((await http.request({ url })).url)];
    },
    given,
  );
}

interface Ran {
  readonly error: { code: string; message: string; retryAt: string | null; hint: string | null } | null;
  readonly requests: number;
}

/** Runs one scan the given seconds after `NOW`, with the given cache. */
async function run(
  cache: Cache,
  answer: Scripted,
  seconds: number,
  given: ScanOptions & { source?: Source } = {},
): Promise<Ran> {
  const { source = forum(), ...options } = given;
  const { sources } = await scan('acme', {
    sources: [source],
    cache: () => cache,
    now: () => later(seconds),
    transport: scripted(() => answer),
    retries: 0,
    ...options,
  });
  return { error: sources[0]!.error, requests: sources[0]!.requests };
}

const tooOften = (seconds: number): Scripted => ({ status: 429, headers: { 'retry-after': String(seconds) } });

describe('rate limits remembered from earlier runs', () => {
  it.each<[title: string, answer: Scripted]>([
    ['a refusal', tooOften(600)],
    ['the last answer that there was', { headers: { 'x-ratelimit-remaining': '0', 'x-ratelimit-reset': '600' } }],
  ])('make the next run fail at once, without a request, if announced in %s', async (_, answer) => {
    const cache = memoryCache();
    expect((await run(cache, answer, 0)).requests).toBe(1);
    const second = await run(cache, {}, 60);
    expect(second).toMatchObject({
      requests: 0,
      error: {
        code: 'rate_limited',
        message: expect.stringMatching(/^forum\.example .* \(as it reported before; it was not asked again\)$/),
        hint: 'wait until then; socialrank sources check forum asks anyway and clears it',
      },
    });
    expect(Math.abs(Date.parse(second.error!.retryAt!) - later(600).getTime())).toBeLessThan(2000);
    expect((await run(cache, {}, 120)).error?.message).toBe(second.error?.message);
    expect(await run(cache, {}, 660)).toEqual({ requests: 1, error: null });
    expect(await run(cache, {}, 661)).toEqual({ requests: 1, error: null });
  });

  it('keep the error code of a used-up quota', async () => {
    const cache = memoryCache();
    const error = new SourceError('quota', 'no units left', { retryAt: later(3600).toISOString(), hint: 'wait' });
    const source = madeUp('forum', async function* ({ http }) {
      await http.request({ url: 'https://forum.example/', explain: () => ({ error, retry: false }) });
      yield [];
    });
    await run(cache, { status: 403 }, 0, { source });
    expect(await run(cache, {}, 60, { source })).toMatchObject({ requests: 0, error: { code: 'quota' } });
  });

  it('apply for at most a day', async () => {
    const cache = memoryCache();
    const first = await run(cache, tooOften(400 * 86_400), 0);
    expect(Date.parse(first.error!.retryAt!)).toBeGreaterThan(later(364 * 86_400).getTime());
    const second = await run(cache, {}, 86_300);
    expect(second).toMatchObject({ requests: 0, error: { code: 'rate_limited' } });
    expect(Math.abs(Date.parse(second.error!.retryAt!) - later(86_400).getTime())).toBeLessThan(2000);
    // The run in between sent no request and does not extend the day.
    expect(await run(cache, {}, 86_402)).toEqual({ requests: 1, error: null });
  });

  it('apply only to the host that announced them', async () => {
    const cache = memoryCache();
    await run(cache, tooOften(600), 0);
    const other = forum({}, ['https://other.example/']);
    expect(await run(cache, {}, 60, { source: other })).toEqual({ requests: 1, error: null });
    expect((await run(cache, {}, 60)).requests).toBe(0);
  });

  it('are ignored if the settings of the source have changed', async () => {
    const cache = memoryCache();
    const source = forum({ settings: { token: { description: 'a token', secret: true } } });
    await run(cache, tooOften(600), 0, { source });
    const settings = { forum: { token: 'other' } };
    expect((await run(cache, {}, 60, { source, settings })).error).toBeNull();
  });

  it('are not stored if they end within seconds', async () => {
    const cache = memoryCache();
    await run(cache, tooOften(4), 0, { deadlineMilliseconds: 1000 });
    expect(await cache.get('limits')).not.toContain('retryAt');
    expect((await run(cache, {}, 1)).error).toBeNull();
  });

  it('neither apply to replays nor are stored by them', async () => {
    const cache = memoryCache();
    await run(cache, tooOften(600), 0, { isReplay: true });
    expect(await cache.get('limits')).toBeUndefined();
    await run(cache, tooOften(600), 0);
    expect((await run(cache, {}, 60, { isReplay: true })).error).toBeNull();
  });

  it.each(['', '{', 'null', '[]', '7', '{"limits":{}}', '{"limits":[null,7,{"place":7},{"retryAt":"soon"}]}'])(
    'are treated as absent if the cache contains %j',
    async (text) => {
      const cache = memoryCache();
      await cache.set('limits', text);
      expect((await run(cache, {}, 0)).error).toBeNull();
    },
  );

  it('are not remembered if the cache fails', async () => {
    const broken = () => Promise.reject(new Error('no'));
    const cache = { get: broken, set: broken, delete: broken };
    expect((await run(cache, tooOften(600), 0)).error).toMatchObject({ code: 'rate_limited' });
    expect((await run(cache, {}, 60)).error).toBeNull();
  });

  it('are stored without secrets', async () => {
    const cache = memoryCache();
    const source = forum({ settings: { token: { description: 'a token', secret: true } } }, [
      'https://forum.example/?key=hush-hush-key',
    ]);
    await run(cache, tooOften(600), 0, { source, settings: { forum: { token: 'hush-hush-key' } } });
    expect(await cache.get('limits')).toContain('forum.example');
    expect(await cache.get('limits')).not.toContain('hush');
  });
});
