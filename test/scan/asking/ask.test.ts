import { describe, expect, it } from '@jest/globals';
import { parseQuery } from '../../../src/core/query/parse.js';
import { SourceError } from '../../../src/errors.js';
import { type Asking, ask } from '../../../src/scan/asking/ask.js';
import type { AskedSource, ScanRequest } from '../../../src/scan/request.js';
import type { Source, SourceContext } from '../../../src/sources/source.js';
import { answering } from '../../../src/testing.js';
import { WEEK } from '../../support/assembled.js';
import { hanging, madeUp, pageByPage, post, posts } from '../../support/made-up-source.js';
import { asking, deadlineIn, scanRequest } from '../../support/scan-request.js';

type Answer = Extract<Asking, { type: 'answer' }>;

interface Asked {
  readonly answer: Answer['answer'];
  readonly reason: string | null;
  readonly warnings: Answer['warnings'];
  readonly notes: readonly string[];
  readonly items: number;
}

async function asked(source: Source | AskedSource, given: Partial<ScanRequest> = {}): Promise<Asked> {
  const said: Asking[] = [];
  const request = scanRequest([], given);
  for await (const one of ask('source' in source ? source : asking(source), request)) said.push(one);
  const last = said.at(-1);
  if (last?.type !== 'answer') throw new Error('it ended without an answer');
  return {
    ...last,
    notes: said.flatMap((one) => (one.type === 'note' ? one.message : [])),
    items: said.reduce((sum, one) => sum + (one.type === 'page' ? one.found.length : 0), 0),
  };
}

/** A source that yields a page and then calls `act`. */
function doing(act: (context: SourceContext) => unknown, given: Partial<Source> = {}): Source {
  return madeUp(
    'forum',
    async function* (context) {
      yield [post('a')];
      await act(context);
    },
    given,
  );
}

const failing = (error: unknown, pages = 0) =>
  madeUp('forum', async function* () {
    for (let page = 0; page < pages; page += 1) yield [post(`p${page}`)];
    throw error;
  });

describe('a source that answers', () => {
  it('receives the window, the current time and the limit', async () => {
    let told: SourceContext | undefined;
    const source = doing((context) => {
      told = context;
    });
    const now = new Date('2026-11-22T00:00:00Z');
    await asked(source, { limit: 7, now });
    expect(told).toMatchObject({ ...WEEK, now, limit: 7, settings: {} });
  });

  it('that is read whole covers all time without a limit if the window is open', async () => {
    let told: SourceContext | undefined;
    const whole = { capabilities: () => ({ search: 'whole', operators: [] }) as const };
    const source = doing((context) => {
      told = context;
    }, whole);
    const { answer } = await asked(source, { window: null });
    expect(told).toMatchObject({ since: new Date(0), until: WEEK.until, limit: Number.POSITIVE_INFINITY });
    expect(answer).toMatchObject({ limit: null, isNewestFirst: false, end: 'whole' });
  });

  it('that is read whole stops at the limit if limits apply to whole sources', async () => {
    const source = pageByPage('forum', [posts(5)], { capabilities: () => ({ search: 'whole', operators: [] }) });
    const { answer, items } = await asked(source, { limit: 3, limitsWhole: true });
    expect([items, answer.limit, answer.end, answer.isNewestFirst]).toEqual([3, 3, 'limit', false]);
  });

  it('that sorts by relevance is not assumed to be complete back to its oldest item', async () => {
    const capabilities = () => ({ search: 'words', operators: [], isUnordered: true }) as const;
    const { answer } = await asked(pageByPage('web', [posts(5)], { capabilities }), { limit: 3 });
    expect(answer).toMatchObject({ isNewestFirst: false, isWhole: false, limit: 3 });
  });

  it('is read up to the limit and no further', async () => {
    const source = pageByPage('forum', [posts(2), posts(2, 2), posts(2, 4), posts(2, 6)]);
    const { answer, items } = await asked(source, { limit: 3 });
    expect([items, source.asked(), answer.pages, answer.end, source.ended()]).toEqual([3, 2, 2, 'limit', true]);
  });

  it('has its requests counted and uses the base URL of its settings', async () => {
    const places: (string | null)[] = [];
    const network: ScanRequest['network'] = {
      forSource({ baseUrl, onRequest }) {
        places.push(baseUrl);
        const http = answering({ body: '{}' });
        return {
          request(request) {
            onRequest();
            return http.request(request);
          },
        };
      },
    };
    const source = doing(async ({ http }) => {
      await http.request({ url: 'https://forum.example/1' });
      await http.request({ url: 'https://forum.example/2' });
    });
    const settings = { baseUrl: 'http://127.0.0.1:8080' };
    expect((await asked(asking(source, { settings }), { network })).answer.requests).toBe(2);
    await asked(asking(source, { settings: { baseUrl: '' } }), { network });
    await asked(source, { network });
    expect(places).toEqual(['http://127.0.0.1:8080', null, null]);
  });

  it('is timed unless the run is repeatable or the source is local', async () => {
    let time = 100;
    const stopwatch = () => {
      time += 21.4;
      return time;
    };
    const source = doing(() => {});
    const milliseconds = async (given: Partial<ScanRequest>, of = source) =>
      (await asked(of, { stopwatch, ...given })).answer.durationMilliseconds;
    expect(await milliseconds({})).toBe(21);
    expect(await milliseconds({ repeatable: true })).toBe(0);
    expect(await milliseconds({}, { ...source, isLocal: true })).toBe(0);
  });

  it('can report notes, warnings and endpoints, each on one line and without secrets', async () => {
    const source = doing((context) => {
      context.note('first\n hush-hush');
      context.warn('odd', 'second\thush-hush');
      context.warn('odd', 'second\thush-hush');
      context.truncated('third hush-hush');
      context.endpoint({ url: 'https://a.example/hush-hush' });
      context.endpoint({ url: 'b', error: new SourceError('auth', 'no hush-hush', { hint: 'hush-hush' }) });
    });
    const { answer, warnings, notes } = await asked(source);
    expect(notes).toEqual(['first REDACTED']);
    expect(warnings).toEqual([
      { code: 'odd', message: 'second REDACTED' },
      { code: 'truncated', message: 'third REDACTED' },
    ]);
    expect(answer).toMatchObject({
      holdsMore: true,
      endpoints: [
        { endpoint: 'https://a.example/hush-hush', url: 'https://a.example/REDACTED', error: null },
        { endpoint: 'b', url: 'b', error: { code: 'auth', message: 'no REDACTED', hint: 'REDACTED' } },
      ],
    });
  });

  it('has its notes reported even if it fails', async () => {
    const source = madeUp('forum', async function* ({ note }) {
      note('here it comes');
      yield [];
      note('and there');
      throw new Error('no');
    });
    expect((await asked(source)).notes).toEqual(['here it comes', 'and there']);
  });

  it('has its endpoints reported even if it is stopped at the limit', async () => {
    const source = madeUp('forum', async function* ({ endpoint }) {
      try {
        yield posts(5);
      } finally {
        endpoint({ url: 'a' });
      }
    });
    expect((await asked(source, { limit: 2 })).answer.endpoints).toEqual([{ endpoint: 'a', url: 'a', error: null }]);
  });

  it('cannot change the answer by reporting something too late', async () => {
    let late: SourceContext | undefined;
    const { answer, warnings } = await asked(
      doing((context) => {
        late = context;
      }),
    );
    late?.warn('odd', 'still there');
    late?.truncated('still more');
    late?.endpoint({ url: 'b' });
    expect([answer.endpoints, answer.holdsMore, warnings]).toEqual([[], false, []]);
  });

  it('can report values of unexpected types', async () => {
    const odd = { toString: () => 'odd' } as unknown as string;
    const source = doing((context) => {
      context.note(undefined as unknown as string);
      context.warn(7 as unknown as string, odd);
      context.endpoint({ url: 'a', error: new Error('plain') as SourceError });
    });
    const { answer, warnings } = await asked(source);
    expect(warnings).toEqual([{ code: '7', message: 'no error, but an object' }]);
    expect(answer.endpoints).toMatchObject([{ url: 'a', error: { code: 'bad_response' } }]);
  });
});

describe('a source that is skipped', () => {
  const settings = { token: { description: 'a bearer token', required: true, secret: true } } as const;

  it('because a setting is missing is reported with the ways to set it', async () => {
    const source = pageByPage('my-forum', [posts(1)], { settings });
    const { answer, reason, warnings } = await asked(source);
    expect(answer).toMatchObject({
      end: 'skipped',
      pages: 0,
      error: { code: 'needs_config', message: 'needs a bearer token' },
    });
    expect(answer.error!.hint).toBe(
      'set SOCIALRANK_MY_FORUM_TOKEN or run: socialrank config set sources.my-forum.token',
    );
    expect([reason, warnings, source.asked()]).toEqual(['needs a bearer token', [], 0]);
  });

  it('because it does not support the query is reported with the reason as a warning', async () => {
    const source = pageByPage('forum', [posts(1)]);
    const { answer, reason, warnings } = await asked(source, { query: parseQuery('*') });
    expect(answer).toMatchObject({ end: 'skipped', error: null });
    expect(reason).toContain('something to search for');
    expect([warnings, source.asked()]).toEqual([[{ code: 'unsupported_query', message: reason }], 0]);
  });

  it.each<[string, unknown, number, boolean, string]>([
    ['because it turned us away at the edge', new SourceError('blocked', 'no'), 0, false, 'skipped'],
    ['is a failure where it was wanted', new SourceError('blocked', 'no'), 0, true, 'error'],
    ['is a failure where it answered before', new SourceError('blocked', 'no'), 1, false, 'error'],
    ['is a failure where it failed otherwise', new SourceError('rate_limited', 'no'), 0, false, 'error'],
  ])('%s', async (_, error, pages, isWanted, end) => {
    const { answer } = await asked(asking(failing(error, pages), { isWanted }));
    expect([answer.end, answer.pages]).toEqual([end, pages]);
    expect(answer.error).not.toBeNull();
  });
});

describe('a source that fails', () => {
  const broken = (given: Partial<Source>) => ({ ...madeUp('forum', async function* () {}), ...given });
  const throwing = () => {
    throw new Error('no hush-hush');
  };

  it.each<[string, Source]>([
    ['throws an error', failing(new Error('no'))],
    ['throws a text', failing('no')],
    ['throws nothing', failing(undefined)],
    ['throws something that is not a text', failing(Object.create(null))],
    ['throws when it is opened', broken({ search: throwing })],
    ['throws when it says what it can', broken({ capabilities: throwing })],
    ['says nothing of what it can', broken({ capabilities: (() => undefined) as unknown as Source['capabilities'] })],
    ['gives nothing to read', broken({ search: (() => undefined) as unknown as Source['search'] })],
    ['gives a list to read', broken({ search: (() => [[]]) as unknown as Source['search'] })],
    ['gives a promise to read', broken({ search: (async () => []) as unknown as Source['search'] })],
    [
      'gives pages that are none',
      broken({
        search: () =>
          (async function* () {
            yield 'x' as never;
          })(),
      }),
    ],
    [
      'ends without saying so',
      broken({ search: () => ({ [Symbol.asyncIterator]: () => ({ next: async () => undefined as never }) }) }),
    ],
    [
      'throws in its first step',
      broken({ search: () => ({ [Symbol.asyncIterator]: () => ({ next: throwing as never }) }) }),
    ],
  ])('is reported with a bad response if it %s', async (_, source) => {
    const { answer } = await asked(source);
    expect(answer).toMatchObject({ end: 'error', error: { code: 'bad_response' } });
    expect(answer.error!.message).not.toContain('hush-hush');
    expect(answer.error!.message).not.toContain('\n');
  });

  it('keeps the items found before the failure, and its own error', async () => {
    const error = new SourceError('rate_limited', 'too often', { retryAt: '2026-11-21T13:00:00.000Z', hint: 'wait' });
    const { answer, items, reason } = await asked(failing(error, 2));
    expect([items, reason]).toEqual([2, 'too often']);
    expect(answer).toMatchObject({
      end: 'error',
      pages: 2,
      error: { code: 'rate_limited', retryAt: '2026-11-21T13:00:00.000Z', hint: 'wait' },
    });
  });

  it.each<[string, Source]>([
    ['hangs', hanging('forum')],
    [
      'gives empty pages without end and without waiting',
      madeUp('forum', async function* () {
        for (;;) yield [];
      }),
    ],
    [
      'minds no signal',
      madeUp('forum', async function* () {
        yield [post('a')];
        await new Promise((resolve) => setTimeout(resolve, 60_000).unref());
      }),
    ],
  ])('is cut off by the deadline if it %s', async (_, source) => {
    const started = performance.now();
    const { answer } = await asked(source, { deadline: deadlineIn(60) });
    expect(performance.now() - started).toBeLessThan(4000);
    expect(answer).toMatchObject({
      end: 'error',
      error: { code: 'timeout', message: "cut off by the run's deadline" },
    });
  });

  it('at the deadline is reported with a timeout, whatever it throws then', async () => {
    const source = madeUp('forum', async function* ({ signal }) {
      yield [post('a')];
      await new Promise((resolve) => signal.addEventListener('abort', resolve));
      throw new SourceError('quota', 'odd');
    });
    expect((await asked(source, { deadline: deadlineIn(30) })).answer.error?.code).toBe('timeout');
  });

  it('at the deadline reports a timeout for endpoints that have not answered', async () => {
    const source = madeUp('forum', async function* ({ signal, endpoint }) {
      endpoint({ url: 'quick' });
      try {
        yield [post('a', { endpoint: 'quick' })];
        await new Promise((_, reject) => signal.addEventListener('abort', () => reject(new Error('cut'))));
      } finally {
        endpoint({ url: 'slow' });
      }
    });
    const { endpoints } = (await asked(source, { deadline: deadlineIn(30) })).answer;
    expect(endpoints).toMatchObject([
      { url: 'quick', error: null },
      { url: 'slow', error: { code: 'timeout' } },
    ]);
  });
});

describe('an interruption', () => {
  const REASON = new Error('Ctrl-C');

  it.each<[string, Source]>([
    ['a source that hangs', hanging('forum')],
    ['a source that answers', pageByPage('forum', [posts(1), posts(1)])],
    ['a source that fails', failing(new Error('no'))],
  ])('ends %s with its reason', async (_, source) => {
    const controller = new AbortController();
    const waiting = asked(source, { signal: controller.signal });
    controller.abort(REASON);
    await expect(waiting).rejects.toBe(REASON);
  });
});
