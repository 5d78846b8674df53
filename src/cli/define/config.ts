/** The commands of settings, and their help. */
import type { Command } from 'commander';
import { about, color, format, type Runs } from './defining.js';

export function defineConfig(program: Command, runs: Runs): void {
  const config = program
    .command('config')
    .description(
      about('Settings and keys.', [
        'socialrank config set sources.x.token',
        'socialrank config list',
        'socialrank config path',
      ]),
    );
  const add = (name: string, description: string, ...names: string[]) => {
    const command = config.command(name).description(description);
    for (const argument of names) command.argument(argument, 'as sources.x.token');
    return command;
  };
  add('get', 'Print one setting; secrets are masked.', '<key>')
    .option('--reveal', 'show secrets')
    .action(runs(async () => (await import('../commands/config.js')).getSetting));
  add('set', 'Keep one setting.', '<key>')
    .argument('[value]', 'without it, it is asked for or read from standard input: so no key stands on a command line')
    .action(runs(async () => (await import('../commands/config.js')).setSetting));
  add('unset', 'Forget one setting.', '<key>').action(
    runs(async () => (await import('../commands/config.js')).unsetSetting),
  );
  add('list', 'Print all that is set and where it comes from; secrets are masked.')
    .option('--reveal', 'show secrets')
    .addOption(format('table', 'json'))
    .addOption(color())
    .action(runs(async () => (await import('../commands/config.js')).listSettings));
  add('path', 'Print where the settings file is.').action(
    runs(async () => (await import('../commands/config.js')).settingsPath),
  );
}
