/** Defines `config` and its help. */
import type { Command } from 'commander';
import { about, color, format, type Runs } from './defining.js';

export function defineConfig(program: Command, runs: Runs): void {
  const config = program
    .command('config')
    .description(
      about('Read and change settings and keys.', [
        'socialrank config set sources.x.token',
        'socialrank config list',
        'socialrank config path',
      ]),
    );
  const add = (name: string, description: string, ...names: string[]) => {
    const command = config.command(name).description(description);
    for (const argument of names) command.argument(argument, 'name of the setting, such as sources.x.token');
    return command;
  };
  add('get', 'Print a setting; secrets are masked.', '<key>')
    .option('--reveal', 'show secrets in full')
    .action(runs(async () => (await import('../commands/config.js')).getSetting));
  add('set', 'Save a setting.', '<key>')
    .argument(
      '[value]',
      'leave it out to be asked for it, or pipe it in, so that no key shows up in your shell history',
    )
    .action(runs(async () => (await import('../commands/config.js')).setSetting));
  add('unset', 'Remove a setting.', '<key>').action(
    runs(async () => (await import('../commands/config.js')).unsetSetting),
  );
  add('list', 'Print every setting with a value, and where it comes from; secrets are masked.')
    .option('--reveal', 'show secrets in full')
    .addOption(format('table', 'json'))
    .addOption(color())
    .action(runs(async () => (await import('../commands/config.js')).listSettings));
  add('path', 'Print where the settings file is.').action(
    runs(async () => (await import('../commands/config.js')).settingsPath),
  );
}
