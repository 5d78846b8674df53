/** Wraps an engine that the calling program made itself; its results are validated like those of a plugin. */
import { remarks } from '../core/sentiment/remarks.js';
import { unscored } from '../core/sentiment/unscored.js';
import type { Engine, GivenEngine, Score } from '../engine.js';
import { UsageError } from '../errors.js';
import { noScore, readScore } from '../plugins/score-shape.js';
import { untilAborted } from '../scan/asking/until-aborted.js';

const LATE = Symbol('not said before the deadline');

/**
 * A result that is not a valid score leaves its text unscored and adds a remark.
 * @param deadline when to stop waiting for answers; absent for an engine that ends with the run by itself
 * @throws UsageError if the value is not an engine
 */
export function givenEngine(engine: GivenEngine, deadline?: AbortSignal): Engine {
  if (typeof (engine as GivenEngine | null)?.score !== 'function') throw noEngine('engine gave no engine');
  const { name, version, threshold = null } = engine;
  for (const [member, value] of Object.entries({ name, version }))
    if (typeof value !== 'string' || value === '') throw noEngine(`engine must state its ${member}, as a text`);
  const told = remarks();
  const inTime = (answer: Promise<unknown>) => (deadline === undefined ? answer : before(deadline, answer));
  const checked = (value: unknown): Score => {
    const score = readScore(value);
    if (typeof score !== 'string') return { ...score, ...wholeOf(value) };
    told.say('engine_failed', `${name} ${value === LATE ? 'did not answer before the deadline' : noScore(score)}`, 1);
    return unscored();
  };
  return {
    ...{ name, version, threshold },
    score(text, context) {
      const answer: unknown = engine.score(text, context);
      return isPromise(answer) ? inTime(answer).then(checked) : checked(answer);
    },
    ...(typeof engine.scoreMany === 'function' && {
      async scoreMany(tasks) {
        const answers = await inTime(engine.scoreMany!(tasks));
        const answerAt = (place: number): unknown => (Array.isArray(answers) ? answers[place] : undefined);
        return tasks.map((_, place) => checked(answers === LATE ? LATE : answerAt(place)));
      },
    }),
    remarks: () => [...(engine.remarks?.() ?? []), ...told.all()],
    close: () => engine.close?.(),
  };
}

const noEngine = (message: string): UsageError =>
  new UsageError(message, { hint: 'an engine is { name, version, threshold, score(text) }' });

/** An answer that is already available counts even after the deadline has passed. */
async function before(deadline: AbortSignal, answer: Promise<unknown>): Promise<unknown> {
  if (deadline.aborted) return Promise.race([answer, Promise.resolve(LATE)]);
  try {
    return await untilAborted(() => answer, deadline);
  } catch (error) {
    if (error === deadline.reason) return LATE;
    throw error;
  }
}

/** Built-in engines can return `whole`, which `readScore` drops. */
const wholeOf = (value: unknown): Pick<Score, 'whole'> => {
  const { whole } = value as Score;
  return whole === undefined ? {} : { whole };
};

const isPromise = (value: unknown): value is Promise<unknown> =>
  typeof value === 'object' && value !== null && 'then' in value;
