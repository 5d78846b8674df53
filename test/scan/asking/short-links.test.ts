import { describe, expect, it } from '@jest/globals';
import { parseQuery } from '../../../src/core/query/parse.js';
import { SourceError } from '../../../src/errors.js';
import { openNetwork } from '../../../src/http/network.js';
import { memoryCache } from '../../../src/library/memory-cache.js';
import type { ScanRequest } from '../../../src/scan/request.js';
import type { Found } from '../../../src/types.js';
import { madeUp, post } from '../../support/made-up-source.js';
import { run } from '../../support/scan-request.js';
import { type Scripted, scripted } from '../../support/scripted-transport.js';
import { testClock } from '../../support/test-network.js';

const moved = (location: string, status = 301): Scripted => ({ status, headers: { location }, body: '' });

/** Answers by method and URL, such as `HEAD bit.ly/a`, or by URL alone; a function is called for every request. */
type Answers = Readonly<Record<string, Scripted | (() => Scripted)>>;

interface Run extends Partial<ScanRequest> {
  readonly answers: Answers;
}

async function following(found: readonly Found[], { answers, ...given }: Run) {
  const transport = scripted(({ method, url }) => {
    const answer = answers[`${method} ${url.replace('https://', '')}`] ?? answers[url.replace('https://', '')];
    if (answer === undefined) throw new SourceError('unreachable', 'nobody there');
    return typeof answer === 'function' ? answer() : answer;
  });
  const network = openNetwork({
    transport,
    timeoutMilliseconds: 1000,
    retries: 0,
    concurrency: null,
    maxBytes: 1_000_000,
    userAgent: 'test',
    signal: new AbortController().signal,
    deadlineAt: null,
    clock: testClock(),
    isReplay: false,
    secrets: [],
  });
  const capabilities = () => ({ search: 'whole', operators: [] }) as const;
  const source = madeUp(
    'forum',
    async function* () {
      yield found;
    },
    { capabilities },
  );
  const { report, events } = await run([source], { network, shortLinks: memoryCache(), ...given });
  return { report, events, asked: transport.asked, mentions: report.mentions ?? [] };
}

const linking = (id: string, link: string, given: Partial<Found> = {}) => post(id, { links: [link], ...given });

describe('short links of mentions', () => {
  it.each<[string, Answers, string[]]>([
    ['a redirect', { 'HEAD bit.ly/a': moved('https://shop.example/mug') }, ['HEAD https://bit.ly/a']],
    [
      'the redirect of one that knows no HEAD',
      { 'HEAD bit.ly/a': { status: 405 }, 'GET bit.ly/a': moved('https://shop.example/mug', 302) },
      ['HEAD https://bit.ly/a', 'GET https://bit.ly/a'],
    ],
    [
      'a page that leads on by itself',
      {
        'bit.ly/a': {
          body: `<html><head><META name=x><meta content="0; URL='https://shop.example/mug'" http-equiv="Refresh"></head>`,
        },
      },
      ['HEAD https://bit.ly/a', 'GET https://bit.ly/a'],
    ],
    [
      'one shortener to the other, and a path to its host',
      {
        'HEAD bit.ly/a': moved('https://t.co/b'),
        'HEAD t.co/b': moved('/c', 307),
        'HEAD t.co/c': moved('https://shop.example/mug', 308),
      },
      ['HEAD https://bit.ly/a', 'HEAD https://t.co/b', 'HEAD https://t.co/c'],
    ],
  ])('are resolved through %s, without a request to the target page', async (_, answers, asked) => {
    const { mentions, asked: sent, report } = await following([linking('a', 'https://bit.ly/a')], { answers });
    expect(mentions.map(({ links }) => links)).toEqual([['https://shop.example/mug']]);
    expect(sent).toEqual(asked);
    expect(report.warnings).toEqual([]);
  });

  it.each<[string, Answers]>([
    ['nobody answers', {}],
    ['there is no such link', { 'bit.ly/a': { status: 404 } }],
    ['it leads nowhere', { 'bit.ly/a': { body: '<p>Welcome' } }],
    ['it leads out of the web', { 'HEAD bit.ly/a': moved('file:///etc/passwd'), 'GET bit.ly/a': { body: '' } }],
    ['it leads to itself', { 'HEAD bit.ly/a': moved('https://bit.ly/a') }],
    [
      'it takes more than five steps',
      Object.fromEntries(
        ['a', 'b', 'c', 'd', 'e', 'f'].map((step, place) => [
          `HEAD bit.ly/${step}`,
          moved(place < 5 ? `https://bit.ly/${'bcdef'[place]}` : 'https://shop.example/'),
        ]),
      ),
    ],
  ])('are kept with a warning if %s', async (_, answers) => {
    const { mentions, report, asked } = await following([linking('a', 'https://bit.ly/a')], { answers });
    expect(mentions.map(({ links }) => links)).toEqual([['https://bit.ly/a']]);
    expect(report.warnings).toEqual([
      { code: 'short_links', message: '1 of 1 short links could not be followed and stay as they are', source: null },
    ]);
    expect(report.status).toBe('complete');
    expect(asked.length).toBeLessThanOrEqual(5);
  });

  it('are resolved once for all mentions, and again only after they expire from the cache', async () => {
    const answers = { 'HEAD bit.ly/a': moved('https://shop.example/mug') };
    const found = [linking('a', 'https://bit.ly/a'), linking('b', 'https://bit.ly/a')];
    const shortLinks = memoryCache();
    const [first, again] = [
      await following(found, { answers, shortLinks }),
      await following(found, { answers, shortLinks }),
    ];
    expect([first.asked.length, again.asked.length]).toEqual([1, 0]);
    expect(again.mentions.flatMap(({ links }) => links)).toEqual([
      'https://shop.example/mug',
      'https://shop.example/mug',
    ]);
    const later = new Date(Date.parse('2026-11-21T12:00:00Z') + 31 * 86_400_000);
    expect((await following(found, { answers, shortLinks, now: later })).asked).toHaveLength(1);
  });

  it('are not resolved if this is turned off or if the mention does not match', async () => {
    const found = [linking('a', 'https://bit.ly/a'), linking('b', 'https://bit.ly/b', { text: 'Globex' })];
    expect((await following(found, { answers: {}, shortLinks: null })).asked).toEqual([]);
    const answers = { 'HEAD bit.ly/a': moved('https://shop.example/mug') };
    expect((await following(found, { answers })).asked).toEqual(['HEAD https://bit.ly/a']);
  });

  it('match queries for their target, including links that only appear in the text', async () => {
    const answers = {
      'HEAD bit.ly/a': moved('https://shop.example/mug?utm_source=x'),
      'HEAD t.co/b': moved('https://shop.example/mug'),
      'HEAD is.gd/c': moved('https://other.example/'),
    };
    const found = [
      linking('a', 'https://bit.ly/a', { text: 'look' }),
      post('b', { text: 'look: https://t.co/b.' }),
      linking('c', 'https://is.gd/c', { text: 'look' }),
    ];
    const { mentions, report } = await following(found, { answers, query: parseQuery('link:shop.example/mug') });
    expect(mentions.map(({ id }) => id)).toEqual(['forum:a', 'forum:b']);
    expect(report.top.links).toMatchObject([{ value: 'https://shop.example/mug', mentions: 2 }]);
    expect(report.top.domains).toMatchObject([{ value: 'shop.example', mentions: 2 }]);
  });

  it('make their mention a duplicate of the page that they lead to', async () => {
    const answers = { 'HEAD dlvr.it/a': moved('https://news.example/story?utm_medium=feed') };
    const found = [
      post('b', { url: 'https://news.example/story' }),
      { ...post('x', { url: 'https://dlvr.it/a' }), id: null },
    ];
    const { mentions, report } = await following(found, { answers });
    expect(mentions.map(({ id, url }) => [id, url])).toEqual([['forum:b', 'https://news.example/story']]);
    expect(report.counts.duplicates).toBe(1);
  });

  it('are left unresolved at the deadline, and their mentions are kept', async () => {
    const deadline = new AbortController();
    const answers = {
      'HEAD bit.ly/a': () => {
        deadline.abort(new DOMException('late', 'TimeoutError'));
        throw new SourceError('timeout', 'late');
      },
    };
    const { mentions } = await following([linking('a', 'https://bit.ly/a')], { answers, deadline: deadline.signal });
    expect(mentions.map(({ links }) => links)).toEqual([['https://bit.ly/a']]);
  });

  it.each<[string, unknown]>([
    ['nothing', null],
    ['a number', 7],
    ['links that are none', { id: 'a', text: 'acme', links: [7, null, { length: 3 }], url: 7, title: [] }],
    ['links that are no list', { id: 'a', text: 'acme', links: 'https://bit.ly/a' }],
  ])('are not looked up if the source found %s', async (_, found) => {
    const { asked, report } = await following([found as Found], { answers: {}, query: parseQuery('acme OR link:a.b') });
    expect(asked).toEqual([]);
    expect(report.status).toBe('complete');
  });
});
