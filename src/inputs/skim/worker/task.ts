/** Messages between the main thread and the workers that skim for it. */
import type { Sought } from '../../../sources/source.js';
import type { Block, Range } from '../block.js';
import type { Lesson } from '../plan.js';

export interface Start {
  readonly path: string;
  readonly sought: Sought;
}

export interface Task {
  readonly range: Range;
  readonly lessons: readonly Lesson[];
}

/** Answers come in the order of the tasks. `code`: error code of the system if the file cannot be read. */
export type Answer = { readonly block: Block } | { readonly block: null; readonly code: string | null };
