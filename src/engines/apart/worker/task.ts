/** Messages between a thread and the worker that judges for it. */
import type { Recipe } from '../../recipe.js';
import type { PackedScores } from '../packed-scores.js';
import type { PackedTasks } from '../packed-tasks.js';
import type { PackedTexts } from '../packed-texts.js';

export type Task =
  | { readonly type: 'judge'; readonly recipe: Recipe; readonly tasks: PackedTasks }
  | { readonly type: 'languages'; readonly texts: PackedTexts };

/** One per task, in the order of the tasks, after an initial message that the worker is ready. */
export type Answer =
  | { readonly type: 'there' }
  | { readonly type: 'scores'; readonly scores: PackedScores }
  | { readonly type: 'languages'; readonly languages: readonly (string | null)[] };
