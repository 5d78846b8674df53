/**
 * Puts what `tsc` wrote, and the packages that it uses, into a few files, split where commands load lazily:
 * `node dist/scripts/bundle.js`. The program runs from them, because finding and reading several hundred modules takes
 * longer than a scan of a small file; and in CommonJS, because V8 can keep what it compiled of that on every Node.
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

/** Its index holds a whole DOM, which cheerio needs and keeps in; what we use of it are the two readers alone. */
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

/** commander can start programs, which none of our commands are; loading what that takes is a tenth of all its cost. */
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

/** The module "process" is the global of that name, and takes a while to say so. */
const processItself: Plugin = {
  name: 'process-itself',
  setup({ onResolve, onLoad }) {
    onResolve({ filter: /^node:process$/ }, ({ kind }) => ({ path: kind, namespace: 'process' }));
    onLoad({ filter: /./, namespace: 'process' }, ({ path: kind }) => ({
      // What it imports from CommonJS, esbuild copies, name by name.
      contents:
        kind === 'require-call'
          ? 'module.exports = process;'
          : 'export default process; export const { hrtime } = process;',
    }));
  },
};

/** V8 reads a long list of words faster as JSON than as a program. */
const wordsAsJson: Plugin = {
  name: 'words-as-json',
  setup({ onLoad }) {
    onLoad({ filter: /node_modules\/sentiment\/.*\.json$/ }, ({ path }) => {
      const words = JSON.stringify(JSON.parse(readFileSync(path, 'utf8')));
      return { contents: `module.exports = JSON.parse(${JSON.stringify(words)});`, loader: 'js' };
    });
  },
};

/** The process of a plugin runs what `tsc` wrote: a bundle in CommonJS cannot import what is one module among others. */
const childBesideBundle: Plugin = {
  name: 'child-beside-bundle',
  setup({ onLoad }) {
    onLoad({ filter: /src\/plugins\/child-path\.js$/ }, () => ({
      contents:
        "import { join } from 'node:path'; export const CHILD = join(__dirname, '../src/plugins/child/main.js');",
    }));
  },
};

/** A thread of its own would have to unpack the bundle first. */
const workersBesideBundle: Plugin = {
  name: 'workers-beside-bundle',
  setup({ onLoad }) {
    onLoad({ filter: /src\/(?:inputs\/skim|engines\/apart)\/worker-path\.js$/ }, ({ path }) => {
      const program = `..${path.slice(path.lastIndexOf('/src/')).replace('worker-path.js', 'worker/main.js')}`;
      return { contents: `import { join } from 'node:path'; export const WORKER = join(__dirname, '${program}');` };
    });
  },
};

/** Weights stand once in the package, for the bundle and for what `tsc` wrote. */
const weightsBesideBundle: Plugin = {
  name: 'weights-beside-bundle',
  setup({ onLoad }) {
    onLoad({ filter: /src\/engines\/weights-path\.js$/ }, () => ({
      contents: "import { join } from 'node:path'; export const WEIGHTS = join(__dirname, '../../weights');",
    }));
  },
};

const target = 'node20';
// In ES modules, because it splits nothing else.
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
  // It looks for a binary that nobody needs.
  external: ['pg'],
  // As an ES module it asks for the address of its own file.
  alias: { fdir: './node_modules/fdir/dist/index.cjs' },
  // `sentiment` would look for other languages than its own by name; nobody asks for them.
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
  // A function that nobody calls would be left out.
  const call = `chunk(${linked(text)})`;
  const { code } = await transform(call, { platform: 'node', target, minify: true, logLevel: 'warning' });
  chunks.set(basename(path), inAscii(code.trim().slice('chunk('.length, -');'.length)));
}
writeFileSync(join(BUNDLE, 'program'), pack(chunks, partsOf(chunks, metafile.outputs), COMMAND_NAMES));
writeFileSync('dist/packages-of-chunks.json', `${JSON.stringify(packagesOfChunks(metafile.outputs))}\n`);
writeFileSync(join(BUNDLE, 'LICENSES.txt'), licenses(Object.keys(metafile.inputs)));
await describeTypes('dist/src/schema');

/** By chunk, for the test of what each command loads; no part of what is published. */
function packagesOfChunks(outputs: Metafile['outputs']): Readonly<Record<string, readonly string[]>> {
  const packagesIn = ({ inputs }: Metafile['outputs'][string]) =>
    Object.entries(inputs).flatMap(([path, { bytesInOutput }]) =>
      bytesInOutput === 0 ? [] : (/^.*node_modules\/((?:@[^/]+\/)?[^/]+)/.exec(path)?.[1] ?? []),
    );
  return Object.fromEntries(
    Object.entries(outputs).map(([path, output]) => [basename(path), [...new Set(packagesIn(output))].sort()]),
  );
}

/** What the bundled packages ask to be kept with them. */
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
