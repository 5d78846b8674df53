/**
 * Checks the arguments of a command now rather than at 7:15, and rewrites them to mean the same where they will run.
 */
import { type Argument, type Command, CommanderError, type Option } from 'commander';
import { UsageError } from '../../errors.js';
import { commandLineMessage } from '../define/command-line-message.js';
import type { Typed } from '../define/defining.js';
import { throwingErrors } from '../io/throwing-commands.js';
import { type At, withAbsolutePaths } from './absolute-paths.js';

export interface CommandWords {
  /** The arguments, with paths as they are written where the job runs. */
  readonly words: readonly string[];
  readonly command: Command;
  /** Its positional arguments: the query, or names. */
  readonly operands: readonly string[];
  /** Files that the command writes. */
  readonly outputs: readonly string[];
}

/** @throws UsageError for arguments that would be refused */
export async function commandWords(given: readonly string[], whole: Typed['whole'], at: At): Promise<CommandWords> {
  const command = await asked(given, whole);
  const lineage = lineageOf(command);
  const flags = lineage.flatMap(({ options }) => options);
  let names = lineage.map((one) => one.name());
  const [words, outputs, left]: [string[], string[], string[]] = [[], [], [...given]];
  let operands = 0;
  let areFlagsOver = false;
  for (let word = left.shift(); word !== undefined; word = left.shift()) {
    const read = areFlagsOver ? null : readFlag(word, flags);
    if (read !== null) {
      const { flag, more } = read;
      const value = flag.required ? (read.value ?? left.shift()!) : null;
      if (more !== null) left.unshift(more);
      const there = value === null ? [] : [withAbsolutePaths(flag, value, at)];
      if (flag.long === '--output' && value !== '-') outputs.push(...there);
      words.push(read.name, ...there);
    } else if (word === names[0]) {
      names = names.slice(1);
      words.push(word);
    } else if (word === '--' && !areFlagsOver) {
      areFlagsOver = true;
      words.push(word);
    } else {
      names = [];
      words.push(withAbsolutePaths(argumentAt(operands, command), word, at));
      operands += 1;
    }
  }
  return { words, command, operands: command.args, outputs };
}

/** Returns the command that these arguments run, as the program itself parses them. */
async function asked(given: readonly string[], whole: Typed['whole']): Promise<Command> {
  const found: Command[] = [];
  const program = whole((command) => found.push(command));
  const nowhere = () => {};
  const refusing = throwingErrors(program, { writeOut: nowhere, writeErr: nowhere });
  try {
    await program.parseAsync([...given], { from: 'user' });
  } catch (error) {
    if (!(error instanceof CommanderError)) throw error;
    if (error.exitCode === 0) throw new UsageError('the command to run only prints help or the version');
    const known = program.commands.map((command) => command.name());
    throw new UsageError(commandLineMessage(error, refusing(), known), { cause: error });
  }
  return found[0]!;
}

/** Returns the command and those above it, without the program itself. */
function lineageOf(command: Command): readonly Command[] {
  return command.parent === null ? [] : [...lineageOf(command.parent), command];
}

/** The last argument may take several values. */
function argumentAt(place: number, { registeredArguments }: Command): Argument {
  return registeredArguments[Math.min(place, registeredArguments.length - 1)]!;
}

interface ReadFlag {
  readonly flag: Option;
  /** The flag, without its value. */
  readonly name: string;
  /** Null if it is the next argument, or there is none. */
  readonly value: string | null;
  /** Further flags after the same dash; null if there are none. */
  readonly more: string | null;
}

/** Parses `-o x`, `-ox`, `--output x`, `--output=x`; `-qv` is two flags. Returns null for a positional argument. */
function readFlag(word: string, flags: readonly Option[]): ReadFlag | null {
  const known = (name: string) => flags.find(({ long, short }) => long === name || short === name);
  const [, long = word, value = null] = /^(--[^=]+)=(.*)$/s.exec(word) ?? [];
  const plain = known(long);
  if (plain !== undefined) return { flag: plain, name: long, value, more: null };
  const short = /^-[^-]./s.test(word) ? known(word.slice(0, 2)) : undefined;
  if (short === undefined) return null;
  const rest = word.slice(2);
  return short.required
    ? { flag: short, name: short.long!, value: rest, more: null }
    : { flag: short, name: short.short!, value: null, more: `-${rest}` };
}
