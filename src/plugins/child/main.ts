/**
 * The program that runs one plugin in a process of its own. Questions arrive on standard input and answers leave on
 * file descriptor 3, so that the output of a plugin never mixes with them.
 */
import process from 'node:process';
import { createInterface } from 'node:readline';
import type { Engine } from '../../engine.js';
import { SourceError } from '../../errors.js';
import type { Source } from '../../sources/source.js';
import { type Question, type Reply, type Target, writtenError } from '../messages.js';
import { type Channel, searchContext } from './context.js';
import { description } from './description.js';
import { openPages, type Pages } from './pages.js';
import { hook, PLUGIN } from './resolve.js';
import { engineDescription, scoresOf } from './scores.js';
import { printable } from './synchronous-output.js';
import { endWith } from './watch.js';
import { writeAll } from './write-all.js';

const ANSWERS = 3;

let source: Source | null = null;
let engine: Engine | null = null;
let pages: Pages | null = null;
const replies = new Map<number, (reply: Reply) => void>();

function say(line: string): void {
  writeAll(ANSWERS, Buffer.from(`${line}\n`));
}

const channel: Channel = {
  say: (remark) => say(JSON.stringify(remark)),
  /** Sends a request to the parent process and waits for its reply. */
  wish(wish) {
    wishes += 1;
    const id = wishes;
    return new Promise((resolve) => {
      replies.set(id, resolve);
      say(JSON.stringify({ ...wish, id }));
    });
  },
};
let wishes = 0;

/** Returns the answer as JSON. */
async function answer(question: Question): Promise<string> {
  if (question.type === 'next') return pages === null ? 'null' : pages.next();
  return JSON.stringify((await told(question)) ?? null);
}

async function told(question: Exclude<Question, { type: 'next' }>): Promise<unknown> {
  if (question.type === 'load') {
    source = (await load(question.target)) as Source;
    return description(source);
  }
  if (question.type === 'load-engine') {
    engine = (await load(question.target)) as Engine;
    return engineDescription(engine);
  }
  if (question.type === 'score') return engine === null ? null : scoresOf(engine, question.tasks);
  if (source === null) throw new Error('nothing was loaded');
  if (question.type === 'capabilities') return source.capabilities(question.settings as never);
  const context = searchContext(question.context, channel);
  if (question.type === 'requests') return source.requests(question.query, context);
  pages = openPages(source.search(question.query, context), context);
  return true;
}

/**
 * `npm init` writes a package.json that makes every .js file CommonJS; the error of Node.js does not explain what to do
 * then.
 */
function explained(error: unknown): never {
  const isTakenForCommonJs =
    error instanceof SyntaxError && /Unexpected token 'export'|outside a module/.test(error.message);
  if (!isTakenForCommonJs) throw error;
  throw new SourceError('bad_response', `it is read as a CommonJS module but is not one: ${error.message}`, {
    hint: 'rename it to .mjs, or write "type": "module" into the package.json beside or above it',
  });
}

async function load(target: Target): Promise<object> {
  hook(target);
  const { default: exported } = (await import(PLUGIN).catch(explained)) as { default?: object | null };
  // The parent process checks for missing members.
  return exported ?? {};
}

async function hear(line: string): Promise<void> {
  const message = JSON.parse(line) as Question | Reply;
  if (message.type === 'reply') {
    replies.get(message.id)?.(message);
    replies.delete(message.id);
    return;
  }
  try {
    say(`{"type":"result","value":${await answer(message)}}`);
  } catch (error) {
    say(JSON.stringify({ type: 'error', error: writtenError(error) }));
  }
}

Object.defineProperties(process, { stdout: { value: printable(1) }, stderr: { value: printable(2) } });
endWith(process.ppid);
const questions = createInterface({ input: process.stdin, crlfDelay: Number.POSITIVE_INFINITY });
questions.on('line', (line) => void hear(line));
// The parent process has exited.
questions.on('close', () => process.exit());
// A promise of the plugin that nothing awaited: its rejection is printed, but does not end the process.
process.on('unhandledRejection', (reason) => {
  process.stderr.write(`${String(reason)}\n`);
});
