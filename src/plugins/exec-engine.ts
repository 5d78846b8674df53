/**
 * `--engine exec:COMMAND`: an external process as an engine. It reads one line of JSON per text and writes one line per
 * score.
 */

import type { Engine, ScoreTask } from '../engine.js';
import { SourceError } from '../errors.js';
import { SCORE_MILLISECONDS } from './limits.js';
import { type OutsideProcess, outsideProcess } from './outside-process.js';
import { remoteEngine } from './remote-engine.js';
import { splitCommand } from './split-command.js';

const PREFIX = 'exec:';
const GRACE_MILLISECONDS = 200;

/**
 * @param written including `exec:`
 * @param env environment variables of the process
 * @throws UsageError if the command line is invalid
 */
export function execEngine(written: string, env: NodeJS.ProcessEnv): Engine {
  const [command, ...words] = splitCommand(written.slice(PREFIX.length));
  let conversation: Conversation | null = null;
  return remoteEngine({
    name: 'exec',
    // Only the user knows which model the command runs.
    version: written.slice(PREFIX.length),
    threshold: null,
    ask(tasks) {
      conversation ??= converse(
        outsideProcess({ command, words, env, answersOn: 1, graceMilliseconds: GRACE_MILLISECONDS }),
      );
      return conversation.ask(tasks);
    },
    close: () => conversation?.close(),
  });
}

interface Conversation {
  ask(tasks: readonly ScoreTask[]): Promise<readonly unknown[]>;
  close(): void;
}

function converse(child: OutsideProcess): Conversation {
  const heard = child.heard[Symbol.asyncIterator]();
  let next = 0;
  child.letBe();

  /** Collects the answers, which arrive in any order, each with the id of its question. */
  async function answers(first: number, count: number): Promise<readonly unknown[]> {
    const found = new Array<unknown>(count).fill(undefined);
    for (let missing = count; missing > 0; ) {
      const step = await heard.next();
      if (step.done === true) throw await ended();
      for (const line of step.value) {
        const answer = readAnswer(line);
        const place = Number(answer?.['id']) - first;
        if (answer === null || !(place in found) || found[place] !== undefined) continue;
        found[place] = answer;
        missing -= 1;
      }
    }
    return found;
  }

  async function ended(): Promise<SourceError> {
    child.kill();
    const failure = (await child.ended()) ?? new SourceError('bad_response', 'it ended before it had answered');
    const last = child.lastPrinted();
    return last === null ? failure : new SourceError(failure.code, `${failure.message}: ${last}`);
  }

  return {
    async ask(tasks) {
      const first = next;
      next += tasks.length;
      child.hold();
      const late = new AbortController();
      const timer = setTimeout(() => {
        late.abort();
        child.kill();
      }, SCORE_MILLISECONDS);
      try {
        for (const [place, { text, context }] of tasks.entries()) {
          child.tell({ type: 'score', id: first + place, text, ...context });
        }
        return await answers(first, tasks.length);
      } catch (error) {
        if (!late.signal.aborted) throw error;
        throw new SourceError('timeout', `it did not answer within ${SCORE_MILLISECONDS / 1000} s`);
      } finally {
        clearTimeout(timer);
        child.letBe();
      }
    },
    close: () => child.kill(),
  };
}

function readAnswer(line: string): Readonly<Record<string, unknown>> | null {
  try {
    const value: unknown = JSON.parse(line);
    return typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : null;
  } catch {
    return null;
  }
}
