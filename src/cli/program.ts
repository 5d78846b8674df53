/** The commands and their help. What a command does is loaded when it runs. */
import { Command } from 'commander';
import { VERSION } from '../version.js';
import { defineAlert } from './define-alert.js';
import { defineBrand } from './define-brand.js';
import { defineConfig } from './define-config.js';
import { defineEval, defineLabel, defineScore } from './define-judging.js';
import { definePerson } from './define-person.js';
import { defineAbout, definePlan, defineQuery, defineScan } from './define-scans.js';
import { definePlugin, defineSources } from './define-sources.js';
import { about, type Load } from './defining.js';
import { TOPIC_NAMES } from './help-topics.js';
import type { Io } from './io.js';

/** @param done is told the exit code of the command that ran */
export function buildProgram(io: Io, done: (code: number) => void): Command {
  const program = new Command('socialrank')
    .version(VERSION, '-V, --version', 'print the version')
    .usage('[scan] <query> [flags]')
    .description(
      about('Ask many sources where a brand is spoken of, judge each mention, print its social rank.', [
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
  const runs =
    (load: Load) =>
    async (...given: unknown[]) =>
      done(await (await load())(io, ...given));
  defineScan(program, runs);
  defineAbout(program, runs);
  definePlan(program, runs);
  defineQuery(program, runs);
  defineScore(program, runs);
  defineEval(program, runs);
  defineLabel(program, runs);
  defineSources(program, runs);
  defineAlert(program, runs);
  defineBrand(program, runs);
  defineConfig(program, runs);
  definePerson(program, runs);
  definePlugin(program, runs);
  program
    .command('completion')
    .description(about('Print a completion script.', ['socialrank completion bash >> ~/.bashrc']))
    .argument('<shell>', 'bash, zsh or fish')
    .action(runs(async () => (await import('./commands/completion.js')).completion(program)));
  program
    .command('help')
    .description(about('Help on a command or a topic.', ['socialrank help exit-codes']))
    .argument('[topic...]', `a command, or ${TOPIC_NAMES.join(', ')}`)
    .action(runs(async () => (await import('./commands/help.js')).help(program)));
  return program;
}
