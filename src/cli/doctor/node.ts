/** Checks the version of Node, and which optional packages are installed. */
import { createRequire } from 'node:module';
import { join, resolve } from 'node:path';
import { type Check, failing, skipped, sound, warning } from './check.js';

/** Same as in package.json. */
const OLDEST = [20, 19, 0] as const;
/** First version of Node that includes SQLite. */
const WITH_SQLITE = [22, 5, 0] as const;

export function checkNode(version: string, platform: string): Check {
  const detail = `${version} on ${platform}`;
  return isFrom(version, OLDEST)
    ? sound('node', detail)
    : failing('node', detail, `install Node ${OLDEST.join('.')} or later`);
}

/** @param folders folders whose node_modules are searched: that of the program and that of the user */
export function checkPackages(version: string, folders: readonly string[]): readonly Check[] {
  const has = (name: string) => folders.some((folder) => isThere(name, folder));
  const onnx = ['onnxruntime-node', 'onnxruntime-web'].filter(has);
  return [
    checkSqlite(version, has),
    has('nodemailer')
      ? sound('mail', 'nodemailer is installed')
      : skipped('mail', 'nodemailer is not installed: alerts cannot go to smtp://', 'npm install nodemailer'),
    onnx.length > 0 && has('@huggingface/tokenizers')
      ? sound('onnx', `${onnx[0]} and @huggingface/tokenizers are installed`)
      : skipped(
          'onnx',
          'not installed: --engine onnx cannot be used',
          'npm install onnxruntime-node @huggingface/tokenizers',
        ),
  ];
}

function checkSqlite(version: string, has: (name: string) => boolean): Check {
  if (isFrom(version, WITH_SQLITE)) return sound('sqlite', 'the one of Node');
  const found = ['libsql', 'better-sqlite3'].find(has);
  return found === undefined
    ? warning('sqlite', 'neither in this Node nor as a package: no history is kept', 'npm install libsql, or Node 22')
    : sound('sqlite', found);
}

function isThere(name: string, folder: string): boolean {
  try {
    createRequire(join(resolve(folder), 'here.js')).resolve(name);
    return true;
  } catch {
    return false;
  }
}

function isFrom(version: string, least: readonly number[]): boolean {
  const parts = version
    .replace(/^v/, '')
    .split('.')
    .map((part) => Number.parseInt(part, 10));
  for (const [place, wanted] of least.entries()) {
    const part = parts[place] ?? 0;
    if (part !== wanted) return part > wanted;
  }
  return true;
}
