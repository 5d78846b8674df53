/**
 * The program that runs one plugin, in a process of its own. Questions come in on standard input, answers go out on the
 * fourth file: what a plugin prints never stands between them.
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
import { printable } from './printing.js';
import { hook, PLUGIN } from './resolve.js';
import { engineDescription, scoresOf } from './scores.js';
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
  /** Sends a wish and waits for what comes of it. */
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

/** As JSON. */
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

/** `npm init` writes a package.json after which every .js file is CommonJS: what Node says of that names no way out. */
function explained(error: unknown): never {
  const isTakenForCommonJs =
    error instanceof SyntaxError && /Unexpected token 'export'|outside a module/.test(error.message);
  if (!isTakenForCommonJs) throw error;
  throw new SourceError('bad_response', `it is not a CommonJS module, as which it is read: ${error.message}`, {
    hint: 'call it .mjs in place of .js, or write "type": "module" into the package.json beside or above it',
  });
}

async function load(target: Target): Promise<object> {
  hook(target);
  const { default: exported } = (await import(PLUGIN).catch(explained)) as { default?: object | null };
  // What is missing in it is said over there.
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
// Whoever asked has gone.
questions.on('close', () => process.exit());
// A promise of the plugin's that nobody waited for: it is said, and is no end.
process.on('unhandledRejection', (reason) => {
  process.stderr.write(`${String(reason)}\n`);
});
