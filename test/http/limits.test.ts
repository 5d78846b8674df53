import { afterEach, beforeEach, describe, expect, it, jest } from '@jest/globals';
import { lifetimeOf } from '../../src/http/lifetime.js';
import { type Limits, openLimits, type Place } from '../../src/http/limits.js';

const settled = async () => {
  for (let turn = 0; turn < 10; turn += 1) await Promise.resolve();
};

/** Requests slots, and collects those that were granted, by name. */
function asker(limits: Limits, who: object = {}) {
  const places = new Map<string, Place>();
  return {
    places,
    ask(name: string, url = `https://${name}.example/`, signal = new AbortController().signal) {
      const entered = limits.enter(who, new URL(url), {
        life: lifetimeOf([signal]),
        ended: (reason) => reason as Error,
      });
      entered.then(
        (place) => places.set(name, place),
        () => {},
      );
      return entered;
    },
  };
}

const names = (count: number) => Array.from({ length: count }, (_, at) => `h${at}`);

describe('openLimits', () => {
  beforeEach(() => {
    jest.useFakeTimers();
  });
  afterEach(() => {
    jest.useRealTimers();
  });

  it('never exceeds the limit set by the user, even if the hosts are silent', async () => {
    const { ask, places } = asker(openLimits(3));
    for (const name of names(10)) void ask(name);
    await settled();
    jest.advanceTimersByTime(60_000);
    await settled();
    expect(places.size).toBe(3);
    places.get('h0')?.leave();
    await settled();
    expect([...places.keys()]).toEqual(['h0', 'h1', 'h2', 'h3']);
  });

  it('admits 32 requests at once, and more while their hosts stay silent', async () => {
    const { ask, places } = asker(openLimits(null));
    for (const name of names(300)) void ask(name);
    await settled();
    expect(places.size).toBe(32);
    for (const name of names(10)) places.get(name)?.answered();
    jest.advanceTimersByTime(50);
    await settled();
    expect(places.size).toBe(32 + 22);
    // Hosts that have begun to answer count against the limit for another second.
    jest.advanceTimersByTime(2000);
    await settled();
    expect(places.size).toBe(256);
    for (const name of names(3)) places.get(name)?.leave();
    await settled();
    expect(places.size).toBe(259);
  });

  it('grants six slots per host, without delaying other hosts', async () => {
    const { ask, places } = asker(openLimits(null));
    for (const name of names(9)) void ask(name, 'https://one.example/');
    void ask('other');
    void ask('port', 'https://one.example:8443/');
    await settled();
    expect([...places.keys()]).toEqual([...names(6), 'other', 'port']);
    places.get('h2')?.leave();
    await settled();
    expect(places.has('h6')).toBe(true);
    expect(places.has('h7')).toBe(false);
  });

  it.each([
    'http://127.0.0.1:80/',
    'http://127.9.9.9/',
    'http://localhost:1/',
    'http://api.localhost/',
    'http://[::1]/',
  ])('has no limit per host on this machine: %s', async (url) => {
    const { ask, places } = asker(openLimits(null));
    for (const name of names(20)) void ask(name, url);
    await settled();
    expect(places.size).toBe(20);
  });

  it('serves callers in turn, so that many feeds do not delay one search', async () => {
    const limits = openLimits(1);
    const order: string[] = [];
    const feeds = asker(limits, {});
    const search = asker(limits, {});
    const entered = names(5).map((name) => [name, feeds.ask(name)] as const);
    entered.push(['search', search.ask('search')]);
    for (const [name, entering] of entered) {
      void entering.then((place) => {
        order.push(name);
        place.leave();
      });
    }
    await settled();
    await settled();
    expect(order).toEqual(['h0', 'h1', 'search', 'h2', 'h3', 'h4']);
  });

  it('drops a request that is aborted while it waits', async () => {
    const { ask, places } = asker(openLimits(1));
    const leaving = new AbortController();
    void ask('first');
    const given = ask('second', undefined, leaving.signal);
    void ask('third');
    leaving.abort(new Error('enough'));
    await expect(given).rejects.toThrow('enough');
    await expect(ask('fourth', undefined, leaving.signal)).rejects.toThrow('enough');
    places.get('first')?.leave();
    await settled();
    expect([...places.keys()]).toEqual(['first', 'third']);
  });
});
