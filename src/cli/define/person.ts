/** The commands of persons, and their help. */
import type { Command } from 'commander';
import { about, color, format, type Runs } from './defining.js';

export function definePerson(program: Command, runs: Runs): void {
  const person = program
    .command('person')
    .description(
      about('People with their accounts on several networks, for from:~name.', [
        'socialrank person add ann bluesky:@ann.example mastodon:@ann@social.example https://ann.example/feed.xml',
        `socialrank 'from:~ann coffee'`,
      ]),
    );
  const name = 'letters, digits, hyphens and underscores, as ann';
  const account = 'SOURCE:HANDLE, as bluesky:@ann.example or reddit:u/ann, or the address of a feed';
  person
    .command('add')
    .description('Save somebody, or further accounts of theirs.')
    .argument('<name>', name)
    .argument('<accounts...>', account)
    .action(runs(async () => (await import('../commands/person.js')).addPerson));
  person
    .command('list')
    .description('Everybody who is saved.')
    .addOption(format('table', 'json'))
    .addOption(color())
    .action(runs(async () => (await import('../commands/person.js')).listPersons));
  person
    .command('show')
    .description('The accounts of one person.')
    .argument('<name>', name)
    .addOption(format('table', 'json'))
    .addOption(color())
    .action(runs(async () => (await import('../commands/person.js')).showPerson));
  person
    .command('remove')
    .description('Forget somebody, or some accounts of theirs.')
    .argument('<name>', name)
    .argument('[accounts...]', account)
    .action(runs(async () => (await import('../commands/person.js')).removePerson));
}
