/** Reads public Telegram channels from their web preview. */
import { searchEndpoints } from '../shared/endpoints.js';
import { mayRead, robotsUrl } from '../shared/robots.js';
import {
  baseUrlSetting,
  defineSource,
  type Found,
  type HttpResponse,
  type SettingSpecs,
  type SourceContext,
  SourceError,
} from '../source.js';
import { type ChannelPage, readChannel } from './wire.js';

const settings = {
  ...baseUrlSetting,
  channels: {
    description: 'the names or addresses of public channels',
    required: true,
    list: true,
    check: channelOf,
  },
} as const satisfies SettingSpecs;

type Settings = typeof settings;

const SITE = 'https://t.me';
/** Per channel; about two thousand messages. */
const PAGES_AT_MOST = 100;
const REDIRECTS = [301, 302, 303, 307, 308];

export default defineSource({
  name: 'telegram',
  title: 'Telegram channels',
  homepage: 'https://telegram.org',
  example: 'open source',
  groups: ['social'],
  kinds: ['post'],
  limits: [
    'reads only the public channels named in telegram.channels: Telegram cannot search all of them',
    'twenty messages per page, read back to the start of the window; view counts are rounded',
    'it reads pages meant for people, which may change: use it sparingly',
  ],
  settings,
  capabilities: () => ({ search: 'whole', operators: [] }),
  requests: (_, context) => [
    { url: robotsUrl(SITE), query: null },
    ...context.settings.channels.map((given) => ({ url: pageUrl(channelOf(given)), query: null })),
  ],
  search: (_, context) => searchEndpoints(context.settings.channels, context, (given) => readPages(given, context)),
  // No limit is documented; one request per second was accepted for five minutes.
  rate: { requests: 60, seconds: 60 },
});

/** @throws SourceError `needs_config` if it is neither the name nor the URL of a channel */
function channelOf(given: string): string {
  const name = given
    .trim()
    .replace(/^(?:https?:\/\/)?(?:www\.)?(?:t|telegram)\.me\/(?:s\/)?/i, '')
    .replace(/^@/, '')
    .replace(/[/?#].*$/s, '');
  if (/^[a-z]\w{3,31}$/i.test(name)) return name;
  throw new SourceError('needs_config', `telegram.channels: ${JSON.stringify(given)} is not a channel`, {
    hint: 'write names or addresses, such as telegram,https://t.me/durov',
  });
}

function pageUrl(channel: string): string {
  return `${SITE}/s/${channel}`;
}

async function* readPages(given: string, context: SourceContext<Settings>): AsyncGenerator<readonly Found[]> {
  const channel = channelOf(given);
  const first = pageUrl(channel);
  await mayRead(first, false, context);
  let last: number = Number.POSITIVE_INFINITY;
  for (let url = first, pages = 1; ; pages += 1) {
    const { found, isWordless, isTorn, before } = await ask(url, channel, context);
    // Either all messages are pictures, or texts are marked up differently now.
    if (isWordless) context.warn('no_texts', `none of the messages on a page of t.me/${channel} has a text`);
    if (isTorn) context.truncated(`a page of t.me/${channel} is cut off`);
    // Channels of pictures have many pages without text, and too many empty pages in a row end a search as an error.
    if (found.length > 0) yield found;
    const oldest = Date.parse(found.at(-1)?.publishedAt ?? '');
    // Message numbers must decrease; otherwise the pages would form a loop.
    if (before === null || !(Number(before) < last) || oldest < context.since.getTime()) return;
    if (pages === PAGES_AT_MOST)
      return context.truncated(`t.me/${channel} has more messages than are read of one channel`);
    last = Number(before);
    url = `${first}?before=${before}`;
  }
}

async function ask(url: string, channel: string, { http }: SourceContext<Settings>): Promise<ChannelPage> {
  const response = await http.request({ url, accept: REDIRECTS });
  // Channels that cannot be shown redirect to a page that asks to open the app.
  if (REDIRECTS.includes(response.status)) {
    throw new SourceError('not_found', `t.me/${channel} is not a public channel, or shows no preview`, {
      status: response.status,
      hint: 'check telegram.channels: groups, people and private channels cannot be read',
    });
  }
  const page = readChannel(response.text());
  if (page === null) throw unreadable(response);
  return page;
}

function unreadable(response: HttpResponse): SourceError {
  const isPage = /\bhtml\b/i.test(response.headers['content-type'] ?? '');
  return new SourceError('bad_response', 't.me did not return the messages of a channel', {
    hint: isPage ? 'its page may have changed: look for a newer version of socialrank' : null,
  });
}
