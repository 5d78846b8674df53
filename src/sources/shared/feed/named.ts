/** Feeds of a platform, named the way its users name them: `@ann`, a newsletter, a site. */
import { type Found, type NativeRequest, type SettingSpecs, type SourceContext, SourceError } from '../../source.js';
import { placeOf } from '../address.js';
import { searchEndpoints } from '../endpoints.js';
import { type Context, type Document, type Explain, fetchDocument, keepFeed } from './document.js';
import { feedPages, type OpenFeed } from './pages.js';
import { parseFeed } from './parse.js';

export interface Platform {
  /** Returns the URL of a feed; null if the name is invalid. */
  addressOf(given: string): string | null;
  /** The setting that holds the names, and a hint on how to write them. */
  readonly setting: { readonly name: string; readonly hint: string };
  /** Returns the URL of a page of older items, from page 2, for feeds that do not link to it. */
  older?(address: string, page: number): string;
  /** Explains error statuses of the platform. */
  readonly explain?: Explain;
  /** Corrects an item before it is yielded. */
  mend?(found: Found): Found;
}

export function namedRequests(names: readonly string[], platform: Platform): NativeRequest[] {
  return names.map((given) => ({ url: readName(given, platform), query: null }));
}

/** Returns the URL of the named feed. @throws SourceError `needs_config` if the name is invalid */
export function readName(given: string, platform: Platform): string {
  const address = platform.addressOf(given);
  if (address !== null) return address;
  const { name, hint } = platform.setting;
  throw new SourceError('needs_config', `${name}: ${JSON.stringify(given)} is not a feed`, { hint });
}

export function namedFeeds<S extends SettingSpecs>(
  names: readonly string[],
  platform: Platform,
  context: SourceContext<S>,
): AsyncGenerator<readonly Found[], undefined, undefined> {
  return searchEndpoints(names, context, (given) => readNamed(given, platform, context));
}

async function* readNamed(given: string, platform: Platform, context: SourceContext): AsyncGenerator<readonly Found[]> {
  const address = readName(given, platform);
  const first = await openFeedAt(address, context, platform.explain);
  const pages = feedPages(
    first,
    {
      open: (next) => openOlder(next, address, context),
      ...(platform.older === undefined ? {} : { older: (page: number) => platform.older!(address, page) }),
    },
    context,
  );
  for await (const page of pages) yield platform.mend === undefined ? page : page.map(platform.mend);
}

/** @throws SourceError `not_a_feed`; `blocked` if a web page is sent instead, such as a check for a browser */
export async function openFeedAt(address: string, context: Context, explain?: Explain): Promise<OpenFeed> {
  const document = await fetchDocument(address, false, context, explain);
  const feed = read(document);
  if (feed === null) throw noFeed(document, address);
  await keepFeed(address, feed, document, context);
  return { feed, address };
}

/** Returns null if there is no such page or it is not a feed, as after the last page. */
async function openOlder(next: string, home: string, context: Context): Promise<OpenFeed | null> {
  try {
    const feed = read(await fetchDocument(next, new URL(next).origin !== new URL(home).origin, context));
    return feed === null ? null : { feed, address: next };
  } catch (error) {
    if (error instanceof SourceError && error.code === 'not_found') return null;
    throw error;
  }
}

function read({ bytes, contentType, url }: Document) {
  return parseFeed(bytes, { contentType, url });
}

function noFeed({ contentType }: Document, address: string): SourceError {
  if (!/\bhtml\b/i.test(contentType)) return new SourceError('not_a_feed', `${placeOf(address)} is not a feed`);
  return new SourceError('blocked', `${placeOf(address)} returned a web page instead of a feed`, {
    hint: 'look at it in a browser: the site may answer only to browsers, or there is no such feed',
  });
}
