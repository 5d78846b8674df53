/** Defines `person` and its help. */
import type { Command } from 'commander';
import { about, color, format, type Runs } from './defining.js';

export function definePerson(program: Command, runs: Runs): void {
  const person = program
    .command('person')
    .description(
      about('Save which accounts belong to one person, to search for with from:~name.', [
        'socialrank person add ann bluesky:@ann.example mastodon:@ann@social.example https://ann.example/feed.xml',
        `socialrank 'from:~ann coffee'`,
      ]),
    );
  const name = 'a name of letters, digits, hyphens and underscores, such as ann';
  const account = 'SOURCE:HANDLE, such as bluesky:@ann.example or reddit:u/ann, or the address of a feed';
  person
    .command('add')
    .description('Save a person, or add accounts to one.')
    .argument('<name>', name)
    .argument('<accounts...>', account)
    .action(runs(async () => (await import('../commands/person.js')).addPerson));
  person
    .command('list')
    .description('List saved persons.')
    .addOption(format('table', 'json'))
    .addOption(color())
    .action(runs(async () => (await import('../commands/person.js')).listPersons));
  person
    .command('show')
    .description('Show the accounts of one person.')
    .argument('<name>', name)
    .addOption(format('table', 'json'))
    .addOption(color())
    .action(runs(async () => (await import('../commands/person.js')).showPerson));
  person
    .command('remove')
    .description('Delete a person, or some of their accounts.')
    .argument('<name>', name)
    .argument('[accounts...]', account)
    .action(runs(async () => (await import('../commands/person.js')).removePerson));
}
