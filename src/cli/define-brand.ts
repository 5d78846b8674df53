/** The commands of `brand`, and their help. */
import { type Command, Option } from 'commander';
import { about, color, format, type Runs } from './defining.js';
import { profileFlags } from './flags.js';
import { names } from './values.js';

export function defineBrand(program: Command, runs: Runs): void {
  const brand = program
    .command('brand')
    .description(
      about('Saved brand profiles: the names, accounts and words of a brand, used whenever it is asked for.', [
        'socialrank brand resolve "Acme Coffee"',
        'socialrank brand add "Acme Coffee" --alias ACME --handle @acme --exclude cartoon',
        'socialrank brand show acme',
        'socialrank acme',
      ]),
    );
  const add = brand
    .command('add')
    .description('Save a profile, from flags or from a file of profiles in YAML.')
    .argument('[name]', 'of the brand')
    .action(runs(async () => (await import('./commands/brand.js')).addBrand));
  for (const flag of profileFlags()) add.addOption(flag);
  brand
    .command('show')
    .description('Print a profile, with where its values came from.')
    .argument('<name>', 'or an alias')
    .addOption(format('yaml', 'json'))
    .action(runs(async () => (await import('./commands/brand.js')).showBrand));
  brand
    .command('list')
    .description('Every saved profile.')
    .addOption(format('table', 'json'))
    .addOption(color())
    .action(runs(async () => (await import('./commands/brand.js')).listBrands));
  brand
    .command('remove')
    .description('Forget profiles.')
    .argument('<names...>', 'or aliases')
    .action(runs(async () => (await import('./commands/brand.js')).removeBrand));
  brand
    .command('resolve')
    .description('Look a name up at Wikidata and save a profile of what is known: aliases, accounts, sites, ticker.')
    .argument('<name>', 'of the brand')
    .option('--pick <n>', 'which one, where several have the name: its number in the list, or its id as Q42')
    .option('-y, --yes', 'take the first of several, and say so')
    .addOption(new Option('--language <codes>', 'of the names that are taken (default: en)').argParser(names))
    .option('--replace', 'write over a profile of that name')
    .option('--dry-run', 'print the profile and save nothing')
    .addOption(format('yaml', 'json'))
    .action(runs(async () => (await import('./commands/brand-resolve.js')).resolveBrand));
}
