/** What the definitions of commands are made of. */
import { type Command, Help, Option } from 'commander';
import type { Io } from '../io/io.js';

/** What a command does: its arguments, then its flags, as commander hands them over. */
// biome-ignore lint/suspicious/noExplicitAny: commander knows no types of arguments
type Action = (io: Io, ...given: any[]) => Promise<number>;
export type Load = () => Promise<Action>;

/** Runs what a command does once it is loaded. */
export type Runs = (load: Load) => (...given: unknown[]) => Promise<void>;

/** What was typed, for commands that tell of it. */
export interface Typed {
  readonly words: readonly string[];
  /** Of each command its name is shown, and none of its flags. */
  readonly isOverview: boolean;
  /** All commands, which do nothing but tell that they were asked, for one that speaks of another. */
  readonly whole: (asked: (command: Command) => void) => Command;
}

const PROMPT = '  $ ';

/** A sentence, then examples from plain to odd. */
export function about(sentence: string, examples: readonly string[]): string {
  return `${sentence}\n\nExamples:\n${examples.map((example) => `${PROMPT}${example}`).join('\n')}`;
}

/** A command in a list of commands: that most of them have flags need not be said of each. */
export function termOf(this: Help, command: Command): string {
  return Help.prototype.subcommandTerm.call(this, command).replace(' [options]', '');
}

/** Of what `about` says of a command the sentence: what a list of commands has room for. */
export function sentenceAbout(command: Command): string {
  return command.description().split('\n', 1)[0] ?? '';
}

/** Of what a flag says its default, where it is stated in words. */
const STATED_DEFAULT = / \(default: [^)]*\)$/;

/** What a flag does, then what it can be, unless that was said, then its default. */
export function sentenceOf(this: Help, flag: Option): string {
  const [stated = ''] = STATED_DEFAULT.exec(flag.description) ?? [];
  const sentence = flag.description.replace(STATED_DEFAULT, '');
  const choices = flag.argChoices ?? [];
  const known = choices.every((choice) => sentence.includes(choice)) ? '' : `: ${choices.join(', ')}`;
  const isValue = flag.defaultValue !== undefined && !flag.isBoolean();
  return `${sentence}${known}${isValue ? ` (default: ${flag.defaultValue})` : stated}`;
}

/** Text in lines of that width. Examples stay as they are: what a terminal breaks by itself can be copied in one piece. */
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
