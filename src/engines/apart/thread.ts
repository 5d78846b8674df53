/**
 * A thread that judges beside this one, begun once there is much to judge. What it does not answer is judged here: nothing
 * is lost with it.
 */
import { Worker } from 'node:worker_threads';
import type { Engine, Judgement, Judges, Score, ScoreTask } from '../../types.js';
import { type Recipe, recipeOf } from '../recipe.js';
import { unpackScores } from './packed-scores.js';
import { packTasks } from './packed-tasks.js';
import type { Answer, Task } from './worker/task.js';
import { WORKER } from './worker-path.js';

export interface JudgingThread {
  /** Undefined: the engine is not ours, and cannot be asked there. */
  judgesOf(engine: Engine): Judges | undefined;
  close(): void;
}

interface JudgingOptions {
  /** Texts that were offered before it is begun: fewer are judged sooner than it is there. */
  readonly beginsAt?: number;
  /** Texts at once: fewer are judged sooner than sent. */
  readonly fewest?: number;
  /** Another than ours, in tests. */
  readonly program?: string | URL;
}

type Judged = (place: number) => Judgement;

interface Waiting {
  readonly engine: Engine;
  readonly tasks: readonly ScoreTask[];
  resolve(judged: Judged): void;
}

const BEGINS_AT = 4000;
const FEWEST = 100;
/** What waits there: it has something to do while this thread is busy; more is judged here meanwhile. */
const AHEAD = 4;

export function judgingThread({
  beginsAt = BEGINS_AT,
  fewest = FEWEST,
  program = WORKER,
}: JudgingOptions = {}): JudgingThread {
  const waiting: Waiting[] = [];
  let worker: Worker | null = null;
  let state: 'beginning' | 'there' | 'gone' = 'beginning';
  let offered = 0;
  const gone = () => {
    state = 'gone';
    for (const { engine, tasks, resolve } of waiting.splice(0)) resolve(judgedHere(engine, tasks));
  };
  const begin = (): Worker => {
    const begun = new Worker(program, { execArgv: [], stdin: false });
    begun.on('message', (answer: Answer) => {
      if (answer === null) state = 'there';
      else waiting.shift()?.resolve(unpackScores(answer));
    });
    begun.on('error', gone);
    begun.on('messageerror', gone);
    begun.on('exit', gone);
    return begun;
  };
  const judge = (engine: Engine, recipe: Recipe, tasks: readonly ScoreTask[]): Promise<Judged> | null => {
    if (tasks.length < fewest || state === 'gone') return null;
    offered += tasks.length;
    if (offered < beginsAt) return null;
    worker ??= begin();
    const there = worker;
    if (state !== 'there' || waiting.length >= AHEAD) return null;
    return new Promise((resolve) => {
      waiting.push({ engine, tasks, resolve });
      const packed = packTasks(tasks);
      there.postMessage({ recipe, tasks: packed } satisfies Task, [packed.numbers.buffer as ArrayBuffer]);
    });
  };
  return {
    judgesOf(engine) {
      const recipe = recipeOf(engine);
      return recipe === null ? undefined : { judge: (tasks) => judge(engine, recipe, tasks) };
    },
    close() {
      gone();
      void worker?.terminate();
    },
  };
}

/** As they are asked for. None of ours waits. */
const judgedHere =
  (engine: Engine, tasks: readonly ScoreTask[]): Judged =>
  (place) =>
    engine.score(tasks[place]!.text, tasks[place]!.context) as Score;
