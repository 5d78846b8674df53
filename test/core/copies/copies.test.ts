/** Folding of copies by their text, through the same code as in a scan. */
import { describe, expect, it } from '@jest/globals';
import { clusters, copiesOf, type Folding, type Sighting } from '../../../src/core/mention/duplicates.js';
import { identities } from '../../../src/core/query/person.js';
import type { Mention } from '../../../src/types.js';
import { growth, TOO_STEEP } from '../../support/growth.js';
import fc from '../../support/property.js';
import { hoursAgo, sampleMention } from '../../support/sample-mention.js';
import { ARTICLES } from './articles.js';
import { measured } from './measured.js';
import { pairs } from './pairs.js';
import { POSTS } from './posts.js';

const LONG = POSTS[3]!;
const SHORT = 'Best flat white at Acme';
const FIFTEEN = 'The roaster on the hill will close its doors for good at the end of May';

/** Numbers written in letters only, so that no word has a digit. */
const NUMERALS = Array.from({ length: 997 }, (_, at) =>
  `${at}`.replace(/\d/g, (digit) => 'zenothrfiv'[Number(digit)]!),
);

type Given = Partial<Omit<Mention, 'author'>> & { readonly by?: string };

let number = 0;

function one({ by, ...given }: Given = {}): Sighting {
  number += 1;
  const source = given.source ?? 'x';
  const author = { id: null, handle: by ?? `person${number}`, name: null, url: null, followers: null };
  return {
    mention: sampleMention({
      id: `${source}:${number}`,
      url: `https://${source}.example/${number}`,
      text: LONG,
      ...given,
      source,
      author,
    }),
    source: 0,
    endpoint: null,
  };
}

function folded(sightings: readonly Sighting[], folding: Folding = {}, enabled = true): number {
  const all = clusters(enabled, folding);
  for (const sighting of sightings) all.add(sighting);
  return [...all.all()].length;
}

describe('copies by text', () => {
  it.each([
    ['chosen by', false],
    ['held out', true],
  ])('are distinguished from lookalikes; pairs: %s', (_, isHeldOut) => {
    const result = measured(isHeldOut);
    expect(result.pairs).toBeGreaterThanOrEqual(300);
    expect(result.precision).toBeGreaterThanOrEqual(0.98);
    expect(result.recall).toBeGreaterThanOrEqual(0.9);
  });

  it('are found among many long texts', () => {
    const textOf = (place: number) =>
      Array.from(
        { length: 190 },
        (_, at) => NUMERALS[(place * 31 + at * at * 7 + (at >> 3) * place) % NUMERALS.length],
      ).join(' ');
    const texts = Array.from({ length: 800 }, (_, place) => textOf(place));
    expect(folded([...texts, ...texts.toReversed()].map((text) => one({ text })))).toBe(new Set(texts).size);
  });

  it('are distinguished from lookalikes even if all are added together', () => {
    const all = clusters(true);
    const said = new Map<string, string>();
    for (const { one: first, other, family } of pairs()) {
      if (!family.startsWith('lookalike')) continue;
      for (const mention of [first, other]) {
        said.set(mention.url!, `${mention.title}\n${mention.text}`);
        all.add({ mention, source: 0, endpoint: null });
      }
    }
    const texts = Array.from(all.all(), ({ sightings }) => new Set(sightings.map(({ url }) => said.get(url!))).size);
    const several = texts.filter((count) => count > 1).length;
    expect(several / texts.length).toBeLessThan(0.02);
  });

  it.each<[string, Given, Given]>([
    ['comments', { kind: 'comment' }, { kind: 'comment' }],
    ['answers', { kind: 'answer' }, { kind: 'answer' }],
    ['reviews', { kind: 'review' }, { kind: 'review' }],
    ['a post and a comment', {}, { kind: 'comment' }],
    ['a post and its repost', {}, { repostOf: 'x:1' }],
    ['reposts', { repostOf: 'x:1' }, { repostOf: 'x:1' }],
    ['few words of two people', { text: SHORT }, { text: SHORT, source: 'bluesky' }],
    ['few words that one person says again', { text: SHORT, by: 'ann' }, { text: SHORT, by: 'ann' }],
    [
      'few words of one person, days apart',
      { text: SHORT, by: 'ann', publishedAt: hoursAgo(60) },
      { text: SHORT, by: 'ann', source: 'bluesky', publishedAt: hoursAgo(2) },
    ],
    [
      'fifteen words of an article and of somebody else',
      { kind: 'article', text: FIFTEEN },
      { text: FIFTEEN, source: 'bluesky' },
    ],
    ['a text and few words around it', {}, { text: `so true “${LONG}” indeed` }],
    ['very few words', { text: 'love acme', by: 'ann' }, { text: 'love acme', by: 'ann', source: 'bluesky' }],
    ['what says nothing', { text: '#acme', by: 'ann' }, { text: '@acme', by: 'ann', source: 'bluesky' }],
    [
      'equal headlines, days apart',
      { kind: 'article', title: 'What we learned about coffee this week', text: '', publishedAt: hoursAgo(100) },
      { kind: 'article', title: 'What we learned about coffee this week', text: '', publishedAt: hoursAgo(2) },
    ],
  ])('do not include %s', (_, first, second) => {
    expect(folded([one(first), one(second)])).toBe(2);
  });

  it.each<[string, Given, Given]>([
    ['one text by two people', {}, { source: 'bluesky' }],
    [
      'few words of one person in two networks',
      { text: SHORT, by: 'Ann' },
      { text: `${SHORT}!`, by: 'ann@social.example', source: 'mastodon' },
    ],
    [
      'fifteen words of two articles',
      { kind: 'article', text: FIFTEEN },
      { kind: 'article', text: FIFTEEN, source: 'rss' },
    ],
    [
      'a post on a network, and what a feed has of it',
      { by: 'ann', source: 'mastodon' },
      { kind: 'article', title: 'Oat milk', by: 'ann' },
    ],
  ])('include %s', (_, first, second) => {
    expect(folded([one(first), one(second)])).toBe(1);
    expect(folded([one(second), one(first)])).toBe(1);
    expect(folded([one(first), one(second)], { group: 'none' })).toBe(2);
    expect(folded([one(first), one(second)], {}, false)).toBe(2);
  });

  it('do not depend on the order of arrival', () => {
    const texts = [
      ...POSTS.slice(0, 6),
      ...ARTICLES.slice(0, 2).flatMap(({ paragraphs: [first] }) => [first, `${first.slice(0, 200)}…`]),
    ];
    const some = fc.record({
      text: fc.constantFrom(...texts, ...texts.map((text) => `${text} #acme https://t.example/1`)),
      by: fc.constantFrom('ann', 'bob', 'ann.bsky.social'),
      source: fc.constantFrom('x', 'bluesky', 'rss'),
      kind: fc.constantFrom<Mention['kind']>('post', 'article', 'comment'),
      publishedAt: fc.constantFrom(null, hoursAgo(1), hoursAgo(30), hoursAgo(90)),
    });
    const shuffled = fc
      .array(some, { maxLength: 12 })
      .map((list) => list.map((given) => one(given)))
      .chain((list) => fc.tuple(fc.constant(list), fc.shuffledSubarray(list, { minLength: list.length })));
    fc.assert(
      fc.property(shuffled, ([list, other]) => {
        const outcome = (given: readonly Sighting[]) => {
          const all = clusters(true);
          for (const sighting of given) all.add(sighting);
          return Array.from(all.all(), (cluster) =>
            JSON.stringify([cluster.kept.mention.id, copiesOf(cluster)]),
          ).sort();
        };
        expect(outcome(other)).toEqual(outcome(list));
      }),
      { numRuns: 150 },
    );
  });

  it('keep the earliest mention and list where the others were', () => {
    const all = clusters(true);
    const late = one({ source: 'x', publishedAt: hoursAgo(1) });
    const early = one({ source: 'mastodon', publishedAt: hoursAgo(5) });
    expect(all.add(late)).toMatchObject({ first: null, joined: [] });
    expect(all.add(early)).toMatchObject({ first: late.mention.id, joined: [] });
    const [cluster] = all.all();
    expect(cluster!.kept.mention.id).toBe(early.mention.id);
    expect(copiesOf(cluster!)).toEqual([{ source: 'x', url: late.mention.url }]);
  });

  it('report which earlier mentions turn out to be the same', () => {
    const all = clusters(true);
    const whole = one({ kind: 'article', text: ARTICLES[0]!.paragraphs.join(' ') });
    const page = one({ kind: 'article', text: 'Something else' });
    all.add(whole);
    all.add(page);
    const both = one({ kind: 'article', text: whole.mention.text, url: page.mention.url });
    expect(all.add(both)).toMatchObject({
      first: whole.mention.id,
      joined: [{ source: page.mention.source, url: page.mention.url }],
    });
  });

  it.each<[string, (place: number) => string]>([
    [
      'of its own',
      (place) =>
        `${['tea', 'mug', 'lid', 'cup', 'jar'].map((thing, at) => `${thing}${(place * (at + 7)) % 9973} stands on`).join(' ')} the shelf`,
    ],
    [
      'of one template',
      (place) =>
        `Weather in Elmsford at noon: ${place} degrees, wind ${place % 50} km/h, humidity ${place % 100} percent. By the Acme weather bot.`,
    ],
    ['that all say', () => LONG],
  ])('are found in about linear time among texts %s', (_, textOf) => {
    const run = (size: number) => {
      const all = clusters(true);
      for (let place = 0; place < size; place += 1) all.add(one({ text: textOf(place), by: `p${place % 99}` }));
    };
    expect(growth(200, run)).toBeLessThan(TOO_STEEP);
  });
});

describe('grouping', () => {
  const MUG = 'https://shop.example/mug';

  it('by link: folds a page and all mentions whose first link is that page', () => {
    const found = [
      one({ text: 'a mug', links: [`${MUG}?utm_source=x`, 'https://other.example/'] }),
      one({ text: 'look at that', links: [MUG], kind: 'comment' }),
      one({ text: 'The mug', url: MUG, kind: 'article' }),
      one({ text: 'another shop', links: ['https://other.example/', MUG] }),
      one({ text: 'no link' }),
    ];
    expect(folded(found, { group: 'link' })).toBe(3);
    expect(folded(found)).toBe(5);
  });

  it('by person: folds nearly equal texts within two days by one handle or linked accounts', () => {
    const said = 'we went to the acme shop on the hill again';
    const edited = `${said} and again and again`;
    const found = [one({ text: said, by: 'ann' }), one({ text: edited, by: 'annie', source: 'bluesky' })];
    expect(folded(found, { group: 'person' })).toBe(2);
    const accounts = [
      { source: 'bluesky', handle: 'annie' },
      { source: 'x', handle: 'ann' },
    ];
    expect(folded(found, { group: 'person', identify: identities([{ name: 'Ann', accounts }]) })).toBe(1);
    const sameHandle = [one({ text: said, by: 'ann' }), one({ text: edited, by: 'ann@a.example', source: 'mastodon' })];
    expect(folded(sameHandle, { group: 'person' })).toBe(1);
    expect(folded(sameHandle)).toBe(2);
    const later = [
      one({ text: said, by: 'ann', publishedAt: hoursAgo(80) }),
      one({ text: edited, by: 'ann', source: 'bluesky' }),
    ];
    expect(folded(later, { group: 'person' })).toBe(2);
  });

  it('none: folds only items that were found twice', () => {
    const found = [one({ url: MUG }), one({ url: `${MUG}?utm_source=x`, source: 'rss' }), one({ source: 'bluesky' })];
    expect(folded(found)).toBe(1);
    expect(folded(found, { group: 'none' })).toBe(2);
    expect(folded(found, { group: 'none' }, false)).toBe(3);
  });
});

describe('global ids', () => {
  it.each<[string, Partial<Mention>, Partial<Mention>]>([
    [
      'a post on Bluesky, searched and streamed',
      {
        id: 'bluesky:at://did:plc:ann/app.bsky.feed.post/3k',
        source: 'bluesky',
        url: 'https://bsky.app/profile/ann.example/post/3k',
      },
      {
        id: 'jetstream:at://did:plc:ann/app.bsky.feed.post/3k',
        source: 'jetstream',
        url: 'https://bsky.app/profile/did:plc:ann/post/3k',
      },
    ],
    [
      'a post on Bluesky and its address in a feed',
      {
        id: 'bluesky:at://did:plc:ann/app.bsky.feed.post/3k',
        source: 'bluesky',
        url: 'https://bsky.app/profile/ann.example/post/3k',
      },
      { id: 'rss:7', source: 'rss', url: 'https://bsky.app/profile/did:plc:ann/post/3k' },
    ],
    [
      'a post on Bluesky and what a bridge makes of it',
      { id: 'bluesky:at://did:plc:ann/app.bsky.feed.post/3k', source: 'bluesky', url: null },
      {
        id: 'mastodon:https://bsky.brid.gy/convert/ap/at://did:plc:ann/app.bsky.feed.post/3k',
        source: 'mastodon',
        url: 'https://bsky.brid.gy/r/https://bsky.app/profile/did:plc:ann/post/3k',
      },
    ],
    [
      'a status and its address in a feed',
      { id: 'mastodon:https://social.example/users/ann/statuses/1', source: 'mastodon', url: null },
      { id: 'rss:https://social.example/@ann/1', source: 'rss', url: 'https://social.example/@ann/1' },
    ],
    [
      'a comment of Lemmy, by its global id',
      { id: 'lemmy:https://a.example/comment/1', source: 'lemmy', kind: 'comment', url: null },
      { id: 'mastodon:https://a.example/comment/1', source: 'mastodon', url: null },
    ],
  ])('fold %s', (_, first, second) => {
    const two = [first, second].map((given, place) => ({
      mention: sampleMention({ text: `${place}`, ...given }),
      source: place,
      endpoint: null,
    }));
    expect(folded(two)).toBe(1);
    expect(folded([...two].reverse())).toBe(1);
  });

  it('distinguish several items on one page', () => {
    const two = ['a', 'b'].map((place) => ({
      mention: sampleMention({ id: `rss:https://a.example/changes#${place}`, source: 'rss', url: null, text: place }),
      source: 0,
      endpoint: null,
    }));
    expect(folded(two)).toBe(2);
  });
});
