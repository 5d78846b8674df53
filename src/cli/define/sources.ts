/** The commands of sources and of plugins, and their help. */
import type { Command } from 'commander';
import { sourceList } from '../settings/values.js';
import { about, color, format, type Runs } from './defining.js';

export function defineSources(program: Command, runs: Runs): void {
  const sources = program
    .command('sources')
    .description(
      about('What can be asked, what each source needs, whether it answers.', [
        'socialrank sources',
        'socialrank sources show x',
        'socialrank sources check',
      ]),
    );
  sources
    .command('list', { isDefault: true })
    .description('Every source, its state, and where it comes from.')
    .option('-s, --source <list>', 'plugins to list besides: a path, the name of a package, exec:COMMAND', sourceList)
    .addOption(format('table', 'json'))
    .addOption(color())
    .action(runs(async () => (await import('../commands/sources.js')).listSources));
  sources
    .command('show')
    .description('Settings, limits and an example of one source.')
    .argument('<name>')
    .addOption(format('table', 'json'))
    .addOption(color())
    .action(runs(async () => (await import('../commands/sources.js')).showSource));
  sources
    .command('check')
    .description('Make one small request to each source and say how it went.')
    .argument('[names...]', 'default: every source that is ready')
    .addOption(format('table', 'json'))
    .addOption(color())
    .action(runs(async () => (await import('../commands/sources-check.js')).checkSources));
}

export function definePlugin(program: Command, runs: Runs): void {
  const plugin = program
    .command('plugin')
    .description(
      about('Sources of your own, for this machine or for everybody.', [
        'socialrank plugin new our-forum',
        'socialrank acme -s ./socialrank-source-our-forum/index.js',
      ]),
    );
  plugin
    .command('new')
    .description('Write a package with a source, its tape and its test.')
    .argument('<name>', 'of the source, as our-forum: the folder is socialrank-source-our-forum')
    .action(runs(async () => (await import('../commands/plugin.js')).newPlugin));
}
