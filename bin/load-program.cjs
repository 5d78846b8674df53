/**
 * Loads the program from dist/bundle with what V8 compiled of it the last time: reading code is most of the time of a
 * small scan. Node 22.1 and later keep that themselves; before, it is kept here. It lies beside the code, in a folder
 * of its own that every build and installation removes, and where it cannot be written the program does without.
 */
'use strict';
const { mkdirSync, readFileSync, renameSync, writeFileSync } = require('node:fs');
const { join } = require('node:path');
const nodeModule = require('node:module');

const FOLDER = join(__dirname, '../dist/bundle');
const KEPT = join(FOLDER, 'compiled');
const MAIN = 'main.cjs';

module.exports = () => {
  if (process.env['NODE_DISABLE_COMPILE_CACHE']) return require(join(FOLDER, MAIN));
  if (nodeModule.enableCompileCache === undefined) return loadHere();
  nodeModule.enableCompileCache(KEPT);
  return require(join(FOLDER, MAIN));
};

function loadHere() {
  const { Script } = require('node:vm');
  const file = join(KEPT, `${process.version}-${process.arch}`);
  const kept = readKept(file);
  const modules = new Map();
  const fresh = new Map();

  const requireHere = (name) => (name.startsWith('./') ? load(name.slice(2)) : require(name));
  const load = (name) => {
    const loaded = modules.get(name);
    if (loaded !== undefined) return loaded.exports;
    const filename = join(FOLDER, name);
    // ASCII all of it, as esbuild writes it.
    const code = `(function(exports,require,module,__filename,__dirname){${readFileSync(filename, 'latin1')}\n})`;
    const cachedData = kept.get(name);
    const script = new Script(code, { filename, cachedData });
    if (cachedData === undefined || script.cachedDataRejected) fresh.set(name, script);
    const module = { exports: {} };
    modules.set(name, module);
    script.runInThisContext()(module.exports, requireHere, module, filename, FOLDER);
    return module.exports;
  };

  // At the end, when it is known which functions were needed.
  process.once('exit', (code) => {
    if (code !== 0 || fresh.size === 0) return;
    for (const [name, script] of fresh) kept.set(name, script.createCachedData());
    keep(file, kept);
  });
  return load(MAIN);
}

/** Names and lengths in a line of JSON, then what was compiled, one after the other. */
function readKept(file) {
  try {
    const bytes = readFileSync(file);
    const end = bytes.indexOf(10);
    const entries = JSON.parse(bytes.toString('utf8', 0, end));
    let at = end + 1;
    const kept = new Map();
    for (const [name, length] of entries) kept.set(name, bytes.subarray(at, (at += length)));
    return at === bytes.length ? kept : new Map();
  } catch {
    return new Map();
  }
}

function keep(file, kept) {
  try {
    const entries = JSON.stringify([...kept].map(([name, { length }]) => [name, length]));
    mkdirSync(KEPT, { recursive: true });
    // Others may be reading it, or writing theirs.
    writeFileSync(`${file}.${process.pid}`, Buffer.concat([Buffer.from(`${entries}\n`), ...kept.values()]));
    renameSync(`${file}.${process.pid}`, file);
  } catch {
    // A folder of somebody else's.
  }
}
