/**
 * What every store must do, whichever database it uses. Independent of a test runner, so that another Node can run it
 * too: `run-cases.ts`.
 */
import assert from 'node:assert/strict';
import type { Series, Store } from '../../src/store/store.js';
import type { Mention } from '../../src/types.js';
import {
  AS_OF,
  hoursAgo,
  sampleMention,
  sampleOutcome,
  sampleReport,
  sampleRow,
  sampleSentiment,
} from '../support/sample-report.js';
import { DAY, sampleRun } from '../support/sample-run.js';

export interface StoreCase {
  readonly title: string;
  run(store: Store): Promise<void>;
}

const SERIES: Series = { profile: null, expression: '"acme coffee"', since: 0, until: Date.parse('2030-01-01') };

const later = (days: number) => new Date(Date.parse(AS_OF) + days * DAY).toISOString();

const mentionsOf = (count: number, given: Partial<Mention> = {}) =>
  Array.from({ length: count }, (_, n) =>
    sampleMention({ id: `bluesky:m${n}`, url: `https://bluesky.example/post/m${n}`, ...given }),
  );

const counts = async (store: Store, series = SERIES) =>
  (await store.tallies(series)).map(({ engine, label, mentions }) => [engine, label, mentions]);

export const STORE_CASES: readonly StoreCase[] = [
  {
    title: 'gives back a report, byte by byte',
    async run(store) {
      const run = sampleRun({
        mentions: [
          sampleMention({ copies: [{ source: 'lobsters', url: 'https://lobsters.example/s/a' }] }),
          sampleMention({ id: 'x:1', seenAt: hoursAgo(1), engagement: COUNTLESS, isOwned: true, relevance: 0.25 }),
        ],
      });
      await store.keep(run);
      const kept = await store.run(run.id);
      assert.equal(JSON.stringify(kept?.report), JSON.stringify(run.report));
    },
  },
  {
    title: 'gives back a report in which nothing was folded, and tallies each thing once',
    async run(store) {
      const run = sampleRun({ mentions: [...mentionsOf(2), ...mentionsOf(2)] });
      await store.keep(run);
      assert.equal(JSON.stringify((await store.run(run.id))?.report), JSON.stringify(run.report));
      assert.deepEqual((await counts(store))[0], [null, null, 2]);
    },
  },
  {
    title: 'keeps a run that is written twice once',
    async run(store) {
      await store.keep(sampleRun());
      await store.keep(sampleRun({ mentions: mentionsOf(3) }));
      assert.equal((await store.runs(SERIES)).length, 1);
      assert.equal((await store.run('2026-11-21'))?.report.mentions?.length, 1);
      assert.deepEqual(await counts(store), [
        [null, null, 1],
        ['afinn@5.0.2', 'positive', 1],
      ]);
    },
  },
  {
    title: 'lists runs, oldest first, within the times asked for',
    async run(store) {
      for (const days of [2, 0, 1]) await store.keep(sampleRun({ asOf: later(days) }));
      const asOfs = async (series: Series) => (await store.runs(series)).map(({ asOf }) => asOf);
      assert.deepEqual(await asOfs(SERIES), [later(0), later(1), later(2)]);
      assert.deepEqual(await asOfs({ ...SERIES, since: Date.parse(later(1)), until: Date.parse(later(2)) }), [
        later(1),
      ]);
      const [first] = await store.runs(SERIES);
      assert.deepEqual(first, {
        id: '2026-11-21-aaaaaa',
        brand: 'Acme Coffee',
        expression: '"acme coffee"',
        profile: null,
        asOf: AS_OF,
        since: hoursAgo(168),
        until: AS_OF,
        timezone: 'UTC',
        status: 'complete',
        engine: 'afinn@5.0.2',
        formula: 'sr1:0.25,0.25,0.25,0.25',
        limit: 100,
        mentions: 662,
      });
    },
  },
  {
    title: 'finds a run by the beginning of its id, where there is but one',
    async run(store) {
      for (const id of ['2026-11-21-aaa', '2026-11-21-aab', '2026-11-21-aabc', 'Ünlü%_'])
        await store.keep(sampleRun({ id }));
      const found = async (id: string) => (await store.run(id))?.id ?? null;
      assert.equal(await found('2026-11-21-aaa'), '2026-11-21-aaa');
      assert.equal(await found('2026-11-21-aab'), '2026-11-21-aab');
      assert.equal(await found('2026-11-21-aabc'), '2026-11-21-aabc');
      assert.equal(await found('2026-11-21-aa'), null);
      assert.equal(await found('Ünl'), 'Ünlü%_');
      assert.equal(await found('%'), null);
      assert.equal(await found('2027'), null);
    },
  },
  {
    title: 'says what a run was asked, by its whole id',
    async run(store) {
      const run = sampleRun({ profile: 'Acme Coffee', expression: '"acme coffee" OR acmecoffee' });
      await store.keep(run);
      assert.deepEqual(await store.statedQuery(run.id), run.report.query);
      assert.equal(await store.statedQuery(run.id.slice(0, -1)), null);
    },
  },
  {
    title: 'keeps what was counted when, and what an edited text said before',
    async run(store) {
      const mention = (likes: number, text: string, seenAt: string) =>
        sampleMention({ text, seenAt, engagement: { ...COUNTLESS, likes } });
      await store.keep(sampleRun({ mentions: [mention(4, 'fine', AS_OF)] }));
      await store.keep(sampleRun({ asOf: later(1), mentions: [mention(40, 'fine', later(1))] }));
      await store.keep(sampleRun({ asOf: later(2), mentions: [mention(41, 'not fine', later(2))] }));
      const seen = [];
      for (const { id } of await store.runs(SERIES)) {
        const [only] = (await store.run(id))?.report.mentions ?? [];
        seen.push([only?.engagement.likes, only?.text]);
      }
      assert.deepEqual(seen, [
        [4, 'fine'],
        [40, 'fine'],
        [41, 'not fine'],
      ]);
    },
  },
  {
    title: 'gives the text of a mention as the newest run saw it',
    async run(store) {
      const said = (text: string) => mentionsOf(1, { title: 'beans', text, language: 'en' });
      await store.keep(sampleRun({ asOf: later(1), mentions: said('fine, after all') }));
      await store.keep(sampleRun({ mentions: said('not fine') }));
      assert.deepEqual(await store.mentionText('bluesky:m0'), {
        title: 'beans',
        text: 'fine, after all',
        language: 'en',
      });
      assert.equal(await store.mentionText('bluesky:none'), null);
    },
  },
  {
    title: 'counts a mention once, whichever runs found it',
    async run(store) {
      await store.keep(sampleRun({ mentions: mentionsOf(3) }));
      await store.keep(sampleRun({ asOf: later(1), mentions: mentionsOf(5) }));
      assert.deepEqual(await counts(store), [
        [null, null, 5],
        ['afinn@5.0.2', 'positive', 5],
      ]);
    },
  },
  {
    title: 'counts a mention once that was a copy of another in an earlier run',
    async run(store) {
      const [first, copy] = mentionsOf(2);
      await store.keep(sampleRun({ mentions: [{ ...first!, copies: [{ source: 'bluesky', url: copy!.url }] }] }));
      await store.keep(sampleRun({ asOf: later(1), mentions: [copy!] }));
      assert.deepEqual((await counts(store))[0], [null, null, 1]);
    },
  },
  {
    title: 'counts a mention once that turns out to be a copy of one without an address',
    async run(store) {
      const [copy, first] = mentionsOf(2);
      await store.keep(sampleRun({ mentions: [copy!] }));
      const found = { ...first!, url: null, copies: [{ source: 'bluesky', url: copy!.url }] };
      assert.deepEqual(await store.seen('"acme coffee"', [found]), new Set([first!.id]));
      await store.keep(sampleRun({ asOf: later(1), mentions: [found] }));
      assert.deepEqual((await counts(store))[0], [null, null, 1]);
    },
  },
  {
    title: 'counts what several expressions of a profile found once',
    async run(store) {
      await store.keep(sampleRun({ mentions: mentionsOf(3), profile: 'Acme' }));
      await store.keep(
        sampleRun({ asOf: later(1), mentions: mentionsOf(4), profile: 'Acme', expression: 'acme OR "acme coffee"' }),
      );
      assert.deepEqual((await counts(store))[0], [null, null, 3]);
      assert.deepEqual((await counts(store, { ...SERIES, profile: 'Acme' }))[0], [null, null, 4]);
      assert.equal((await store.runs({ ...SERIES, profile: 'Acme' })).length, 2);
      assert.equal((await store.runs({ ...SERIES, profile: 'acme' })).length, 1);
    },
  },
  {
    title: 'judges what several expressions of a profile found as the run did that was kept last',
    async run(store) {
      const judged = (...labels: Parameters<typeof sampleSentiment>[0][]) =>
        mentionsOf(labels.length).map((mention, n) => ({ ...mention, sentiment: sampleSentiment(labels[n]!) }));
      const unscored = ([first, ...others]: Mention[]) => [
        { ...first!, sentiment: { ...first!.sentiment, label: null, polarity: null } },
        ...others,
      ];
      const wider = { profile: 'Acme', expression: 'acme OR "acme coffee"' };
      const narrower = { profile: 'Acme' };
      const all = async () => (await counts(store, { ...SERIES, profile: 'Acme' })).slice(1);
      await store.keep(sampleRun({ ...wider, mentions: judged('positive', 'positive', 'neutral') }));
      await store.keep(sampleRun({ ...narrower, id: 'b', mentions: judged('neutral', 'negative') }));
      assert.deepEqual(await all(), [
        ['afinn@5.0.2', 'negative', 1],
        ['afinn@5.0.2', 'neutral', 2],
      ]);
      await store.keep(sampleRun({ ...wider, id: 'c', mentions: unscored(judged('positive', 'positive', 'neutral')) }));
      assert.deepEqual(await all(), [
        ['afinn@5.0.2', null, 1],
        ['afinn@5.0.2', 'neutral', 1],
        ['afinn@5.0.2', 'positive', 1],
      ]);
    },
  },
  {
    title: 'keeps what does not count out of every count',
    async run(store) {
      await store.keep(sampleRun({ mentions: mentionsOf(3), counted: new Set(['bluesky:m1']) }));
      assert.deepEqual((await counts(store))[0], [null, null, 1]);
      assert.equal((await store.run('2026'))?.report.mentions?.length, 3);
    },
  },
  {
    title: 'keeps the verdicts of both engines that judged a mention',
    async run(store) {
      await store.keep(sampleRun({ mentions: mentionsOf(2) }));
      const judged = mentionsOf(2, { sentiment: sampleSentiment('negative') });
      const unscored = { ...judged[1]!, sentiment: { ...judged[1]!.sentiment, label: null, polarity: null } };
      await store.keep(sampleRun({ asOf: later(1), engine: 'social@1', mentions: [judged[0]!, unscored] }));
      assert.deepEqual(await counts(store), [
        [null, null, 2],
        ['afinn@5.0.2', 'positive', 2],
        ['social@1', null, 1],
        ['social@1', 'negative', 1],
      ]);
    },
  },
  {
    title: 'tallies by the quarter hour of publication, and leaves out what has no time',
    async run(store) {
      const times = ['2026-11-21T10:00:00.000Z', '2026-11-21T10:14:59.999Z', '2026-11-21T10:15:00.000Z', null];
      await store.keep(sampleRun({ mentions: mentionsOf(4).map((one, n) => ({ ...one, publishedAt: times[n]! })) }));
      const starts = (await store.tallies(SERIES))
        .filter(({ engine }) => engine === null)
        .map(({ start, mentions }) => [new Date(start).toISOString(), mentions]);
      assert.deepEqual(starts, [
        ['2026-11-21T10:00:00.000Z', 2],
        ['2026-11-21T10:15:00.000Z', 1],
      ]);
      const until = Date.parse('2026-11-21T10:15:00.000Z');
      assert.deepEqual((await counts(store, { ...SERIES, until }))[0], [null, null, 2]);
      assert.deepEqual((await counts(store, { ...SERIES, since: until }))[0], [null, null, 1]);
    },
  },
  {
    title: 'tallies what was published before 1970 in its quarter of an hour, however it is asked for',
    async run(store) {
      const times = ['1969-12-31T23:59:59.999Z', '1969-12-31T23:45:00.000Z', '1969-12-31T23:44:59.000Z'];
      await store.keep(sampleRun({ mentions: mentionsOf(3).map((one, n) => ({ ...one, publishedAt: times[n]! })) }));
      const starts = async (since: number, until: number) =>
        (await store.tallies({ ...SERIES, since, until }))
          .filter(({ engine }) => engine === null)
          .map(({ start, mentions }) => [new Date(start).toISOString(), mentions]);
      const [before, last] = [
        ['1969-12-31T23:30:00.000Z', 1],
        ['1969-12-31T23:45:00.000Z', 2],
      ];
      const day = 86_400_000;
      assert.deepEqual(await starts(-day, day), [before, last]);
      assert.deepEqual(await starts(-day, -900_000), [before]);
      // A window within one quarter of an hour cannot use the stored counts.
      assert.deepEqual(await starts(-899_999, -1), []);
      assert.deepEqual(await starts(-900_001, 1), [last]);
    },
  },
  {
    title: 'knows what an earlier run of the same query kept, by id, page and copy',
    async run(store) {
      const [one, two, three, four] = mentionsOf(4);
      await store.keep(
        sampleRun({ mentions: [one!, { ...two!, copies: [{ source: 'x', url: 'https://x.example/status/9' }] }] }),
      );
      const asked = [
        { ...one!, url: null },
        { ...three!, id: 'rss:a', url: `${two!.url}?utm_source=x` },
        { ...four!, url: 'https://x.example/status/9' },
        { ...four!, id: 'rss:b', url: 'https://elsewhere.example/' },
      ];
      assert.deepEqual(await store.seen('"acme coffee"', asked), new Set(['bluesky:m0', 'rss:a', 'bluesky:m3']));
      assert.deepEqual(await store.seen('acme', asked), new Set());
    },
  },
  {
    title: 'does not take comments on one page for one',
    async run(store) {
      const comments = mentionsOf(3, { kind: 'comment', url: 'https://news.example/a' });
      await store.keep(sampleRun({ mentions: comments.slice(0, 1) }));
      assert.deepEqual(await store.seen('"acme coffee"', comments), new Set(['bluesky:m0']));
    },
  },
  {
    title: 'says which source saw which stretch of time',
    async run(store) {
      const sources = [
        sampleOutcome('bluesky'),
        sampleOutcome('hackernews', { truncated: true, observedFrom: hoursAgo(3) }),
        sampleOutcome('x', { status: 'failed', observedFrom: null }),
      ];
      await store.keep(sampleRun({ report: { sources } }));
      const [since, until] = [Date.parse(hoursAgo(168)), Date.parse(AS_OF)];
      const run = '2026-11-21-aaaaaa';
      const all = [
        { run, source: 'bluesky', status: 'ok', from: since, until, truncated: false },
        { run, source: 'hackernews', status: 'ok', from: Date.parse(hoursAgo(3)), until, truncated: true },
        { run, source: 'x', status: 'failed', from: null, until, truncated: false },
      ];
      assert.deepEqual(await store.observations(SERIES), all);
      assert.deepEqual(await store.observations({ ...SERIES, since: until }), []);
      assert.deepEqual(
        (await store.observations({ ...SERIES, until: since + 1 })).map(({ source }) => source),
        ['bluesky', 'x'],
      );
    },
  },
  {
    title: 'counts each other domain once that led to those of a report, by what is kept and by the report',
    async run(store) {
      const leading = (n: number, url: string, given: Partial<Mention> = {}) =>
        sampleMention({ id: `rss:${n}`, kind: 'article', url, links: ['https://www.acme.example/a'], ...given });
      const links = [
        leading(1, 'https://one.example/1'),
        leading(2, 'https://www.one.example/2'),
        leading(3, 'https://acme.example/own'),
        leading(4, 'https://comments.example/1', { kind: 'comment' }),
        leading(5, 'https://old.example/1', { publishedAt: hoursAgo(24 * 181) }),
      ];
      const top = {
        ...sampleReport().top,
        domains: [sampleRow('acme.example', 5, 1, 0), sampleRow('b.example', 1, 0, 0)],
      };
      await store.keep(sampleRun({ mentions: links, report: { top } }));
      const { report } = sampleRun({ mentions: [leading(6, 'https://two.example/')], report: { top } });
      const known = [...(await store.authority(report))];
      assert.deepEqual(known, [
        ['acme.example', 2],
        ['b.example', 0],
      ]);
      await store.keep({ ...sampleRun({ id: 'kept-too' }), report });
      assert.deepEqual([...(await store.authority(report))], known);
      // More values than one statement can take.
      const many = Array.from({ length: 70_000 }, (_, at) => sampleRow(`site${at}.example`, 1, 0, 0));
      const listed = await store.authority({ ...report, top: { ...top, domains: [...many, ...top.domains] } });
      assert.deepEqual([...listed].slice(-2), known);
    },
  },
  {
    title: 'gives the numbers of the summary, with their intervals',
    async run(store) {
      await store.keep(sampleRun());
      const asOf = Date.parse(AS_OF);
      const common = { run: '2026-11-21-aaaaaa', asOf, confidence: 0.95, engine: 'afinn@5.0.2' };
      assert.deepEqual(await store.values(SERIES, 'net_sentiment'), [
        { ...common, value: 0.261002, low: 0.21, high: 0.31 },
      ]);
      assert.deepEqual(await store.values(SERIES, 'mentions'), [{ ...common, value: 662, low: null, high: null }]);
      assert.deepEqual(await store.values(SERIES, 'constructor'), []);
      const [{ low, high } = { low: 0, high: 0 }] = await store.values(SERIES, 'net_sentiment');
      for (const [name, value] of [
        ['net_sentiment_low', low],
        ['net_sentiment_high', high],
      ] as const)
        assert.deepEqual(await store.values(SERIES, name), [{ ...common, value, low: null, high: null }]);
    },
  },
  {
    title: 'knows at which level the intervals of a run hold',
    async run(store) {
      await store.keep(sampleRun({ report: { confidence: 0.9 } }));
      const values = await store.values(SERIES, 'net_sentiment');
      assert.deepEqual(
        values.map(({ confidence }) => confidence),
        [0.9],
      );
    },
  },
  {
    title: 'keeps odd names and texts as they are',
    async run(store) {
      for (const [n, odd] of ODD.entries()) {
        const run = sampleRun({
          id: `odd-${n}`,
          expression: odd,
          brand: odd,
          profile: odd,
          engine: odd,
          mentions: [
            sampleMention({
              id: `bluesky:${odd}`,
              source: odd,
              url: odd,
              title: odd,
              text: odd,
              author: { id: odd, handle: odd, name: odd, url: odd, followers: 1e21 },
              matched: [odd],
              copies: [{ source: odd, url: odd }],
            }),
          ],
          report: { sources: [sampleOutcome(odd)] },
        });
        await store.keep(run);
        const series = { ...SERIES, expression: odd };
        const [listed] = await store.runs(series);
        assert.deepEqual([listed?.expression, listed?.profile, listed?.brand, listed?.engine], [odd, odd, odd, odd]);
        assert.equal(JSON.stringify((await store.run(run.id))?.report), JSON.stringify(run.report));
        assert.equal((await store.observations(series))[0]?.source, odd);
        assert.deepEqual(await store.seen(odd, run.report.mentions!), new Set([`bluesky:${odd}`]));
      }
    },
  },
  {
    title: 'keeps runs side by side, each whole',
    async run(store) {
      await Promise.all(
        Array.from({ length: 12 }, (_, n) => store.keep(sampleRun({ id: `run-${n}`, mentions: mentionsOf(n + 1) }))),
      );
      assert.equal((await store.runs(SERIES)).length, 12);
      for (let n = 0; n < 12; n += 1) assert.equal((await store.run(`run-${n}`))?.report.mentions?.length, n + 1);
    },
  },
  {
    title: 'keeps nothing of a run that fails half way',
    async run(store) {
      const sound = sampleRun({ mentions: mentionsOf(600) });
      const broken = { ...sound.report.mentions!.at(-1)!, relevance: null as unknown as number };
      const run = { ...sound, report: { ...sound.report, mentions: [...sound.report.mentions!.slice(0, -1), broken] } };
      await assert.rejects(store.keep(run));
      assert.deepEqual(await store.runs(SERIES), []);
      assert.deepEqual(await store.seen('"acme coffee"', run.report.mentions), new Set());
      await store.keep(sound);
      assert.equal((await store.run(sound.id))?.report.mentions?.length, 600);
    },
  },
];

const COUNTLESS = { likes: null, reposts: null, replies: null, quotes: null, views: null, score: null };

const ODD = [
  'constructor',
  '__proto__',
  'a\0b',
  'half \ud83d and \udc00',
  'json:"a"',
  "'; drop table runs; --",
  '%_\\',
  '',
  '😀',
  `long ${'x'.repeat(1_000_000)}`,
];
