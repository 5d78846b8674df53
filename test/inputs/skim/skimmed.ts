/** Local files to skim, and sources that count what they skimmed or that never skim. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { defineSource, type Source } from '../../../src/sources/source.js';

/** Provides a file only as long as the work takes, because property tests make hundreds. */
export async function inFile<T>(content: string | Buffer, work: (path: string) => Promise<T>): Promise<T> {
  const folder = mkdtempSync(join(tmpdir(), 'socialrank-test-'));
  try {
    const path = join(folder, 'posts.ndjson');
    writeFileSync(path, content);
    return await work(path);
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/** The same source, which never skims. */
export function unskimmed(source: Source): Source {
  return defineSource({ ...source, search: (query, { skim: _, ...context }) => source.search(query, context) });
}

/** The same source; `passed` counts the lines that it skimmed. */
export function counting(source: Source, passed: { lines: number }): Source {
  return defineSource({
    ...source,
    search: (query, { skim, ...context }) =>
      source.search(query, {
        ...context,
        ...(skim !== undefined && {
          skim: {
            ...skim,
            pass(time) {
              passed.lines += 1;
              skim.pass(time);
            },
          },
        }),
      }),
  });
}
