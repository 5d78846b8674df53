import { readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import jetstream from '../../../src/sources/jetstream/index.js';
import { SourceError } from '../../../src/sources/source.js';
import { collect, type Search, sourceQuery, tapeHttp, testContext } from '../../../src/testing.js';
import { ask } from '../asked.js';
import { keepsTheContract, tape } from '../contract.js';
import { week } from '../searches.js';

const query = sourceQuery();
const search: Search = { query, ...week, limit: Number.POSITIVE_INFINITY };
const minutes = { ...search, since: new Date('2026-11-21T11:50:00Z') };

const did = 'did:plc:aaaaaaaaaaaaaaaaaaaaaaaa';
const at = (time: string) => Date.parse(time) * 1000;
const identity = (time: string) => JSON.stringify({ did, time_us: at(time), kind: 'identity', identity: { did } });
const posted = (rkey: string, time: string) =>
  JSON.stringify({
    did,
    time_us: at(time),
    kind: 'commit',
    commit: {
      operation: 'create',
      collection: 'app.bsky.feed.post',
      rkey,
      record: { text: 'acme', createdAt: time },
    },
  });

keepsTheContract(jetstream, 'jetstream/stream.har', search, {
  emptyBody: identity('2026-11-21T11:59:00Z'),
  onePage: true,
});

describe('jetstream', () => {
  const find = async (own: Search) => {
    const test = testContext(jetstream, own, tapeHttp(tape('jetstream/stream.har')));
    return { ...test, found: await collect(jetstream.search(query, test.context)) };
  };

  it('returns posts oldest first, up to the end of the window, and corrects times in the future', async () => {
    const { found } = await find(search);
    expect(found.map(({ text, publishedAt }) => [text, publishedAt])).toEqual([
      ['Acme Coffee, said 1', '2026-11-21T11:50:00.100Z'],
      ['something else', '2026-11-21T11:53:00.000Z'],
      ['acme coffee, from the future', '2026-11-21T11:58:00.000Z'],
      ['Acme Coffee, said 7', '2026-11-21T11:59:59.999Z'],
    ]);
    expect(found[0]).toMatchObject({ kind: 'post', author: { handle: null }, language: 'en' });
  });

  it('reports truncation with the span that it read if the window is longer', async () => {
    const { truncations, notes } = await find(search);
    expect(truncations).toEqual([
      'Jetstream was read from 2026-11-21 11:50:00 to 2026-11-21 12:00:00 UTC: posts before and after that are not counted',
    ]);
    expect(notes).toEqual([]);
  });

  it('reports the span in a note if it covers the window', async () => {
    const { truncations, notes } = await find(minutes);
    expect([truncations, notes.length]).toEqual([[], 1]);
  });

  it.each([
    ['began later than it was asked to', [posted('3a', '2026-11-21T11:55:00Z'), posted('3b', '2026-11-21T12:00:01Z')]],
    ['ended before it was there', [posted('3a', '2026-11-21T11:50:01Z'), posted('3b', '2026-11-21T11:55:00Z')]],
  ])('reports truncation if the stream %s', async (_, frames) => {
    const { truncations } = await ask(jetstream, minutes, { status: 101, body: frames.join('\n') });
    expect(truncations).toEqual([expect.stringContaining('11:55:00')]);
  });

  it('stops reading the stream at the end of the window', async () => {
    const frames = [posted('3a', '2026-11-21T11:50:01Z'), posted('3b', '2026-11-21T12:00:01Z')];
    const read: string[] = [];
    const test = testContext(jetstream, minutes, {
      request: () => Promise.reject(new Error('not asked')),
      async *stream() {
        for (const frame of [...frames, 'never read']) {
          read.push(frame);
          yield frame;
        }
      },
    });
    await collect(jetstream.search(query, test.context));
    expect(read).toEqual(frames);
  });

  it('yields pages of 500 posts and skips lines that are not events', async () => {
    const frames = Array.from({ length: 1200 }, (_, index) => posted(`3k${index}`, '2026-11-21T11:55:00Z'));
    const body = [...frames.slice(0, 700), '{"broken":', ...frames.slice(700)].join('\n');
    const test = testContext(jetstream, minutes, {
      request: () => Promise.reject(new Error('not asked')),
      async *stream() {
        yield* body.split('\n');
      },
    });
    const sizes: number[] = [];
    for await (const page of jetstream.search(query, test.context)) sizes.push(page.length);
    expect(sizes).toEqual([500, 500, 200]);
  });

  const deleted = (rkey: string, by = did) =>
    JSON.stringify({
      did: by,
      time_us: at('2026-11-21T11:56:00Z'),
      kind: 'commit',
      commit: { operation: 'delete', collection: 'app.bsky.feed.post', rkey },
    });
  const idsAfter = async (frames: readonly string[]) => {
    const { found } = await ask(jetstream, minutes, { status: 101, body: frames.join('\n') });
    return found.map(({ id }) => id?.split('/').at(-1));
  };

  it.each([
    ['leaves out what its author takes back while it is read', [deleted('3a')], ['3b']],
    ['keeps what somebody else takes back under the same key', [deleted('3a', 'did:plc:b')], ['3a', '3b']],
    ['keeps what is said again after that', [deleted('3a'), posted('3a', '2026-11-21T11:57:00Z')], ['3b', '3a']],
  ])('%s', async (_, after, ids) => {
    const said = [posted('3a', '2026-11-21T11:55:00Z'), posted('3b', '2026-11-21T11:55:30Z')];
    expect(await idsAfter([...said, ...after])).toEqual(ids);
  });

  it('buffers at most five thousand posts before it yields them', async () => {
    const many = Array.from({ length: 5500 }, (_, index) => posted(`3k${index}`, '2026-11-21T11:55:00Z'));
    const ids = await idsAfter([...many, deleted('3k0'), deleted('3k499'), deleted('3k500')]);
    expect([ids.length, ids.includes('3k499'), ids.includes('3k500')]).toEqual([5499, true, false]);
  });

  it('yields the buffered posts if the stream breaks', async () => {
    const { context } = testContext(jetstream, minutes, {
      request: () => Promise.reject(new Error('not asked')),
      async *stream() {
        yield posted('3a', '2026-11-21T11:55:00Z');
        throw new SourceError('unreachable', 'gone');
      },
    });
    const pages = jetstream.search(query, context)[Symbol.asyncIterator]();
    expect((await pages.next()).value).toHaveLength(1);
    await expect(pages.next()).rejects.toMatchObject({ code: 'unreachable' });
  });

  it('counts unrecognized lines between posts, but not deletions and identity events', async () => {
    const commit = (operation: string, record?: unknown) =>
      JSON.stringify({
        did,
        time_us: at('2026-11-21T11:55:00Z'),
        kind: 'commit',
        commit: { operation, collection: 'app.bsky.feed.post', rkey: '3z', record },
      });
    const frames = [
      commit('create', { words: 'acme' }),
      posted('3a', '2026-11-21T11:55:00Z'),
      commit('delete'),
      identity('2026-11-21T11:55:00Z'),
      '{"broken":',
      commit('update', 'acme'),
      posted('3b', '2026-11-21T11:55:00Z'),
    ];
    const { found, unrecognised } = await ask(jetstream, minutes, { status: 101, body: frames.join('\n') });
    expect([found.length, unrecognised]).toEqual([2, [3]]);
  });

  it.each([
    ['a few', 3, 3],
    ['many', 2000, 500],
  ])('stops reading if posts have an unknown format: %s', async (_, count, times) => {
    const strange = JSON.stringify({
      did,
      time_us: at('2026-11-21T11:55:00Z'),
      kind: 'commit',
      change: { text: 'acme' },
    });
    let read = 0;
    const { context } = testContext(jetstream, minutes, {
      request: () => Promise.reject(new Error('not asked')),
      async *stream() {
        yield identity('2026-11-21T11:51:00Z');
        for (; read < count; read += 1) yield strange;
      },
    });
    await expect(collect(jetstream.search(query, context))).rejects.toMatchObject({
      code: 'bad_response',
      message: 'no posts can be recognised in what Jetstream answered',
    });
    expect(read).toBeGreaterThanOrEqual(times - 1);
    expect(read).toBeLessThanOrEqual(times);
  });

  it.each([
    ['90s', '2026-11-21T11:58:30.000Z'],
    ['2h', '2026-11-21T10:00:00.000Z'],
    ['48h', '2026-11-20T00:00:00.000Z'],
  ])('looks back %s, to %s', (lookBack, from) => {
    const { context } = testContext(
      jetstream,
      { ...search, settings: { lookBack } },
      tapeHttp(tape('jetstream/stream.har')),
    );
    const [request] = jetstream.requests(query, context);
    expect(new URL(request!.url).searchParams.get('cursor')).toBe(String(at(from)));
  });

  it.each(['', '10', 'ten minutes', '0m', '-5m'])('rejects %j as a duration', async (lookBack) => {
    const { error, asked } = await ask(jetstream, { ...search, settings: { lookBack } }, { body: '' });
    expect([error, asked]).toEqual([expect.objectContaining({ code: 'needs_config' }), []]);
    const { context } = testContext(
      jetstream,
      { ...search, settings: { lookBack } },
      tapeHttp(tape('jetstream/stream.har')),
    );
    expect(jetstream.requests(query, context)).toEqual([]);
  });

  it('sends no request for a window that is too long ago', async () => {
    const past = { ...search, until: new Date('2026-11-20T00:00:00Z'), now: week.until };
    const { asked, truncations, found } = await ask(jetstream, past, { body: '' });
    expect([asked, truncations.length, found]).toEqual([[], 1, []]);
  });

  it('reports that a window in the future has not begun', async () => {
    const since = new Date(week.until.getTime() + 1);
    const { asked, truncations } = await ask(jetstream, { ...search, since, now: week.until }, { body: '' });
    expect([asked, truncations]).toEqual([[], ['the window has not begun yet']]);
  });

  it('reports unreachable if streams are not available', async () => {
    const { context } = testContext(jetstream, search, tapeHttp(tape('jetstream/stream.har')));
    const http = { request: () => Promise.reject(new Error('not asked')) };
    await expect(collect(jetstream.search(query, { ...context, http }))).rejects.toMatchObject({ code: 'unreachable' });
  });
});

const corpora = process.env['SOCIALRANK_CORPORA'];
if (corpora === undefined) {
  it('skipped: SOCIALRANK_CORPORA is not set', () => {});
} else {
  it('reads events that were captured from the stream', async () => {
    const body = readFileSync(`${corpora}/payloads/bluesky/jetstream-v1-events.jsonl`, 'utf8');
    const until = new Date('2026-05-25T14:30:00Z');
    const own = { query, since: new Date('2026-05-25T14:20:00Z'), until, limit: Number.POSITIVE_INFINITY };
    const { found, error, truncations } = await ask(jetstream, own, { status: 101, body });
    expect([error, found.length]).toEqual([null, 1]);
    expect(found[0]).toMatchObject({ language: 'en', publishedAt: '2026-05-25T14:23:28.757Z' });
    expect(found[0]?.thread?.root).toMatch(/^at:\/\/did:plc:\w+\/app\.bsky\.feed\.post\/\w+$/);
    expect(truncations).toEqual([expect.stringContaining('2026-05-25 14:23:29 to 2026-05-25 14:23:30')]);
  });
}
