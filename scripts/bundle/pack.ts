/**
 * Packs the chunks of the program into one file, as `bin/socialrank.js` reads it: a line that describes the rest, then
 * one script for each part. A part is an object of chunks by name, each a function that returns its exports.
 */
import { createHash } from 'node:crypto';
import type { Metafile } from 'esbuild';

/** A separate script costs about as much to load as this much code. */
const SMALL_CHARACTERS = 16 * 1024;
/** What the loader reads of the file at once. */
const HEAD_BYTES = 16 * 1024;
const HASH_CHARACTERS = 16;

/** @param commands by which the loader caches compiled code */
export function pack(
  chunks: ReadonlyMap<string, string>,
  parts: readonly (readonly string[])[],
  commands: readonly string[],
): Buffer {
  const contents = parts.map((names) => ({
    name: names.join(' '),
    bytes: Buffer.from(`({${names.map((name) => `"${name}":${chunks.get(name)!}`).join(',\n')}})`),
  }));
  const code = Buffer.concat(contents.map(({ bytes }) => bytes));
  const hash = createHash('sha256').update(code).digest('hex').slice(0, HASH_CHARACTERS);
  const head = `${JSON.stringify({ hash, commands, parts: contents.map(({ name, bytes }) => [name, bytes.length]) })}\n`;
  if (head.length > HEAD_BYTES) throw new Error('the loader reads no more of the head than this');
  return Buffer.concat([Buffer.from(head), code]);
}

/** What frequent commands also load: a scan of a local file and a history, printed as tables. */
const TOGETHER: readonly (readonly string[])[] = [
  ['cli/commands/asking.js', 'inputs/index.js', 'engines/social.js', 'output/table/index.js'],
  [
    ...['cli/commands/history.js', 'cli/settings/open-kept.js', 'output/screen/brush.js', 'output/history/table.js'],
    ...['store/open.js', 'store/sqlite/connect.js', 'node_modules/libsql/index.js'],
  ],
];

/** Parts for every command, for each and several frequent ones, for all small chunks, and for each of the others. */
export function partsOf(
  chunks: ReadonlyMap<string, string>,
  outputs: Metafile['outputs'],
): readonly (readonly string[])[] {
  const always = withImports('main.cjs', outputs);
  const together = TOGETHER.map((entries) => {
    const loaded = new Set<string>();
    for (const [path, { entryPoint }] of Object.entries(outputs)) {
      if (entries.some((entry) => entryPoint?.endsWith(`/${entry}`))) withImports(nameOf(path), outputs, loaded);
    }
    return loaded;
  });
  const frequent = new Map<string, string[]>();
  const others: string[] = [];
  for (const name of chunks.keys()) {
    if (always.has(name)) continue;
    const by = together.map((loaded) => loaded.has(name));
    if (!by.includes(true)) others.push(name);
    else frequent.set(String(by), [...(frequent.get(String(by)) ?? []), name]);
  }
  const isSmall = (name: string) => chunks.get(name)!.length < SMALL_CHARACTERS;
  const isEntry = (name: string) => outputOf(name, outputs).entryPoint !== undefined;
  const small = others.filter((name) => isSmall(name) && !isEntry(name));
  const alone = others.filter((name) => !small.includes(name)).map((name) => [name]);
  return [[...always], ...frequent.values(), small, ...alone];
}

function withImports(name: string, outputs: Metafile['outputs'], known = new Set<string>()): Set<string> {
  if (known.has(name)) return known;
  known.add(name);
  for (const { path, kind, external } of outputOf(name, outputs).imports) {
    if (kind === 'import-statement' && external !== true) withImports(nameOf(path), outputs, known);
  }
  return known;
}

const outputOf = (name: string, outputs: Metafile['outputs']) =>
  Object.entries(outputs).find(([path]) => nameOf(path) === name)![1];

const nameOf = (path: string): string => path.slice(path.lastIndexOf('/') + 1);
