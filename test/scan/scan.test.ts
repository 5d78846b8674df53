import { describe, expect, it } from '@jest/globals';
import { parseQuery } from '../../src/core/query/parse.js';
import type { Engine, Score } from '../../src/engine.js';
import { afinn } from '../../src/engines/afinn.js';
import { SourceError } from '../../src/errors.js';
import type { ScanEvent } from '../../src/scan/request.js';
import { scan, stream } from '../../src/scan/scan.js';
import type { Found } from '../../src/types.js';
import { hanging, madeUp, pageByPage, post, posts } from '../support/made-up-source.js';
import { hoursAgo } from '../support/sample-mention.js';
import { asking, deadlineIn, run, scanRequest } from '../support/scan-request.js';

const wait = (milliseconds: number) => new Promise((resolve) => setTimeout(resolve, milliseconds));

/** A source that waits the given time before each page. */
function slow(name: string, milliseconds: number, pages: readonly (readonly Found[])[]) {
  return madeUp(name, async function* () {
    for (const page of pages) {
      await wait(milliseconds);
      yield page;
    }
  });
}

const failing = (name: string) =>
  // biome-ignore lint/correctness/useYield: it never comes to that.
  madeUp(name, async function* () {
    throw new SourceError('unreachable', 'no route');
  });

const saidOf = (events: readonly ScanEvent[], source: string) =>
  events.filter((event) => 'source' in event && event.source === source).map(({ type }) => type);

describe('a query that depends on the score', () => {
  it('is evaluated after scoring, and no mention is scored twice', async () => {
    let scored = 0;
    const engine: Engine = {
      name: 'moody',
      version: '1',
      threshold: null,
      score: (text) => {
        scored += 1;
        const polarity = text.includes('good') ? 0.9 : -0.9;
        const label = polarity > 0 ? ('positive' as const) : ('negative' as const);
        return { ...afinn.score('', { language: null, brand: [] }), label, polarity };
      },
    };
    const source = madeUp('forum', async function* () {
      yield [
        post('a', { text: 'good acme' }),
        post('b', { text: 'bad acme' }),
        post('c', { text: 'good tea' }),
        post('d', { text: 'acme @ann' }),
      ];
    });
    const { report, events } = await run([source], { engine, query: parseQuery('acme (:) OR @ann)') });
    expect(report.mentions?.map(({ id }) => id).sort()).toEqual(['forum:a', 'forum:d']);
    expect(report.counts).toMatchObject({ fetched: 4, mentions: 2, filtered: { unmatched: 2 } });
    expect(events.filter(({ type }) => type === 'mention')).toHaveLength(2);
    expect(scored).toBe(3);
  });
});

describe('the events of a scan', () => {
  it('report a mention that turns out to be a copy of another', async () => {
    const text =
      'Acme opened a second shop on the hill, and the line is already around the corner. Bring a book and some patience.';
    const source = madeUp('forum', async function* () {
      yield [
        post('a', { text, url: 'https://a.example/' }),
        post('b', { text: 'Acme, well', url: 'https://b.example/' }),
        post('c', { text: `${text} #acme`, url: 'https://b.example/?utm_id=1' }),
      ];
    });
    const { events, report } = await run([source]);
    const copies = events.filter(({ type }) => type === 'copy');
    expect(copies).toEqual([
      { type: 'copy', of: 'forum:a', source: 'forum', url: 'https://b.example/' },
      { type: 'copy', of: 'forum:a', source: 'forum', url: 'https://b.example/' },
    ]);
    expect(events.filter(({ type }) => type === 'mention')).toHaveLength(2);
    expect(report.counts).toMatchObject({ mentions: 1, duplicates: copies.length });
  });

  it('follow each source from start to end, and the last one is the report', async () => {
    const source = madeUp('forum', async function* ({ note }) {
      note('page one');
      yield [post('a', { url: 'https://a.example/' }), post('b', { text: 'Globex' })];
      yield [post('c', { url: 'https://a.example/?utm_id=1' })];
    });
    const { events } = await run([source]);
    expect(events.map(({ type }) => type)).toEqual([
      'asking',
      'note',
      'mention',
      'page',
      'copy',
      'page',
      'finished',
      'report',
    ]);
    expect(events).toMatchObject([
      { source: 'forum' },
      { message: 'page one' },
      { mention: { id: 'forum:a' } },
      { page: 1, fetched: 2 },
      { of: 'forum:a', source: 'forum', url: 'https://a.example/' },
      { page: 2, fetched: 3 },
      { fetched: 3 },
      {},
    ]);
  });

  it('report failed and skipped sources', async () => {
    const skipped = pageByPage('two', [], { settings: { token: { description: 'a token', required: true } } });
    const { events, report } = await run([failing('one'), skipped, pageByPage('three', [[post('a')]])]);
    expect(saidOf(events, 'one')).toEqual(['asking', 'failed']);
    expect(saidOf(events, 'two')).toEqual(['asking', 'skipped']);
    expect(events).toContainEqual({
      type: 'skipped',
      source: 'two',
      reason: 'needs a token',
      error: expect.any(SourceError),
    });
    expect(report).toMatchObject({ status: 'partial', exitCode: 4, counts: { mentions: 1 } });
    expect(report.sources.map(({ name, status }) => [name, status])).toEqual([
      ['one', 'failed'],
      ['two', 'skipped'],
      ['three', 'ok'],
    ]);
  });

  it('come from all sources concurrently, as they answer', async () => {
    let answered = () => {};
    const quickHasAnswered = new Promise<void>((resolve) => {
      answered = resolve;
    });
    const slowest = madeUp('slow', async function* () {
      await quickHasAnswered;
      yield [post('a')];
    });
    const quick = madeUp('quick', async function* () {
      yield [post('b')];
      yield [post('c')];
      answered();
    });
    const { events } = await run([slowest, quick]);
    const mentions = events.flatMap((event) => (event.type === 'mention' ? event.mention.id : []));
    expect(mentions).toEqual(['quick:b', 'quick:c', 'slow:a']);
    expect(events.slice(0, 2).map(({ type }) => type)).toEqual(['asking', 'asking']);
  });

  it('come in the order of the sources if the run must be repeatable', async () => {
    const sources = () => [slow('slow', 30, [[post('a')]]), slow('quick', 1, [[post('b')], [post('c')]])];
    const [one, other] = [await run(sources(), { repeatable: true }), await run(sources(), { repeatable: true })];
    const mentions = one.events.flatMap((event) => (event.type === 'mention' ? event.mention.id : []));
    expect(mentions).toEqual(['slow:a', 'quick:b', 'quick:c']);
    expect(other).toEqual(one);
    expect(JSON.stringify(other.report)).toBe(JSON.stringify(one.report));
  });

  it('lead to the same report in whatever order they come', async () => {
    const found = [post('a', { url: 'https://a.example/' }), post('b')];
    const twin = [post('a', { url: 'https://a.example/', publishedAt: hoursAgo(9) })];
    const warning = (name: string, milliseconds: number, page: Found[]) =>
      madeUp(name, async function* ({ warn }) {
        await wait(milliseconds);
        warn('odd', name);
        yield page;
      });
    const stopwatch = () => 0;
    const { report } = await run([warning('one', 40, found), warning('two', 1, twin)], { stopwatch });
    const other = await run([warning('one', 1, found), warning('two', 40, twin)], { stopwatch });
    expect(other.report).toEqual(report);
    expect(report.warnings.map(({ source }) => source)).toEqual(['one', 'two']);
  });
});

describe('a source that hangs', () => {
  it('delays neither other mentions nor the report beyond the deadline', async () => {
    const started = performance.now();
    let seen = 0;
    const request = scanRequest([hanging('one'), slow('two', 5, [[post('a')]]), hanging('three')], {
      deadline: deadlineIn(600),
    });
    const events: ScanEvent[] = [];
    for await (const event of stream(request)) {
      events.push(event);
      if (event.type === 'mention') seen = performance.now() - started;
    }
    expect(seen).toBeLessThan(600);
    expect(performance.now() - started).toBeLessThan(4000);
    expect(events.at(-1)).toMatchObject({ report: { status: 'partial', exitCode: 4, counts: { mentions: 1 } } });
  });

  it('does not block other sources, and neither does one that never waits', async () => {
    const busy = madeUp('busy', async function* () {
      for (let page = 0; ; page += 1) yield [post(`b${page}`)];
    });
    const { report } = await run([busy, slow('two', 20, [[post('a')]]), hanging('three')], {
      deadline: deadlineIn(200),
      limit: 1e6,
    });
    expect(report.sources.map(({ status }) => status)).toEqual(['partial', 'ok', 'failed']);
    expect(report.sources[0]!.error!.code).toBe('timeout');
  });
});

describe('a consumer that stops reading', () => {
  it('stops all sources', async () => {
    const sources = [
      pageByPage('one', [posts(3), posts(3, 3), posts(3, 6)]),
      pageByPage('two', [posts(3, 20), posts(3, 30)]),
    ];
    let left = false;
    const stopped = madeUp('three', async function* ({ signal }) {
      signal.addEventListener('abort', () => {
        left = true;
      });
      await new Promise(() => {});
    });
    for await (const event of stream(scanRequest([...sources, stopped]))) if (event.type === 'mention') break;
    await wait(60);
    expect(sources.map((source) => [source.asked(), source.ended()])).toEqual([
      [1, true],
      [1, true],
    ]);
    expect(left).toBe(true);
  });
});

describe('an interruption', () => {
  const REASON = new Error('Ctrl-C');

  it.each([false, true])(
    'ends the scan with its reason even if all sources hang (repeatable: %s)',
    async (repeatable) => {
      const controller = new AbortController();
      const sources = Array.from({ length: 50 }, (_, place) => hanging(`s${place}`));
      const waiting = scan(scanRequest(sources, { signal: controller.signal, repeatable }));
      setTimeout(() => controller.abort(REASON), 20);
      const started = performance.now();
      await expect(waiting).rejects.toBe(REASON);
      expect(performance.now() - started).toBeLessThan(4000);
    },
  );

  it('takes effect before any source is queried', async () => {
    const source = pageByPage('one', [posts(1)]);
    await expect(scan(scanRequest([source], { signal: AbortSignal.abort(REASON) }))).rejects.toBe(REASON);
    expect(source.asked()).toBe(0);
  });

  it('takes effect while a page is processed, and later failures are ignored', async () => {
    const controller = new AbortController();
    const source = madeUp('one', async function* () {
      yield [post('a')];
      throw new Error('nobody may hear of this');
    });
    const reading = async () => {
      for await (const event of stream(scanRequest([source], { signal: controller.signal }))) {
        if (event.type === 'mention') controller.abort(REASON);
      }
    };
    await expect(reading()).rejects.toBe(REASON);
    await wait(30);
  });

  it('takes effect while the engine is scoring', async () => {
    const controller = new AbortController();
    const engine: Engine = { name: 'slow', version: '1', threshold: null, score: () => new Promise(() => {}) };
    setTimeout(() => controller.abort(REASON), 20);
    const request = scanRequest([pageByPage('one', [posts(1)])], { engine, signal: controller.signal });
    await expect(scan(request)).rejects.toBe(REASON);
  });
});

describe('the engine', () => {
  const score: Score = {
    label: 'positive',
    polarity: 1 / 3,
    score: 2 / 3,
    comparative: 0.1,
    confidence: 0.9999999,
    reasons: [{ token: 'good', weight: 1 / 7 }],
    probabilities: { negative: 0, neutral: 0.1, positive: 0.9 },
    emotions: ['joy'],
    emotionScores: { joy: 0.9 },
    intents: ['praise'],
  };

  it.each<[string, Engine['score']]>([
    ['at once', () => score],
    ['later', async () => score],
  ])('has its scores rounded to six decimals in events and report if it answers %s', async (_, judge) => {
    const engine: Engine = { name: 'sure', version: '2', threshold: 0.1, score: judge };
    const { events, report } = await run([pageByPage('one', [posts(1)])], { engine });
    const judged = {
      sentiment: {
        label: 'positive',
        polarity: 0.333333,
        score: 0.666667,
        comparative: 0.1,
        confidence: 1,
        reasons: [{ token: 'good', weight: 0.142857 }],
      },
      emotions: ['joy'],
      intents: ['praise'],
    };
    expect(events.find(({ type }) => type === 'mention')).toMatchObject({ mention: judged });
    expect(report.mentions).toMatchObject([judged]);
    expect(report.sentiment).toMatchObject({ engine: 'sure@2', threshold: 0.1, n: 1 });
  });

  it('that scores batches gets one page at a time, and missing scores count as unscored', async () => {
    const pages: string[][] = [];
    const engine: Engine = {
      name: 'many',
      version: '1',
      threshold: null,
      score: () => {
        throw new Error('asked one by one');
      },
      async scoreMany(tasks) {
        pages.push(tasks.map(({ text, context }) => `${text} ${context.kind}`));
        return tasks.slice(1).map(() => score);
      },
    };
    const text = (id: string) => post(id, { text: `acme ${id}` });
    const { report } = await run([pageByPage('one', [[text('a'), text('b')], [], [text('c')]])], { engine });
    expect(pages).toEqual([['acme a post', 'acme b post'], ['acme c post']]);
    expect(report.socialRank.sentiment).toMatchObject({ positive: 1, unscored: 2 });
  });

  it('receives the language and the positions of the brand', async () => {
    const asked: unknown[] = [];
    const engine: Engine = {
      name: 'sure',
      version: '1',
      threshold: null,
      score(text, { language, brand }) {
        asked.push([text, language, brand.map(({ start, end }) => text.slice(start, end))]);
        return score;
      },
    };
    const source = pageByPage('one', [
      [post('a', { title: 'Acme Coffee', text: 'Of Acme Coffee I like all', language: 'en-GB' })],
    ]);
    await run([source], { engine, query: parseQuery('Acme Coffee') });
    expect(asked).toEqual([['Acme Coffee\nOf Acme Coffee I like all', 'en', ['Acme Coffee', 'Acme Coffee']]]);
  });

  it('does not count a positive word in the brand name as praise', async () => {
    const source = pageByPage('one', [[post('a', { text: 'Best Buy opens at nine' })]]);
    const { report } = await run([source], { query: parseQuery('Best Buy') });
    expect(report.mentions![0]!.sentiment).toMatchObject({ label: 'neutral', score: 0 });
  });
});

describe('a report', () => {
  it('lists a file under its own name, and its mentions under their original source', async () => {
    const file = asking({ ...pageByPage('file:a.ndjson', [[post('1', { source: 'hackernews' })]]), isLocal: true });
    const { report } = await run([file]);
    expect(report.sources[0]!.name).toBe('file:a.ndjson');
    expect(report.mentions![0]!.id).toBe('hackernews:1');
    expect(report.top.sources.map(({ value }) => value)).toEqual(['hackernews']);
  });

  it.each([
    [[2, 1], '3 things in its answers could not be recognised: left out'],
    [[1], '1 thing in its answers could not be recognised: left out'],
  ])('counts unrecognized things in a single warning, reported as %j', async (counts, message) => {
    const source = madeUp('forum', async function* ({ unrecognised }) {
      for (const count of counts) {
        unrecognised(count);
        yield [post(`a${count}`)];
      }
    });
    const { report } = await run([source]);
    expect(report.warnings).toEqual([{ code: 'unrecognised', message, source: 'forum' }]);
    expect(report.status).toBe('complete');
  });

  it('is returned even if sources yield garbage', async () => {
    const page = [
      null,
      7,
      'x',
      [],
      {},
      { id: {} },
      { id: 'a', text: 'acme', publishedAt: {}, author: 'ann', tags: [{}] },
    ];
    const { report } = await run([pageByPage('one', [page as unknown as Found[]])]);
    expect(report.counts).toMatchObject({ fetched: 1, mentions: 1 });
    expect(report.warnings).toMatchObject([{ code: 'unreadable_time' }, { code: 'malformed_item' }]);
  });
});

describe('a language that script and function words do not reveal', () => {
  const unclear = post('a', { text: 'acme Batteria scarica, schermo rotto, assistenza pessima' });
  const source = pageByPage('one', [[unclear, post('b', { text: 'acme ok' }), post('c', { text: 'I like acme' })]]);

  it('is detected for texts that are long enough', async () => {
    const asked: string[] = [];
    const detectLanguage = async (text: string) => {
      asked.push(text);
      return 'it';
    };
    const { report } = await run([source], { detectLanguage });
    expect(asked).toEqual(['\nacme Batteria scarica, schermo rotto, assistenza pessima']);
    expect(report.mentions!.map(({ id, language }) => [id, language]).sort()).toEqual([
      ['one:a', 'it'],
      ['one:b', null],
      ['one:c', 'en'],
    ]);
    expect(report.socialRank.sentiment.unscored).toBe(1);
  });

  it.each(['one by one', 'many at once'])('is detected without later items overtaking, scored %s', async (way) => {
    const url = 'https://one.example/page';
    const page = [{ ...unclear, url }, post('z', { text: 'I like this acme', url })];
    const scoreMany: Engine['scoreMany'] = async (tasks) =>
      tasks.map(({ text, context }) => afinn.score(text, context));
    const engine: Engine = way === 'one by one' ? afinn : { ...afinn, scoreMany };
    const { events } = await run([pageByPage('one', [page])], { engine, detectLanguage: async () => 'it' });
    expect(events.filter(({ type }) => type === 'mention' || type === 'copy')).toMatchObject([
      { type: 'mention', mention: { id: 'one:a', language: 'it' } },
      { type: 'copy', of: 'one:a' },
    ]);
  });

  it('is filtered out and counted if only others are wanted', async () => {
    const { report } = await run([source], { detectLanguage: async () => 'it', languages: ['en'] });
    expect(report.mentions!.map(({ id }) => id).sort()).toEqual(['one:b', 'one:c']);
    expect(report.counts).toMatchObject({ fetched: 3, mentions: 2, filtered: { language: 1 } });
  });
  it.each([
    ['acme lang:it', ['one:a']],
    ['acme -lang:it', ['one:b', 'one:c']],
    ['acme (lang:it OR lang:en)', ['one:a', 'one:c']],
  ])('can be matched by a query: %s', async (expression, expected) => {
    const query = parseQuery(expression);
    const { report } = await run([source], { detectLanguage: async () => 'it', query });
    expect(report.mentions!.map(({ id }) => id).sort()).toEqual(expected);
    expect(report.counts).toMatchObject({ fetched: 3, filtered: { unmatched: 3 - expected.length } });
  });
});
