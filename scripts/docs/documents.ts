/** Writes what the documentation says of the code: `node dist/scripts/docs/documents.js`. A test says when it is stale. */
import { mkdirSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { loadAll } from '../../src/sources/index.js';
import { helpPage } from './help.js';
import { readme } from './readme.js';
import { sourcePage, sourcesPage } from './source-page.js';

const PAGES = 'docs/sources';

/** Each file's name and the text that it should have. */
export async function documents(): Promise<Map<string, string>> {
  const sources = await loadAll();
  return new Map([
    ['README.md', await readme(sources)],
    ['docs/help.md', await helpPage()],
    ['docs/sources.md', sourcesPage(sources)],
    ...sources.map((source) => [`${PAGES}/${source.name}.md`, sourcePage(source)] as const),
  ]);
}

/** Pages of sources that are no more. */
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
