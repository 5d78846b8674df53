/** Defines `sources` and `plugin`, with their help. */
import type { Command } from 'commander';
import { sourceList } from '../settings/values.js';
import { about, color, format, type Runs } from './defining.js';

export function defineSources(program: Command, runs: Runs): void {
  const sources = program
    .command('sources')
    .description(
      about('Show which sources there are, what each one needs, and whether it answers.', [
        'socialrank sources',
        'socialrank sources show x',
        'socialrank sources check',
      ]),
    );
  sources
    .command('list', { isDefault: true })
    .description('List every source and its state.')
    .option('-s, --source <list>', 'also list these plugins: a path, a package name or exec:COMMAND', sourceList)
    .addOption(format('table', 'json'))
    .addOption(color())
    .action(runs(async () => (await import('../commands/sources.js')).listSources));
  sources
    .command('show')
    .description('Show the settings, the limits and an example of one source.')
    .argument('<name>', 'name of the source')
    .addOption(format('table', 'json'))
    .addOption(color())
    .action(runs(async () => (await import('../commands/sources.js')).showSource));
  sources
    .command('check')
    .description('Make one small request to each source and show how it went.')
    .argument('[names...]', 'sources to check (default: every source that is ready)')
    .addOption(format('table', 'json'))
    .addOption(color())
    .action(runs(async () => (await import('../commands/sources-check.js')).checkSources));
}

export function definePlugin(program: Command, runs: Runs): void {
  const plugin = program
    .command('plugin')
    .description(
      about('Write a source of your own, for yourself or to publish.', [
        'socialrank plugin new our-forum',
        'socialrank acme -s ./socialrank-source-our-forum/index.js',
      ]),
    );
  plugin
    .command('new')
    .description('Create a package with a working source, recorded answers and a test.')
    .argument('<name>', 'name of the source, such as our-forum; creates the folder socialrank-source-our-forum')
    .action(runs(async () => (await import('../commands/plugin.js')).newPlugin));
}
