/**
 * Modules that are loaded on first use instead of at the start of the program: what most commands, or a scan of a small
 * file, do without. Only for what is used inside functions.
 */
import { readFileSync } from 'node:fs';
import type { Plugin } from 'esbuild';

/** Modules of Node itself. */
const BUILT_IN = /^node:(?:crypto|zlib|readline|os|timers\/promises|fs\/promises)$/;

/** Packages and our own modules, by the name of the file that each becomes. */
export const LATER: Readonly<Record<string, string>> = {
  markup: 'htmlparser2',
  entities: 'entities',
  csv: 'csv-parse/sync',
  'table-rows': './dist/src/inputs/rows/table-rows.js',
  'markup-file': './dist/src/inputs/feeds/markup-file.js',
  'feed-found': './dist/src/sources/shared/feed/found.js',
  'feed-parse': './dist/src/sources/shared/feed/parse.js',
  kysely: './dist/src/store/kysely.js',
  'stop-words': './dist/src/core/text/stop-words.data.js',
};

export const later: Plugin = {
  name: 'later',
  setup({ onResolve, onLoad, resolve }) {
    const files = new Map<string, string>();
    const target = async (path: string, resolveDir: string) =>
      (await resolve(path, { kind: 'import-statement', resolveDir, pluginData: RESOLVING })).path;
    onResolve({ filter: /./ }, async ({ path, importer, namespace, kind, resolveDir, pluginData }) => {
      if (pluginData === RESOLVING || namespace !== 'file' || kind === 'entry-point') return null;
      if (!importer.includes('/dist/src/')) return null;
      if (BUILT_IN.test(path)) return virtual(path, importer, path);
      if (files.size === 0) {
        for (const [name, module] of Object.entries(LATER)) files.set(await target(module, process.cwd()), name);
      }
      if (kind !== 'import-statement') return null;
      const name = files.get(await target(path, resolveDir));
      return name === undefined ? null : virtual(path, importer, `./${name}.cjs`);
    });
    onLoad({ filter: /./, namespace: 'later' }, ({ pluginData }) => {
      const { path, importer, required } = pluginData as Asked;
      const getters = namesImported(importer, path).map((name) => `get ${name}() { return later().${name}; }`);
      return {
        contents: `let loaded;
          const later = () => (loaded ??= require('${required}'));
          module.exports = { __proto__: null, ${getters.join(', ')} };`,
      };
    });
    onResolve({ filter: /\.cjs$/, namespace: 'later' }, ({ path }) => ({ path, external: true }));
  },
};

const RESOLVING = Symbol('resolving');

interface Asked {
  readonly path: string;
  readonly importer: string;
  readonly required: string;
}

const virtual = (path: string, importer: string, required: string) => ({
  path: `${path}?${importer}`,
  namespace: 'later',
  pluginData: { path, importer, required } satisfies Asked,
});

function namesImported(importer: string, path: string): readonly string[] {
  const statements = readFileSync(importer, 'utf8').matchAll(/^import \{([^}]*)\} from ['"]([^'"]*)['"]/gm);
  const names = [...statements].find(([, , from]) => from === path)?.[1];
  if (names === undefined) throw new Error(`${importer} imports ${path} in another way`);
  return names.split(',').map((name) => name.trim().split(' as ')[0]!);
}
