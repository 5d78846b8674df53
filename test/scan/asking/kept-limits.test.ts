import { describe, expect, it } from '@jest/globals';
import { type ScanOptions, type Source, SourceError, scan } from '../../../src/index.js';
import { memoryCache } from '../../../src/library/memory-cache.js';
import type { Cache } from '../../../src/sources/source.js';
import { madeUp, post } from '../../support/made-up-source.js';
import { type Scripted, scripted } from '../../support/scripted-transport.js';

const NOW = Date.UTC(2026, 10, 21, 12);
const later = (seconds: number) => new Date(NOW + seconds * 1000);

/** Asks one address a page. */
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

/** One run at that time, against that cache. */
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

describe('limits that were told', () => {
  it.each<[title: string, answer: Scripted]>([
    ['a refusal', tooOften(600)],
    ['the last answer that there was', { headers: { 'x-ratelimit-remaining': '0', 'x-ratelimit-reset': '600' } }],
  ])('in %s hold the next run back, which says so at once', async (_, answer) => {
    const cache = memoryCache();
    expect((await run(cache, answer, 0)).requests).toBe(1);
    const second = await run(cache, {}, 60);
    expect(second).toMatchObject({
      requests: 0,
      error: {
        code: 'rate_limited',
        message: expect.stringMatching(/^forum\.example .* \(as it said before: it was not asked\)$/),
        hint: 'wait until then; socialrank sources check forum asks all the same, and forgets it',
      },
    });
    expect(Math.abs(Date.parse(second.error!.retryAt!) - later(600).getTime())).toBeLessThan(2000);
    expect((await run(cache, {}, 120)).error?.message).toBe(second.error?.message);
    expect(await run(cache, {}, 660)).toEqual({ requests: 1, error: null });
    expect(await run(cache, {}, 661)).toEqual({ requests: 1, error: null });
  });

  it('of a quota are kept with its name', async () => {
    const cache = memoryCache();
    const error = new SourceError('quota', 'no units left', { retryAt: later(3600).toISOString(), hint: 'wait' });
    const source = madeUp('forum', async function* ({ http }) {
      await http.request({ url: 'https://forum.example/', explain: () => ({ error, retry: false }) });
      yield [];
    });
    await run(cache, { status: 403 }, 0, { source });
    expect(await run(cache, {}, 60, { source })).toMatchObject({ requests: 0, error: { code: 'quota' } });
  });

  it('for longer than a day hold a day', async () => {
    const cache = memoryCache();
    const first = await run(cache, tooOften(400 * 86_400), 0);
    expect(Date.parse(first.error!.retryAt!)).toBeGreaterThan(later(364 * 86_400).getTime());
    const second = await run(cache, {}, 86_300);
    expect(second).toMatchObject({ requests: 0, error: { code: 'rate_limited' } });
    expect(Math.abs(Date.parse(second.error!.retryAt!) - later(86_400).getTime())).toBeLessThan(2000);
    // Also where nobody asked meanwhile, it does not move on.
    expect(await run(cache, {}, 86_402)).toEqual({ requests: 1, error: null });
  });

  it('hold one host, not another', async () => {
    const cache = memoryCache();
    await run(cache, tooOften(600), 0);
    const other = forum({}, ['https://other.example/']);
    expect(await run(cache, {}, 60, { source: other })).toEqual({ requests: 1, error: null });
    expect((await run(cache, {}, 60)).requests).toBe(0);
  });

  it('were told to other settings', async () => {
    const cache = memoryCache();
    const source = forum({ settings: { token: { description: 'a token', secret: true } } });
    await run(cache, tooOften(600), 0, { source });
    const settings = { forum: { token: 'other' } };
    expect((await run(cache, {}, 60, { source, settings })).error).toBeNull();
  });

  it('that end within seconds are not worth remembering', async () => {
    const cache = memoryCache();
    await run(cache, tooOften(4), 0, { deadlineMilliseconds: 1000 });
    expect(await cache.get('limits')).not.toContain('retryAt');
    expect((await run(cache, {}, 1)).error).toBeNull();
  });

  it('hold no replay, and a replay is remembered by nobody', async () => {
    const cache = memoryCache();
    await run(cache, tooOften(600), 0, { isReplay: true });
    expect(await cache.get('limits')).toBeUndefined();
    await run(cache, tooOften(600), 0);
    expect((await run(cache, {}, 60, { isReplay: true })).error).toBeNull();
  });

  it.each(['', '{', 'null', '[]', '7', '{"limits":{}}', '{"limits":[null,7,{"place":7},{"retryAt":"soon"}]}'])(
    'are none where the cache holds %j',
    async (text) => {
      const cache = memoryCache();
      await cache.set('limits', text);
      expect((await run(cache, {}, 0)).error).toBeNull();
    },
  );

  it('are none where the cache fails', async () => {
    const broken = () => Promise.reject(new Error('no'));
    const cache = { get: broken, set: broken, delete: broken };
    expect((await run(cache, tooOften(600), 0)).error).toMatchObject({ code: 'rate_limited' });
    expect((await run(cache, {}, 60)).error).toBeNull();
  });

  it('hold no secret', async () => {
    const cache = memoryCache();
    const source = forum({ settings: { token: { description: 'a token', secret: true } } }, [
      'https://forum.example/?key=hush-hush-key',
    ]);
    await run(cache, tooOften(600), 0, { source, settings: { forum: { token: 'hush-hush-key' } } });
    expect(await cache.get('limits')).toContain('forum.example');
    expect(await cache.get('limits')).not.toContain('hush');
  });
});
