import { afterEach, describe, expect, it } from '@jest/globals';
import type { Engine } from '../../src/engine.js';
import { UsageError } from '../../src/errors.js';
import { openEnginePlugin } from '../../src/plugins/engine-plugin.js';
import { findPlugin } from '../../src/plugins/find.js';
import { folderOf } from '../support/plugin-files.js';

const NODE = { path: process.execPath, env: {} };
const CONTEXT = { language: 'en', brand: [] } as const;

const engines: Engine[] = [];
afterEach(() => {
  for (const engine of engines.splice(0)) engine.close?.();
});

const module = (score: string, members = '') =>
  `export default { name: 'mine', version: '1.2', threshold: null, ${members} score(text, context) { ${score} } };`;

async function opened(text: string): Promise<Engine> {
  const folder = folderOf({ 'mine.mjs': text });
  const engine = await openEnginePlugin(findPlugin('./mine.mjs', [folder], 'socialrank-engine-')!, NODE);
  engines.push(engine);
  return engine;
}

const tasks = (...texts: string[]) => texts.map((text) => ({ text, context: CONTEXT }));
const labels = async (engine: Engine, ...texts: string[]) =>
  (await engine.scoreMany!(tasks(...texts))).map(({ label }) => label);

describe('an engine plugin', () => {
  it('works like any other engine and has the members it omits filled in', async () => {
    const engine = await opened(module("return { label: text.includes('good') ? 'positive' : null };"));
    expect(engine).toMatchObject({ name: 'mine', version: '1.2', threshold: null });
    expect(await engine.scoreMany!(tasks('good', 'other'))).toEqual([
      {
        ...{ label: 'positive', polarity: 1, score: 1, comparative: null, confidence: null, probabilities: null },
        ...{ reasons: [], emotions: [], emotionScores: {}, intents: [] },
      },
      expect.objectContaining({ label: null, polarity: null }),
    ]);
  });

  it('receives the language, the brand and the kind of a text', async () => {
    const engine = await opened(
      module("return { label: 'neutral', reasons: [{ token: JSON.stringify(context), weight: 1 }] };"),
    );
    const context = { language: 'de', brand: [{ start: 0, end: 4 }], kind: 'review' } as const;
    const { reasons } = await engine.score('acme', context);
    expect(JSON.parse(reasons[0]!.token)).toEqual(context);
  });

  it('receives all texts of a page in one call if it has scoreMany()', async () => {
    const many =
      "async scoreMany(tasks) { return tasks.map(() => ({ label: tasks.length > 1 ? 'positive' : 'negative' })); },";
    expect(await labels(await opened(module('', many)), 'a', 'b', 'c')).toEqual(['positive', 'positive', 'positive']);
  });

  it('is resolved as a package by its short name', async () => {
    const folder = folderOf({
      'node_modules/socialrank-engine-mine/package.json':
        '{"name":"socialrank-engine-mine","type":"module","exports":"./index.js"}',
      'node_modules/socialrank-engine-mine/index.js': module("return { label: 'positive' };"),
    });
    expect(findPlugin('mine', [folder])).toBeNull();
    for (const name of ['mine', 'socialrank-engine-mine']) {
      const engine = await openEnginePlugin(findPlugin(name, [folder], 'socialrank-engine-')!, NODE);
      engines.push(engine);
      expect(await labels(engine, 'a')).toEqual(['positive']);
    }
  });

  const noScore = 'returned no valid score: its';

  it.each([
    ['another label', "return { label: 'great' };", `${noScore} label is not positive, neutral, negative or null`],
    ['nothing', 'return undefined;', 'returned no valid score: it is not an object'],
    [
      'a polarity beyond 1',
      "return { label: 'positive', polarity: 2 };",
      `${noScore} polarity is not a number from -1 to 1`,
    ],
    ['a score that is no number', "return { label: 'positive', score: 'x' };", `${noScore} score is not a number`],
    [
      'probabilities that are none',
      "return { label: 'positive', probabilities: { negative: 1, neutral: 1, positive: 1 } };",
      `${noScore} probabilities are not those of negative, neutral and positive, or not 1 in all`,
    ],
    [
      'a comparative that is no number',
      "return { label: 'positive', comparative: '1' };",
      `${noScore} comparative is not a number`,
    ],
    [
      'a confidence beyond 1',
      "return { label: 'positive', confidence: 50 };",
      `${noScore} confidence is not a number from 0 to 1`,
    ],
    [
      'intents that are none',
      "return { label: 'positive', intents: 'praise' };",
      `${noScore} intents are not a list of words`,
    ],
    [
      'reasons that are none',
      "return { label: 'positive', reasons: ['love'] };",
      `${noScore} reasons are not a list of { token, weight }`,
    ],
    [
      'emotions without end',
      "return { label: 'positive', emotions: Array.from({ length: 999 }, () => 'joy') };",
      `${noScore} emotions are not a list of words`,
    ],
    [
      'scores of emotions that are none',
      "return { label: 'positive', emotionScores: { joy: 'much' } };",
      `${noScore} emotionScores are not numbers by name`,
    ],
    ['an error', "throw new Error('no');", 'threw Error: no'],
  ])('leaves only the affected text unscored and reports why when it returns or throws: %s', async (_, wrong, why) => {
    const engine = await opened(module(`if (text === 'bad') { ${wrong} } return { label: 'positive' };`));
    expect(await labels(engine, 'a', 'bad', 'b')).toEqual(['positive', null, 'positive']);
    expect(engine.remarks!()).toEqual([{ code: 'engine_failed', message: `1 text is unscored: mine ${why}` }]);
  });

  it('reports errors that differ only in their texts once, with the first message', async () => {
    const engine = await opened(module("throw new TypeError('of ' + text);"));
    expect(await labels(engine, 'a', 'b', 'c')).toEqual([null, null, null]);
    expect(engine.remarks!()).toEqual([
      { code: 'engine_failed', message: '3 texts are unscored: mine threw TypeError: of a' },
    ]);
  });

  it.each([
    ['ends its process', 'process.exit(0);', 'it ended its own process'],
    [
      'fails in a time of its own',
      "return new Promise(() => setTimeout(() => { throw new Error('late'); }, 10));",
      'exit code 1',
    ],
  ])('that %s leaves all later texts unscored and is not restarted', async (_, wrong, why) => {
    const engine = await opened(module(`if (text === 'bad') { ${wrong} } return { label: 'positive' };`));
    expect(await labels(engine, 'a')).toEqual(['positive']);
    expect(await labels(engine, 'bad')).toEqual([null]);
    expect(await labels(engine, 'a', 'b')).toEqual([null, null]);
    expect(engine.remarks!()).toEqual([
      { code: 'engine_failed', message: expect.stringMatching(`^3 texts are unscored: mine: .*${why}`) },
    ]);
  });

  it.each([
    ['no default export', 'export const a = 1;', 'its name must be a word'],
    ['no version', "export default { name: 'mine', score() {} };", 'it must state its version'],
    ['no score()', "export default { name: 'mine', version: '1' };", 'it has no score()'],
    [
      'a threshold that is none',
      "export default { name: 'mine', version: '1', threshold: 7, score() {} };",
      'its threshold must be',
    ],
    [
      'a name with escapes',
      "export default { name: '\\u001b[31m', version: '1', score() {} };",
      'its name must be a word',
    ],
    ['an error where it is loaded', "throw new Error('broken');", 'cannot be loaded: it threw Error: broken'],
    ['no end', 'process.exit(3);', 'cannot be loaded: it ended with exit code 3'],
  ])('is rejected if its module has: %s', async (_, text, why) => {
    await expect(opened(text)).rejects.toThrow(UsageError);
    await expect(opened(text)).rejects.toThrow(why);
  });

  it('answers each of several concurrent calls with its own result', async () => {
    const engine = await opened(module('return { label: text };'));
    expect(
      await Promise.all(
        ['positive', 'negative', 'neutral'].map(async (text) => (await engine.score(text, CONTEXT)).label),
      ),
    ).toEqual(['positive', 'negative', 'neutral']);
  });
});
