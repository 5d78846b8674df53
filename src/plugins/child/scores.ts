/** Describes an engine and its scores in the format of the child process protocol. */
import type { Engine, ScoreTask } from '../../engine.js';

const LONGEST_ERROR = 300;

export function engineDescription(engine: Engine): object {
  const { name, version, threshold } = engine;
  const functions = (['score', 'scoreMany'] as const).filter((member) => typeof engine[member] === 'function');
  return { name, version, threshold: threshold ?? null, functions };
}

/**
 * Returns the scores in the order of the tasks. An error for one text becomes `thrown` in its place, so the other texts
 * keep their scores.
 */
export async function scoresOf(engine: Engine, tasks: readonly ScoreTask[]): Promise<readonly unknown[]> {
  if (typeof engine.scoreMany === 'function') return engine.scoreMany(tasks);
  const scores: unknown[] = [];
  for (const { text, context } of tasks) {
    try {
      scores.push(await engine.score(text, context));
    } catch (error) {
      scores.push({ thrown: String(error).slice(0, LONGEST_ERROR) });
    }
  }
  return scores;
}
