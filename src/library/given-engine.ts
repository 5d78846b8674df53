/** An engine that the program made itself: what it says is looked at as what a stranger says. */
import { remarks } from '../core/sentiment/remarks.js';
import { unscored } from '../core/sentiment/unscored.js';
import type { Engine, GivenEngine, Score } from '../engine.js';
import { UsageError } from '../errors.js';
import { readScore } from '../plugins/score-shape.js';

/** What is no score leaves its text unscored, and is told. @throws UsageError for what is no engine */
export function givenEngine(engine: GivenEngine): Engine {
  if (typeof (engine as GivenEngine | null)?.score !== 'function')
    throw new UsageError('engine gave no engine', { hint: 'an engine is { name, version, threshold, score(text) }' });
  const { name, version, threshold = null } = engine;
  const told = remarks();
  const checked = (value: unknown): Score => {
    const score = readScore(value);
    if (score === null) told.say('engine_failed', `${name} gave nothing that is a score`, 1);
    return score === null ? unscored() : { ...score, ...wholeOf(value) };
  };
  return {
    ...{ name, version, threshold },
    score(text, context) {
      const answer: unknown = engine.score(text, context);
      return isPromise(answer) ? answer.then(checked) : checked(answer);
    },
    ...(typeof engine.scoreMany === 'function' && {
      async scoreMany(tasks) {
        const answers: unknown = await engine.scoreMany!(tasks);
        return tasks.map((_, place) => checked(Array.isArray(answers) ? answers[place] : undefined));
      },
    }),
    remarks: () => [...(engine.remarks?.() ?? []), ...told.all()],
    close: () => engine.close?.(),
  };
}

/** Ours have it. */
const wholeOf = (value: unknown): Pick<Score, 'whole'> => {
  const { whole } = value as Score;
  return whole === undefined ? {} : { whole };
};

const isPromise = (value: unknown): value is Promise<unknown> =>
  typeof value === 'object' && value !== null && 'then' in value;
