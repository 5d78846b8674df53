/** Checks the arguments of a scheduled command now, not when it runs, and rewrites its paths for where it will run. */
import { type Argument, type Command, CommanderError, type Option } from 'commander';
import { UsageError } from '../../errors.js';
import { commandLineMessage } from '../define/command-line-message.js';
import type { Typed } from '../define/defining.js';
import { throwing } from '../io/throwing.js';
import { type At, placed } from './placed.js';

export interface CommandWords {
  /** The arguments, with paths as they must be written where the command runs. */
  readonly words: readonly string[];
  readonly command: Command;
  /** Positional arguments: the query, or names. */
  readonly operands: readonly string[];
  /** Files that the command writes. */
  readonly outputs: readonly string[];
}

/** @throws UsageError for arguments that the command would reject */
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
      const there = value === null ? [] : [placed(flag, value, at)];
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
      words.push(placed(argumentAt(operands, command), word, at));
      operands += 1;
    }
  }
  return { words, command, operands: command.args, outputs };
}

/** The command that these arguments run, found by parsing them with the program itself. */
async function asked(given: readonly string[], whole: Typed['whole']): Promise<Command> {
  const found: Command[] = [];
  const program = whole((command) => found.push(command));
  const nowhere = () => {};
  const refusing = throwing(program, { writeOut: nowhere, writeErr: nowhere });
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

/** The command after its parents, without the program itself. */
function lineageOf(command: Command): readonly Command[] {
  return command.parent === null ? [] : [...lineageOf(command.parent), command];
}

/** Definition of the argument at a position; the last one may be variadic. */
function argumentAt(place: number, { registeredArguments }: Command): Argument {
  return registeredArguments[Math.min(place, registeredArguments.length - 1)]!;
}

interface ReadFlag {
  readonly flag: Option;
  /** The flag as written or in its long form, without the value. */
  readonly name: string;
  /** Null if the value is the next argument, or if there is none. */
  readonly value: string | null;
  /** The flags that follow after the same dash, or null. */
  readonly more: string | null;
}

/** Reads `-o x`, `-ox`, `--output x` or `--output=x`; `-qv` is two flags. Null for a positional argument. */
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
