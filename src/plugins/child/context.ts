/** The context that a plugin receives for a search; its functions send requests to the parent process. */
import { SourceError } from '../../errors.js';
import { toResponse } from '../../http/response.js';
import type { HttpRequest, HttpResponse, SourceContext } from '../../sources/source.js';
import {
  type Remark,
  type Reply,
  readError,
  type Wished,
  type WrittenContext,
  type WrittenResponse,
  writtenError,
} from '../messages.js';

export interface Channel {
  say(remark: Remark): void;
  wish(wish: Wished): Promise<Reply>;
}

export function searchContext(written: WrittenContext, channel: Channel): SourceContext {
  const granted = async (wish: Wished): Promise<Reply> => {
    const reply = await channel.wish(wish);
    if (reply.error !== undefined) throw readError(reply.error);
    return reply;
  };
  return {
    settings: written.settings as SourceContext['settings'],
    since: new Date(written.since),
    until: new Date(written.until),
    now: new Date(written.now),
    limit: written.limit ?? Number.POSITIVE_INFINITY,
    // Never aborts: the process is killed instead.
    signal: new AbortController().signal,
    http: { request: (request) => ask(request, channel) },
    cache: {
      get: async (key) => (await granted({ type: 'get', key })).value as string | undefined,
      set: async (key, value) => void (await granted({ type: 'set', key, value })),
      delete: async (key) => void (await granted({ type: 'delete', key })),
    },
    note: (message) => channel.say({ type: 'note', message: String(message) }),
    warn: (code, message) => channel.say({ type: 'warn', code: String(code), message: String(message) }),
    unrecognised: (count) => channel.say({ type: 'unrecognised', count: Number(count) }),
    truncated: (reason, completeFrom) =>
      channel.say({
        type: 'truncated',
        reason: String(reason),
        ...(completeFrom === undefined ? {} : { completeFrom }),
      }),
    endpoint: ({ url, error }) =>
      channel.say({
        type: 'endpoint',
        url: String(url),
        error: error === null || error === undefined ? null : writtenError(error),
      }),
  };
}

async function ask({ explain, ...request }: HttpRequest, channel: Channel): Promise<HttpResponse> {
  const reply = await channel.wish({ type: 'http', request, explains: explain !== undefined });
  if (reply.error !== undefined) {
    const refusal = reply.response === undefined ? undefined : explain?.(readResponse(reply.response));
    throw refusal?.error ?? readError(reply.error);
  }
  if (reply.response === undefined) throw new SourceError('bad_response', 'the network returned no answer');
  return readResponse(reply.response);
}

function readResponse({ status, url, headers, base64 }: WrittenResponse): HttpResponse {
  return toResponse({ status, headers, bytes: new Uint8Array(Buffer.from(base64, 'base64')) }, url);
}
