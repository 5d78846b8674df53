/**
 * The engine of a run, and the inputs that apply to one engine only: its confusion matrix, and an earlier report scored
 * by it.
 */
import type { Matrix } from '../core/evaluation/evaluation.js';
import type { Engine } from '../engine.js';
import { DEFAULT_ENGINE, isPlainEngine, loadEngine } from '../engines/index.js';
import { UsageError } from '../errors.js';
import type { Query, Report } from '../types.js';
import type { EngineRun } from './open-engine.js';
import type { ScanOptions } from './options.js';

export async function engineOf({ engine = DEFAULT_ENGINE }: ScanOptions, run: EngineRun): Promise<Engine> {
  if (typeof engine !== 'string') return madeEngine(engine, run);
  if (isPlainEngine(engine)) return loadEngine(engine);
  return (await import('./open-engine.js')).openEngine(engine, {}, run);
}

async function madeEngine(made: Exclude<ScanOptions['engine'], string | undefined>, run: EngineRun): Promise<Engine> {
  const { givenEngine } = await import('./given-engine.js');
  // An engine made for the run receives the signals that end the run, so it needs no deadline here.
  return typeof made === 'function' ? givenEngine(await made(run)) : givenEngine(made, run.deadline);
}

/** @throws UsageError if the matrix belongs to another engine, since its errors differ */
export function goldFor(engine: Engine, { goldMatrix }: ScanOptions): Matrix | null {
  if (goldMatrix === undefined) return null;
  const own = `${engine.name}@${engine.version}`;
  if (goldMatrix.engine === own) return goldMatrix.confusion;
  throw new UsageError(`the matrix is of ${goldMatrix.engine}, and this scan is scored by ${own}`, {
    hint: own.startsWith(`${goldMatrix.engine}+lexicon.`)
      ? "the brand's own lexicon changes what is taken for what, and eval knows no lexicon: leave one of the two out"
      : 'measure this engine on the same gold: socialrank eval --gold FILE --write-matrix FILE',
  });
}

/** @throws UsageError if the baseline was scored by another engine */
export async function baselineFor(query: Query, engine: Engine, { baseline }: ScanOptions): Promise<Report | null> {
  const own = `${engine.name}@${engine.version}`;
  const found = typeof baseline === 'function' ? await baseline(query, own) : ofQuery(baseline, query);
  if (found === null || found.sentiment.engine === own) return found;
  throw new UsageError(`the baseline was scored by ${found.sentiment.engine}, and this scan is by ${own}`, {
    hint: 'what changed would be the engine: score both by the same one',
  });
}

const ofQuery = (baseline: Report | undefined, { expression }: Query): Report | null =>
  baseline?.query.expression === expression ? baseline : null;

/** Applies the brand's own lexicon on top of any engine. */
export async function withLexicon(engine: Engine, profile: Query['profile']): Promise<Engine> {
  if (profile === null || Object.keys(profile.lexicon).length === 0) return engine;
  return (await import('../engines/lexicon.js')).withLexicon(engine, profile.lexicon);
}
