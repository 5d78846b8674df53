/** The text messages of a WebSocket as an async iterable that the reader can leave at any time. */
import { SourceError } from '../errors.js';
import { hostOf } from './place.js';
import type { StreamExchange } from './transport.js';

/** The part of the browser's WebSocket interface that is used here. */
export interface Socket {
  addEventListener(type: 'message', listener: (event: { readonly data: unknown }) => void): void;
  addEventListener(type: 'open' | 'close' | 'error', listener: () => void): void;
  close(): void;
  /** Closes without the closing handshake, if supported: a busy server would keep sending until that completes. */
  terminate?(): void;
}

/** @param url with the scheme `ws:` or `wss:` */
type OpenSocket = (url: string, headers: Readonly<Record<string, string>>) => Socket;

/**
 * Loads the WebSocket library only when a stream is read, which is rare. Node's own WebSocket comes with version 22
 * only, and cannot send headers.
 */
export async function loadSockets(): Promise<OpenSocket> {
  const { WebSocket } = await import('ws');
  return (url, headers) => new WebSocket(url, { headers, maxPayload: CHARACTERS_AT_MOST, perMessageDeflate: false });
}

/** Limit of the text waiting to be read, as a WebSocket has no backpressure. */
const CHARACTERS_AT_MOST = 64 * 1024 * 1024;

export async function* textsOf(
  open: OpenSocket,
  { url, headers, signal, silenceMilliseconds }: StreamExchange,
): AsyncGenerator<string, undefined, undefined> {
  const state: State = { waiting: [], characters: 0, isOpen: false, end: null, wake() {} };
  const stop = (end: End) => {
    state.end ??= end;
    state.wake();
  };
  const socket = open(url.replace(/^http/i, 'ws'), headers);
  socket.addEventListener('open', () => {
    state.isOpen = true;
  });
  socket.addEventListener('message', ({ data }) => {
    if (typeof data !== 'string') return;
    state.waiting.push(data);
    state.characters += data.length;
    if (state.characters > CHARACTERS_AT_MOST) stop({ error: tooMuch(url) });
    state.wake();
  });
  socket.addEventListener('close', () => stop({ error: state.isOpen ? null : notOpened(url) }));
  socket.addEventListener('error', () => stop({ error: state.isOpen ? broken(url) : notOpened(url) }));
  const abort = () => stop({ error: signal.reason });
  signal.addEventListener('abort', abort, { once: true });
  if (signal.aborted) abort();
  try {
    while (true) {
      const { waiting, end } = state;
      if (waiting.length > 0) {
        [state.waiting, state.characters] = [[], 0];
        yield* waiting;
        continue;
      }
      if (end !== null && end.error === null) return;
      if (end !== null) throw end.error;
      const isSilent = await nothingFor(silenceMilliseconds, state);
      if (isSilent && !state.isOpen) throw notOpened(url);
      if (isSilent) return;
    }
  } finally {
    signal.removeEventListener('abort', abort);
    if (socket.terminate === undefined) socket.close();
    else socket.terminate();
  }
}

interface State {
  waiting: string[];
  characters: number;
  isOpen: boolean;
  end: End | null;
  /** Called when the state has changed. */
  wake(): void;
}

/** `error` is null if the server closed the stream. */
interface End {
  readonly error: unknown;
}

async function nothingFor(milliseconds: number, state: State): Promise<boolean> {
  return new Promise((resolve) => {
    const timer = setTimeout(() => resolve(true), milliseconds);
    state.wake = () => {
      clearTimeout(timer);
      resolve(false);
    };
  });
}

function notOpened(url: string): SourceError {
  return new SourceError('unreachable', `${hostOf(url)} did not open a stream`);
}

function broken(url: string): SourceError {
  return new SourceError('unreachable', `the stream of ${hostOf(url)} was cut off`);
}

function tooMuch(url: string): SourceError {
  return new SourceError('too_large', `${hostOf(url)} sends more than can be read`);
}
