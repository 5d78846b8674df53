/** What passes between a thread and the one that judges for it. */
import type { Recipe } from '../../recipe.js';
import type { PackedScores } from '../packed-scores.js';
import type { PackedTasks } from '../packed-tasks.js';

export interface Task {
  readonly recipe: Recipe;
  readonly tasks: PackedTasks;
}

/** Null: it is there. Then in the order of the tasks. */
export type Answer = PackedScores | null;
