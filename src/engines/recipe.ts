/**
 * What a built-in engine was made from, so that another thread can make the same one: word lists and weights only, and
 * nothing asynchronous.
 */
import type { Engine } from '../engine.js';

export interface Recipe {
  /** Name of the engine, as in `loadEngine`. */
  readonly name: string;
  /** The brand's own lexicon on top of the engine; null if there is none. */
  readonly lexicon: Readonly<Record<string, number>> | null;
}

const recipes = new WeakMap<Engine, Recipe>();

/** Records what an engine was made from and returns the engine. */
export function madeBy(recipe: Recipe, engine: Engine): Engine {
  recipes.set(engine, recipe);
  return engine;
}

/** Null if the engine is not built in, and so exists in this thread only. */
export const recipeOf = (engine: Engine): Recipe | null => recipes.get(engine) ?? null;
