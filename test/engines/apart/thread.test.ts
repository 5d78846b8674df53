import { afterEach, describe, expect, it } from '@jest/globals';
import { languageOfHeaded } from '../../../src/detect-language.js';
import type { Engine, Headed, Judges, KeptScore, Score, ScoreTask } from '../../../src/engine.js';
import { type JudgingThread, judgingThread } from '../../../src/engines/apart/thread.js';
import { loadEngine } from '../../../src/engines/index.js';
import { withLexicon } from '../../../src/engines/lexicon.js';

const AT_ONCE = { beginsAt: 0, fewest: 1 };

const TASKS: readonly ScoreTask[] = [
  ['I love the new Acme kettle, thank you!', 'en'],
  ['Acme verkauft mir nie wieder etwas, furchtbar', 'de'],
  ['Acme はいいですか', 'ja'],
  ['', null],
  ['Why does my Acme toaster refuse to work?', null],
].map(([text, language]) => ({
  text: text!,
  context: {
    language: language!,
    brand: text!.includes('Acme') ? [{ start: text!.indexOf('Acme'), end: text!.indexOf('Acme') + 4 }] : [],
  },
}));

const TEXTS: readonly Headed[] = [
  { title: 'Neues vom Kessel', text: 'er ist leider schon wieder nicht da' },
  { title: null, text: 'ketel kapot gegaan, wat jammer zeg, morgen terugbrengen' },
  { title: null, text: 'Acme 5000' },
  { title: null, text: 'やかんを買いました' },
  { title: null, text: 'this is the kettle that we had' },
];

const judgementOf = (engine: Engine, { text, context }: ScoreTask): KeptScore => {
  const { probabilities, emotionScores, ...judgement } = engine.score(text, context) as Score;
  return judgement;
};

const program = (code: string): URL => new URL(`data:text/javascript,${encodeURIComponent(code)}`);
const THERE = 'import { parentPort } from "node:worker_threads"; parentPort.postMessage({ type: "there" });';

/** Reports that it is ready, but never answers. */
const SILENT = `${THERE} parentPort.on("message", () => {});`;

const open: JudgingThread[] = [];
afterEach(() => {
  for (const thread of open.splice(0)) thread.close();
});

function threadOf(options: Parameters<typeof judgingThread>[0]): JudgingThread {
  const thread = judgingThread(options);
  open.push(thread);
  return thread;
}

/** Retries until the thread accepts the tasks. */
async function askedOf(judges: Judges, tasks: readonly ScoreTask[]): Promise<(place: number) => KeptScore> {
  for (;;) {
    if (judges.takes(tasks.length)) return judges.judge(tasks);
    await new Promise((resolve) => setTimeout(resolve, 5));
  }
}

describe('a judging thread', () => {
  it.each(['social', 'afinn'])('scores like %s on the main thread', async (name) => {
    const engine = await loadEngine(name);
    const judged = await askedOf(threadOf(AT_ONCE).judgesOf(engine)!, TASKS);
    for (const [place, task] of TASKS.entries()) {
      expect(judged(place)).toMatchObject(judgementOf(engine, task));
    }
  });

  it('detects languages like the main thread', async () => {
    const judges = threadOf(AT_ONCE).judgesOf(await loadEngine('social'))!;
    await askedOf(judges, TASKS);
    const languages = await judges.languages(TEXTS);
    expect(languages).toEqual(await Promise.all(TEXTS.map(languageOfHeaded)));
    expect(languages).toEqual(['de', 'nl', null, 'ja', 'en']);
  });

  it('supports a separate lexicon for each brand', async () => {
    const plain = await loadEngine('social');
    const kettles = withLexicon(plain, { kettle: -5 });
    const toasters = withLexicon(plain, { toaster: 5 });
    const thread = threadOf(AT_ONCE);
    await askedOf(thread.judgesOf(plain)!, TASKS);
    for (const engine of [kettles, toasters, plain]) {
      const judged = await askedOf(thread.judgesOf(engine)!, TASKS);
      expect(TASKS.map((_, place) => judged(place))).toEqual(TASKS.map((task) => judgementOf(engine, task)));
    }
    expect(judgementOf(kettles, TASKS[0]!)).not.toEqual(judgementOf(plain, TASKS[0]!));
  });

  it('is not used for an engine that it cannot recreate', async () => {
    const social = await loadEngine('social');
    const own: Engine = { ...social, score: (text, context) => social.score(text, context) };
    expect(threadOf(AT_ONCE).judgesOf(own)).toBeUndefined();
    expect(threadOf(AT_ONCE).judgesOf(withLexicon(own, { kettle: 1 }))).toBeUndefined();
  });

  it('is not started for a few texts', async () => {
    const social = await loadEngine('social');
    const judges = threadOf({ beginsAt: 2 * TASKS.length + 1, fewest: 3, program: program(SILENT) }).judgesOf(social)!;
    const isThereAfter = async (tasks: readonly ScoreTask[]) => {
      judges.takes(tasks.length);
      await new Promise((resolve) => setTimeout(resolve, 300));
      return judges.takes(tasks.length);
    };
    expect(await isThereAfter(TASKS)).toBe(false);
    // Small batches do not count towards the start, and are not accepted later either.
    expect(await isThereAfter(TASKS.slice(0, 2))).toBe(false);
    expect(await isThereAfter(TASKS.slice(0, 3))).toBe(true);
    expect(judges.takes(2)).toBe(false);
  });

  it('accepts only as many pending batches as it has time for', async () => {
    const social = await loadEngine('social');
    const judges = threadOf({ ...AT_ONCE, program: program(SILENT) }).judgesOf(social)!;
    while (!judges.takes(TASKS.length)) await new Promise((resolve) => setTimeout(resolve, 5));
    let taken = 0;
    for (; judges.takes(TASKS.length); taken++) void judges.judge(TASKS);
    expect(taken).toBe(6);
  });
});

describe('a thread that fails', () => {
  it.each([
    ['ends', `${THERE} parentPort.on("message", () => process.exit(3));`],
    ['throws', `${THERE} parentPort.on("message", () => { throw new Error("no"); });`],
    ['is refused an answer', `${THERE} parentPort.on("message", () => Promise.reject(new Error("no")));`],
  ])('loses nothing if it %s: the main thread judges its tasks and all later ones', async (_, code) => {
    const social = await loadEngine('social');
    const judges = threadOf({ ...AT_ONCE, program: program(code) }).judgesOf(social)!;
    const asked = await Promise.all([askedOf(judges, TASKS), judges.judge(TASKS)]);
    for (const judged of asked) {
      expect(TASKS.map((_, place) => judged(place))).toMatchObject(TASKS.map((task) => judgementOf(social, task)));
    }
    expect(judges.takes(TASKS.length)).toBe(false);
    expect(await judges.languages(TEXTS)).toEqual(await Promise.all(TEXTS.map(languageOfHeaded)));
  });

  it('is never waited for if it cannot start', async () => {
    const social = await loadEngine('social');
    const judges = threadOf({ ...AT_ONCE, program: program('throw new Error("no")') }).judgesOf(social)!;
    for (let times = 0; times < 20; times++) {
      expect(judges.takes(TASKS.length)).toBe(false);
      await new Promise((resolve) => setTimeout(resolve, 10));
    }
  });

  it('still has its pending tasks answered if it is closed', async () => {
    const social = await loadEngine('social');
    const thread = threadOf({ ...AT_ONCE, program: program(SILENT) });
    const judges = thread.judgesOf(social)!;
    while (!judges.takes(TASKS.length)) await new Promise((resolve) => setTimeout(resolve, 5));
    const asked = judges.judge(TASKS);
    thread.close();
    expect((await asked)(0).label).toBe('positive');
  });
});
