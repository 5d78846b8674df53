/**
 * Loads the program from dist/bundle with what V8 compiled of it before: finding, reading and compiling code is most of
 * the time of a small scan. All code lies in one file, and what was compiled of it in another, in a folder of its own
 * that every build and installation removes; where that cannot be written the program does without.
 */
'use strict';
const { Script } = require('node:vm');
const { isAscii } = require('node:buffer');
const { join } = require('node:path');
const fs = require('node:fs');

const FOLDER = join(__dirname, '../dist/bundle');
const KEPT = join(FOLDER, 'compiled');
const MAIN = 'main.cjs';
/** More than the head of any of the two files takes. */
const HEAD_BYTES = 16 * 1024;

module.exports = () => {
  const program = openPack(join(FOLDER, 'program'));
  const file = join(KEPT, `${process.version}-${process.arch}`);
  const isKept = !process.env['NODE_DISABLE_COMPILE_CACHE'];
  const kept = isKept ? openKept(file) : null;
  const modules = new Map();
  const scripts = new Map();
  let isFresh = false;

  const requireHere = (name) => (name.startsWith('./') ? load(name.slice(2)) : require(name));
  const load = (name) => {
    const loaded = modules.get(name);
    if (loaded !== undefined) return loaded.exports;
    const filename = join(FOLDER, name);
    const cachedData = kept?.read(name);
    const code = program.read(name);
    // esbuild leaves patterns as they are written; where there is nothing but ASCII, this takes half the time and memory.
    const source = isAscii(code) ? code.latin1Slice() : code.utf8Slice();
    const script = new Script(source, { filename, cachedData });
    if (cachedData === undefined || script.cachedDataRejected) isFresh = true;
    scripts.set(name, script);
    const module = { exports: {} };
    modules.set(name, module);
    script.runInThisContext()(module.exports, requireHere, module, filename, FOLDER);
    return module.exports;
  };

  // At the end, when it is known which functions were needed.
  if (isKept) {
    process.once('exit', (code) => {
      if (code === 0 && (isFresh || kept.isDue())) keep(file, kept, scripts);
    });
  }
  return load(MAIN);
};

/** A line of JSON, `{ since, contents: [[name, bytes], …] }`, and then the contents, one after the other. */
function openPack(file) {
  const descriptor = fs.openSync(file);
  const head = Buffer.allocUnsafeSlow(HEAD_BYTES);
  const headBytes = fs.readSync(descriptor, head, 0, HEAD_BYTES, 0);
  let end = head.subarray(0, headBytes).indexOf(10) + 1;
  const { since, contents } = JSON.parse(head.latin1Slice(0, end));
  const places = new Map();
  for (const [name, bytes] of contents) {
    places.set(name, { at: end, bytes });
    end += bytes;
  }
  const read = (name) => {
    const place = places.get(name);
    if (place === undefined) return undefined;
    const content = Buffer.allocUnsafeSlow(place.bytes);
    fs.readSync(descriptor, content, 0, place.bytes, place.at);
    return content;
  };
  return { descriptor, since, bytes: end, places, read };
}

/** Null where there is none, or it is spoilt. */
function openKept(file) {
  try {
    const pack = openPack(file);
    const { size, mtimeMs } = fs.fstatSync(pack.descriptor);
    if (size !== pack.bytes) return null;
    // The next run may need other functions: it is looked through again whenever it is twice as old as at the last look.
    return { ...pack, isDue: () => Date.now() - pack.since >= 2 * (mtimeMs - pack.since) };
  } catch {
    return null;
  }
}

function keep(file, kept, scripts) {
  const own = `${file}.${process.pid}`;
  try {
    const contents = new Map();
    for (const name of kept?.places.keys() ?? []) contents.set(name, kept.read(name));
    let isMore = false;
    for (const [name, script] of scripts) {
      const compiled = script.createCachedData();
      const before = script.cachedDataRejected ? undefined : contents.get(name);
      // V8 throws functions away that a long run has not called for a while.
      if (before !== undefined && before.length >= compiled.length) continue;
      contents.set(name, compiled);
      isMore = true;
    }
    const now = Date.now();
    if (!isMore) return fs.utimesSync(file, now / 1000, now / 1000);
    const head = { since: now, contents: [...contents].map(([name, { length }]) => [name, length]) };
    fs.mkdirSync(KEPT, { recursive: true });
    // Others may be reading it, or writing theirs.
    fs.writeFileSync(own, Buffer.concat([Buffer.from(`${JSON.stringify(head)}\n`), ...contents.values()]));
    fs.renameSync(own, file);
  } catch {
    // A folder of somebody else's.
  }
}
