/** Resolves links in the path of a file, even if the file does not exist yet. */
import { readlinkSync, realpathSync } from 'node:fs';
import { basename, dirname, join, resolve } from 'node:path';

const LINKS_AT_MOST = 40;

export function targetOf(path: string): string {
  let name = resolve(path);
  for (let followed = 0; followed < LINKS_AT_MOST; followed += 1) {
    const real = attempt(() => realpathSync(name));
    if (real !== null) return real;
    const to = attempt(() => readlinkSync(name));
    if (to === null) break;
    name = resolve(dirname(name), to);
  }
  const folder = attempt(() => realpathSync(dirname(name)));
  return folder === null ? name : join(folder, basename(name));
}

function attempt(read: () => string): string | null {
  try {
    return read();
  } catch {
    return null;
  }
}
