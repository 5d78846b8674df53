/** A brand's own lexicon on top of any engine, since the brand knows best what "sick" or "cheap" means in its field. */
import { createHash } from 'node:crypto';
import { withWords } from '../core/sentiment/own-lexicon.js';
import type { Engine, Score, ScoreContext, ScoreTask } from '../engine.js';
import { madeBy, recipeOf } from './recipe.js';

/** @param lexicon words and phrases with their weights, from -5 to 5 */
export function withLexicon(engine: Engine, lexicon: Readonly<Record<string, number>>): Engine {
  const entries = Object.entries(lexicon).sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0));
  const hash = createHash('sha256').update(JSON.stringify(entries)).digest('hex').slice(0, 8);
  const apply = withWords(new Map(entries), engine.threshold);
  const layered = (text: string, context: ScoreContext) => (score: Score) => apply(score, text, context);
  const { scoreMany } = engine;
  const layeredEngine: Engine = {
    ...engine,
    version: `${engine.version}+lexicon.${hash}`,
    score(text, context) {
      const score = engine.score(text, context);
      return 'then' in score ? score.then(layered(text, context)) : layered(text, context)(score);
    },
    ...(scoreMany === undefined
      ? {}
      : {
          async scoreMany(tasks: readonly ScoreTask[]) {
            const scores = await scoreMany.call(engine, tasks);
            return scores.map((score, place) => layered(tasks[place]!.text, tasks[place]!.context)(score));
          },
        }),
  };
  const recipe = recipeOf(engine);
  return recipe === null ? layeredEngine : madeBy({ ...recipe, lexicon }, layeredEngine);
}
