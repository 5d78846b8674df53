import { describe, expect, it } from '@jest/globals';
import { SOURCE_ERROR_CODES, type SourceErrorCode } from '../../../src/errors.js';
import { failure, tooLarge } from '../../../src/http/failure.js';
import { type ScanOptions, scan } from '../../../src/index.js';
import { withNextStep } from '../../../src/scan/asking/next-step.js';
import { refusedStranger } from '../../../src/scan/asking/refused-stranger.js';
import { type Source, SourceError } from '../../../src/sources/source.js';
import { madeUp } from '../../support/made-up-source.js';
import { type Scripted, scripted } from '../../support/scripted-transport.js';

const HTML = { headers: { 'content-type': 'text/html' }, body: '<!doctype html><p>no' };

const asking = madeUp('forum', async function* ({ http }) {
  (await http.request({ url: 'https://forum.example/search' })).json();
  yield [];
});

const keyed: Source = {
  ...asking,
  settings: { key: { description: 'a key', secret: true }, baseUrl: { description: 'elsewhere' } },
};

async function errorOf(answer: Parameters<typeof scripted>[0], given: ScanOptions = {}, source: Source = asking) {
  const report = await scan('acme', {
    sources: [source],
    transport: scripted(answer),
    retries: 0,
    now: () => new Date('2026-11-21T12:00:00Z'),
    ...given,
  });
  return report.sources[0]!.error;
}

const status =
  (code: number, more: Scripted = {}) =>
  async () =>
    errorOf(() => ({ status: code, ...more }));

const CASES: readonly [what: string, code: SourceErrorCode, ask: () => ReturnType<typeof errorOf>, hint: RegExp][] = [
  ['HTTP 401', 'blocked', status(401), /^try later or from another network/],
  ['HTTP 403 in JSON', 'blocked', status(403, { body: '{}' }), /^try later or from another network/],
  [
    'HTTP 401 to a key',
    'auth',
    () => errorOf(() => ({ status: 401 }), { settings: { forum: { key: 'our-own-key' } } }, keyed),
    /^check its key: socialrank sources show forum/,
  ],
  [
    'HTTP 403 to a login in an address',
    'auth',
    () =>
      errorOf(
        () => ({ status: 403 }),
        { settings: { forum: { baseUrl: 'https://ann:hush-hush@forum.example' } } },
        keyed,
      ),
    /^check its key/,
  ],
  [
    'HTTP 401 where no key was given',
    'blocked',
    () => errorOf(() => ({ status: 401 }), {}, keyed),
    /^it may need a key: socialrank sources show forum says which$/,
  ],
  ['HTTP 403 on a page', 'blocked', status(403, HTML), /^try later or from another network/],
  ['HTTP 401 on a page', 'blocked', status(401, HTML), /^try later or from another network/],
  ['a page instead of JSON', 'blocked', status(200, HTML), /^try later or from another network/],
  ['HTTP 402', 'quota', status(402), /^wait for its next period/],
  ['HTTP 429', 'rate_limited', status(429), /^wait a few minutes/],
  ['HTTP 429 with a time', 'rate_limited', status(429, { headers: { 'retry-after': '90' } }), /^wait until then/],
  ['HTTP 404', 'not_found', status(404), /^check the address/],
  ['HTTP 410', 'not_found', status(410), /^check the address/],
  ['HTTP 408', 'timeout', status(408), /--timeout/],
  ['HTTP 500', 'unreachable', status(500), /^check the network connection.*sources check forum/],
  ['HTTP 503 with a time', 'unreachable', status(503, { headers: { 'retry-after': '90' } }), /^wait until then/],
  ['HTTP 418', 'bad_response', status(418), /^its interface may have changed/],
  ['no JSON', 'bad_response', status(200, { body: '{' }), /^its interface may have changed/],
  [
    'an unknown host',
    'unreachable',
    () => errorOf(() => Promise.reject(failure('ENOTFOUND', 'https://a.example'))),
    /^check the name/,
  ],
  ['a long body', 'too_large', () => errorOf(() => Promise.reject(tooLarge('https://a.example', 9))), /^ask less/],
  ['silence', 'timeout', () => errorOf(() => new Promise(() => {}), { timeoutMilliseconds: 20 }), /--timeout/],
  [
    'a tape without it',
    'not_recorded',
    () => errorOf(() => Promise.reject(new SourceError('not_recorded', 'the tape holds no GET'))),
    /--record/,
  ],
  [
    'no key',
    'needs_config',
    () => errorOf(() => ({}), {}, { ...asking, settings: { key: { description: 'a key', required: true } } }),
    /^set SOCIALRANK_FORUM_KEY or run: socialrank config set sources\.forum\.key$/,
  ],
  [
    'what is not a feed',
    'not_a_feed',
    () =>
      errorOf(
        () => ({}),
        {},
        madeUp('forum', () => {
          throw new SourceError('not_a_feed', 'no feed there');
        }),
      ),
    /^give the address of a feed/,
  ],
];

describe('an error in the report', () => {
  it.each(CASES)('explains %s (%s) and suggests the next step', async (_, code, ask, hint) => {
    const error = await ask();
    expect(error).toMatchObject({ code, hint: expect.stringMatching(hint) });
    expect(`${error!.message} ${error!.hint}`).toMatch(/^\S[^\n]+$/);
  });

  it('has a case above for every error code', () => {
    expect([...new Set(CASES.map(([, code]) => code))].sort()).toEqual([...SOURCE_ERROR_CODES].sort());
  });

  it('does not blame the key if a server refuses with an HTML page', async () => {
    for (const code of [401, 403]) expect(JSON.stringify(await status(code, HTML)())).not.toMatch(/\bkeys?\b/);
  });

  it('changes from auth to blocked if no key is set, keeping the message and hint of the source', () => {
    const error = new SourceError('auth', 'no', { hint: 'ask another instance', status: 401 });
    expect(refusedStranger(error, { name: 'forum', source: keyed, hasKey: false })).toMatchObject({
      ...{ code: 'blocked', message: 'no', hint: 'ask another instance', status: 401 },
    });
    expect(refusedStranger(error, { name: 'forum', source: keyed, hasKey: true })).toBe(error);
  });

  it('names the source as it was given to check it, and by its own name to leave it out', () => {
    const named = { name: 'forum', given: './our-forum.js' };
    const hintOf = (code: SourceErrorCode) => withNextStep(new SourceError(code, 'no'), named).hint;
    expect(hintOf('bad_response')).toContain('sources check ./our-forum.js fails');
    expect(hintOf('auth')).toContain('sources show ./our-forum.js says');
    expect(hintOf('blocked')).toContain('-s -forum');
  });

  it('keeps the hint of the source if there is one', () => {
    const error = new SourceError('auth', 'no', { hint: 'make a token', status: 401 });
    expect(withNextStep(error, { name: 'forum' })).toBe(error);
  });
});
