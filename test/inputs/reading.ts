/** Opens inputs that a test writes, and reads them like a scan. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { UsageError } from '../../src/errors.js';
import { fieldMap } from '../../src/inputs/fields/field-map.js';
import { openInput } from '../../src/inputs/open.js';
import { type Found, type Source, SourceError } from '../../src/sources/source.js';
import { silent, sourceQuery, testContext } from '../../src/testing.js';

export interface ReadInput {
  readonly source: Source;
  readonly found: readonly Found[];
  readonly pages: number;
  /** As `code: message`. */
  readonly warnings: readonly string[];
  readonly truncations: readonly string[];
  /** The error that ended the search; null if it came to its end. */
  readonly error: SourceError | null;
}

export interface InputWays {
  readonly map?: readonly string[];
  readonly ratingField?: string;
  readonly timezone?: string;
}

/** Reads a file with this name and content. */
export async function readFileNamed(
  name: string,
  content: string | Uint8Array,
  ways: InputWays = {},
): Promise<ReadInput> {
  const folder = mkdtempSync(join(tmpdir(), 'inputs-'));
  try {
    writeFileSync(join(folder, name), content);
    return await readInput(`file:${join(folder, name)}`, ways);
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/** Reads these pieces as standard input. */
export function readStdin(pieces: readonly (string | Uint8Array)[], ways: InputWays = {}): Promise<ReadInput> {
  return readInput('-', ways, Readable.from(pieces.map((piece) => Buffer.from(piece))));
}

export async function readInput(
  name: string,
  ways: InputWays = {},
  stdin: Readable = Readable.from([]),
): Promise<ReadInput> {
  const opened = await openInput({
    name,
    stdin: () => stdin,
    map: fieldMap(ways.map ?? [], ways.ratingField),
    timezone: ways.timezone ?? 'UTC',
  });
  if (opened.type === 'feeds') throw new Error(`feeds: ${opened.feeds.join(' ')}`);
  return search(opened.source);
}

export async function search(source: Source): Promise<ReadInput> {
  const until = new Date('2026-11-21T12:00:00Z');
  const query = { ...sourceQuery(), branches: [] };
  const { context, warnings, truncations } = testContext(
    source,
    { query, since: new Date(0), until, limit: Infinity },
    silent,
  );
  const found: Found[] = [];
  let pages = 0;
  let error: SourceError | null = null;
  try {
    for await (const page of source.search(query, context)) {
      found.push(...page);
      pages += 1;
    }
  } catch (thrown) {
    if (!(thrown instanceof SourceError)) throw thrown;
    error = thrown;
  }
  return {
    source,
    found,
    pages,
    warnings: warnings.map(({ code, message }) => `${code}: ${message}`),
    truncations,
    error,
  };
}

/** Message and hint of the error with which an input is rejected. */
export async function refusalOf(reading: Promise<unknown>): Promise<string> {
  const error = await reading.then(
    () => new Error('it was read'),
    (thrown: unknown) => thrown,
  );
  if (!(error instanceof UsageError)) throw error;
  return error.hint === null ? error.message : `${error.message}; ${error.hint}`;
}
