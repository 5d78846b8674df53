/** Options of the library functions other than scans, and settings of sources. */
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { keepReport, openEngine, openStore, type ScanOptions, scan, UsageError } from '../../src/index.js';
import { pageByPage } from '../support/made-up-source.js';
import { sampleReport } from '../support/sample-report.js';
import { temporaryFolder } from '../support/temporary.js';

const noStore = { keep: () => Promise.reject(new Error('kept')) };
const pond = pageByPage('pond', [[]]);
const file = () => join(temporaryFolder(), 'history.db');

/** Calls each function with the given options. */
const CALLS: Readonly<Record<string, (options: never) => Promise<unknown>>> = {
  openEngine: (options) => openEngine('social', options),
  openStore: (options) => openStore(file(), options),
  keepReport: (options) => keepReport(noStore, sampleReport(), options),
};

async function refusal(attempt: () => Promise<unknown>): Promise<{ message: string; hint: string | null }> {
  const error = await attempt().catch((reason: unknown) => reason);
  expect(error).toBeInstanceOf(UsageError);
  const { message, hint } = error as UsageError;
  return { message, hint };
}

describe.each(Object.keys(CALLS))('%s', (name) => {
  it.each([[null], [5], ['model'], [[]]])('rejects options that are not an object: %p', async (options) => {
    expect((await refusal(() => CALLS[name]!(options as never))).message).toBe('the options must be an object');
  });
});

it.each([[undefined], [null], [5], [{ name: 'social' }]])(
  'openEngine rejects a name that is not a string: %p',
  async (name) => {
    const { message } = await refusal(() => openEngine(name as unknown as string));
    expect(message).toBe('the name of an engine must be a text');
  },
);

describe('an option', () => {
  it.each([
    ['openEngine', { Model: './model' }, 'perhaps model'],
    ['openEngine', { timeoutMillisecond: 5 }, 'perhaps timeoutMilliseconds'],
    ['openStore', { lockWait: 5 }, 'perhaps lockWaitMilliseconds'],
    ['openStore', { signals: undefined }, 'perhaps signal'],
    ['keepReport', { limits: 5 }, 'perhaps limit'],
  ])('that %s does not have is rejected with a suggestion: %j', async (name, options, hint) => {
    expect(await refusal(() => CALLS[name]!(options as never))).toEqual({
      message: `there is no option "${Object.keys(options)[0]}"`,
      hint,
    });
  });

  it.each([
    ['openEngine', { model: 5 }],
    ['openEngine', { settings: 'small' }],
    ['openEngine', { cache: { get: () => undefined } }],
    ['openEngine', { processes: { node: 'node' } }],
    ['openEngine', { isOffline: 'yes' }],
    ['openEngine', { timeoutMilliseconds: 0 }],
    ['openEngine', { retries: -1 }],
    ['openEngine', { now: new Date() }],
    ['openStore', { lockWaitMilliseconds: '5 s' }],
    ['openStore', { signal: 1000 }],
    ['keepReport', { limit: 0 }],
    ['keepReport', { includeOwned: 1 }],
    ['keepReport', { verdicts: {} }],
    ['keepReport', { now: '2026-11-21' }],
  ])('of the wrong type is rejected by %s: %j', async (name, options) => {
    const { message } = await refusal(() => CALLS[name]!(options as never));
    expect(message).toMatch(new RegExp(`^${Object.keys(options)[0]} must be `));
  });

  it('can be undefined', async () => {
    await expect(openEngine('social', { model: undefined } as never)).resolves.toMatchObject({ name: 'social' });
    const store = await openStore(file(), { signal: undefined } as never);
    await expect(keepReport(store, sampleReport(), { limit: undefined } as never)).resolves.toMatch(/^2026-/);
    await store.close();
  });
});

it('openStore rejects an address that is not a string', async () => {
  expect((await refusal(() => openStore(5 as never))).message).toBe('the address of a store must be a text');
});

describe('a setting', () => {
  it.each([
    ['http', { baseURL: 'http://127.0.0.1:1/v1' }, 'http has no setting "baseURL"', 'perhaps baseUrl'],
    ['onnx', { folder: './model' }, 'onnx has no setting "folder"', 'known: model, languages'],
  ])('that the engine %s does not have is rejected: %j', async (engine, settings, message, hint) => {
    expect(await refusal(() => openEngine(engine, { settings }))).toEqual({ message, hint });
  });

  it('of an unknown source is rejected before any source is queried', async () => {
    const scanned = (settings: NonNullable<ScanOptions['settings']>) => scan('acme', { sources: [pond], settings });
    expect(await refusal(() => scanned({ hackernew: {} }))).toEqual({
      message: 'there are settings, but no source "hackernew"',
      hint: 'perhaps hackernews',
    });
    expect((await refusal(() => scanned({ 'no-such-site': {} }))).hint).toMatch(/^known: pond, hackernews, /);
    expect(pond.asked()).toBe(0);
    // Settings of a known source are accepted even if the scan does not query it.
    expect((await scanned({ pond: {}, rss: { feeds: 'https://feeds.example/x' } })).status).toBe('complete');
  });
});
