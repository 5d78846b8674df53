/** What an engine of ours was made of, by which another thread makes the same: words and weights, and nothing that waits. */
import type { Engine } from '../engine.js';

export interface Recipe {
  /** As in `loadEngine`. */
  readonly name: string;
  /** A brand's own words over it; null: none. */
  readonly lexicon: Readonly<Record<string, number>> | null;
}

const recipes = new WeakMap<Engine, Recipe>();

/** @returns the engine, of which that is known from now on */
export function madeBy(recipe: Recipe, engine: Engine): Engine {
  recipes.set(engine, recipe);
  return engine;
}

/** Null: it is not ours, and only where it is. */
export const recipeOf = (engine: Engine): Recipe | null => recipes.get(engine) ?? null;
