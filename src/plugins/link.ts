/** Communicates with the process of a plugin: one question at a time, serving its requests until it answers. */
import { SourceError } from '../errors.js';
import { CHILD } from './child-path.js';
import { CALL_MILLISECONDS, HEAP_MEGABYTES } from './limits.js';
import type { Question, Reply } from './messages.js';
import { readError } from './messages.js';
import { outsideProcess } from './outside-process.js';

export interface Link {
  /**
   * Sends a question and resolves to the answer.
   * @param serve receives every message that is not an answer; null if no other message is allowed
   * @param milliseconds time limit after which the process is killed; null for no limit
   * @throws SourceError for an error that the plugin throws, or for how its process ended
   */
  ask(question: Question, serve: Serve | null, milliseconds?: number | null): Promise<unknown>;
  reply(reply: Reply): void;
  printTo(print: (line: string) => void): void;
  close(): void;
}

/** Its promise is awaited before anything more is read. */
export type Serve = (said: Readonly<Record<string, unknown>>) => Promise<void> | undefined;

export function openLink(node: NodeProcess): Link {
  const child = outsideProcess({
    command: node.path,
    words: [
      `--max-old-space-size=${HEAP_MEGABYTES}`,
      '--disable-warning=MODULE_TYPELESS_PACKAGE_JSON',
      '--disable-warning=ExperimentalWarning',
      CHILD,
    ],
    env: node.env,
    answersOn: 3,
    graceMilliseconds: 0,
  });
  const heard = child.heard[Symbol.asyncIterator]();
  let waiting: readonly string[] = [];
  let at = 0;
  child.letBe();

  async function line(): Promise<string | null> {
    while (at >= waiting.length) {
      const step = await heard.next();
      if (step.done === true) return null;
      waiting = step.value;
      at = 0;
    }
    return waiting[at++]!;
  }

  async function answer(serve: Serve | null): Promise<unknown> {
    for (;;) {
      const text = await line();
      if (text === null) throw await gone();
      const said = readMessage(text);
      if (said?.['type'] === 'result') return said['value'];
      if (said?.['type'] === 'error') throw readError(said['error']);
      if (said === null || serve === null) throw rubbish();
      await serve(said);
    }
  }

  async function gone(): Promise<SourceError> {
    // It closed the pipe but is still running; nothing more can arrive.
    child.kill();
    return (await child.ended()) ?? new SourceError('bad_response', 'it ended its own process');
  }

  function rubbish(): SourceError {
    child.kill();
    return new SourceError('bad_response', 'it broke the connection to its process');
  }

  return {
    async ask(question, serve, milliseconds = CALL_MILLISECONDS) {
      child.hold();
      const late = watch(milliseconds, child.kill);
      try {
        child.tell(question);
        return await answer(serve);
      } catch (error) {
        if (!late.fell) throw error;
        throw new SourceError('timeout', `it did not finish ${question.type} within ${milliseconds! / 1000} s`, {
          hint: 'make sure that it neither loops nor waits there; this limit cannot be changed',
        });
      } finally {
        late.clear();
        child.letBe();
      }
    },
    reply: (reply) => child.tell(reply),
    printTo: child.printTo,
    close: child.kill,
  };
}

/** The Node.js process that runs a plugin. */
export interface NodeProcess {
  /** Path of the `node` executable. */
  readonly path: string;
  /** All environment variables that a plugin can see. */
  readonly env: NodeJS.ProcessEnv;
}

/** @param milliseconds null for no time limit */
function watch(milliseconds: number | null, fall: () => void): { readonly fell: boolean; clear(): void } {
  let fell = false;
  const fallNow = () => {
    fell = true;
    fall();
  };
  const timer = milliseconds === null ? undefined : setTimeout(fallNow, milliseconds);
  return {
    get fell() {
      return fell;
    },
    clear: () => clearTimeout(timer),
  };
}

function readMessage(text: string): Readonly<Record<string, unknown>> | null {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : null;
  } catch {
    return null;
  }
}
