#!/usr/bin/env node
/**
 * The entry point, which loads the program. It is CommonJS, as the package.json beside it states: the ES module loader
 * alone takes a fifth of a bare start of Node.js.
 *
 * Finding, reading and compiling code takes most of the time of a small scan. So all code is in one file, and V8's code
 * cache for it in another, in a folder of its own that every build and installation removes. If that folder cannot be
 * written, the program runs without the cache.
 */
'use strict';
const fs = require('node:fs');
const { join } = require('node:path');

const FOLDER = join(__dirname, '../dist/bundle');
const KEPT = join(FOLDER, 'compiled');
/** Larger than the header of either file. */
const HEAD_BYTES = 16 * 1024;
/** How many times larger a new code cache must be to replace the stored one. */
const WORTH_KEEPING = 1.02;
/**
 * CPU time above which a run does not update the cache: the functions that long runs call would only slow the loading
 * of short ones.
 */
const LONG_MICROSECONDS = 1_500_000;

/** Signals by the exit code of a run that they ended. */
const SIGNALS = { 130: 'SIGINT', 143: 'SIGTERM' };

const [, , ...words] = process.argv;
// Scripts query the version, and often, so this loads nothing else.
if (words.length === 1 && (words[0] === '--version' || words[0] === '-V')) {
  process.stdout.on('error', ({ code, errno }) => {
    if (code === 'EPIPE') return;
    process.exitCode = 1;
    const [, reason = code] = require('node:util').getSystemErrorMap().get(errno) ?? [];
    process.stderr.write(`socialrank: standard output was not written: ${reason}\n`);
  });
  process.stdout.write(`${require('../package.json').version}\n`);
} else {
  const { main, processIo } = loadProgram();
  // For signals that the program does not handle, or no longer, such as a second Ctrl-C while it ends.
  for (const [code, signal] of Object.entries(SIGNALS)) {
    process.on(signal, () => {
      if (process.listenerCount(signal) === 1) process.exit(Number(code));
    });
  }
  main(words, processIo(process)).then((code) => {
    process.exitCode = code;
    // If nothing is pending, exit without tearing down objects one by one.
    if (process.getActiveResourcesInfo().length === 0) process.exit();
    // Otherwise not at once: that would drop output that a slow reader has not read yet. But pending work must not keep
    // a finished run alive.
    setTimeout(() => leave(code), 500).unref();
  });
}

/**
 * exit() waits for pending name lookups, however long the name server does not answer. After Ctrl-C, the process kills
 * itself with the signal instead.
 */
function leave(code) {
  const signal = SIGNALS[code];
  if (signal !== undefined && process.getActiveResourcesInfo().includes('GetAddrInfoReqWrap')) {
    process.removeAllListeners(signal);
    process.kill(process.pid, signal);
  }
  process.exit();
}

function loadProgram() {
  const { Script } = require('node:vm');
  const { isAscii } = require('node:buffer');
  const program = openProgram();
  const file = join(KEPT, `${process.version}-${process.arch}${flagged()}-${kindOf(program.commands)}`);
  const isKept = !process.env['NODE_DISABLE_COMPILE_CACHE'];
  const kept = isKept ? openKept(file, program.hash) : null;
  const scripts = new Map();
  const wrappers = new Map();
  const modules = new Map();
  let isFresh = false;

  const compile = (part) => {
    const code = program.read(part);
    const cachedData = kept?.read(part);
    // Only regex literals can contain non-ASCII characters, since esbuild does not escape those. Decoding pure ASCII as
    // Latin-1 takes half the time and memory.
    const source = isAscii(code) ? code.latin1Slice() : code.utf8Slice();
    const script = new Script(source, { filename: `${FOLDER}/${part.split(' ')[0]}`, cachedData });
    if (cachedData === undefined || script.cachedDataRejected) isFresh = true;
    scripts.set(part, script);
    for (const [name, wrapper] of Object.entries(script.runInThisContext())) wrappers.set(name, wrapper);
  };
  const parts = new Map();
  for (const part of program.parts.keys()) for (const name of part.split(' ')) parts.set(name, part);
  const load = (name) => {
    const loaded = modules.get(name);
    if (loaded !== undefined) return loaded;
    if (!wrappers.has(name)) compile(parts.get(name));
    const exported = wrappers.get(name)(requireHere, `${FOLDER}/${name}`, FOLDER);
    modules.set(name, exported);
    return exported;
  };
  const requireHere = (name) => (name.startsWith('./') ? load(name.slice(2)) : require(name));

  // At exit, because only then is it known which functions were needed.
  if (isKept) {
    process.once('exit', (code) => {
      const isShort = process.cpuUsage().user < LONG_MICROSECONDS;
      if (code === 0 && isShort && (isFresh || kept.isDue())) keep(file, kept, scripts, program.hash);
    });
  }
  return load('main.cjs');
}

/** Opens the bundle. It is missing in a checkout that has not been built. */
function openProgram() {
  try {
    return openPack(join(FOLDER, 'program'));
  } catch (error) {
    if (error.code !== 'ENOENT') throw error;
    process.stderr.write('socialrank: the program is not built; in a checkout npm run build does that\n');
    process.exit(1);
  }
}

/** Each command has a cache of its own, to keep it small: commands share code, but call largely different functions. */
function kindOf(commands) {
  if (words.includes('--help') || words.includes('-h')) return 'help';
  return commands.includes(words[0]) ? words[0] : 'scan';
}

/**
 * V8 accepts cached code only under the flags it was compiled with, so other flags get a cache of their own. Most runs
 * have none.
 */
function flagged() {
  if (!process.env['NODE_OPTIONS'] && process.execArgv.length === 0) return '';
  return `-${require('node:v8').cachedDataVersionTag()}`;
}

/**
 * Format: a line of JSON, `{ hash?, commands?, of?, since?, parts: [[name, bytes], …] }`, then the parts, concatenated.
 */
function openPack(file) {
  const descriptor = fs.openSync(file);
  const head = Buffer.allocUnsafeSlow(HEAD_BYTES);
  const headBytes = fs.readSync(descriptor, head, 0, HEAD_BYTES, 0);
  let end = head.subarray(0, headBytes).indexOf(10) + 1;
  const { hash, commands, of, since, parts } = JSON.parse(head.latin1Slice(0, end));
  const places = new Map();
  for (const [name, bytes] of parts) {
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
  return { descriptor, hash, commands, of, since, bytes: end, parts: places, read };
}

/**
 * Returns null if there is no cache, if it is incomplete, or if it belongs to another program, such as after one was
 * copied over another: V8 compares only the lengths of the sources, and would run the functions of the other one.
 */
function openKept(file, hash) {
  try {
    const pack = openPack(file);
    const { size, mtimeMs } = fs.fstatSync(pack.descriptor);
    if (size !== pack.bytes || pack.of !== hash) return null;
    // Later runs may need other functions, so the cache is re-examined whenever its age has doubled since the last
    // time.
    return { ...pack, isDue: () => Date.now() - pack.since >= 2 * (mtimeMs - pack.since) };
  } catch {
    return null;
  }
}

function keep(file, kept, scripts, of) {
  const own = `${file}.${process.pid}`;
  try {
    const contents = new Map();
    for (const part of kept?.parts.keys() ?? []) contents.set(part, kept.read(part));
    let isMore = false;
    for (const [part, script] of scripts) {
      const compiled = script.createCachedData();
      const before = script.cachedDataRejected ? undefined : contents.get(part);
      // Smaller: V8 has discarded functions that a long run did not call for a while. Barely larger: the size always
      // varies.
      if (before !== undefined && compiled.length < WORTH_KEEPING * before.length) continue;
      contents.set(part, compiled);
      isMore = true;
    }
    const now = Date.now();
    if (!isMore) return fs.utimesSync(file, now / 1000, now / 1000);
    const head = { of, since: now, parts: [...contents].map(([part, { length }]) => [part, length]) };
    fs.mkdirSync(KEPT, { recursive: true });
    // Others may be reading or writing the file, and V8 trusts its input, so it must be complete even after a crash.
    const whole = Buffer.concat([Buffer.from(`${JSON.stringify(head)}\n`), ...contents.values()]);
    fs.writeFileSync(own, whole, { flush: true });
    fs.renameSync(own, file);
  } catch {
    // The folder belongs to another user.
  }
}
