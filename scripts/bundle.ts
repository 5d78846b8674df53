/**
 * Bundles the output of `tsc` and the packages that it uses into a few files, split where commands load lazily:
 * `node dist/scripts/bundle.js`. The program runs from them because finding and reading several hundred modules takes
 * longer than a scan of a small file, and in CommonJS because V8 can cache what it compiled of that on every Node.
 */
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { build, type Metafile, type Plugin, transform } from 'esbuild';
import { COMMAND_NAMES } from '../src/cli/define/program.js';
import { inAscii } from './bundle/ascii.js';
import { describeTypes } from './bundle/described.js';
import { LATER, later } from './bundle/later.js';
import { libsqlAtOnce } from './bundle/libsql.js';
import { linked } from './bundle/link.js';
import { pack, partsOf } from './bundle/pack.js';

const BUNDLE = 'dist/bundle';

/** Its index contains a whole DOM, which cheerio needs and keeps in the bundle; we only use the two parsers. */
const readersOnly: Plugin = {
  name: 'readers-only',
  setup({ onResolve, onLoad }) {
    onResolve({ filter: /^htmlparser2$/ }, ({ importer }) =>
      /node_modules/.test(importer) ? null : { path: 'readers', namespace: 'readers' },
    );
    onLoad({ filter: /^readers$/, namespace: 'readers' }, () => ({
      contents: `export { default as Tokenizer } from '${READERS}/Tokenizer.js'; export { Parser } from '${READERS}/Parser.js';`,
      resolveDir: process.cwd(),
    }));
  },
};
const READERS = './node_modules/htmlparser2/dist/esm';

/** commander can start programs, which none of our commands are; loading what that needs is a tenth of its cost. */
const spawnLater: Plugin = {
  name: 'spawn-later',
  setup({ onResolve, onLoad }) {
    onResolve({ filter: /^node:child_process$/ }, ({ importer }) =>
      importer.includes('node_modules/commander/') ? { path: 'spawn', namespace: 'spawn' } : null,
    );
    onLoad({ filter: /^spawn$/, namespace: 'spawn' }, () => ({
      contents: "exports.spawn = (...given) => require('node:child_process').spawn(...given);",
    }));
  },
};

/** The module "process" is the global of that name, but takes a while to load. */
const processItself: Plugin = {
  name: 'process-itself',
  setup({ onResolve, onLoad }) {
    onResolve({ filter: /^node:process$/ }, ({ kind }) => ({ path: kind, namespace: 'process' }));
    onLoad({ filter: /./, namespace: 'process' }, ({ path: kind }) => ({
      // esbuild copies the names that it imports from CommonJS one by one.
      contents:
        kind === 'require-call'
          ? 'module.exports = process;'
          : 'export default process; export const { hrtime } = process;',
    }));
  },
};

/** V8 parses a long list of words faster as JSON than as code. */
const wordsAsJson: Plugin = {
  name: 'words-as-json',
  setup({ onLoad }) {
    onLoad({ filter: /node_modules\/sentiment\/.*\.json$/ }, ({ path }) => {
      const words = JSON.stringify(JSON.parse(readFileSync(path, 'utf8')));
      return { contents: `module.exports = JSON.parse(${JSON.stringify(words)});`, loader: 'js' };
    });
  },
};

/** The process of a plugin runs the output of `tsc`: a bundle in CommonJS cannot import one module among others. */
const childBesideBundle: Plugin = {
  name: 'child-beside-bundle',
  setup({ onLoad }) {
    onLoad({ filter: /src\/plugins\/child-path\.js$/ }, () => ({
      contents:
        "import { join } from 'node:path'; export const CHILD = join(__dirname, '../src/plugins/child/main.js');",
    }));
  },
};

/** A worker thread of the bundle would have to unpack the bundle first. */
const workersBesideBundle: Plugin = {
  name: 'workers-beside-bundle',
  setup({ onLoad }) {
    onLoad({ filter: /src\/(?:inputs\/skim|engines\/apart)\/worker-path\.js$/ }, ({ path }) => {
      const program = `..${path.slice(path.lastIndexOf('/src/')).replace('worker-path.js', 'worker/main.js')}`;
      return { contents: `import { join } from 'node:path'; export const WORKER = join(__dirname, '${program}');` };
    });
  },
};

/** The package contains the weights once, for the bundle and for the output of `tsc`. */
const weightsBesideBundle: Plugin = {
  name: 'weights-beside-bundle',
  setup({ onLoad }) {
    onLoad({ filter: /src\/engines\/weights-path\.js$/ }, () => ({
      contents: "import { join } from 'node:path'; export const WEIGHTS = join(__dirname, '../../weights');",
    }));
  },
};

const target = 'node20';
// ES modules, because esbuild splits nothing else.
const { metafile, outputFiles } = await build({
  entryPoints: { main: 'dist/src/cli/main.js', ...LATER },
  outdir: BUNDLE,
  outExtension: { '.js': '.cjs' },
  bundle: true,
  splitting: true,
  format: 'esm',
  platform: 'node',
  target,
  legalComments: 'none',
  // It looks for a binary that is not needed.
  external: ['pg'],
  // As an ES module, it needs the URL of its own file.
  alias: { fdir: './node_modules/fdir/dist/index.cjs' },
  // `sentiment` would look for other languages by name, which are never requested.
  logOverride: { 'empty-glob': 'silent' },
  plugins: [
    later,
    readersOnly,
    spawnLater,
    processItself,
    libsqlAtOnce,
    wordsAsJson,
    childBesideBundle,
    workersBesideBundle,
    weightsBesideBundle,
  ],
  metafile: true,
  write: false,
  logLevel: 'warning',
});
rmSync(BUNDLE, { recursive: true, force: true });
mkdirSync(BUNDLE, { recursive: true });
const chunks = new Map<string, string>();
for (const { path, text } of outputFiles) {
  // A function that is never called would be removed.
  const call = `chunk(${linked(text)})`;
  const { code } = await transform(call, { platform: 'node', target, minify: true, logLevel: 'warning' });
  chunks.set(basename(path), inAscii(code.trim().slice('chunk('.length, -');'.length)));
}
writeFileSync(join(BUNDLE, 'program'), pack(chunks, partsOf(chunks, metafile.outputs), COMMAND_NAMES));
writeFileSync('dist/packages-of-chunks.json', `${JSON.stringify(packagesOfChunks(metafile.outputs))}\n`);
writeFileSync(join(BUNDLE, 'LICENSES.txt'), licenses(Object.keys(metafile.inputs)));
await describeTypes('dist/src/schema');

/** Packages by chunk, for the test of what each command loads; not published. */
function packagesOfChunks(outputs: Metafile['outputs']): Readonly<Record<string, readonly string[]>> {
  const packagesIn = ({ inputs }: Metafile['outputs'][string]) =>
    Object.entries(inputs).flatMap(([path, { bytesInOutput }]) =>
      bytesInOutput === 0 ? [] : (/^.*node_modules\/((?:@[^/]+\/)?[^/]+)/.exec(path)?.[1] ?? []),
    );
  return Object.fromEntries(
    Object.entries(outputs).map(([path, output]) => [basename(path), [...new Set(packagesIn(output))].sort()]),
  );
}

/** The licenses that must be shipped with the bundled packages. */
function licenses(inputs: readonly string[]): string {
  const folders = new Set(inputs.flatMap((input) => /^.*node_modules\/(?:@[^/]+\/)?[^/]+/.exec(input)?.[0] ?? []));
  return [...folders]
    .sort()
    .map((folder) => {
      const { name, version, license } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')) as Record<
        string,
        string
      >;
      const file = readdirSync(folder).find((entry) => /^licen[cs]e/i.test(entry));
      const text =
        file !== undefined && existsSync(join(folder, file)) ? readFileSync(join(folder, file), 'utf8').trim() : '';
      return `${name} ${version} (${license})\n\n${text}\n`;
    })
    .join(`\n${'-'.repeat(80)}\n\n`);
}
