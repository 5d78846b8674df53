#!/usr/bin/env node
/**
 * The door, and what loads the program behind it, in CommonJS, as package.json beside it says: the loader of ES modules
 * alone takes a fifth of a bare start of Node.
 *
 * Finding, reading and compiling code is most of the time of a small scan. So all code lies in one file, and what V8
 * compiled of it before in another, in a folder of its own that every build and installation removes; where that cannot
 * be written the program does without.
 */
'use strict';
const fs = require('node:fs');
const { join } = require('node:path');

const FOLDER = join(__dirname, '../dist/bundle');
const KEPT = join(FOLDER, 'compiled');
/** More than the head of any of the two files takes. */
const HEAD_BYTES = 16 * 1024;
/** Times what is kept. */
const WORTH_KEEPING = 1.02;
/** Of the processor: what a run calls that takes longer, those that are over at once would only load. */
const LONG_MICROSECONDS = 1_500_000;

/** By the codes with which a run ends that they end. */
const SIGNALS = { 130: 'SIGINT', 143: 'SIGTERM' };

const [, , ...words] = process.argv;
// The version alone is asked by scripts, and often: it loads nothing else.
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
  main(words, processIo(process)).then((code) => {
    process.exitCode = code;
    // Where nothing is left to wait for, without taking down piece by piece what ends anyway.
    if (process.getActiveResourcesInfo().length === 0) process.exit();
    // Otherwise not at once: it would drop what a slow reader has not taken yet. But what is left shall not hold a run that is over.
    setTimeout(() => leave(code), 500).unref();
    // Nor need whoever presses Ctrl-C again wait for that.
    if (SIGNALS[code] !== undefined) process.once(SIGNALS[code], () => process.exit());
  });
}

/** exit() waits for what was asked of a name server, however long that is silent; whoever pressed Ctrl-C does not. */
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
    // esbuild leaves patterns as they are written; where there is nothing but ASCII, this takes half the time and memory.
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

  // At the end, when it is known which functions were needed.
  if (isKept) {
    process.once('exit', (code) => {
      const isShort = process.cpuUsage().user < LONG_MICROSECONDS;
      if (code === 0 && isShort && (isFresh || kept.isDue())) keep(file, kept, scripts, program.hash);
    });
  }
  return load('main.cjs');
}

/** Of a checkout that nobody has built there is none. */
function openProgram() {
  try {
    return openPack(join(FOLDER, 'program'));
  } catch (error) {
    if (error.code !== 'ENOENT') throw error;
    process.stderr.write('socialrank: the program is not built; in a checkout npm run build does that\n');
    process.exit(1);
  }
}

/** What is kept for one command is as little as it needs: others share its code, but hardly the functions in it that run. */
function kindOf(commands) {
  if (words.includes('--help') || words.includes('-h')) return 'help';
  return commands.includes(words[0]) ? words[0] : 'scan';
}

/** V8 takes what was compiled under the same flags alone: under others it is kept beside that. Most runs are under none. */
function flagged() {
  if (!process.env['NODE_OPTIONS'] && process.execArgv.length === 0) return '';
  return `-${require('node:v8').cachedDataVersionTag()}`;
}

/** A line of JSON, `{ hash?, commands?, of?, since?, parts: [[name, bytes], …] }`, and then the parts, one after the other. */
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
 * Null where there is none, where it is not whole, and where it is of another program, as after one was copied over
 * another: V8 compares no more than the lengths of both, and would run the functions of that one.
 */
function openKept(file, hash) {
  try {
    const pack = openPack(file);
    const { size, mtimeMs } = fs.fstatSync(pack.descriptor);
    if (size !== pack.bytes || pack.of !== hash) return null;
    // Another run may need other functions: it is looked through again whenever it is twice as old as at the last look.
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
      // Less: V8 throws functions away that a long run has not called for a while. Hardly more: it is never quite the same.
      if (before !== undefined && compiled.length < WORTH_KEEPING * before.length) continue;
      contents.set(part, compiled);
      isMore = true;
    }
    const now = Date.now();
    if (!isMore) return fs.utimesSync(file, now / 1000, now / 1000);
    const head = { of, since: now, parts: [...contents].map(([part, { length }]) => [part, length]) };
    fs.mkdirSync(KEPT, { recursive: true });
    // Others may be reading it, or writing theirs; and V8 believes what it is given, so no crash may leave a hole in it.
    const whole = Buffer.concat([Buffer.from(`${JSON.stringify(head)}\n`), ...contents.values()]);
    fs.writeFileSync(own, whole, { flush: true });
    fs.renameSync(own, file);
  } catch {
    // A folder of somebody else's.
  }
}
