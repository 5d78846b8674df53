/** Runs an engine module in a process of its own, which lives as long as the run. */

import type { Engine } from '../engine.js';
import { SourceError, UsageError } from '../errors.js';
import type { Place } from './find.js';
import { SCORE_MILLISECONDS } from './limits.js';
import { type NodeProcess, openLink } from './link.js';
import { remoteEngine } from './remote-engine.js';
import { readEngine } from './score-shape.js';

/** @throws UsageError if it cannot be loaded or is not an engine */
export async function openEnginePlugin({ target, origin }: Place, node: NodeProcess): Promise<Engine> {
  const link = openLink(node);
  try {
    const described = readEngine(await link.ask({ type: 'load-engine', target }, null), origin.written);
    return remoteEngine({
      ...described,
      async ask(tasks) {
        const answers = await link.ask({ type: 'score', tasks }, null, SCORE_MILLISECONDS);
        return Array.isArray(answers) ? (answers as unknown[]) : [];
      },
      close: () => link.close(),
    });
  } catch (error) {
    link.close();
    if (!(error instanceof SourceError)) throw error;
    const { message, hint } = error;
    throw new UsageError(`the engine ${origin.written} cannot be loaded: ${message}`, { hint, cause: error });
  }
}
