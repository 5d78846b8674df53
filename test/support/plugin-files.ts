/** Plugins for tests: files in a new folder, opened as the command line does. */
import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { findPlugin } from '../../src/plugins/find.js';
import { openPlugin } from '../../src/plugins/plugin.js';
import type { RemoteSource } from '../../src/plugins/remote-source.js';
import { hoursAgo } from './sample-mention.js';

export const NODE = { path: process.execPath, env: {} };

export function folderOf(files: Readonly<Record<string, string>>): string {
  const folder = mkdtempSync(join(tmpdir(), 'socialrank-plugins-'));
  for (const [name, text] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, name)), { recursive: true });
    writeFileSync(join(folder, name), text);
  }
  return folder;
}

/** The code of a plugin module. @param search body of its search @param members differing members, as code */
export function moduleText(search: string, { before = '', ...members }: Readonly<Record<string, string>> = {}): string {
  const all = {
    name: "'our-forum'",
    title: "'Our forum'",
    homepage: "'https://forum.example'",
    example: "'acme'",
    groups: "['forums']",
    kinds: "['post']",
    limits: "['holds little']",
    capabilities: "() => ({ search: 'words', operators: ['phrase'] })",
    requests: "() => [{ url: 'https://forum.example/?q=acme', query: 'acme' }]",
    search: `async function* (query, context) { ${search} }`,
    ...members,
  };
  const written = Object.entries(all).map(([name, code]) => `  ${name}: ${code},`);
  return `${before}\nconst post = (id, more) => ({ id, text: 'acme said ' + id, publishedAt: '${hoursAgo(1)}', ...more });
export default {\n${written.join('\n')}\n};\n`;
}

export async function opened(text: string, file = './our-forum.mjs'): Promise<RemoteSource> {
  return openPlugin(findPlugin(file, [folderOf({ [file]: text })])!, NODE);
}

/** Opens a plugin whose search has this body. */
export async function searching(search: string, members: Readonly<Record<string, string>> = {}): Promise<RemoteSource> {
  return opened(moduleText(search, members));
}
