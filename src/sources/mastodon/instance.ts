/** One instance of Mastodon: its URL, its error responses, and what it shows without a token. */
import { parseUrl } from '../../parse-url.js';
import { instantOf } from '../shared/instant.js';
import { objectOf, textOf } from '../shared/json.js';
import { tooOften } from '../shared/too-often.js';
import { type HttpResponse, type Refusal, type SourceContext, SourceError } from '../source.js';

export interface Instance {
  readonly origin: string;
  readonly host: string;
}

/** @throws SourceError `needs_config` if the text is not a host */
export function readInstance(given: string): Instance {
  const url = parseUrl(/^https?:\/\//i.test(given) ? given : `https://${given}`);
  if (url !== null && !/[@\s]/.test(given)) return { origin: url.origin, host: url.host };
  throw new SourceError('needs_config', `mastodon.instances: ${JSON.stringify(given)} is not an instance`, {
    hint: 'write hosts, such as mastodon.social,hachyderm.io',
  });
}

export type Context = Pick<SourceContext, 'http' | 'cache' | 'now' | 'unrecognised'>;

/** Requests a URL of the instance. Without a token, refusals are explained as closed to the public. */
export async function ask(
  url: string,
  context: Context,
  token: string | undefined,
): Promise<{ readonly body: unknown; readonly response: HttpResponse }> {
  const response = await context.http.request({
    url,
    ...(token === undefined ? {} : { headers: { authorization: `Bearer ${token}` } }),
    explain: (refused) =>
      // Mastodon sends an ISO time where other services send seconds.
      tooOften(refused, instantOf(refused.headers['x-ratelimit-reset'])) ??
      (token === undefined ? strangersOut(refused) : tokenRefused(refused)),
  });
  return { body: response.json(), response };
}

function strangersOut(response: HttpResponse): Refusal | undefined {
  // An HTML page comes from an edge server, which ignores tokens.
  if (![401, 403, 422].includes(response.status) || /\bhtml\b/i.test(contentType(response))) return undefined;
  return { error: closed(hostOf(response), response.status), retry: false };
}

function tokenRefused(response: HttpResponse): Refusal | undefined {
  if (!contentType(response).includes('json')) return undefined;
  // A token of an app without a user also gets 422; other 422 responses are about the query.
  const isNobodys = response.status === 422 && response.text().includes('authenticated user');
  if (response.status !== 401 && response.status !== 403 && !isNobodys) return undefined;
  const error = new SourceError('auth', `${hostOf(response)} refused the token (HTTP ${response.status})`, {
    status: response.status,
    hint: 'make a token with the scope read:search on the first of mastodon.instances, and set mastodon.token to it',
  });
  return { error, retry: false };
}

function contentType({ headers }: HttpResponse): string {
  return headers['content-type'] ?? '';
}

export function closed(host: string, status: number | null = null): SourceError {
  return new SourceError('blocked', `${host} shows hashtags only to its own people`, {
    status,
    hint: 'set mastodon.token to a token of that instance, or ask others (mastodon.instances)',
  });
}

/** What an instance says about itself; requested once a day. */
export interface About {
  /** Hashtag timelines are open to the public. */
  readonly open: boolean;
  /** It runs Mastodon itself, whose ids encode a time, rather than compatible software. */
  readonly isMastodon: boolean;
}

const DAY = 86_400_000;

export async function aboutInstance(instance: Instance, context: Context): Promise<About> {
  const key = `about:${instance.origin}`;
  const kept = readKept(await context.cache.get(key));
  if (kept !== null && context.now.getTime() - kept.at < DAY) return kept;
  const about = await askAbout(instance, context);
  await context.cache.set(key, JSON.stringify({ ...about, at: context.now.getTime() }));
  return about;
}

async function askAbout({ origin }: Instance, context: Context): Promise<About> {
  try {
    return readAbout((await ask(`${origin}/api/v2/instance`, context, undefined)).body);
  } catch (error) {
    // Older instances and some compatible software lack this endpoint; they have no closed hashtag timelines either.
    if (error instanceof SourceError && error.code === 'not_found') return { open: true, isMastodon: false };
    throw error;
  }
}

function readAbout(body: unknown): About {
  const access = objectOf(objectOf(objectOf(body)?.['configuration'])?.['timelines_access']);
  const hashtags = objectOf(access?.['hashtag_feeds']);
  // Before 4.5 the setting did not exist, and hashtag timelines were open.
  const open = hashtags === null || hashtags['local'] === 'public' || hashtags['remote'] === 'public';
  return { open, isMastodon: !/compatible;/i.test(textOf(objectOf(body)?.['version']) ?? '') };
}

function readKept(text: string | undefined): (About & { readonly at: number }) | null {
  try {
    const kept = objectOf(JSON.parse(text ?? 'null'));
    if (kept === null || typeof kept['at'] !== 'number') return null;
    return { open: kept['open'] === true, isMastodon: kept['isMastodon'] === true, at: kept['at'] };
  } catch {
    return null;
  }
}

function hostOf(response: HttpResponse): string {
  return new URL(response.url).host;
}
