import { describe, expect, it } from '@jest/globals';
import { SourceError } from '../../src/errors.js';
import { recorder } from '../../src/http/record.js';
import { type Socket, textsOf } from '../../src/http/socket.js';
import { readTape, replay } from '../../src/http/tape.js';
import type { StreamExchange, Transport } from '../../src/http/transport.js';
import { errorOf, testNetwork } from '../support/test-network.js';

type Event = { readonly data: unknown };

/** A socket whose other end is the test. */
function madeUpSocket() {
  const listeners = new Map<string, (event: Event) => void>();
  const opened: string[] = [];
  const state = { isClosed: false };
  const tell = (type: string, data?: unknown) => listeners.get(type)?.({ data });
  const socket: Socket = {
    addEventListener: (type: string, listener: (event: Event) => void) => void listeners.set(type, listener),
    close: () => {
      state.isClosed = true;
    },
  };
  return {
    state,
    opened,
    tell,
    open: (url: string) => {
      opened.push(url);
      return socket;
    },
  };
}

const exchange = (more: Partial<StreamExchange> = {}): StreamExchange => ({
  url: 'https://stream.example/subscribe?a=1',
  headers: {},
  signal: new AbortController().signal,
  silenceMilliseconds: 1000,
  ...more,
});

async function all(texts: AsyncIterable<string>): Promise<string[]> {
  const read: string[] = [];
  for await (const text of texts) read.push(text);
  return read;
}

describe('textsOf', () => {
  it('yields text messages, without binary ones, until the server closes', async () => {
    const { open, opened, tell, state } = madeUpSocket();
    const reading = all(textsOf(open, exchange()));
    tell('open');
    tell('message', 'a');
    tell('message', new Uint8Array(3));
    tell('message', 'b');
    tell('close');
    expect(await reading).toEqual(['a', 'b']);
    expect([opened, state.isClosed]).toEqual([['wss://stream.example/subscribe?a=1'], true]);
  });

  it('ends and closes the socket after a silence', async () => {
    const { open, tell, state } = madeUpSocket();
    const reading = all(textsOf(open, exchange({ silenceMilliseconds: 1 })));
    tell('open');
    expect([await reading, state.isClosed]).toEqual([[], true]);
  });

  it('closes the socket if the reader stops', async () => {
    const { open, tell, state } = madeUpSocket();
    const texts = textsOf(open, exchange({ url: 'http://127.0.0.1:1/' }))[Symbol.asyncIterator]();
    const first = texts.next();
    tell('open');
    tell('message', 'a');
    await first;
    await texts.return(undefined);
    expect(state.isClosed).toBe(true);
  });

  it.each<[string, string[], string]>([
    ['never opened', ['error', 'close'], 'did not open a stream'],
    ['turned away', ['close'], 'did not open a stream'],
    ['broken off', ['open', 'error'], 'was cut off'],
  ])('fails if the socket was %s', async (_, events, words) => {
    const { open, tell } = madeUpSocket();
    const reading = errorOf(all(textsOf(open, exchange())));
    for (const event of events) tell(event);
    expect(await reading).toMatchObject({ code: 'unreachable', message: expect.stringContaining(words) });
  });

  it('fails if the socket does not open in time', async () => {
    const { open } = madeUpSocket();
    const error = await errorOf(all(textsOf(open, exchange({ silenceMilliseconds: 1 }))));
    expect(error).toMatchObject({ code: 'unreachable' });
  });

  it('rejects with the reason of its signal, and closes the socket', async () => {
    const { open, state } = madeUpSocket();
    const controller = new AbortController();
    const reading = errorOf(all(textsOf(open, exchange({ signal: controller.signal }))));
    const reason = new SourceError('timeout', 'over');
    controller.abort(reason);
    expect([await reading, state.isClosed]).toEqual([reason, true]);
  });

  it('fails if too much remains unread', async () => {
    const { open, tell } = madeUpSocket();
    const texts = textsOf(open, exchange())[Symbol.asyncIterator]();
    const first = texts.next();
    tell('open');
    tell('message', 'a');
    await first;
    for (let count = 0; count < 65; count += 1) tell('message', 'x'.repeat(1024 * 1024));
    const rest = errorOf(all({ [Symbol.asyncIterator]: () => texts }));
    expect(await rest).toMatchObject({ code: 'too_large' });
  });
});

const streaming = (texts: readonly string[], seen: StreamExchange[] = []): Transport => ({
  send: () => Promise.reject(new Error('not asked')),
  async *stream(asked) {
    seen.push(asked);
    yield* texts;
  },
  close() {},
});

describe('a stream', () => {
  it('is requested at the base URL of its source, and counted as a request', async () => {
    const seen: StreamExchange[] = [];
    const network = testNetwork({ transport: streaming(['a', 'b'], seen), baseUrl: 'ws://127.0.0.1:9' });
    const url = 'https://stream.example/subscribe?cursor=1';
    expect(await all(network.http.stream!({ url, silenceMilliseconds: 5 }))).toEqual(['a', 'b']);
    expect(seen.map((asked) => asked.url)).toEqual(['http://127.0.0.1:9/subscribe?cursor=1']);
    expect(network.counted()).toBe(1);
  });

  it('fails if the transport does not support streams', async () => {
    const { http } = testNetwork({ transport: { send: () => Promise.reject(new Error()), close() {} } });
    const error = await errorOf(all(http.stream!({ url: 'https://stream.example/', silenceMilliseconds: 5 })));
    expect(error).toMatchObject({ code: 'unreachable', hint: 'the given transport does not support streams' });
  });

  it('is recorded as lines, and replayed from the tape', async () => {
    const { transport, toHar } = recorder(streaming(['{"a":1}', '{"b":\n2}', '{"c":3}']));
    const texts = transport.stream!(exchange())[Symbol.asyncIterator]();
    await texts.next();
    await texts.next();
    await texts.return?.();
    const tape = readTape(toHar({ secrets: [], version: '1', scan: {} }), 'test');
    expect(await all(replay(tape).stream!(exchange()))).toEqual(['{"a":1}', '{"b": 2}']);
  });

  it('fails in a replay if it was not recorded', async () => {
    const error = await errorOf(all(replay({ entries: [], scan: null }).stream!(exchange())));
    expect(error).toMatchObject({ code: 'not_recorded' });
  });
});
