/** Defines the commands and their help. The implementation of a command is loaded when it runs. */
import { Command } from 'commander';
import { VERSION } from '../../version.js';
import type { Io } from '../io/io.js';
import { defineAlert } from './alert.js';
import { defineBrand } from './brand.js';
import { defineConfig } from './config.js';
import { about, type Load, type Runs, type Typed } from './defining.js';
import { TOPIC_NAMES } from './help-topics.js';
import { defineHistory } from './history.js';
import { defineEval, defineLabel, defineScore } from './judging.js';
import { definePerson } from './person.js';
import { defineAbout, defineCompare, defineDiff, definePlan, defineQuery, defineScan } from './scans.js';
import { definePlugin, defineSources } from './sources.js';
import { defineCron, defineDoctor, defineStore } from './upkeep.js';

const SCAN = 'scan';

/** Definitions of commands by name, in the order and under the headings of the help. */
const GROUPS: Readonly<Record<string, Readonly<Record<string, (program: Command, runs: Runs, typed: Typed) => void>>>> =
  {
    'Scan:': { [SCAN]: defineScan, compare: defineCompare, about: defineAbout, plan: definePlan, query: defineQuery },
    'History:': { history: defineHistory, diff: defineDiff, store: defineStore },
    'Sentiment:': { score: defineScore, eval: defineEval, label: defineLabel },
    'Set up:': {
      sources: defineSources,
      brand: defineBrand,
      person: definePerson,
      config: defineConfig,
      alert: defineAlert,
      cron: defineCron,
      plugin: definePlugin,
      doctor: defineDoctor,
      completion: defineCompletion,
    },
    'Help:': { help: defineHelp },
  };

export const COMMAND_NAMES = Object.values(GROUPS).flatMap((commands) => Object.keys(commands));

/**
 * @param done receives the exit code of the command that ran
 * @param words what was typed: only this command is defined, since defining all takes longer than a scan of a small
 * file; if undefined, all of them are
 */
export function buildProgram(io: Io, done: (code: number) => void, words?: readonly string[]): Command {
  const runs =
    (load: Load) =>
    async (...given: unknown[]) =>
      done(await (await load())(io, ...given));
  return programOf(runs, words);
}

function programOf(runs: Runs, words?: readonly string[]): Command {
  const program = new Command('socialrank')
    .version(VERSION, '-V, --version', 'print the version')
    .usage('[scan] <query> [flags]')
    .description(
      about('Find out where a brand is mentioned, how people feel about it, and its social rank.', [
        'socialrank "Acme Coffee"',
        `socialrank '"Acme Coffee" -tea' --since 24h --format json`,
        'socialrank acme -s file:posts.ndjson --view mentions',
        'socialrank "Acme Coffee" --append -o daily.csv',
      ]),
    )
    .helpCommand(false)
    .addHelpText(
      'after',
      `\nAll flags of a scan: socialrank scan --help\nTopics: socialrank help ${TOPIC_NAMES.join('|')}`,
    );
  const asked = words === undefined ? null : askedOf(words);
  const typed: Typed = {
    words: words ?? [],
    isOverview: asked === null && ['-h', '--help'].includes(words?.[0] ?? ''),
    whole: (told) =>
      programOf(
        () =>
          async (...given) =>
            told(given.at(-1) as Command),
      ),
  };
  for (const [heading, commands] of Object.entries(GROUPS)) {
    program.commandsGroup(heading);
    for (const [name, define] of Object.entries(commands))
      if (asked === null || asked === name) define(program, runs, typed);
  }
  return program;
}

/** Returns the command that the arguments call, by default a scan; null if all commands are needed. */
function askedOf(words: readonly string[]): string | null {
  const [first = ''] = words;
  if (['completion', 'help'].includes(first)) return null;
  if (COMMAND_NAMES.includes(first)) return first;
  return words.includes('-h') || words.includes('--help') ? null : SCAN;
}

function defineCompletion(program: Command, runs: Runs): void {
  program
    .command('completion')
    .description(
      about('Print a script that completes commands and flags in your shell.', [
        'socialrank completion bash >> ~/.bashrc',
      ]),
    )
    .argument('<shell>', 'bash, zsh or fish')
    .action(runs(async () => (await import('../commands/completion.js')).completion(program)));
}

function defineHelp(program: Command, runs: Runs): void {
  program
    .command('help')
    .description(about('Show help for a command or a topic.', ['socialrank help exit-codes']))
    .argument('[topic...]', `a command, or ${TOPIC_NAMES.join(', ')}`)
    .action(runs(async () => (await import('../commands/help.js')).help(program)));
}
