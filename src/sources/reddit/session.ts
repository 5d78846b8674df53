/** An app's session at Reddit, cached between runs until it expires. */
import { objectOf, textOf } from '../shared/json.js';
import { oneAtATime } from '../shared/one-at-a-time.js';
import { type HttpResponse, type SourceContext, SourceError } from '../source.js';
import { explainApp, refusedApp } from './problem.js';
import { SITE } from './request.js';

export interface App {
  readonly clientId: string;
  readonly clientSecret: string;
  readonly headers: Readonly<Record<string, string>>;
}

interface Session {
  readonly token: string;
  /** In ms since 1970. */
  readonly expiresAt: number;
}

type Context = Pick<SourceContext, 'http' | 'cache' | 'now'>;

export type AskAsApp = (url: string) => Promise<HttpResponse>;

// A session may expire while a request is on its way.
const MARGIN = 60_000;
const DAY = 86_400_000;

/** Sends requests with a session shared by all callers; it is renewed once if Reddit rejects it. */
export function asApp(app: App, context: Context): AskAsApp {
  let current: Promise<Session> | null = null;
  return async (url) => {
    current ??= sessionFor(app, context, null);
    const session = await current;
    const response = await askWith(session, url, app, context);
    if (response.status !== 401) return response;
    current = sessionFor(app, context, session);
    const again = await askWith(await current, url, app, context);
    if (again.status !== 401) return again;
    throw refusedApp('Reddit accepts no session of this app, not even a new one', 401);
  };
}

async function askWith(session: Session, url: string, app: App, { http, now }: Context): Promise<HttpResponse> {
  return http.request({
    url,
    headers: { ...app.headers, authorization: `bearer ${session.token}` },
    accept: [401],
    explain: (response) => explainApp(response, now),
  });
}

/** Returns the cached session, unless it has expired or was rejected. */
async function sessionFor(app: App, context: Context, refused: Session | null): Promise<Session> {
  const key = `session:${app.clientId}`;
  return oneAtATime(`reddit ${key}`, async () => {
    const kept = readKept(await context.cache.get(key));
    const isGood = kept !== null && kept.token !== refused?.token && kept.expiresAt > context.now.getTime();
    if (isGood) return kept;
    const session = await open(app, context);
    await context.cache.set(key, JSON.stringify(session));
    return session;
  });
}

async function open(app: App, { http, now }: Context): Promise<Session> {
  const pair = `${app.clientId}:${app.clientSecret}`;
  const response = await http.request({
    method: 'POST',
    url: `${SITE}/api/v1/access_token`,
    headers: { ...app.headers, authorization: `Basic ${Buffer.from(pair).toString('base64')}` },
    form: { grant_type: 'client_credentials' },
    explain: (refused) => explainApp(refused, now),
  });
  const body = objectOf(response.json());
  const token = textOf(body?.['access_token']);
  if (token !== null) return { token, expiresAt: endOf(body?.['expires_in'], now) };
  // Login failures come with status 200.
  if (body?.['error'] !== undefined) throw refusedApp('Reddit refused the app or its secret', 200);
  throw new SourceError('bad_response', 'www.reddit.com answered a login without a session');
}

function endOf(seconds: unknown, now: Date): number {
  const lasts = typeof seconds === 'number' && seconds > 0 ? Math.min(seconds * 1000, DAY) : 0;
  return now.getTime() + Math.max(0, lasts - MARGIN);
}

function readKept(text: string | undefined): Session | null {
  try {
    const kept = objectOf(JSON.parse(text ?? 'null'));
    const [token, expiresAt] = [textOf(kept?.['token']), kept?.['expiresAt']];
    return token === null || typeof expiresAt !== 'number' ? null : { token, expiresAt };
  } catch {
    return null;
  }
}
