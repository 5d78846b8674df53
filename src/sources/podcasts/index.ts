/** Searches podcast episodes: in Apple's directory, and in the Podcast Index if there is a key. */
import { type Dialect, renderQuery } from '../shared/dialect.js';
import { newestFirst } from '../shared/newest-first.js';
import {
  baseUrlSetting,
  defineSource,
  type Found,
  type NativeRequest,
  type RequestContext,
  type SettingSpecs,
  type SettingValues,
  type SourceContext,
  SourceError,
  type SourceQuery,
} from '../source.js';
import { applePages, appleRequest } from './apple.js';
import { indexPages, indexRequest, type Login } from './podcast-index.js';

const settings = {
  ...baseUrlSetting,
  country: { description: "the country of Apple's directory, two letters", default: 'US' },
  key: {
    description: 'key of the Podcast Index, which is then searched too',
    secret: true,
    env: ['PODCASTINDEX_API_KEY'],
  },
  secret: { description: 'the secret of that key', secret: true, env: ['PODCASTINDEX_API_SECRET'] },
} as const satisfies SettingSpecs;

type Settings = typeof settings;

const plain = (text: string) => text.replace(/[\s\p{Cc}\p{Cf}\p{Cs}]+/gu, ' ').trim() || null;
const dialect: Dialect = { word: plain, phrase: plain };

export default defineSource({
  name: 'podcasts',
  title: 'Podcasts',
  homepage: 'https://podcastindex.org',
  example: 'open source',
  groups: ['blogs', 'news'],
  kinds: ['audio'],
  limits: [
    'searches titles and descriptions of episodes, not what is said in them',
    "Apple's directory gives the 200 best matching episodes, of any age, and allows some 20 searches a minute",
    'does not say how many people listen',
  ],
  settings,
  capabilities: () => ({ search: 'words', operators: [], wordsFindTags: true, pageSize: 200, maxLength: 200 }),
  requests: (query, context) => searchesFor(query, context).flatMap(({ apple, index }) => [apple, ...index]),
  search,
  rate: { requests: 20, seconds: 60 },
});

async function* search(query: SourceQuery, context: SourceContext<Settings>): AsyncGenerator<readonly Found[]> {
  const { key, secret } = context.settings;
  if ((key === undefined) !== (secret === undefined)) {
    const missing = key === undefined ? 'key' : 'secret';
    throw new SourceError('needs_config', `half of a login is set: podcasts.${missing} is missing`, {
      hint: 'the Podcast Index needs both: set both or neither',
    });
  }
  const login = loginIn(context.settings);
  yield* newestFirst(
    searchesFor(query, context).flatMap(({ apple, index }) => [
      applePages(apple, context),
      ...index.flatMap((request) => (login === null ? [] : indexPages(request, login, context))),
    ]),
  );
}

function searchesFor(query: SourceQuery, { settings: given }: RequestContext<Settings>) {
  const isKeyed = loginIn(given) !== null;
  const country = /^[a-z]{2}$/i.test(given.country) ? given.country.toUpperCase() : settings.country.default;
  return query.branches.flatMap((branch): { apple: NativeRequest; index: NativeRequest[] }[] => {
    const words = renderQuery(branch, dialect);
    if (words === '') return [];
    return [{ apple: appleRequest(words, country), index: isKeyed ? [indexRequest(words)] : [] }];
  });
}

function loginIn({ key, secret }: SettingValues<Settings>): Login | null {
  return key === undefined || secret === undefined ? null : { key, secret };
}
