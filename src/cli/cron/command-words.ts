/** The words of a command, checked now and not at a quarter past seven, and made to mean the same anywhere. */
import { resolve } from 'node:path';
import { type Command, CommanderError, type Option } from 'commander';
import { UsageError } from '../../errors.js';
import { isFile } from '../named-run.js';

/** Flags that name files. */
const PATHS: ReadonlySet<string> = new Set([
  '--output',
  '--brands',
  '--opml',
  '--model',
  '--gold-matrix',
  '--record',
  '--replay',
  '--log',
]);

export interface CommandWords {
  /** With absolute paths. */
  readonly words: readonly string[];
  readonly command: Command;
  /** What it is about: the query, or names. */
  readonly operands: readonly string[];
  /** Files that it writes. */
  readonly outputs: readonly string[];
}

/**
 * @param program of which it is a command; its flags are read by it, so it can be used only once
 * @param folder that paths are relative to
 * @throws UsageError for a command or a flag that is unknown, or a value that cannot be
 */
export function commandWords(given: readonly string[], program: Command, folder: string): CommandWords {
  const named = program.commands.find((command) => command.name() === given[0]);
  const command = named ?? program.commands.find((one) => one.name() === 'scan')!;
  const rest = named === undefined ? given : given.slice(1);
  const operands = check(rest, command);
  const outputs: string[] = [];
  const words: string[] = named === undefined ? [] : [named.name()];
  for (let place = 0; place < rest.length; place += 1) {
    const word = rest[place]!;
    if (word === '--') {
      words.push(...rest.slice(place));
      break;
    }
    const read = flagOf(word, command);
    if (read === null) {
      words.push(word);
      continue;
    }
    const value = read.value ?? (read.flag.required ? rest[(place += 1)] : undefined);
    const name = read.flag.long!;
    if (value === undefined) words.push(word);
    else {
      const whole = absolute(name, value, folder);
      if (name === '--output' && value !== '-') outputs.push(whole);
      words.push(...(read.value === undefined ? [word, whole] : [name, whole]));
    }
  }
  return { words, command, operands, outputs };
}

function check(words: readonly string[], command: Command): readonly string[] {
  command.exitOverride().configureOutput({ outputError: () => {} });
  try {
    const { operands, unknown } = command.parseOptions([...words]);
    const [flag] = unknown.filter((word) => word !== '--');
    if (flag?.startsWith('-') === true)
      throw new UsageError(`${command.name()} knows no ${flag}`, { hint: `see: socialrank ${command.name()} --help` });
    if (operands.length > command.registeredArguments.length)
      throw new UsageError(`too many words for ${command.name()}: ${operands.join(' ')}`, {
        hint: 'put quotes around the query',
      });
    return operands;
  } catch (error) {
    if (error instanceof CommanderError)
      throw new UsageError(oneLine(error.message), { hint: `see: socialrank ${command.name()} --help`, cause: error });
    throw error;
  }
}

/** `-o x`, `-ox`, `--output x`, `--output=x`; null: an argument. */
function flagOf(word: string, command: Command): { flag: Option; value: string | undefined } | null {
  const [, name = word, value] = /^(--[^=]+)=(.*)$/s.exec(word) ?? [];
  const long = command.options.find((flag) => flag.long === name || flag.short === word);
  if (long !== undefined) return { flag: long, value };
  const short = /^-[a-z]/i.test(word) ? command.options.find((flag) => flag.short === word.slice(0, 2)) : undefined;
  // -qv is two flags, -n50 one with its value.
  return short?.required === true ? { flag: short, value: word.slice(2) } : null;
}

function absolute(name: string, value: string, folder: string): string {
  if (PATHS.has(name)) return value === '-' ? value : resolve(folder, value);
  if (name === '--baseline') return isFile(value) ? resolve(folder, value) : value;
  if (name === '--source' && value.startsWith('file:')) return `file:${resolve(folder, value.slice('file:'.length))}`;
  const isPlugin = (name === '--source' || name === '--engine') && /^\.{1,2}\//.test(value);
  return isPlugin ? resolve(folder, value) : value;
}

function oneLine(message: string): string {
  return message
    .replace(/^error: /, '')
    .replace(/\s*\n\s*/g, ' ')
    .replace(/\.$/, '');
}
