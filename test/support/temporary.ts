/** Folders that are deleted after the tests of a file. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll } from '@jest/globals';

const folders: string[] = [];

afterAll(() => {
  for (const folder of folders) rmSync(folder, { recursive: true, force: true });
});

export function temporaryFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'socialrank-test-'));
  folders.push(folder);
  return folder;
}

/** Writes a file to a new folder, and returns its path. */
export function temporaryFile(name: string, text: string | Uint8Array): string {
  const path = join(temporaryFolder(), name);
  writeFileSync(path, text);
  return path;
}

/** Mentions of acme as NDJSON, one per hour, the newest just before `until`. */
export function posts(count: number, until = Date.UTC(2026, 10, 21, 12)): string {
  return Array.from({ length: count }, (_, n) => {
    const created = new Date(until - 1000 - (n % 160) * 3_600_000 - n).toISOString();
    const text = `I ${n % 3 === 0 ? 'hate' : 'love'} the acme thing number ${n}`;
    return `${JSON.stringify({ id: `p${n}`, text, author: `ann${n % 97}`, created_at: created })}\n`;
  }).join('');
}
