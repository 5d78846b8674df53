import { describe, expect, it } from '@jest/globals';
import { UsageError } from '../../src/errors.js';
import { readTape, replay, type TapeEntry } from '../../src/http/tape.js';
import type { Exchange } from '../../src/http/transport.js';
import { errorOf } from '../support/test-network.js';

const exchange = (url: string, change: Partial<Exchange> = {}): Exchange => ({
  method: 'GET',
  url,
  headers: {},
  body: null,
  untrusted: false,
  maxBytes: 1000,
  signal: new AbortController().signal,
  ...change,
});

const entry = (url: string, text: string, change: object = {}) => ({
  request: { method: 'GET', url, ...change },
  response: { status: 200, headers: [{ name: 'Content-Type', value: 'text/plain' }], content: { text } },
});

const tapeOf = (...entries: unknown[]) => readTape(JSON.stringify({ log: { entries } }), 'x.har');
const player = (...entries: unknown[]) => {
  const transport = replay(tapeOf(...entries));
  return async (url: string, change?: Partial<Exchange>) =>
    Buffer.from((await transport.send(exchange(url, change))).bytes).toString();
};

describe('replay', () => {
  it('answers the n-th identical request with the n-th recorded answer, then repeats the last', async () => {
    const play = player(
      entry('https://a.example/x', '1'),
      entry('https://a.example/y', 'y'),
      entry('https://a.example/x', '2'),
    );
    expect(await play('https://a.example/x')).toBe('1');
    expect(await play('https://a.example/x')).toBe('2');
    expect(await play('https://a.example/x')).toBe('2');
    expect(await play('https://a.example/y')).toBe('y');
  });

  it('names a request that was not recorded, without its key', async () => {
    const play = player(entry('https://a.example/x', '1'));
    const error = await errorOf(play('https://a.example/z?q=acme&key=SECRETCANARY'));
    expect(error).toMatchObject({
      code: 'not_recorded',
      message: 'the recording has no GET https://a.example/z?q=acme&key=REDACTED',
    });
    expect(await errorOf(play('https://a.example/x', { method: 'HEAD' }))).toMatchObject({ code: 'not_recorded' });
  });

  it('reports a recorded failure rather than the missing requests that it cancelled', async () => {
    const failed = {
      ...entry('https://a.example/b', ''),
      response: { status: 0, _error: { code: 'too_large', message: 'too much' } },
    };
    const play = player(failed);
    const first = Promise.all([play('https://a.example/a'), play('https://a.example/b')]);
    expect(await errorOf(first)).toMatchObject({ code: 'too_large' });
  });

  it('does not need the key that a request was recorded with', async () => {
    const play = player(entry('https://a.example/x?key=REDACTED&q=1', 'found'));
    expect(await play('https://a.example/x?key=&q=1')).toBe('found');
    expect(await play('https://a.example/x?key=another&q=1')).toBe('found');
  });

  it('recognizes a key in a path if its value is known', async () => {
    const tape = tapeOf(entry('https://a.example/REDACTED/search', 'found'));
    const response = await replay(tape, ['my-own-key']).send(exchange('https://a.example/my-own-key/search'));
    expect(Buffer.from(response.bytes).toString()).toBe('found');
  });

  it.each([
    'since=2026-01-02',
    'since=2026-01-02T03:04:05Z',
    'since=2026-01-02T03%3A04%3A05.678%2B02%3A00',
    'since=1767322800',
  ])('matches a request recorded for another time: %s', async (since) => {
    const play = player(
      entry('https://a.example/x?since=2025-12-31T00:00:00.000Z', 'iso'),
      entry('https://a.example/y', 'y'),
    );
    const unix = player(entry('https://a.example/x?since=1767225600000', 'unix'));
    const iso = since.includes('-');
    expect(await (iso ? play : unix)(`https://a.example/x?${since}`)).toBe(iso ? 'iso' : 'unix');
  });

  it('answers every shifted window from the recorded one, in order', async () => {
    const days = (first: number) => [0, 1, 2].map((day) => `https://a.example/x?from=2026-01-0${first + day}`);
    const recorded = days(1).map((url, at) => entry(url, String(at)));
    const play = player(...recorded);
    const answers = await Promise.all([...days(5), ...days(5)].map((url) => play(url)));
    expect(answers).toEqual(['0', '1', '2', '0', '1', '2']);
  });

  it('gives the same answers in whatever order the requests of a run come', async () => {
    const recorded = [
      entry('https://a.example/x?from=2026-01-01', 'first'),
      entry('https://a.example/x?from=2026-01-02', 'second'),
      entry('https://a.example/z', 'z1'),
      entry('https://a.example/z', 'z2'),
    ];
    const asked = ['x?from=2026-01-01', 'x?from=2026-01-02', 'z', 'z', 'x?from=2026-01-01'];
    const answer = async (order: readonly string[]) => {
      const play = player(...recorded);
      const answers = await Promise.all(order.map(async (path) => [path, await play(`https://a.example/${path}`)]));
      return answers.map(String).sort();
    };
    expect(await answer([...asked].reverse())).toEqual(await answer(asked));
  });

  it('distinguishes requests by their body, without the secrets in it', async () => {
    const send = (body: object) => ({ method: 'POST', postData: { text: JSON.stringify(body) } });
    const play = player(
      entry('https://a.example/graph', 'one', send({ query: 'one' })),
      entry('https://a.example/graph', 'two', send({ query: 'two' })),
      entry('https://a.example/login', 'in', send({ identifier: 'me', password: 'REDACTED' })),
    );
    const post = (path: string, body: object) =>
      play(`https://a.example/${path}`, { method: 'POST', body: JSON.stringify(body) });
    expect(await post('graph', { query: 'two' })).toBe('two');
    expect(await post('graph', { query: 'one' })).toBe('one');
    expect(await post('login', { identifier: 'nobody', password: 'x' })).toBe('in');
    expect(await errorOf(post('graph', { query: 'three' }))).toMatchObject({ code: 'not_recorded' });
  });

  it('matches any body if none was recorded', async () => {
    const play = player(entry('https://a.example/login', 'in', { method: 'POST' }));
    expect(await play('https://a.example/login', { method: 'POST', body: '{"a":1}' })).toBe('in');
  });

  it('fails as the recorded request did', async () => {
    const failed = (response: object) => ({ request: { method: 'GET', url: 'https://a.example/x' }, response });
    const ours = { code: 'timeout', message: 'a.example did not answer within 1 s', hint: 'wait', cause: 'ECONNRESET' };
    expect(await errorOf(player(failed({ status: 0, _error: ours }))('https://a.example/x'))).toMatchObject({
      name: 'SourceError',
      ...ours,
      cause: { code: 'ECONNRESET' },
    });
    expect(
      await errorOf(player(failed({ status: 0, _error: 'net::ERR_FAILED' }))('https://a.example/x')),
    ).toMatchObject({
      code: 'unreachable',
    });
  });
});

describe('readTape', () => {
  it.each([[undefined], [null], [{ log: { entries: [] } }], [Buffer.from('{}')]])(
    'requires the text of a tape, not %p',
    (given) => {
      expect(() => readTape(given as unknown as string, 'x.har')).toThrow(
        'x.har is not a tape: it is given as its text',
      );
    },
  );

  it('reads a HAR file of a browser', () => {
    const bytes = Buffer.from([0, 255, 128, 10]);
    const [read] = tapeOf({
      request: { method: 'GET', url: 'https://me:word@a.example/x?key=abc#top', headers: [] },
      response: {
        status: 200,
        headers: [
          { name: 'X-A', value: '1' },
          { name: 'Content-Encoding', value: 'gzip' },
          { name: '__proto__', value: 'p' },
          { name: 7, value: 'no' },
        ],
        content: { text: bytes.toString('base64'), encoding: 'base64' },
      },
    }).entries as [TapeEntry];
    expect(read.url).toBe('https://a.example/x?key=REDACTED');
    expect(read.response.headers).toEqual(
      Object.fromEntries([
        ['x-a', '1'],
        ['__proto__', 'p'],
      ]),
    );
    expect(Buffer.compare(read.response.bytes, bytes)).toBe(0);
    expect(({} as { p?: unknown }).p).toBeUndefined();
  });

  it('returns the recorded options of the scan', () => {
    expect(readTape('{"log":{"entries":[],"_socialrank":{"since":"x"}}}', 'x').scan).toEqual({ since: 'x' });
    expect(readTape('{"log":{"entries":[]}}', 'x').scan).toBeNull();
    expect(readTape('{"log":{"entries":[],"_socialrank":[1]}}', 'x').scan).toBeNull();
  });

  const of = (change: object) =>
    JSON.stringify({ log: { entries: [{ ...entry('https://a.example/', ''), ...change }] } });
  it.each<[why: string, text: string]>([
    ['not JSON', ''],
    ['not JSON', '{"log":'],
    ['no log', 'null'],
    ['no log', '[]'],
    ['no log', '{"log":7}'],
    ['no log', '{"__proto__":{"log":{"entries":[]}}}'],
    ['log.entries', '{"log":{}}'],
    ['log.entries', '{"log":{"entries":{}}}'],
    ['log.entries holds more', `{"log":{"entries":[${'0,'.repeat(100_000)}0]}}`],
    ['entry 1 has no request', '{"log":{"entries":[null]}}'],
    ['entry 1 has no request', of({ request: { method: 'GET', url: 7 } })],
    ['without an address', of({ request: { method: 'GET', url: '/x' } })],
    ['entry 1 has no response', of({ response: null })],
    ['impossible status', of({ response: { status: -1 } })],
    ['impossible status', of({ response: { status: 1e9 } })],
    ['not base64', of({ response: { status: 200, content: { text: '%%%%', encoding: 'base64' } } })],
    ['not base64', of({ response: { status: 200, content: { text: 'abc', encoding: 'base64' } } })],
    ['longer than 256 MB', ' '.repeat(2 ** 28 + 1)],
  ])('rejects a file that is not a tape: %s', (why, text) => {
    const read = () => readTape(text, 'wrong.har');
    expect(read).toThrow(UsageError);
    expect(read).toThrow('wrong.har is not a tape');
    expect(read).toThrow(why);
  });

  it('reads deeply nested JSON', () => {
    const deep = `{"log":{"entries":[],"x":${'['.repeat(50_000)}${']'.repeat(50_000)}}}`;
    expect(readTape(deep, 'x').entries).toEqual([]);
  });
});
