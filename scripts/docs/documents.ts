/** Writes the generated documentation: `node dist/scripts/docs/documents.js`. A test fails if it is stale. */
import { mkdirSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { loadAll } from '../../src/sources/index.js';
import { helpPage } from './help.js';
import { readme } from './readme.js';
import { sourcePage, sourcesPage } from './source-page.js';

const PAGES = 'docs/sources';

/** Name and expected text of each file. */
export async function documents(): Promise<Map<string, string>> {
  const sources = await loadAll();
  return new Map([
    ['README.md', await readme(sources)],
    ['docs/help.md', await helpPage()],
    ['docs/sources.md', sourcesPage(sources)],
    ...sources.map((source) => [`${PAGES}/${source.name}.md`, sourcePage(source)] as const),
  ]);
}

/** Pages of sources that no longer exist. */
export function strayPages(known: ReadonlySet<string>): string[] {
  return readdirSync(PAGES)
    .map((name) => `${PAGES}/${name}`)
    .filter((name) => !known.has(name));
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  mkdirSync(PAGES, { recursive: true });
  const texts = await documents();
  for (const [name, text] of texts) writeFileSync(name, text);
  for (const name of strayPages(new Set(texts.keys()))) rmSync(name);
}
