import { describe, expect, it } from '@jest/globals';
import { parseQuery } from '../../../src/core/query/parse.js';
import type { Report } from '../../../src/types.js';
import { assembled, type Circumstances, speaking, WEEK } from '../../support/assembled.js';
import fc from '../../support/property.js';
import { AS_OF, hoursAgo } from '../../support/sample-mention.js';

const NONE = { unmatched: 0, outsideWindow: 0, language: 0, owned: 0, relevance: 0, seenBefore: 0 };

function countsOf(found: readonly unknown[], given: Circumstances = {}): Report['counts'] {
  return assembled([{ name: 'forum', found }], given).report.counts;
}

describe('filtering', () => {
  it.each<[string, object, Circumstances, Partial<typeof NONE>]>([
    ['what does not speak of it', { text: 'Globex' }, {}, { unmatched: 1 }],
    ['what is too old', { publishedAt: hoursAgo(169) }, {}, { outsideWindow: 1 }],
    ['what was said a moment too early', { publishedAt: '2026-11-14T11:59:59.999Z' }, {}, { outsideWindow: 1 }],
    ['what was said when the window ends', { publishedAt: AS_OF }, {}, { outsideWindow: 1 }],
    [
      'what was said after the window, before the clock',
      { publishedAt: hoursAgo(2) },
      { window: { since: WEEK.since, until: new Date(hoursAgo(3)) } },
      { outsideWindow: 1 },
    ],
    ['another language', { language: 'de' }, { languages: new Set(['en', 'fr']) }, { language: 1 }],
    ["the brand's own", { author: { handle: 'Acme' } }, { owned: ['@acme'] }, { owned: 1 }],
    [
      'the first of several reasons',
      { text: 'Globex', publishedAt: hoursAgo(999), language: 'de' },
      { languages: new Set(['en']) },
      { unmatched: 1 },
    ],
    [
      'the window before the language',
      { publishedAt: hoursAgo(999), language: 'de' },
      { languages: new Set(['en']) },
      { outsideWindow: 1 },
    ],
    [
      'the language before the owner',
      { language: 'de', author: { handle: 'acme' } },
      { languages: new Set(['en']), owned: ['@acme'] },
      { language: 1 },
    ],
  ])('filters out and counts: %s', (_, found, given, filtered) => {
    expect(countsOf([speaking(found)], given)).toMatchObject({
      fetched: 1,
      mentions: 0,
      filtered: { ...NONE, ...filtered },
    });
  });

  it.each<[string, object, Circumstances]>([
    ['what was said when the window begins', { publishedAt: hoursAgo(168) }, {}],
    ['what was said a moment before it ends', { publishedAt: '2026-11-21T11:59:59.999Z' }, {}],
    ['what has no time', { publishedAt: null }, {}],
    ['what has a broken time', { publishedAt: 'yesterday' }, {}],
    ['one of the languages', { language: 'fr-CA' }, { languages: new Set(['en', 'fr']) }],
    ['an unknown language', { text: 'Acme', language: null }, { languages: new Set(['fr']) }],
    ["the brand's own where it is wanted", { author: { handle: 'acme' } }, { owned: ['@acme'], includeOwned: true }],
    ['an account that is called alike', { author: { handle: 'acmefan' } }, { owned: ['@acme'] }],
  ])('counts as a mention: %s', (_, found, given) => {
    expect(countsOf([speaking(found)], given)).toMatchObject({ fetched: 1, matched: 1, mentions: 1, filtered: NONE });
  });

  it('detects the language if it is not stated and matches the query against it', () => {
    const german = 'Der Kaffee von Acme ist wirklich sehr gut, aber das Warten dauert immer viel zu lange.';
    const query = parseQuery('acme lang:de');
    expect(countsOf([speaking({ text: german })], { query }).mentions).toBe(1);
    expect(countsOf([speaking({ text: german, language: 'en' })], { query }).filtered.unmatched).toBe(1);
    expect(countsOf([speaking({ text: german })], { languages: new Set(['en']) }).filtered.language).toBe(1);
  });

  it.each(['@ACME', 'acme.bsky.social', 'acme@social.example', 'Ácme'])('treats %s as account @acme', (handle) => {
    expect(countsOf([speaking({ author: { handle } })], { owned: ['@Acme'] })).toMatchObject({ owned: 1, mentions: 0 });
  });

  it('excludes malformed items from all counts and warns about them', () => {
    const { report } = assembled([{ name: 'forum', found: [null, {}, { id: '1' }, { text: 'acme' }, speaking()] }]);
    expect(report.counts.fetched).toBe(1);
    expect(report.sources[0]).toMatchObject({ fetched: 1, mentions: 1 });
    expect(report.warnings).toEqual([expect.objectContaining({ code: 'malformed_item', source: 'forum' })]);
    expect(report.warnings[0]!.message).toMatch(/^4 items /);
  });
});

describe('an unreadable time', () => {
  const warned = (publishedAt: unknown) =>
    assembled([{ name: 'forum', found: [speaking({ publishedAt }), speaking({ id: '2', text: 'tea', publishedAt })] }])
      .report.warnings;

  it.each(['yesterday', '2026-11-20T10:00:00', '2026-02-30T10:00:00Z', 1_795_163_415, new Date(AS_OF), { at: 1 }])(
    'is reported for %p, since such an item counts in any window',
    (publishedAt) => {
      expect(warned(publishedAt)).toMatchObject([{ code: 'unreadable_time', source: 'forum' }]);
      expect(warned(publishedAt)[0]!.message).toMatch(
        /^2 items with a time that cannot be read \(ISO 8601 with its zone can\)/,
      );
    },
  );

  it('is reported if the source states that it could not read one', () => {
    const found = [
      speaking({ publishedAt: null, hasUnreadableTime: true }),
      speaking({ id: '2', publishedAt: null, hasUnreadableTime: false }),
    ];
    const { warnings } = assembled([{ name: 'forum', found }]).report;
    expect(warnings.map(({ code, message }) => [code, message.split(' ', 2).join(' ')])).toEqual([
      ['unreadable_time', '1 item'],
    ]);
  });

  it.each([undefined, null, ''])('is not reported for an absent time: %p', (publishedAt) => {
    expect(warned(publishedAt)).toEqual([]);
  });
});

describe('a query with conditions on more than words', () => {
  it('excludes items that do not state the compared number and warns how many', () => {
    const found = [
      speaking({ id: '1', engagement: { likes: 10 } }),
      speaking({ id: '2', engagement: { likes: 9 } }),
      speaking({ id: '3' }),
      speaking({ id: '4', engagement: { likes: null } }),
    ];
    const { report } = assembled([{ name: 'forum', found }], { query: parseQuery('acme likes:>=10') });
    expect(report.counts).toMatchObject({ fetched: 4, mentions: 1, filtered: { ...NONE, unmatched: 3 } });
    expect(report.warnings).toMatchObject([{ code: 'unknown_values', source: 'forum' }]);
    expect(report.warnings[0]!.message).toMatch(/^2 items without the number /);
  });

  it('uses the sentiment of a mention to decide whether it matches', () => {
    const found = [speaking({ id: '1', text: 'Acme tea' }), speaking({ id: '2', text: 'tea' })];
    const ask = (text: string, label: Circumstances['label']) =>
      assembled([{ name: 'forum', found }], { query: parseQuery(text), label: label ?? null });
    const { report, news } = ask('acme :)', 'positive');
    expect(report.counts).toMatchObject({ fetched: 2, mentions: 1, filtered: { ...NONE, unmatched: 1 } });
    expect(news[0]).toMatchObject({ type: 'mention', mention: { matched: ['acme'], excerpt: 'Acme tea' } });
    expect(ask('acme :)', 'negative').report.counts).toMatchObject({ mentions: 0, filtered: { unmatched: 2 } });
    expect(ask('acme -:)', 'negative').report.counts).toMatchObject({ mentions: 1, filtered: { unmatched: 1 } });
    const unscored = ask('acme :)', null).report;
    expect(unscored.counts).toMatchObject({ mentions: 0, filtered: { unmatched: 2 } });
    expect(unscored.warnings).toMatchObject([{ code: 'unknown_values' }]);
  });

  it('counts filtered items and copies as usual if it depends on sentiment', () => {
    const found = [
      speaking({ id: '1' }),
      speaking({ id: '1' }),
      speaking({ id: '2', publishedAt: hoursAgo(999) }),
      speaking({ id: '3', language: 'de' }),
    ];
    const query = parseQuery('acme :)');
    const { report, news } = assembled([{ name: 'forum', found }], {
      ...{ query, label: 'positive', languages: new Set(['en']) },
    });
    expect(report.counts).toMatchObject({ mentions: 1, duplicates: 1, filtered: { outsideWindow: 1, language: 1 } });
    expect(news.map((one) => one?.type ?? null)).toEqual(['mention', 'copy', null, null]);
  });

  it('matches by owner, source, kind and time', () => {
    const found = [
      speaking({ id: '1', author: { handle: 'acme' }, kind: 'comment', publishedAt: hoursAgo(2) }),
      speaking({ id: '2', author: { handle: 'ann' }, kind: 'post', publishedAt: hoursAgo(4) }),
    ];
    const idsOf = (text: string) =>
      assembled([{ name: 'forum', found }], {
        ...{ query: parseQuery(text), owned: ['@acme'], includeOwned: true },
      }).report.mentions?.map(({ id }) => id);
    expect(idsOf('acme is:owned')).toEqual(['forum:1']);
    expect(idsOf('acme -is:owned')).toEqual(['forum:2']);
    expect(idsOf('acme is:reply')).toEqual(['forum:1']);
    expect(idsOf('acme type:post source:forum')).toEqual(['forum:2']);
    expect(idsOf('acme source:other')).toEqual([]);
    expect(idsOf('acme since:3h')).toEqual(['forum:1']);
    expect(idsOf('acme until:3h')).toEqual(['forum:2']);
  });
});

describe('copies and reposts', () => {
  it('counts a mention once, and its copies separately', () => {
    const story = { url: 'https://news.example/a' };
    const { report, news } = assembled([
      { name: 'one', found: [speaking({ ...story, id: '1' }), speaking({ ...story, id: '1' })] },
      {
        name: 'two',
        found: [speaking({ url: 'https://www.news.example/a/?utm_id=1', id: '2', publishedAt: hoursAgo(5) })],
      },
    ]);
    expect(report.counts).toMatchObject({ fetched: 3, matched: 3, mentions: 1, duplicates: 2 });
    expect(report.mentions).toMatchObject([
      { id: 'two:2', copies: [{ source: 'one', url: 'https://news.example/a' }] },
    ]);
    expect(news.map((one) => one?.type)).toEqual(['mention', 'copy', 'copy']);
    expect(news.slice(1)).toMatchObject([{ of: 'one:1' }, { of: 'one:1' }]);
  });

  it('counts every copy if deduplication is off', () => {
    const found = [speaking({ id: '1' }), speaking({ id: '1' })];
    expect(countsOf(found, { dedupe: false })).toMatchObject({ mentions: 2, duplicates: 0 });
  });

  it('lists reposts and counts them separately', () => {
    const found = [speaking({ id: '1' }), speaking({ id: '2', repostOf: '1' }), speaking({ id: '2', repostOf: '1' })];
    const { report } = assembled([{ name: 'forum', found }]);
    expect(report.counts).toMatchObject({ mentions: 1, reposts: 1, duplicates: 1 });
    expect(report.mentions).toHaveLength(2);
    expect(report.socialRank.reach.den).toBe(1);
  });

  it("counts the brand's own reposts as reposts", () => {
    const found = [speaking({ repostOf: '1', author: { handle: 'acme' } })];
    expect(countsOf(found, { owned: ['@acme'] })).toMatchObject({ reposts: 1, owned: 0, filtered: NONE });
  });
});

describe('times later than the clock', () => {
  it.each<[string, number, boolean]>([
    ['five minutes ahead', 5 * 60_000, true],
    ['more than five minutes ahead', 5 * 60_000 + 1, false],
    ['years ahead', 1e11, false],
  ])('are trusted only up to five minutes ahead: %s', (_, ahead, isBelieved) => {
    const publishedAt = new Date(Date.parse(AS_OF) + ahead).toISOString();
    const { report } = assembled([{ name: 'forum', found: [speaking({ publishedAt })] }]);
    expect(report.counts).toMatchObject({
      mentions: isBelieved ? 0 : 1,
      filtered: { outsideWindow: isBelieved ? 1 : 0 },
    });
    expect(report.warnings.map(({ code }) => code)).toEqual(isBelieved ? [] : ['future_timestamp']);
    if (!isBelieved) expect(report.mentions).toMatchObject([{ publishedAt: null, precision: null }]);
  });

  it.each([
    ['within a window', WEEK],
    ['within one that reaches past it', { ...WEEK, until: new Date('2032-01-01T00:00:00Z') }],
    ['of all time', null],
  ])('are outside the window if they count as not yet published: %s', (_, window) => {
    const found = [speaking(), speaking({ id: '2', text: 'Acme again', publishedAt: '2031-01-01T00:00:00Z' })];
    const { report } = assembled([{ name: 'file:a', found, isLocal: true }], { window, laterIsOutside: true });
    expect(report.counts).toMatchObject({ mentions: 1, filtered: { outsideWindow: 1 } });
    expect(report.warnings.map(({ code }) => code)).not.toContain('future_timestamp');
    expect(report).toMatchObject({ volume: { lastMention: hoursAgo(1) }, sources: [{ newest: hoursAgo(1) }] });
    if (window === null) expect(report.window.until).toBe('2026-11-21T11:00:00.001Z');
  });

  it('are outside a window that ends in the future if they are later than its end', () => {
    const until = new Date(Date.parse(AS_OF) + 3_600_000);
    const publishedAt = new Date(until.getTime() + 60_000).toISOString();
    const { report } = assembled([{ name: 'forum', found: [speaking({ publishedAt })] }], {
      window: { ...WEEK, until },
    });
    expect(report.counts.filtered.outsideWindow).toBe(1);
    expect(report.warnings).toEqual([]);
  });

  it('do not extend the window derived from local data', () => {
    const found = [speaking(), speaking({ publishedAt: '2031-01-01T00:00:00Z' })];
    const { report } = assembled([{ name: 'file:a', found, isLocal: true }], { window: null });
    expect(report.window.until).toBe('2026-11-21T11:00:00.001Z');
    expect(report.counts.mentions).toBe(2);
  });
});

describe('local inputs', () => {
  const local = (name: string, found: readonly unknown[]) => ({
    name,
    found,
    isLocal: true,
    answer: { limit: null, isNewestFirst: false },
  });

  it('can state the network of each item', () => {
    const found = [
      speaking({ id: '1', source: 'hackernews' }),
      speaking({ id: '2' }),
      speaking({ id: '3', source: 'a b' }),
    ];
    const { report } = assembled([local('file:posts.ndjson', found)]);
    expect(report.mentions!.map(({ id }) => id).sort()).toEqual(['file:2', 'file:3', 'hackernews:1']);
    expect(report.sources.map(({ name }) => name)).toEqual(['file:posts.ndjson']);
  });

  it('are deduplicated with live results', () => {
    const { report } = assembled([
      { name: 'hackernews', found: [speaking({ id: '1' })] },
      local('-', [speaking({ id: '1', source: 'hackernews' })]),
    ]);
    expect(report.counts).toMatchObject({ mentions: 1, duplicates: 1 });
  });

  it('differ from live sources, whose items cannot claim another source', () => {
    const { report } = assembled([{ name: 'forum', found: [speaking({ id: '1', source: 'hackernews' })] }]);
    expect(report.mentions).toMatchObject([{ id: 'forum:1', source: 'forum' }]);
  });
});

describe('a mention', () => {
  it('lists the matched terms and has an excerpt around them', () => {
    const text = `${'One more word. '.repeat(60)}Then Acme opened. ${'And more. '.repeat(60)}`;
    const { report } = assembled([{ name: 'forum', found: [speaking({ title: 'News', text })] }]);
    const [mention] = report.mentions!;
    expect(mention).toMatchObject({ matched: ['acme'], relevance: 0.6, isOwned: false });
    expect(mention!.excerpt).toContain('Acme opened');
    expect(mention!.excerpt.length).toBeLessThanOrEqual(280);
  });

  it('has its title as the excerpt if only the title matches', () => {
    const found = [speaking({ title: 'Acme opens', text: 'A new place in town' })];
    expect(assembled([{ name: 'forum', found }]).report.mentions![0]!.excerpt).toBe('Acme opens');
  });

  it('has the time of the report as seenAt', () => {
    expect(assembled([{ name: 'forum', found: [speaking()] }]).report.mentions![0]!.seenAt).toBe(AS_OF);
  });
});

describe('any set of items', () => {
  const some = fc.record({
    id: fc.constantFrom('1', '2', '3', '4', '5', '6', '7'),
    text: fc.constantFrom('Acme is fine', 'Acme ist gut', 'Globex', ''),
    url: fc.constantFrom(null, 'https://news.example/1', 'https://news.example/2', 'https://www.news.example/1/'),
    kind: fc.constantFrom('post', 'comment', 'article'),
    language: fc.constantFrom('en', 'de', null),
    publishedAt: fc.constantFrom(null, hoursAgo(1), hoursAgo(50), hoursAgo(500), '2031-01-01T00:00:00Z'),
    repostOf: fc.constantFrom(null, null, null, '1'),
    author: fc.constantFrom({}, { handle: 'acme' }, { handle: 'ann' }, { handle: 'bob' }),
  });
  const sources = fc.array(fc.array(some, { maxLength: 12 }), { minLength: 1, maxLength: 3 });
  const circumstances = fc.record({
    dedupe: fc.boolean(),
    includeOwned: fc.boolean(),
    languages: fc.constantFrom(new Set<string>(), new Set(['en'])),
    window: fc.constantFrom(WEEK, null),
    owned: fc.constant(['@acme']),
  });
  const named = (lists: readonly (readonly unknown[])[]) => lists.map((found, place) => ({ name: `s${place}`, found }));

  it('adds up: fetched equals mentions, duplicates, reposts and filtered items', () => {
    fc.assert(
      fc.property(sources, circumstances, (lists, given) => {
        // The sum itself is checked for every report in these tests.
        const { counts, sources: rows, mentions } = assembled(named(lists), given).report;
        const said = lists.flat().filter(({ text }) => text !== '').length;
        expect(counts.fetched).toBe(said);
        expect(rows.reduce((sum, { fetched }) => sum + fetched!, 0)).toBe(said);
        expect(rows.reduce((sum, row) => sum + row.mentions!, 0)).toBe(counts.mentions);
        expect(mentions).toHaveLength(counts.mentions! + counts.reposts! + counts.filtered.owned!);
        expect(counts.owned).toBe(given.includeOwned ? counts.owned : counts.filtered.owned);
        for (const { unique, mentions: own } of rows) expect(unique).toBeLessThanOrEqual(own!);
      }),
      { numRuns: 300 },
    );
  });

  it('yields the same report whatever the order in which sources answer', () => {
    const mixed = sources.chain((lists) => {
      const places = lists.flatMap((list, source) => list.map((_, place) => [source, place] as const));
      return fc.tuple(fc.constant(lists), fc.shuffledSubarray(places, { minLength: places.length }));
    });
    fc.assert(
      fc.property(mixed, circumstances, ([lists, order], given) => {
        const straight = assembled(named(lists), given).report;
        const other = assembled(named(lists), { ...given, order }).report;
        // Without deduplication, items with equal ids are listed in the order of arrival.
        if (given.dedupe) expect(other).toEqual(straight);
        else expect({ ...other, mentions: null, top: null }).toEqual({ ...straight, mentions: null, top: null });
      }),
      { numRuns: 300 },
    );
  });
});

describe('relevance', () => {
  const found = [
    speaking({ text: 'Everybody says that Acme is worth it' }),
    speaking({ text: 'The acme of his career' }),
    speaking({ text: 'The acme of it all', repostOf: '9' }),
    speaking({ text: 'The acme of acmes', author: { handle: 'acme' } }),
  ];
  const asked = { query: parseQuery('Acme'), owned: ['@acme'] };

  it('excludes and counts mentions below the minimum, but neither owned ones nor reposts', () => {
    expect(countsOf(found, { ...asked, minRelevance: 0.5 })).toMatchObject({
      ...{ mentions: 1, reposts: 1, owned: 1 },
      filtered: { ...NONE, owned: 1, relevance: 1 },
    });
  });

  it('excludes nothing if the minimum is 0', () => {
    expect(countsOf(found, asked)).toMatchObject({ mentions: 2, filtered: { ...NONE, owned: 1 } });
  });

  it('marks all uses of a repeated text as such at the end', () => {
    const template = [1, 2, 3].map((place) =>
      speaking({ text: `look what they sell at acme for nothing https://a${place}.example` }),
    );
    const { report, news } = assembled([{ name: 'forum', found: template }]);
    const ids = report.mentions!.map(({ relevanceReasons }) => relevanceReasons.map(({ id }) => id));
    for (const reasons of ids) expect(reasons).toContain('repeated');
    expect(news.at(-1)!.mention.relevanceReasons.map(({ id }) => id)).toContain('repeated');
  });
});
