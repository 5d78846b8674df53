/** Engines that programs, possibly untyped, pass to a scan. */
import { describe, expect, it } from '@jest/globals';
import { type Engine, type GivenEngine, openEngine, type ScanOptions, scan } from '../../src/index.js';
import type { Report } from '../../src/types.js';
import { pageByPage } from '../support/made-up-source.js';

const NOW = new Date('2026-11-21T12:00:00Z');

function scoredBy(engine: object | (() => unknown), options: ScanOptions = {}): Promise<Report> {
  const post = (id: string, text: string) => ({ id, text, publishedAt: '2026-11-20T10:00:00.000Z' });
  const pond = pageByPage('pond', [[post('1', 'Acme is lovely'), post('2', 'Acme is slow')]]);
  return scan('acme', { sources: [pond], now: () => NOW, ...options, engine: engine as unknown as Engine });
}

const mine = { name: 'mine', version: '1', threshold: null };
const sure = () => Promise.resolve({ label: 'positive' });
const labels = (report: Report) => report.mentions!.map(({ sentiment }) => sentiment.label);
const failures = ({ warnings }: Report) => warnings.filter(({ code }) => code === 'engine_failed');

describe('an engine passed by the caller', () => {
  it('only has to have a name, a version and a score function that returns a label', async () => {
    const engine: GivenEngine = {
      name: 'mine',
      version: '1',
      score: (text) => ({ label: text.includes('lovely') ? 'positive' : 'negative' }),
    };
    expect(labels(await scoredBy(engine))).toEqual(['positive', 'negative']);
  });

  it.each([
    ['at once', { ...mine, score: () => ({ label: 'positive' }) }],
    ['later', { ...mine, score: async () => ({ label: 'positive' }) }],
    [
      'a page at a time',
      { ...mine, score: () => null, scoreMany: async () => [{ label: 'positive' }, { label: 'positive' }] },
    ],
    ['made for the run', () => ({ ...mine, score: () => ({ label: 'positive' }) })],
  ])('only has to return labels: %s', async (_, engine) => {
    const report = await scoredBy(engine);
    expect(report.sentiment.engine).toBe('mine@1');
    expect(report.socialRank.sentiment).toMatchObject({ positive: 2, unscored: 0 });
    expect(report.mentions![0]!.sentiment).toMatchObject({ polarity: 1, score: 1, comparative: null, reasons: [] });
    expect(failures(report)).toEqual([]);
  });

  it.each([
    [undefined, 'it is not an object'],
    [null, 'it is not an object'],
    [7, 'it is not an object'],
    ['positive', 'it is not an object'],
    [{}, 'its label'],
    [{ label: 'POSITIVE' }, 'its label'],
    [{ label: 'positive', polarity: 3 }, 'its polarity'],
    [{ label: 'positive', confidence: 7 }, 'its confidence'],
    [{ label: 'negative', score: Number.NaN }, 'its score'],
    [{ label: 'negative', emotions: 'joy' }, 'its emotions'],
  ])('leaves texts unscored with a warning if it returns an invalid score: %p', async (answer, why) => {
    for (const engine of [
      { ...mine, score: () => answer },
      { ...mine, score: async () => answer },
      { ...mine, score: () => answer, scoreMany: async () => [answer, answer] },
    ]) {
      const report = await scoredBy(engine);
      expect(labels(report)).toEqual([null, null]);
      const message: unknown = expect.stringMatching(`^2 texts .*mine returned no valid score: ${why}\\b`);
      expect(failures(report)).toMatchObject([{ message }]);
    }
  });

  it.each([[undefined], [[]], [{}]])(
    'leaves texts unscored with a warning if scoreMany returns no scores: %p',
    async (answers) => {
      const report = await scoredBy({ ...mine, score: () => null, scoreMany: async () => answers });
      expect(labels(report)).toEqual([null, null]);
      expect(failures(report)).toHaveLength(1);
    },
  );

  it.each([
    ['onnx', /needs a model/],
    ['exec:python3 judge.py', /runs in a process of its own/],
    ['nosuch', /unknown engine nosuch/],
  ])('is rejected by name if it is unknown or needs more than a name: %s', async (name, words) => {
    await expect(scan('acme', { sources: [pageByPage('pond', [])], engine: name })).rejects.toThrow(words);
  });

  it.each([
    ['a text', { ...mine, score: () => new Promise(() => {}) }, 2],
    ['a page', { ...mine, score: () => null, scoreMany: () => new Promise(() => {}) }, 2],
    ['one', { ...mine, score: (text: string) => (text.includes('slow') ? new Promise(() => {}) : sure()) }, 1],
  ])('is awaited until the deadline and no longer: %s', async (_, engine, texts) => {
    const report = await scoredBy(engine, { deadlineMilliseconds: 100 });
    expect(report.socialRank.sentiment).toMatchObject({ unscored: texts });
    expect(failures(report)).toMatchObject([
      { message: expect.stringMatching(new RegExp(`^${texts} text.*mine did not answer before the deadline$`)) },
    ]);
  });

  it('can return a null label, which counts as unscored without a warning', async () => {
    const report = await scoredBy({ ...mine, score: () => ({ label: null }) });
    expect(report.socialRank.sentiment).toMatchObject({ unscored: 2 });
    expect(failures(report)).toEqual([]);
  });

  it.each([
    ['made for the run', 1],
    ['given', 0],
  ])('has its own warnings reported, and is closed only if it was made for the run: %s', async (how, times) => {
    let closed = 0;
    const engine = {
      ...mine,
      score: () => ({ label: 'neutral' }),
      remarks: () => [{ code: 'engine_cost', message: 'cheap' }],
      close: () => (closed += 1),
    };
    const report = await scoredBy(how === 'given' ? engine : () => engine);
    expect(report.warnings).toMatchObject([{ code: 'engine_cost', message: 'cheap' }]);
    expect(closed).toBe(times);
  });

  it('gives the same mentions as a built-in engine by name if openEngine returned it', async () => {
    const [named, opened] = await Promise.all([
      scoredBy(() => openEngine('social')),
      scoredBy(await openEngine('social')),
    ]);
    expect(opened.mentions).toEqual((await scoredBy('social' as never)).mentions);
    expect(named.mentions).toEqual(opened.mentions);
  });

  it.each([
    ['name', { ...mine, name: '' }],
    ['version', { ...mine, version: undefined }],
    ['version', { ...mine, version: 2 }],
  ])('is rejected if its %s is not a non-empty string, because reports state it', async (member, made) => {
    const engine = { ...made, score: () => ({ label: 'positive' }) };
    await expect(scoredBy(engine)).rejects.toThrow(`engine must state its ${member}, as a text`);
  });

  it.each([[null], [undefined], [{}]])('is rejected if its factory returns no engine: %p', async (made) => {
    await expect(scoredBy(() => made)).rejects.toThrow('engine gave no engine');
  });
});
