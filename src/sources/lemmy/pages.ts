/** Reads the pages of one search on one instance, through the version of the API that it has. */
import { objectOf, textOf } from '../shared/json.js';
import { listFrom } from '../shared/recognised.js';
import { type Found, type HttpResponse, type SourceContext, SourceError } from '../source.js';
import { explain, type Instance } from './instance.js';
import { type Search, searchUrl, type Version } from './request.js';
import { fromView, isView } from './wire.js';

type Context = Pick<SourceContext, 'http' | 'since' | 'now' | 'limit' | 'unrecognised'>;

/** State that the searches of one instance share: the first answers tell which version of the API it has. */
export interface Door {
  readonly instance: Instance;
  version: Version;
}

export async function* pagesOf(search: Search, door: Door, context: Context): AsyncGenerator<readonly Found[]> {
  const first = await enter(search, door, context);
  const url = new URL(searchUrl(door.instance, door.version, search, context));
  for (let page = 1, response = first; ; page += 1) {
    const { views, next } = readPage(response, search, context);
    yield views.flatMap((view) => fromView(view) ?? []);
    if (views.length === 0) return;
    if (door.version === 'v4') {
      // The request contained the window, and v4 returns a cursor as long as there is more.
      if (next === null || next === url.searchParams.get('page_cursor')) return;
      url.searchParams.set('page_cursor', next);
    } else {
      // Items hidden from the reader leave pages short, so only an empty one is the last.
      if (isOlder(views.at(-1), context.since)) return;
      url.searchParams.set('page', String(page + 1));
    }
    response = await ask(url.href, context);
  }
}

/** Requests the first page. If v3 is not found, switches the instance to v4 for all further requests. */
async function enter(search: Search, door: Door, context: Context): Promise<HttpResponse> {
  const { version } = door;
  try {
    return await ask(searchUrl(door.instance, version, search, context), context);
  } catch (error) {
    if (version === 'v4' || !(error instanceof SourceError) || error.code !== 'not_found') throw error;
    door.version = 'v4';
    return ask(searchUrl(door.instance, 'v4', search, context), context);
  }
}

async function ask(url: string, { http, now }: Context): Promise<HttpResponse> {
  return http.request({ url, explain: (response) => explain(response, now) });
}

function readPage(
  response: HttpResponse,
  { kind }: Search,
  context: Context,
): { readonly views: readonly unknown[]; readonly next: string | null } {
  const body = objectOf(response.json());
  // Before its release, v4 returned everything in one list.
  const views = listFrom(body?.[kind] ?? body?.['search'], kind, new URL(response.url).host, isView, context);
  return { views, next: textOf(body?.['next_page']) };
}

/** Whether it was published before the window; so were all after it, as the newest come first. */
function isOlder(view: unknown, since: Date): boolean {
  return Date.parse(fromView(view)?.publishedAt ?? '') < since.getTime();
}
