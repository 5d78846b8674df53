/** `exec:COMMAND`: an external process as a source. It reads one line of JSON and writes one line per item. */
import { SourceError } from '../errors.js';
import { KINDS } from '../kinds.js';
import { defineSource, type Found, type SourceContext, type SourceQuery } from '../sources/source.js';
import { FOUND_AT_MOST } from './limits.js';
import { outsideProcess } from './outside-process.js';
import type { RemoteSource } from './remote-source.js';
import { splitCommand } from './split-command.js';
import { reportingUnused } from './unused-members.js';

const PREFIX = 'exec:';
const PAGE = 500;
const GRACE_MILLISECONDS = 200;

export interface ExecOptions {
  /** Environment variables of the process. */
  readonly env: NodeJS.ProcessEnv;
  /** The settings passed to the process; all of them count as secrets. */
  readonly settings: readonly string[];
}

/**
 * @param written including `exec:`
 * @throws UsageError if the command line is invalid
 */
export function execSource(written: string, { env, settings }: ExecOptions): RemoteSource {
  const [command, ...words] = splitCommand(written.slice(PREFIX.length));
  const source = defineSource({
    name: written,
    title: written,
    homepage: 'https://github.com/ndjson/ndjson-spec',
    example: 'acme',
    groups: [],
    kinds: KINDS,
    limits: [`read to its end, in whatever order, but not beyond ${FOUND_AT_MOST} lines`],
    settings: Object.fromEntries(
      settings.map((key) => [key, { description: 'handed to the external process', secret: true }]),
    ),
    // The order of its answers and the operators that it supports are unknown: everything is read and filtered here.
    capabilities: () => ({ search: 'whole', operators: [] }),
    requests: () => [],
    search: (query, context) => {
      const child = () =>
        outsideProcess({
          command,
          words,
          env,
          answersOn: 1,
          graceMilliseconds: GRACE_MILLISECONDS,
        });
      return read(child, query, context);
    },
  });
  const remote: RemoteSource = {
    ...source,
    origin: { type: 'exec', written, path: null },
    settled: () => Promise.resolve(remote),
    close() {},
  };
  return remote;
}

async function* read(
  open: () => ReturnType<typeof outsideProcess>,
  query: SourceQuery,
  context: SourceContext,
): AsyncGenerator<readonly Found[]> {
  const child = open();
  const stop = () => child.kill();
  const bad: number[] = [];
  const notice = reportingUnused((message) => context.note(message));
  let number = 0;
  context.signal.addEventListener('abort', stop, { once: true });
  try {
    child.printTo((line) => context.note(line));
    child.tell(question(query, context));
    child.endTelling();
    for await (const batch of child.heard) {
      const page: Found[] = [];
      for (const line of batch) {
        number += 1;
        if (line.trim() === '') continue;
        const found = readFound(line);
        if (found === null) bad.push(number);
        else page.push(found);
        notice(found);
        if (number === FOUND_AT_MOST) break;
      }
      for (let at = 0; at < page.length; at += PAGE) yield page.slice(at, at + PAGE);
      if (number === FOUND_AT_MOST) return context.truncated(`it printed more than ${FOUND_AT_MOST} lines`);
    }
    const failure = await child.ended();
    context.signal.throwIfAborted();
    if (failure !== null) throw said(failure, child.lastPrinted());
    if (bad.length > 0) {
      // An empty page, so that what was read counts in spite of the error.
      yield [];
      const count = bad.length === 1 ? 'a line is' : `${bad.length} lines are`;
      const message = `${count} no JSON object, the first is line ${bad[0]}`;
      throw new SourceError('bad_response', message, { readToEnd: true });
    }
  } finally {
    context.signal.removeEventListener('abort', stop);
    child.kill();
  }
}

function question({ branches: _, ...query }: SourceQuery, context: SourceContext): object {
  const { since, until, settings, limit } = context;
  return { type: 'search', query, since, until, limit: Math.min(limit, FOUND_AT_MOST), settings };
}

function readFound(line: string): Found | null {
  try {
    const value: unknown = JSON.parse(line);
    return typeof value === 'object' && value !== null && !Array.isArray(value) ? value : null;
  } catch {
    return null;
  }
}

function said(failure: SourceError, last: string | null): SourceError {
  return last === null ? failure : new SourceError(failure.code, `${failure.message}: ${last}`);
}
