/** The Podcast Index, an open directory. Each request is signed with its time. */
import { objectOf } from '../shared/json.js';
import { listFrom } from '../shared/recognised.js';
import { sentAt } from '../shared/wait.js';
import { type Found, type HttpResponse, type NativeRequest, type SourceContext, SourceError } from '../source.js';
import { newest } from './apple.js';
import { fromIndex, isOfIndex } from './wire.js';

const EPISODES_AT_MOST = 1000;

export interface Login {
  readonly key: string;
  readonly secret: string;
}

/**
 * Although called "by person", this endpoint also searches titles and descriptions of episodes; none of the API's other
 * searches does.
 */
export function indexRequest(words: string): NativeRequest {
  const url = new URL('https://api.podcastindex.org/api/1.0/search/byperson');
  url.search = new URLSearchParams({ q: words, max: String(EPISODES_AT_MOST), fulltext: '' }).toString();
  return { url: url.href, query: words };
}

export async function* indexPages(
  { url }: NativeRequest,
  login: Login,
  context: Pick<SourceContext, 'http' | 'now' | 'unrecognised' | 'truncated'>,
): AsyncGenerator<readonly Found[]> {
  const send = async (at: number) =>
    context.http.request({ url, headers: await signed(login, Math.floor(at / 1000)), accept: [401] });
  let response = await send(context.now.getTime());
  // The run's clock may be set elsewhere (--as-of) or wrong; if refused, retry with the server's time.
  const other = sentAt(response);
  if (isRefused(response) && Math.abs(other - context.now.getTime()) > 60_000) response = await send(other);
  if (isRefused(response)) {
    throw new SourceError('auth', 'the Podcast Index refused the key or its secret', {
      hint: 'make them at https://api.podcastindex.org and set podcasts.key and podcasts.secret to them',
      status: response.status,
    });
  }
  const episodes = listFrom(
    objectOf(response.json())?.['items'],
    'episodes',
    'api.podcastindex.org',
    isOfIndex,
    context,
  );
  if (episodes.length >= EPISODES_AT_MOST) {
    context.truncated(`the Podcast Index returns at most ${EPISODES_AT_MOST} episodes`);
  }
  yield newest(episodes.flatMap((episode) => fromIndex(episode) ?? []));
}

/** Whether the directory itself refused the request, rather than an edge server. */
function isRefused({ status, headers }: HttpResponse): boolean {
  return status === 401 && !/\bhtml\b/i.test(headers['content-type'] ?? '');
}

/** @param seconds Unix time; the service rejects times that are three minutes off */
async function signed({ key, secret }: Login, seconds: number): Promise<Record<string, string>> {
  const bytes = new TextEncoder().encode(`${key}${secret}${seconds}`);
  const hash = new Uint8Array(await crypto.subtle.digest('SHA-1', bytes));
  return {
    'x-auth-key': key,
    'x-auth-date': String(seconds),
    authorization: Array.from(hash, (byte) => byte.toString(16).padStart(2, '0')).join(''),
  };
}
