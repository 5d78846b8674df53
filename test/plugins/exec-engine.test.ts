import { join } from 'node:path';
import { afterEach, describe, expect, it } from '@jest/globals';
import type { Engine } from '../../src/engine.js';
import { execEngine } from '../../src/plugins/exec-engine.js';
import { folderOf } from '../support/plugin-files.js';

const engines: Engine[] = [];
afterEach(() => {
  for (const engine of engines.splice(0)) engine.close?.();
});

/** @param hear statements that handle each request, available as `asked` */
function opened(hear: string): Engine {
  const program = `
    import { createInterface } from 'node:readline';
    const say = (answer) => process.stdout.write(JSON.stringify(answer) + '\\n');
    for await (const line of createInterface({ input: process.stdin })) { const asked = JSON.parse(line); ${hear} }`;
  const folder = folderOf({ 'judge.mjs': program });
  const engine = execEngine(`exec:"${process.execPath}" "${join(folder, 'judge.mjs')}"`, process.env);
  engines.push(engine);
  return engine;
}

const labels = async (engine: Engine, ...texts: string[]) =>
  (await engine.scoreMany!(texts.map((text) => ({ text, context: { language: 'en', brand: [] } })))).map(
    ({ label }) => label,
  );

describe('an external process as an engine', () => {
  it('exchanges one line per text in each direction, across several pages', async () => {
    const engine = opened("say({ id: asked.id, label: asked.text.includes('good') ? 'positive' : 'negative' });");
    expect(await labels(engine, 'good', 'bad')).toEqual(['positive', 'negative']);
    expect(await labels(engine, 'bad', 'good', 'good\nor not')).toEqual(['negative', 'positive', 'positive']);
    expect(engine.name).toBe('exec');
  });

  it('receives the text and everything known about it', async () => {
    const engine = opened(
      "say({ id: asked.id, label: 'neutral', reasons: Object.keys(asked).map((token) => ({ token, weight: 1 })), intents: [asked.type, asked.text, asked.language, asked.kind, JSON.stringify(asked.brand)] });",
    );
    const score = await engine.score('acme', { language: 'de', brand: [{ start: 0, end: 4 }], kind: 'post' });
    expect(score.reasons.map(({ token }) => token)).toEqual(['type', 'id', 'text', 'language', 'brand', 'kind']);
    expect(score.intents).toEqual(['score', 'acme', 'de', 'post', '[{"start":0,"end":4}]']);
  });

  it('can answer in any order, and lines that answer no request are ignored', async () => {
    const engine = opened(`
      say({ id: 99, label: 'negative' }); say('hello'); process.stdout.write('no json\\n');
      globalThis.held = [...(globalThis.held ?? []), asked];
      if (asked.id === 2) for (const one of held.reverse()) say({ id: one.id, label: one.text });`);
    expect(await labels(engine, 'positive', 'negative', 'neutral')).toEqual(['positive', 'negative', 'neutral']);
  });

  it('that exits leaves texts unscored and reports its exit code and last error output', async () => {
    const engine = opened("console.error('no model'); process.exit(3);");
    expect(await labels(engine, 'a', 'b')).toEqual([null, null]);
    expect(engine.remarks!()).toEqual([
      { code: 'engine_failed', message: '2 texts are unscored: exec: it ended with exit code 3: no model' },
    ]);
  });

  it('that cannot be started leaves texts unscored', async () => {
    const engine = execEngine('exec:no-such-program-anywhere', {});
    expect(await labels(engine, 'a')).toEqual([null]);
    expect(engine.remarks!()[0]!.message).toContain('it cannot be started: there is no such program');
  });

  it('is rejected without a command', () => {
    expect(() => execEngine('exec:', {})).toThrow('exec: names no command');
  });
});
