/** Rewrites arguments that name files so that they name the same files elsewhere. */
import { isAbsolute, relative, resolve } from 'node:path';
import type { Argument, Option } from 'commander';
import { UsageError } from '../../errors.js';
import { forShell } from '../../for-shell.js';
import { isPath } from '../../plugins/find.js';
import { splitCommand } from '../../plugins/split-command.js';
import { readAddress } from '../../store/address.js';
import { isFile } from '../named-run.js';
import { NONE } from '../settings/store-address.js';
import { sourceList } from '../settings/values.js';

/** Turns a path as typed into the path as written where the job runs. */
export type At = (path: string) => string;

/** For jobs that run in any folder. */
export function anywhere(folder: string): At {
  return (path) => resolve(folder, path);
}

/** For jobs that run in a copy of the folder: paths within it become relative. */
export function inCopyOf(folder: string): At {
  return (path) => {
    const whole = resolve(folder, path);
    const near = relative(folder, whole) || '.';
    return /^\.\.(?:[/\\]|$)/.test(near) || isAbsolute(near) ? whole : near;
  };
}

/** Rewrites the value of a flag or an argument. @throws UsageError for an invalid one */
export function withAbsolutePaths(kind: Option | Argument, value: string, at: At): string {
  return PLACES.get(bracketsOf(kind))?.(value, at) ?? value;
}

/** Returns the placeholder that help shows for a value: `file` for `-o, --output <file>`. */
export function bracketsOf(kind: Option | Argument): string {
  return 'flags' in kind ? (/<([^>]+)>/.exec(kind.flags)?.[1] ?? '') : kind.name();
}

/** By placeholder in the help: whatever takes a file has one of these. */
const PLACES: ReadonlyMap<string, (value: string, at: At) => string> = new Map([
  ['file', file],
  ['dir', file],
  ['texts', (value: string, at: At) => (value === 'labels' ? value : file(value.replace(/^file:/, ''), at))],
  ['store', store],
  ['run', run],
  ['first', run],
  ['second', run],
  ['list', sources],
  ['engine', plugin],
  ['target', target],
]);

export const KINDS_OF_PLACES: ReadonlySet<string> = new Set(PLACES.keys());

function file(path: string, at: At): string {
  return path === '-' ? path : at(path);
}

function store(url: string, at: At): string {
  if (url === NONE) return url;
  const address = readAddress(url);
  return address.type === 'sqlite' ? at(address.path) : url;
}

function run(name: string, at: At): string {
  return isFile(name) ? at(name) : name;
}

function sources(list: string, at: At): string {
  const names = sourceList(list).map((name) => {
    const path = behind('file:', name);
    return path === null ? plugin(name, at) : `file:${at(path)}`;
  });
  const together = names.join(',');
  if (sourceList(together).join('\0') === names.join('\0')) return together;
  throw new UsageError(`a comma in a path splits the list of sources ${together}`, {
    hint: 'name each with a -s of its own, or move what is behind file:',
  });
}

/** Rewrites a source or an engine: a file, a command, or a name. */
function plugin(name: string, at: At): string {
  const [command, model] = [behind('exec:', name), behind('onnx:', name)];
  if (command !== null) return `exec:${commandLine(command, at)}`;
  if (model !== null) return `onnx:${at(model)}`;
  return isPath(name) ? program(name, at) : name;
}

function target(address: string, at: At): string {
  const [, kind = '', rest = ''] = /^\s*(feed|exec):(.*)$/is.exec(address) ?? [];
  if (kind === '') return address;
  return kind.toLowerCase() === 'feed' ? `feed:${at(rest.trim())}` : `exec:${commandLine(rest.trim(), at)}`;
}

/** Rewrites the program unless it is a bare name, and whatever is clearly a path; only the command knows the rest. */
function commandLine(line: string, at: At): string {
  const typed = splitCommand(line);
  const words = typed.map((word, place) =>
    /^\.{1,2}\//.test(word) || (place === 0 && word.includes('/')) ? program(word, at) : word,
  );
  return words.every((word, place) => word === typed[place]) ? line : words.map(forShell).join(' ');
}

/** Puts `./` in front if needed: without a folder, the program would be looked up by its name. */
function program(path: string, at: At): string {
  const there = at(path);
  return isAbsolute(there) ? there : `./${there}`;
}

function behind(prefix: string, word: string): string | null {
  return word.startsWith(prefix) ? word.slice(prefix.length) : null;
}
