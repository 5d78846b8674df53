/** Proves that the contract detects the violations that it exists to detect. */
import { describe, expect, it } from '@jest/globals';
import {
  defineSource,
  type Found,
  type Source,
  type SourceContext,
  SourceError,
  type SourceErrorCode,
} from '../../src/sources/source.js';
import { contractCases, type Oddities, sourceQuery, type Tape } from '../../src/testing.js';
import { week, word } from '../sources/searches.js';

const settings = { token: { description: "a key of one's own", secret: true, env: ['SMALL_TOKEN'] } } as const;
const URLS = ['https://small.example/?q=acme', 'https://small.example/?q=acme&page=2'];

const mention = (id: string): Found => ({
  id,
  kind: 'post',
  url: `https://small.example/${id}`,
  text: 'acme < all & nothing',
  author: { handle: 'ann' },
  publishedAt: '2026-11-20T08:30:00.000Z',
});

const tape: Tape = {
  entries: URLS.map((url, index) => ({
    method: 'GET',
    url,
    response: {
      status: 200,
      headers: {},
      bytes: new TextEncoder().encode(JSON.stringify({ posts: [mention(`a${index}`)] })),
    },
  })),
  scan: null,
};

async function read(url: string, { http }: SourceContext<typeof settings>): Promise<Found[]> {
  const body = (await http.request({ url })).json() as { posts?: unknown } | null;
  if (!Array.isArray(body?.posts)) throw new SourceError('bad_response', 'small.example gave no posts');
  const posts = body.posts as Found[];
  if (posts.length > 0 && !posts.some((post) => typeof post.id === 'string' && 'text' in post))
    throw new SourceError('bad_response', 'small.example gave what are no posts');
  return posts;
}

const small = defineSource({
  name: 'small',
  title: 'Small',
  homepage: 'https://small.example',
  example: 'acme',
  groups: ['forums'],
  kinds: ['post'],
  limits: ['has two pages'],
  settings,
  capabilities: () => ({ search: 'words', operators: [] }),
  requests: () => [{ url: URLS[0]!, query: 'acme' }],
  async *search(_, context) {
    for (const url of URLS) yield await read(url, context);
  },
});

type Small = typeof small;
type Search = Small['search'];

/** Time limit of one case, generous enough for a busy machine: only a case that never ends exceeds it. */
const LATE_MILLISECONDS = 2000;

/** Returns the titles of the cases that fail for a source. */
async function broken(source: Source<typeof settings>): Promise<string[]> {
  const search = { query: sourceQuery(word('acme')), ...week };
  const titles: string[] = [];
  for (const { title, run } of contractCases(source, tape, search, { emptyBody: '{"posts":[]}' })) {
    let timer: NodeJS.Timeout | undefined;
    const late = new Promise<never>((_, reject) => {
      timer = setTimeout(() => reject(new Error('late')), LATE_MILLISECONDS);
    });
    await Promise.race([run(), late]).catch(() => titles.push(title));
    clearTimeout(timer);
  }
  return titles;
}

/** The search of the same source, with changed results. */
const finding = (change: (found: Found) => Found): Search =>
  async function* (query, context) {
    for await (const page of small.search(query, context)) yield page.map(change);
  };

describe('the contract of sources', () => {
  it('is fulfilled by a small source', async () => {
    expect(await broken(small)).toEqual([]);
  });

  const breaches: readonly (readonly [string, Partial<Small>])[] = [
    ['is named, titled and placed, with an example', { name: 'Small_Source' }],
    ['says its limits in one line each', { limits: ['two\nlines'] }],
    [
      'can say what it can search, and plan a search',
      {
        requests: (query, context) => [...small.requests(query, context), { url: 'ftp://small.example/', query: null }],
      },
    ],
    ['gives everything an id, and no id twice', { search: finding((found) => ({ ...found, id: 'same' })) }],
    ['gives a title or a text', { search: finding((found) => ({ ...found, text: '' })) }],
    ['gives texts without markup', { search: finding((found) => ({ ...found, text: 'a<br>b' })) }],
    ['gives texts without markup', { search: finding((found) => ({ ...found, title: 'a &amp; b' })) }],
    ['gives absolute addresses', { search: finding((found) => ({ ...found, url: '/a' })) }],
    ['gives absolute addresses', { search: finding((found) => ({ ...found, links: ['mailto:a@b.example'] })) }],
    [
      'gives times as ISO 8601, none before the web and none in the future',
      { search: finding((found) => ({ ...found, publishedAt: '20 Nov 2026' })) },
    ],
    [
      'gives times as ISO 8601, none before the web and none in the future',
      { search: finding((found) => ({ ...found, publishedAt: '2031-01-01T00:00:00Z' })) },
    ],
    [
      'gives nothing under a name that nobody reads',
      { search: finding((found) => ({ ...found, published_at: found.publishedAt }) as Found) },
    ],
    [
      'gives nothing under a name that nobody reads',
      { search: finding((found) => ({ ...found, author: 'ann' }) as unknown as Found) },
    ],
    ['gives kinds that it declares', { search: finding((found) => ({ ...found, kind: 'video' })) }],
    ['gives handles without @ and tags without #', { search: finding((found) => ({ ...found, tags: ['#acme'] })) }],
    [
      'gives the same again for the same answers',
      { search: finding((found) => ({ ...found, media: [`https://a.example/${Math.random()}`] })) },
    ],
    [
      'sends first what requests() says, which sends nothing itself',
      { requests: () => [{ url: 'https://small.example/', query: null }] },
    ],
  ];
  it.each(breaches)('detects a source that violates it: %s', async (title, change) => {
    expect(await broken({ ...small, ...change })).toEqual([title]);
  });

  const searches: readonly (readonly [string, readonly string[], Search])[] = [
    [
      'asks before it is read',
      ['asks nothing before it is read'],
      (_, context) => {
        const pages = URLS.map(async (url) => read(url, context));
        for (const page of pages) page.catch(() => undefined);
        return (async function* () {
          for (const page of pages) yield await page;
        })();
      },
    ],
    [
      'reads ahead',
      ['asks for no more pages than are read'],
      async function* (_, context) {
        const [first, second] = URLS.map(async (url) => read(url, context));
        second?.catch(() => undefined);
        yield (await first) ?? [];
        yield (await second) ?? [];
      },
    ],
    [
      'finds nothing, whatever it is answered',
      ['finds something on its tape', 'asks for no more pages than are read'],
      async function* (_, context) {
        yield await read(URLS[0]!, context).then(() => []);
      },
    ],
    [
      'waits for ever',
      ['stops when the signal aborts, though no answer comes'],
      async function* (_, context) {
        for (const url of URLS) {
          yield await read(url, context).catch(async (error: unknown) =>
            context.signal.aborted ? new Promise<never>(() => {}) : Promise.reject(error),
          );
        }
      },
    ],
    [
      'tells its key',
      ['shows no secret, whatever it is answered'],
      async function* (_, context) {
        context.note(`asking with ${context.settings.token}`);
        for (const url of URLS) yield await read(url, context);
      },
    ],
    [
      'throws what is no error of a source',
      ['does not take null for an answer'],
      async function* (_, context) {
        for (const url of URLS) {
          const body = (await context.http.request({ url })).json();
          if (body === null) throw new TypeError('null');
          yield await read(url, context);
        }
      },
    ],
    [
      'takes anything for nothing found',
      [
        'does not take {"unexpected":true} for an answer',
        'does not take {"data":7,"posts":"x","hits":{}} for an answer',
        'does not take "text" for an answer',
        'does not take null for an answer',
        'does not take 42 for an answer',
      ],
      async function* (_, { http }) {
        for (const url of URLS) {
          const body = (await http.request({ url })).json() as { posts?: unknown } | null;
          yield Array.isArray(body?.posts) ? (body.posts as Found[]) : [];
        }
      },
    ],
  ];
  const strange = [
    'empty objects',
    'texts',
    'objects whose members have other names',
    'objects whose members have become objects',
  ];
  it.each<[string, (post: Found) => boolean, readonly string[]]>([
    ['finds nothing where it knows nothing', ({ id }) => typeof id === 'string', strange],
    ['finds nothing where members have other names', (post) => !Object.keys(post).includes('other_id'), [strange[2]!]],
    ['gives on whatever it is given', () => true, strange],
  ])('detects a source that accepts lists of unknown items: %s', async (_, isKnown, kinds) => {
    const search: Search = async function* (_query, { http }) {
      for (const url of URLS) {
        const { posts } = (await http.request({ url })).json() as { posts: Found[] };
        yield posts.filter(isKnown);
      }
    };
    expect(await broken({ ...small, search })).toEqual(
      expect.arrayContaining(kinds.map((kind) => `does not take a list of ${kind} for an empty one`)),
    );
  });

  const halfway = (endpointCode: SourceErrorCode): Search =>
    async function* (query, context) {
      try {
        yield* small.search(query, context);
      } catch (error) {
        if (!(error instanceof SourceError) || error.code !== 'bad_response') throw error;
        context.endpoint({ url: 'https://small.example', error: new SourceError(endpointCode, 'not read') });
      }
    };

  it('accepts an endpoint error instead of a failure, provided that it is a bad response', async () => {
    const ofStrangers = (titles: readonly string[]) => titles.filter((title) => title.includes('for an empty one'));
    expect(ofStrangers(await broken({ ...small, search: halfway('bad_response') }))).toEqual([]);
    expect(ofStrangers(await broken({ ...small, search: halfway('timeout') }))).toHaveLength(4);
  });

  it('requires a reason in noLists if the tape has no lists', async () => {
    const pages: Tape = {
      ...tape,
      entries: tape.entries.map((entry) => ({
        ...entry,
        response: { ...entry.response, bytes: new TextEncoder().encode('<p>acme</p>') },
      })),
    };
    const search = { query: sourceQuery(word('acme')), ...week };
    const outcomes = async (oddities: Oddities) => {
      const cases = contractCases(small, pages, search, oddities).filter(({ title }) => title.includes('an empty one'));
      return Promise.all(
        cases.map(({ run }) =>
          run().then(
            () => 'kept',
            (error: Error) => error.message,
          ),
        ),
      );
    };
    const unsaid = 'the tape holds no list of JSON and no feed: say in noLists why';
    expect(await outcomes({ emptyBody: '' })).toEqual(Array(4).fill(unsaid));
    expect(await outcomes({ emptyBody: '', noLists: ' ' })).toEqual(Array(4).fill('noLists says why'));
    expect(await outcomes({ emptyBody: '', noLists: 'it is a page for people' })).toEqual(Array(4).fill('kept'));
  });

  it.each(searches)('detects a source that %s', async (_, titles, search) => {
    expect(await broken({ ...small, search })).toEqual(expect.arrayContaining([...titles]));
  });

  it('detects a secret that is not marked as one, and a setting without a description', async () => {
    const unmarked = { token: { description: '', env: ['small'] } };
    expect(await broken({ ...small, settings: unmarked } as unknown as Small)).toEqual([
      'says what each setting is for',
      'marks as secret what is one',
    ]);
  });
});
