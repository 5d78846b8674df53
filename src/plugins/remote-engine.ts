/** An engine in a process of its own. Its failures leave texts unscored and are reported as remarks. */
import { remarks } from '../core/sentiment/remarks.js';
import { unscored } from '../core/sentiment/unscored.js';
import type { Engine, Score, ScoreTask } from '../engine.js';
import { SourceError } from '../errors.js';
import type { Span } from '../types.js';
import { noScore, readScore } from './score-shape.js';

interface RemoteEngine extends Pick<Engine, 'name' | 'version' | 'threshold'> {
  /**
   * Returns one answer per task, in their order.
   * @throws SourceError if it cannot answer any more
   */
  ask(tasks: readonly ScoreTask[]): Promise<readonly unknown[]>;
  /** Ends everything that it has running. */
  close(): void;
}

const LONGEST_TEXT = 100_000;
const TASKS_AT_ONCE = 100;

export function remoteEngine({ name, version, threshold, ask, close }: RemoteEngine): Engine {
  const told = remarks();
  let failure: string | null = null;
  // Only the first is reported, since each message can mention another text.
  let firstThrown: string | null = null;
  let turn: Promise<unknown> = Promise.resolve();

  function checked(answer: unknown): Score {
    const score = readScore(answer);
    if (typeof score !== 'string') return score;
    const { thrown } = (answer ?? {}) as { readonly thrown?: unknown };
    if (typeof thrown === 'string') firstThrown ??= thrown;
    told.say(
      'engine_failed',
      typeof thrown === 'string' ? `${name} threw ${firstThrown}` : `${name} ${noScore(score)}`,
      1,
    );
    return unscored();
  }

  async function some(tasks: readonly ScoreTask[]): Promise<Score[]> {
    if (failure === null) {
      try {
        const answers = await ask(tasks.map(cut));
        return tasks.map((_, place) => checked(answers[place]));
      } catch (error) {
        if (!(error instanceof SourceError)) throw error;
        failure = error.message;
        close();
      }
    }
    told.say('engine_failed', `${name}: ${failure}`, tasks.length);
    return tasks.map(unscored);
  }

  async function all(tasks: readonly ScoreTask[]): Promise<Score[]> {
    const scores: Score[] = [];
    for (let at = 0; at < tasks.length; at += TASKS_AT_ONCE)
      scores.push(...(await some(tasks.slice(at, at + TASKS_AT_ONCE))));
    return scores;
  }

  /** Runs batches one after the other, because a process accepts one question at a time. */
  function scoreMany(tasks: readonly ScoreTask[]): Promise<Score[]> {
    const scores = turn.then(() => all(tasks));
    turn = scores.catch(() => {});
    return scores;
  }

  return {
    ...{ name, version, threshold, scoreMany, close },
    score: async (text, context) => (await scoreMany([{ text, context }]))[0]!,
    remarks: told.all,
  };
}

function cut(task: ScoreTask): ScoreTask {
  if (task.text.length <= LONGEST_TEXT) return task;
  const { brand, others } = task.context;
  const left = (names: readonly Span[]) => names.filter(({ end }) => end <= LONGEST_TEXT);
  const context = { ...task.context, brand: left(brand), ...(others && { others: left(others) }) };
  return { text: task.text.slice(0, LONGEST_TEXT), context };
}
