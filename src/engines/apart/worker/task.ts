/** What passes between a thread and the one that judges for it. */
import type { Recipe } from '../../recipe.js';
import type { PackedScores } from '../packed-scores.js';
import type { PackedTasks } from '../packed-tasks.js';
import type { PackedTexts } from '../packed-texts.js';

export type Task =
  | { readonly type: 'judge'; readonly recipe: Recipe; readonly tasks: PackedTasks }
  | { readonly type: 'languages'; readonly texts: PackedTexts };

/** In the order of the tasks, and before them all that it is there. */
export type Answer =
  | { readonly type: 'there' }
  | { readonly type: 'scores'; readonly scores: PackedScores }
  | { readonly type: 'languages'; readonly languages: readonly (string | null)[] };
