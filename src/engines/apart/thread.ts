/**
 * A worker thread that judges texts in parallel, started once there is enough to judge. If it fails to answer, this
 * thread judges its texts instead, so nothing is lost.
 */
import { Worker } from 'node:worker_threads';
import { languageOfHeaded } from '../../detect-language.js';
import type { Engine, Headed, Judges, KeptScore, Score, ScoreTask } from '../../engine.js';
import { type Recipe, recipeOf } from '../recipe.js';
import { unpackScores } from './packed-scores.js';
import { packTasks } from './packed-tasks.js';
import { packTexts } from './packed-texts.js';
import type { Answer, Task } from './worker/task.js';
import { WORKER } from './worker-path.js';

export interface JudgingThread {
  /** Undefined if the engine is not built in, so that the worker cannot recreate it. */
  judgesOf(engine: Engine): Judges | undefined;
  close(): void;
}

interface JudgingOptions {
  /** Number of texts offered before the worker is started; fewer are judged before it would be ready. */
  readonly beginsAt?: number;
  /** Smallest batch to send; fewer texts are judged faster here. */
  readonly fewest?: number;
  /** Program to run instead of the built-in worker, for tests. */
  readonly program?: string | URL;
}

type Judged = (place: number) => KeptScore;

interface Waiting {
  answered(answer: Answer): void;
  /** Called when the worker is gone and no answer will come. */
  left(): void;
}

const BEGINS_AT = 4000;
const FEWEST = 100;
/**
 * Maximum number of tasks waiting for the worker: enough to keep it busy while this thread is; anything more is judged
 * here meanwhile.
 */
const AHEAD = 6;

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
    void worker?.terminate();
    for (const { left } of waiting.splice(0)) left();
  };
  const begin = (): Worker => {
    const begun = new Worker(program, { execArgv: [], stdin: false });
    begun.on('message', (answer: Answer) => {
      if (answer.type === 'there') state = 'there';
      else waiting.shift()?.answered(answer);
    });
    begun.on('error', gone);
    begun.on('messageerror', gone);
    begun.on('exit', gone);
    return begun;
  };
  /** Whether to send `count` texts now. Also starts the worker when it is time. */
  const takes = (count: number): boolean => {
    if (count < fewest || state === 'gone') return false;
    offered += count;
    if (offered < beginsAt) return false;
    worker ??= begin();
    return state === 'there' && waiting.length < AHEAD;
  };
  const send = (task: Task, memory: ArrayBufferLike, then: Waiting) => {
    if (state !== 'there' || worker === null) return then.left();
    waiting.push(then);
    worker.postMessage(task, [memory as ArrayBuffer]);
  };
  const judge = (engine: Engine, recipe: Recipe, given: readonly ScoreTask[]): Promise<Judged> =>
    new Promise((resolve) => {
      const tasks = packTasks(given);
      const here = () => resolve(judgedHere(engine, given));
      send({ type: 'judge', recipe, tasks }, tasks.numbers.buffer, {
        answered: (answer) => (answer.type === 'scores' ? resolve(unpackScores(answer.scores)) : here()),
        left: here,
      });
    });
  const languages = (given: readonly Headed[]): Promise<readonly (string | null)[]> =>
    new Promise((resolve) => {
      const texts = packTexts(given);
      const here = () => resolve(Promise.all(given.map(languageOfHeaded)));
      send({ type: 'languages', texts }, texts.lengths.buffer, {
        answered: (answer) => (answer.type === 'languages' ? resolve(answer.languages) : here()),
        left: here,
      });
    });
  return {
    judgesOf(engine) {
      const recipe = recipeOf(engine);
      return recipe === null ? undefined : { takes, judge: (tasks) => judge(engine, recipe, tasks), languages };
    },
    close: gone,
  };
}

/** Scores each task when it is requested. Built-in engines are synchronous. */
const judgedHere =
  (engine: Engine, tasks: readonly ScoreTask[]): Judged =>
  (place) =>
    engine.score(tasks[place]!.text, tasks[place]!.context) as Score;
