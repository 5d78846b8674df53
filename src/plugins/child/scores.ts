/** What an engine says of itself, and of some texts, as it goes over the line. */
import type { Engine, ScoreTask } from '../../engine.js';

const LONGEST_ERROR = 300;

export function engineDescription(engine: Engine): object {
  const { name, version, threshold } = engine;
  const functions = (['score', 'scoreMany'] as const).filter((member) => typeof engine[member] === 'function');
  return { name, version, threshold: threshold ?? null, functions };
}

/** In the order of the tasks; what it throws for one text, as `thrown`, leaves the others their scores. */
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
