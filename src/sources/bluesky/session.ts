/** Sessions at Bluesky, cached between runs: logins are limited (ten a day have been seen), refreshes are not. */
import { parseUrl } from '../../parse-url.js';
import { instantOfSeconds } from '../shared/instant.js';
import { listOf, objectOf, textOf } from '../shared/json.js';
import { oneAtATime } from '../shared/one-at-a-time.js';
import { tooOften } from '../shared/too-often.js';
import { type HttpResponse, type Refusal, type SourceContext, SourceError } from '../source.js';

/** Server for logins, and for searches by accounts whose own server is not known yet. */
export const ENTRY = 'https://bsky.social';

const HINT = 'make a free app password at https://bsky.app/settings/app-passwords and set bluesky.appPassword to it';
// ExpiredToken comes with 400 from an account's server and with 401 from others.
const EXPIRED = new Set(['ExpiredToken', 'InvalidToken']);

interface Session {
  readonly accessJwt: string;
  readonly refreshJwt: string;
  /** Origin of the server that hosts the account. */
  readonly server: string;
}

export interface Login {
  readonly handle: string;
  readonly appPassword: string;
}

type Context = Pick<SourceContext, 'http' | 'cache'>;

export type AskAsUser = (path: string) => Promise<HttpResponse>;

/**
 * Returns a function that requests a path, with its query, from the account's own server. All calls share one session:
 * the first opens it, and it is renewed once if it turns out to have expired.
 */
export function asUser(login: Login, context: Context): AskAsUser {
  let current: Promise<Session> | null = null;
  return async (path) => {
    current ??= sessionFor(login, context, null);
    const session = await current;
    const response = await askWith(session, path, context);
    if (response.status === 200) return response;
    current = sessionFor(login, context, session);
    const again = await askWith(await current, path, context);
    if (again.status === 200) return again;
    const { status } = again;
    throw new SourceError('auth', 'bsky.social accepts no session, not even a new one', { hint: HINT, status });
  };
}

/** Resolves to an answer with status 200, or to the refusal of an expired session (400 or 401). */
async function askWith(session: Session, path: string, { http }: Context): Promise<HttpResponse> {
  const response = await http.request({
    url: `${session.server}${path}`,
    headers: { authorization: `Bearer ${session.accessJwt}` },
    // The server's address comes from the answer to the login.
    untrusted: session.server !== ENTRY,
    accept: [400, 401],
    explain: limited,
  });
  const name = errorName(response);
  if (response.status === 200 || EXPIRED.has(name)) return response;
  if (response.status === 401)
    throw new SourceError('auth', `bsky.social refused the session (${name})`, { status: 401 });
  throw new SourceError('bad_response', `bsky.social rejected the request (${name})`, { status: 400 });
}

/**
 * Returns the cached session unless it is the refused one, else refreshes it or logs in. Within a process, calls run
 * one after another, so the next one finds the new session in the cache.
 */
async function sessionFor(login: Login, context: Context, refused: Session | null): Promise<Session> {
  const key = `session:${login.handle.toLowerCase()}`;
  return oneAtATime(`bluesky ${key}`, async () => {
    const kept = readSession(parse(await context.cache.get(key)));
    if (kept !== null && kept.accessJwt !== refused?.accessJwt) return kept;
    const session = (kept === null ? null : await refresh(kept, context)) ?? (await create(login, context));
    await context.cache.set(key, JSON.stringify(session));
    return session;
  });
}

/** Returns null if the refresh token is no longer accepted either. */
async function refresh(session: Session, { http }: Context): Promise<Session | null> {
  const response = await http.request({
    method: 'POST',
    url: `${ENTRY}/xrpc/com.atproto.server.refreshSession`,
    headers: { authorization: `Bearer ${session.refreshJwt}` },
    accept: [400, 401],
    explain: limited,
  });
  return response.status === 200 ? readSession(response.json()) : null;
}

async function create({ handle, appPassword }: Login, { http }: Context): Promise<Session> {
  const response = await http.request({
    method: 'POST',
    url: `${ENTRY}/xrpc/com.atproto.server.createSession`,
    body: { identifier: handle, password: appPassword },
    explain: (refused) => limited(refused) ?? loginRefused(refused),
  });
  const session = readSession(response.json());
  if (session === null) throw new SourceError('bad_response', 'bsky.social answered a login without a session');
  return session;
}

function loginRefused(response: HttpResponse): Refusal | undefined {
  if (response.status !== 401 || errorName(response) === 'none') return undefined;
  const why =
    errorName(response) === 'AuthFactorTokenRequired'
      ? 'bsky.social asks for a code sent by mail, so this is not an app password'
      : 'bsky.social refused the handle or the app password';
  return { error: new SourceError('auth', why, { hint: HINT, status: 401 }), retry: false };
}

export function limited(response: HttpResponse): Refusal | undefined {
  return tooOften(response, instantOfSeconds(response.headers['ratelimit-reset']));
}

/** Name of the XRPC error in the body; `none` if there is none. */
function errorName(response: HttpResponse): string {
  const name = response.status === 200 ? null : textOf(objectOf(parse(response.text()))?.['error']);
  return name !== null && /^\w{1,40}$/.test(name) ? name : 'none';
}

/** Reads a session from an answer or from the cache; null if it is incomplete. */
function readSession(value: unknown): Session | null {
  const session = objectOf(value);
  const [accessJwt, refreshJwt] = [textOf(session?.['accessJwt']), textOf(session?.['refreshJwt'])];
  if (accessJwt === null || refreshJwt === null) return null;
  return { accessJwt, refreshJwt, server: textOf(session?.['server']) ?? serverIn(session?.['didDoc']) };
}

/** Origin of the account's server according to its DID document; `ENTRY` if that names none with https. */
function serverIn(didDoc: unknown): string {
  const services = listOf(objectOf(didDoc)?.['service']).map(objectOf);
  const own = services.find((service) => textOf(service?.['id'])?.endsWith('#atproto_pds') === true);
  const address = textOf(own?.['serviceEndpoint']) ?? ENTRY;
  const url = parseUrl(address);
  return url?.protocol === 'https:' ? url.origin : ENTRY;
}

function parse(text: string | undefined): unknown {
  try {
    return JSON.parse(text ?? 'null') as unknown;
  } catch {
    return null;
  }
}
