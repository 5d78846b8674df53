/** Loads the weights of a model from its file when they are first needed. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type LinearModel, readModel } from '../core/sentiment/linear-model.js';
import { WEIGHTS } from './weights-path.js';

export type ModelName = 'english' | 'languages' | 'emotions';

const loaded = new Map<ModelName, LinearModel>();

export function model(name: ModelName): LinearModel {
  const known = loaded.get(name);
  if (known !== undefined) return known;
  const read = readModel(readFileSync(join(WEIGHTS, `${name}.bin`)));
  loaded.set(name, read);
  return read;
}
