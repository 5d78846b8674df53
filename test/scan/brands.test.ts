/** Many brands in one run: each gets the report of a run of its own, and nothing is read more often than necessary. */
import { setImmediate as turn } from 'node:timers/promises';
import { describe, expect, it } from '@jest/globals';
import { profileQuery, profilesOf } from '../../src/brands/given.js';
import type { GivenProfile } from '../../src/brands/profile.js';
import type { Engine } from '../../src/engine.js';
import { afinn } from '../../src/engines/afinn.js';
import { memoryCache } from '../../src/library/memory-cache.js';
import { type BrandEvent, scanBrands, streamBrands } from '../../src/scan/brands.js';
import type { ScanRequest } from '../../src/scan/request.js';
import { scan } from '../../src/scan/scan.js';
import type { Source } from '../../src/sources/source.js';
import type { Query } from '../../src/types.js';
import { checkedReport } from '../support/checked-report.js';
import { madeUp, pageByPage, post } from '../support/made-up-source.js';
import { asking, scanRequest } from '../support/scan-request.js';

const WHOLE: Partial<Source> = { capabilities: () => ({ search: 'whole', operators: [] }) };

const queries = (...given: readonly GivenProfile[]): readonly Query[] =>
  profilesOf(given).map((profile) => profileQuery(profile));

const requests = (sources: readonly Source[], given: readonly GivenProfile[], more: Partial<ScanRequest> = {}) => {
  const asked = sources.map((source) => asking(source));
  return queries(...given).map((query) => scanRequest(asked, { query, ...more }));
};

const ACME: GivenProfile = { name: 'Acme', aliases: ['Acme Roasters'], handles: ['@acme'], exclude: ['anvil'] };
const GLOBEX: GivenProfile = { name: 'Globex' };

const PAGES = [
  [post('a', { text: 'Acme is good' }), post('b', { text: 'Globex is bad' }), post('c', { text: 'Acme and Globex' })],
  [post('d', { text: 'Acme anvil' }), post('e', { text: 'tea' }), post('acme', { text: 'we at Acme' })],
];

/** Serializes a report without durations, which differ between runs. */
const timeless = (report: object) =>
  JSON.stringify(report, (key, value: unknown) => (key === 'durationMs' ? 0 : value));

async function eventsOf(all: readonly ScanRequest[]): Promise<readonly BrandEvent[]> {
  const events: BrandEvent[] = [];
  for await (const event of streamBrands(all)) events.push(event);
  return events;
}

describe('a scan of many brands', () => {
  it('returns for each brand the same report as a scan for it alone', async () => {
    const sources = () => [pageByPage('feed', PAGES, WHOLE), pageByPage('forum', PAGES)];
    const together = await scanBrands(requests(sources(), [ACME, GLOBEX]));
    for (const [place, given] of [ACME, GLOBEX].entries()) {
      const [own] = requests(sources(), [given]);
      expect(timeless(checkedReport(together[place]!))).toBe(timeless(await scan(own!)));
    }
    expect(together.map(({ counts }) => [counts.fetched, counts.mentions, counts.owned])).toEqual([
      [12, 4, 2],
      [12, 4, 0],
    ]);
  });

  it('returns the same reports for many prefiltered brands, mentioned often, rarely or never', async () => {
    const given: readonly GivenProfile[] = [
      ...[ACME, GLOBEX, { name: 'Acme Coffee' }, { name: '任天堂' }, { name: 'C++' }, { name: "O'Reilly" }],
      { name: 'Never Said', lexicon: { grim: -3 } },
      { name: 'Unsaid', languages: ['de'] },
      ...Array.from({ length: 20 }, (_, at) => ({ name: `Nobody ${at}`, exclude: ['tea'] })),
    ];
    const texts = [
      ...['Acme-Coffee is lovely', 'acmecoffee, awful', '任天堂は良い', 'C++17 and c', 'o reilly', 'nobody 3 knows'],
      ...['@NeverSaid', '#acme #coffee', 'tea at Nobody 4', 'unsaid', ''],
    ];
    const page = texts.map((text, at) => post(`p${at}`, { text, ...(at === 2 && { publishedAt: '2999-01-01' }) }));
    const local = () => pageByPage('feed', [page, [{ id: 'x' }], PAGES[0]!], { ...WHOLE, isLocal: true });
    const wide = { window: null, repeatable: true };
    const together = await scanBrands(requests([local()], given, wide));
    for (const [place, own] of given.entries()) {
      const alone = await scan(requests([local()], [own], wide)[0]!);
      expect(JSON.stringify(checkedReport(together[place]!))).toBe(JSON.stringify(alone));
    }
    expect(together.map(({ counts }) => counts.mentions).slice(0, 9)).toEqual([4, 2, 3, 1, 1, 0, 1, 1, 0]);
  });

  it('passes the other brands of a text to the engine', async () => {
    const text =
      'Acme makes lovely coffee and is very kind and friendly to all of us, while the tea at Globex was awful';
    const asked: unknown[] = [];
    const engine: Engine = {
      ...afinn,
      score(given, context) {
        asked.push(context.others?.map(({ start, end }) => given.slice(start, end)) ?? null);
        return afinn.score(given, context);
      },
    };
    const source = pageByPage('feed', [[post('n', { text }), post('m', { text: 'Acme is good' })]], WHOLE);
    await scanBrands(requests([source], [ACME, GLOBEX], { engine }));
    expect(asked).toEqual([['Globex'], null, ['Acme']]);
  });

  it('processes items in order even if the detection of their language is asynchronous', async () => {
    const url = 'https://feed.example/page';
    const unclear = 'Acme Batteria scarica, schermo rotto, assistenza pessima';
    const page = [post('a', { text: unclear, url }), post('b', { text: 'I like this Acme of theirs', url })];
    const events = await eventsOf(
      requests([pageByPage('feed', [page], WHOLE)], [ACME, GLOBEX], { detectLanguage: async () => 'it' }),
    );
    expect(events.filter(({ type }) => type === 'mention' || type === 'copy')).toMatchObject([
      { type: 'mention', mention: { id: 'feed:a', language: 'it' } },
      { type: 'copy', of: 'feed:a' },
    ]);
  });

  it('reads whole sources once for all brands, and searches the others once per brand', async () => {
    const [feed, forum] = [pageByPage('feed', PAGES, WHOLE), pageByPage('forum', PAGES)];
    await scanBrands(requests([feed, forum], [ACME, GLOBEX, { name: 'Initech' }]));
    expect([feed.asked(), forum.asked()]).toEqual([2, 6]);
  });

  it('searches a source for one brand at a time', async () => {
    let running = 0;
    let most = 0;
    const slow = madeUp('slow', async function* ({ signal }) {
      running += 1;
      most = Math.max(most, running);
      await turn();
      signal.throwIfAborted();
      yield [post('a')];
      running -= 1;
    });
    const reports = await scanBrands(requests([slow], [ACME, GLOBEX, { name: 'Initech' }]));
    expect([most, reports.length]).toEqual([1, 3]);
  });

  it('labels events with their brand, or none if shared by all, and yields the reports last, in order', async () => {
    const all = requests([pageByPage('feed', PAGES, WHOLE), pageByPage('forum', PAGES)], [ACME, GLOBEX], {
      repeatable: true,
    });
    const said = (await eventsOf(all)).map((event) =>
      [event.brand, event.type, 'source' in event ? event.source : 'mention' in event ? event.mention.id : ''].join(
        ' ',
      ),
    );
    expect(said).toEqual([
      ' asking feed',
      'Acme mention feed:a',
      'Acme mention feed:c',
      'Globex mention feed:b',
      'Globex mention feed:c',
      ' page feed',
      'Acme mention feed:acme',
      ' page feed',
      ' finished feed',
      ...['Acme', 'Globex'].flatMap((brand) => [`${brand} asking forum`, ...forumOf(brand), `${brand} finished forum`]),
      'Acme report ',
      'Globex report ',
    ]);
  });

  const forumOf = (brand: string) =>
    brand === 'Acme'
      ? [
          'Acme mention forum:a',
          'Acme mention forum:c',
          'Acme page forum',
          'Acme mention forum:acme',
          'Acme page forum',
        ]
      : ['Globex mention forum:b', 'Globex mention forum:c', 'Globex page forum', 'Globex page forum'];

  it('limits a failure to the brands that it affects', async () => {
    const broken = madeUp(
      'broken',
      async function* () {
        await turn();
        yield [post('a')];
        throw new Error('gone');
      },
      WHOLE,
    );
    let asked = 0;
    const flaky = madeUp('flaky', async function* () {
      asked += 1;
      await turn();
      if (asked === 1) throw new Error('once');
      yield [post('b', { text: 'Globex' })];
    });
    const reports = await scanBrands(requests([broken, flaky], [ACME, GLOBEX]));
    expect(reports.map(({ status, sources }) => [status, ...sources.map((one) => one.status)])).toEqual([
      ['partial', 'partial', 'failed'],
      ['partial', 'partial', 'ok'],
    ]);
  });

  it('rejects with the reason of an abort and starts no further search', async () => {
    const stop = new AbortController();
    let asked = 0;
    const source = madeUp('forum', async function* () {
      asked += 1;
      stop.abort(new Error('enough'));
      await turn();
      yield [post('a')];
    });
    await expect(scanBrands(requests([source], [ACME, GLOBEX], { signal: stop.signal }))).rejects.toThrow('enough');
    expect(asked).toBe(1);
  });

  it('closes its sources when the consumer stops reading', async () => {
    const feed = pageByPage('feed', PAGES, WHOLE);
    for await (const { type } of streamBrands(requests([feed], [ACME, GLOBEX]))) if (type === 'mention') break;
    await turn();
    expect([feed.asked(), feed.ended()]).toEqual([1, true]);
  });

  it('applies the languages and own accounts of each brand separately', async () => {
    const pages = [[post('a', { language: 'de' }), post('globex', { language: 'en', text: 'Acme and Globex' })]];
    const [german, other] = requests([pageByPage('feed', pages, WHOLE)], [ACME, GLOBEX]);
    const reports = await scanBrands([{ ...german!, languages: ['de'] }, other!]);
    expect(reports.map(({ counts }) => [counts.mentions, counts.filtered.language, counts.owned])).toEqual([
      [1, 1, 0],
      [0, 0, 1],
    ]);
  });

  it('stores the habits of every brand', async () => {
    const kept = new Map<string, string>();
    const cache = {
      ...memoryCache(),
      get: (key: string) => Promise.resolve(kept.get(key)),
      set: (key: string, value: string) => Promise.resolve(void kept.set(key, value)),
    };
    const asked = [asking(pageByPage('forum', PAGES), { cache })];
    await scanBrands(queries(ACME, GLOBEX).map((query) => scanRequest(asked, { query })));
    expect((JSON.parse(kept.get('habit')!) as { queries: unknown[] }).queries).toHaveLength(2);
  });
});
