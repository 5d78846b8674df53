/** Upkeep of a whole store, whichever database it uses; independent of a test runner, like `../cases.ts`. */
import assert from 'node:assert/strict';
import type { Alert } from '../../../src/alerts/alert.js';
import type { Verdict } from '../../../src/alerts/outbox.js';
import type { Database } from '../../../src/store/database.js';
import { storeOver } from '../../../src/store/open.js';
import { countQuarters } from '../../../src/store/quarters.js';
import type { NewRun, Series, StoredLabel } from '../../../src/store/store.js';
import { authorities, linkingDomains } from '../../../src/store/upkeep/authority.js';
import { describeStore } from '../../../src/store/upkeep/describe.js';
import { countForgotten, forget } from '../../../src/store/upkeep/forget.js';
import { countOld, prune } from '../../../src/store/upkeep/prune.js';
import { redactAlerts } from '../../../src/store/upkeep/redact-alerts.js';
import { eachRun } from '../../../src/store/upkeep/runs.js';
import type { Forgotten } from '../../../src/store/upkeep/select.js';
import type { Mention } from '../../../src/types.js';
import { AS_OF, sampleMention, sampleReport, sampleRow } from '../../support/sample-report.js';
import { DAY, sampleRun } from '../../support/sample-run.js';
import { sampleAlert } from '../../support/telling.js';

export interface UpkeepCase {
  readonly title: string;
  run(database: Database): Promise<void>;
}

const SERIES: Series = { profile: null, expression: '"acme coffee"', since: 0, until: Date.parse('2030-01-01') };
const later = (days: number) => new Date(Date.parse(AS_OF) + days * DAY).toISOString();

/** Strings that occur nowhere but in the canary. */
export const CANARIES = [
  'canaryhandle',
  'Canary Name',
  'canary-7',
  'canaryword',
  'canarytag',
  'canary-post',
  'canarylink',
];

const canary = (given: Partial<Mention> = {}) =>
  sampleMention({
    id: 'bluesky:canary-7',
    url: 'https://bluesky.example/canary-post',
    text: 'Acme Coffee is a canaryword #canarytag https://elsewhere.example/canarylink',
    excerpt: 'a canaryword',
    author: {
      id: 'canary-7',
      handle: 'canaryhandle',
      name: 'Canary Name',
      url: 'https://canaryhandle.example',
      followers: 3,
    },
    tags: ['canarytag'],
    links: ['https://elsewhere.example/canarylink'],
    ...given,
  });

const other = (given: Partial<Mention> = {}) =>
  sampleMention({
    id: 'mastodon:1',
    source: 'mastodon',
    url: 'https://mastodon.example/1',
    text: 'Acme Coffee, oat milk',
    ...given,
  });

/** A run in which others repost, answer, quote and copy the canary's post, and the report lists it everywhere. */
export function canaryRun(): NewRun {
  const sound = sampleReport();
  const author = { ...sampleRow('canaryhandle', 1, 1, 0), source: 'bluesky', followers: 3 };
  return sampleRun({
    mentions: [
      canary(),
      canary({
        id: 'bluesky:again',
        repostOf: 'bluesky:canary-7',
        url: null,
        author: { ...other().author, handle: 'eve' },
      }),
      other({ thread: { root: 'bluesky:canary-7', parent: 'bluesky:canary-7' }, quoteOf: 'bluesky:canary-7' }),
      other({
        id: 'mastodon:2',
        url: 'https://mastodon.example/2',
        copies: [{ source: 'bluesky', url: 'https://bluesky.example/canary-post' }],
      }),
    ],
    report: {
      top: {
        keywords: [sampleRow('canaryword', 1, 1, 0), sampleRow('oat milk', 2, 1, 0)],
        hashtags: [sampleRow('canarytag', 1, 1, 0)],
        authors: [author, ...sound.top.authors],
        sources: [sampleRow('bluesky', 2, 1, 0), sampleRow('mastodon', 2, 1, 0)],
        domains: [sampleRow('elsewhere.example', 1, 1, 0)],
        links: [sampleRow('https://elsewhere.example/canarylink', 1, 1, 0)],
      },
    },
  });
}

/** A label of the canary, its removal, and a label of another mention. */
const LABELS: readonly StoredLabel[] = [
  { id: 'bluesky:canary-7', label: 'negative', at: AS_OF, title: null, text: 'a canaryword', language: 'en' },
  { id: 'bluesky:canary-7', label: null, at: later(1), title: null, text: null, language: null },
  { id: 'mastodon:1', label: 'positive', at: later(2), title: 'Oats', text: 'oat milk', language: null },
];

/** A digest that is not delivered yet: it quotes the canary, its repost and another mention. */
function waiting({ report: { mentions = [], ...report } }: NewRun): Verdict {
  const quotes = mentions.slice(0, 3).map(({ text, author, source, url }) => ({
    ...{ sign: '+', text: text.slice(0, 40), by: `@${author.handle} · ${source}`, url },
  }));
  const alert = sampleAlert({ id: 'waiting', report, message: { title: 'Acme Coffee', lines: [], quotes } });
  return { incident: null, holds: true, delivery: { target: 'slack:https://hooks.example/a', label: 'slack', alert } };
}

async function reportText(database: Database, id: string): Promise<string> {
  return JSON.stringify((await storeOver(database).run(id))?.report);
}

const forgetting = (title: string, forgotten: Forgotten): UpkeepCase => ({
  title: `forgets ${title}, in texts, reports and wherever others point to it`,
  async run(database) {
    const { keep, tallies, label, labels } = storeOver(database);
    const run = canaryRun();
    await keep({ ...run, verdicts: [waiting(run)], now: Date.parse(AS_OF) });
    await label(LABELS);
    await keep(
      sampleRun({ id: '2026-11-22-bbbbbb', asOf: later(1), mentions: [canary({ text: 'a canaryword, edited' })] }),
    );
    const counted = await database.read((tables) => countForgotten(tables, forgotten));
    const done = await database.write((tables) => forget(tables, forgotten));
    assert.deepEqual([done.mentions, done.runs], [counted.mentions, counted.runs]);
    assert.equal(done.runs, 2);
    const said = `${await reportText(database, run.id)}${await reportText(database, '2026-11-22-bbbbbb')}`;
    for (const word of CANARIES) assert.ok(!said.includes(word), `${word} is still in a report`);
    const { alert } = await database.read((tables) =>
      tables.selectFrom('outbox').select('alert').executeTakeFirstOrThrow(),
    );
    for (const word of CANARIES) assert.ok(!alert!.includes(word), `${word} is still to be told`);
    assert.ok(alert!.includes('oat milk'));
    // The numbers stay, and so do the texts of others.
    const { report } = (await storeOver(database).run(run.id))!;
    assert.equal(report.counts.mentions, run.report.counts.mentions);
    assert.deepEqual(
      report.top.keywords.map(({ value }) => value),
      ['oat milk'],
    );
    assert.deepEqual(
      report.mentions?.map(({ id }) => id),
      ['mastodon:1', 'mastodon:2'],
    );
    assert.deepEqual(report.mentions?.[0]?.thread, { root: null, parent: null });
    assert.equal(report.mentions?.[0]?.quoteOf, null);
    assert.deepEqual(report.mentions?.[1]?.copies, []);
    assert.equal((await tallies(SERIES)).find(({ engine }) => engine === null)?.mentions, 2);
    assert.deepEqual(
      (await labels()).map(({ id }) => id),
      ['mastodon:1'],
    );
    assert.deepEqual(await database.read((tables) => countForgotten(tables, forgotten)), { mentions: 0, runs: 0 });
  },
});

/** @param left bylines of the quotes that stay */
const untelling = (title: string, forgotten: Forgotten, left: readonly string[]): UpkeepCase => ({
  title: `forgets ${title} in what waits to be told of a run that is gone`,
  async run(database) {
    const run = canaryRun();
    await storeOver(database).keep({ ...run, verdicts: [waiting(run)], now: Date.parse(AS_OF) });
    await database.write((tables) => redactAlerts(tables, forgotten, []));
    const { alert } = await database.read((tables) =>
      tables.selectFrom('outbox').select('alert').executeTakeFirstOrThrow(),
    );
    const { message } = JSON.parse(alert!) as Alert;
    assert.deepEqual(
      message.quotes.map(({ by }) => by),
      left,
    );
  },
});

export const UPKEEP_CASES: readonly UpkeepCase[] = [
  untelling('an author', { type: 'author', author: '@CanaryHandle' }, ['@eve · bluesky', '@ann · mastodon']),
  untelling('a page', { type: 'url', url: 'https://bluesky.example/canary-post?utm_source=x' }, [
    '@eve · bluesky',
    '@ann · mastodon',
  ]),
  untelling('a source', { type: 'source', source: 'bluesky' }, ['@ann · mastodon']),
  forgetting('an author by handle', { type: 'author', author: '@CanaryHandle' }),
  forgetting('an author by name', { type: 'author', author: 'canary name' }),
  forgetting('a page', { type: 'url', url: 'https://bluesky.example/canary-post?utm_source=x' }),
  forgetting('a source', { type: 'source', source: 'bluesky' }),
  {
    title: 'forgets with an author what begins with RT and that account, and no other',
    async run(database) {
      const { keep, run } = storeOver(database);
      const repost = (id: string, account: string) => other({ id, url: `https://m.example/${id}`, repostOf: account });
      const reposts = [repost('mastodon:3', 'mastodon:@CanaryHandle'), repost('mastodon:4', 'mastodon:@canaryhandle2')];
      await keep(sampleRun({ mentions: [other(), ...reposts] }));
      const forgotten = { type: 'author', author: 'canaryhandle' } as const;
      assert.equal((await database.write((tables) => forget(tables, forgotten))).mentions, 1);
      const kept = (await run('2026-11-21'))?.report.mentions ?? [];
      assert.deepEqual(kept.map(({ id }) => id).sort(), ['mastodon:1', 'mastodon:4']);
    },
  },
  {
    title: 'forgets nothing that is not there',
    async run(database) {
      const { keep } = storeOver(database);
      await keep(sampleRun());
      const before = await reportText(database, '2026-11-21');
      for (const forgotten of [
        { type: 'author', author: 'nobody' },
        { type: 'url', url: 'https://nowhere.example/' },
        { type: 'source', source: 'x' },
      ] as const)
        assert.equal((await database.write((tables) => forget(tables, forgotten))).mentions, 0);
      assert.equal(await reportText(database, '2026-11-21'), before);
    },
  },
  {
    title: 'counts, once an author is forgotten, what had been counted under a post of theirs',
    async run(database) {
      const { keep, tallies } = storeOver(database);
      const page = 'https://blog.example/one';
      await keep(sampleRun({ mentions: [canary({ kind: 'article', url: page })] }));
      await keep(
        sampleRun({ id: '2026-11-22-bbbbbb', asOf: later(1), mentions: [other({ kind: 'article', url: page })] }),
      );
      const all = async () =>
        (await tallies(SERIES)).filter(({ engine }) => engine === null).map(({ mentions }) => mentions);
      assert.deepEqual(await all(), [1]);
      await database.write((tables) => forget(tables, { type: 'author', author: 'canaryhandle' }));
      assert.deepEqual(await all(), [1]);
    },
  },
  {
    title: 'takes out runs before a time, and mentions that only they saw',
    async run(database) {
      const { keep, runs, tallies } = storeOver(database);
      await keep(sampleRun({ mentions: [canary(), other()] }));
      await keep(sampleRun({ id: '2026-11-23-cccccc', asOf: later(2), mentions: [other()] }));
      const before = Date.parse(later(1));
      assert.deepEqual(await database.read((tables) => countOld(tables, before)), { runs: 1, mentions: 1 });
      assert.deepEqual(await database.write((tables) => prune(tables, before)), { runs: 1, mentions: 1 });
      assert.deepEqual(
        (await runs(SERIES)).map(({ id }) => id),
        ['2026-11-23-cccccc'],
      );
      assert.equal((await tallies(SERIES)).find(({ engine }) => engine === null)?.mentions, 1);
      assert.deepEqual((await storeOver(database).run('2026-11-23'))?.report.mentions?.length, 1);
      assert.deepEqual(await database.write((tables) => prune(tables, before)), { runs: 0, mentions: 0 });
    },
  },
  {
    title: 'counts by quarters of an hour as they come what it would count of all of them',
    async run(database) {
      const { keep } = storeOver(database);
      const rows = () =>
        database.ask<Record<string, unknown>>(
          'select * from quarters where mentions <> 0 order by query, engine, start',
          [],
        );
      const minute = (minutes: number) => new Date(Date.parse(AS_OF) - minutes * 60_000).toISOString();
      const said = (label: 'positive' | 'negative' | null) => ({ ...other().sentiment, label });
      const days = [
        [other({ publishedAt: minute(3) }), canary({ publishedAt: minute(4), sentiment: said('negative') })],
        // Published earlier than was known, judged again, and a copy of what is counted already.
        [other({ publishedAt: minute(50), sentiment: said(null) }), canary({ sentiment: said('positive') })],
        [
          other({ id: 'mastodon:2', publishedAt: null }),
          other({ id: 'mastodon:3', url: 'https://mastodon.example/3' }),
        ],
      ];
      for (const [day, mentions] of days.entries()) {
        const engine = day === 1 ? 'another@1' : 'social@1';
        await keep(sampleRun({ id: `2026-11-${22 + day}-dddddd`, asOf: later(day + 1), mentions, engine }));
        const kept = await rows();
        assert.notDeepEqual(kept, []);
        await database.write(countQuarters);
        assert.deepEqual(kept, await rows());
      }
    },
  },
  {
    title: 'hands out all runs as they were handed in, in order',
    async run(database) {
      const { keep } = storeOver(database);
      const runs = [
        sampleRun({ id: '2026-11-23-cccccc', asOf: later(2) }),
        canaryRun(),
        sampleRun({
          id: '2026-11-22-bbbbbb',
          mentions: [other(), canary({ isOwned: true })],
          counted: new Set(['mastodon:1']),
        }),
      ];
      for (const run of runs) await keep(run);
      const found: NewRun[] = [];
      const labels: StoredLabel[] = [];
      await storeOver(database).label(LABELS);
      await eachRun(database, {
        keep: (run) => Promise.resolve(void found.push(run)),
        label: (all) => Promise.resolve(void labels.push(...all)),
      });
      assert.deepEqual(labels, LABELS);
      assert.deepEqual(found, runs);
    },
  },
  {
    title: 'counts every other domain that leads to one once, by rank',
    async run(database) {
      const { keep } = storeOver(database);
      let number = 0;
      const post = (url: string, links: readonly string[], given: Partial<Mention> = {}) => {
        number += 1;
        return sampleMention({ id: `rss:${number}`, source: 'rss', kind: 'article', url, links: [...links], ...given });
      };
      await keep(
        sampleRun({
          mentions: [
            post('https://www.a.example/1', ['https://x.example/1', 'https://www.x.example/2', 'https://y.example/']),
            post('https://a.example/2', ['https://x.example/3', 'https://a.example/own']),
            post('https://b.example/1', ['https://x.example/', 'http://ann@y.example:80/q', 'https://z.example/']),
            post('https://c.example/1', ['https://z.example/'], { kind: 'comment' }),
            post('https://d.example/1', ['https://z.example/'], { repostOf: 'rss:1' }),
            post('https://e.example/1', ['https://w.example/'], { publishedAt: later(-200) }),
            post('https://f.example/1', ['https://v.example/'], { publishedAt: null }),
          ],
        }),
      );
      const until = Date.parse(AS_OF);
      assert.deepEqual(await database.read((tables) => authorities(tables, until)), [
        { rank: 1, domain: 'x.example', linkingDomains: 2 },
        { rank: 1, domain: 'y.example', linkingDomains: 2 },
        { rank: 3, domain: 'v.example', linkingDomains: 1 },
        { rank: 3, domain: 'z.example', linkingDomains: 1 },
      ]);
      const from = () => database.read((tables) => linkingDomains(tables, 'x.example', until));
      assert.deepEqual(await from(), ['a.example', 'b.example']);
      await database.write((tables) => forget(tables, { type: 'url', url: 'https://b.example/1' }));
      assert.deepEqual(await from(), ['a.example']);
    },
  },
  {
    title: 'describes what it holds',
    async run(database) {
      const { keep } = storeOver(database);
      const empty = await describeStore(database);
      assert.deepEqual([empty.runs, empty.mentions, empty.oldest, empty.brands], [0, 0, null, []]);
      await keep(sampleRun({ mentions: [canary(), other()] }));
      await keep(sampleRun({ id: '2026-11-22-bbbbbb', asOf: later(1), brand: 'Globex', expression: 'globex' }));
      const described = await describeStore(database);
      assert.deepEqual(described.brands, [
        { brand: 'Acme Coffee', runs: 1, newest: AS_OF },
        { brand: 'Globex', runs: 1, newest: later(1) },
      ]);
      assert.deepEqual(
        [described.runs, described.mentions, described.oldest, described.newest],
        [2, 3, AS_OF, later(1)],
      );
      assert.ok(described.bytes > 0 && described.schemaVersion > 0);
      assert.equal(await database.upkeep.damage(), null);
      await database.upkeep.compact();
    },
  },
];
