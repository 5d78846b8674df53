/** Building blocks for the definitions of commands. */
import { type Command, Help, Option } from 'commander';
import type { Io } from '../io/io.js';

/** Implementation of a command: takes its arguments, then its flags, as commander passes them. */
// biome-ignore lint/suspicious/noExplicitAny: commander knows no types of arguments
type Action = (io: Io, ...given: any[]) => Promise<number>;
export type Load = () => Promise<Action>;

/** Makes the action of a command: loads the implementation, then runs it. */
export type Runs = (load: Load) => (...given: unknown[]) => Promise<void>;

/** What the user typed, for commands that need to know. */
export interface Typed {
  readonly words: readonly string[];
  /** Whether only the names of commands are shown, without their flags. */
  readonly isOverview: boolean;
  /** Returns a program with all commands that, instead of running, report which one was called. */
  readonly whole: (asked: (command: Command) => void) => Command;
}

const PROMPT = '  $ ';

/** Description of a command: a sentence, then examples from plain to unusual. */
export function about(sentence: string, examples: readonly string[]): string {
  return `${sentence}\n\nExamples:\n${examples.map((example) => `${PROMPT}${example}`).join('\n')}`;
}

/** A command in a list of commands, without `[options]`, which most of them have. */
export function termOf(this: Help, command: Command): string {
  return Help.prototype.subcommandTerm.call(this, command).replace(' [options]', '');
}

/** The sentence of a description made by `about`: a list of commands has no room for more. */
export function sentenceAbout(command: Command): string {
  return command.description().split('\n', 1)[0] ?? '';
}

/** The default in a flag's description, if it is stated in words. */
const STATED_DEFAULT = / \(default: [^)]*\)$/;

/** Describes a flag: what it does, its choices unless they are named already, then its default. */
export function sentenceOf(this: Help, flag: Option): string {
  const [stated = ''] = STATED_DEFAULT.exec(flag.description) ?? [];
  const sentence = flag.description.replace(STATED_DEFAULT, '');
  const choices = flag.argChoices ?? [];
  const known = choices.every((choice) => sentence.includes(choice)) ? '' : `: ${choices.join(', ')}`;
  const isValue = flag.defaultValue !== undefined && !flag.isBoolean();
  return `${sentence}${known}${isValue ? ` (default: ${flag.defaultValue})` : stated}`;
}

/** Wraps text to a width, except examples: what only the terminal wraps can be copied in one piece. */
export function wrapped(this: Help, text: string, width: number): string {
  const inLines = (line: string) => (line.startsWith(PROMPT) ? line : Help.prototype.boxWrap.call(this, line, width));
  return text.split('\n').map(inLines).join('\n');
}

export function format(...known: string[]): Option {
  return new Option('-f, --format <name>', 'output format').choices(known).default(known[0]);
}

export function color(): Option {
  return new Option('--color <when>', 'use color').choices(['auto', 'always', 'never']).default('auto');
}
