/** The commands of `brand`, and their help. */
import { type Command, Option } from 'commander';
import { each, names, once } from '../settings/values.js';
import { about, color, format, type Runs } from './defining.js';
import { option } from './flags.js';

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
    .action(runs(async () => (await import('../commands/brand.js')).addBrand));
  for (const flag of profileFlags()) add.addOption(flag);
  brand
    .command('show')
    .description('Print a profile, with where its values came from.')
    .argument('<name>', 'or an alias')
    .addOption(format('yaml', 'json'))
    .action(runs(async () => (await import('../commands/brand.js')).showBrand));
  brand
    .command('list')
    .description('Every saved profile.')
    .addOption(format('table', 'json'))
    .addOption(color())
    .action(runs(async () => (await import('../commands/brand.js')).listBrands));
  brand
    .command('remove')
    .description('Forget profiles.')
    .argument('<names...>', 'or aliases')
    .action(runs(async () => (await import('../commands/brand.js')).removeBrand));
  brand
    .command('resolve')
    .description('Look a name up at Wikidata and save a profile of what is known: aliases, accounts, sites, ticker.')
    .argument('<name>', 'of the brand')
    .option('--pick <n>', 'which one, where several have the name: its number in the list, or its id as Q42')
    .option('-y, --yes', 'take the first of several, and say so')
    .addOption(new Option('--language <codes>', 'of the names that are taken (default: en)').argParser(names))
    .option('--replace', 'write over a profile of that name')
    .option('--dry-run', 'print the profile and save nothing')
    .option('--record <file>', 'keep the exchange as a HAR file', once)
    .option('--replay <file>', 'answer from such a file, without a network')
    .addOption(format('yaml', 'json'))
    .action(runs(async () => (await import('../commands/brand-resolve.js')).resolveBrand));
}

/** Of `brand add`: the keys of a profile, one value a flag, repeatable. */
const profileFlags = (): Option[] => [
  option('--alias <name>', 'another name of it, or its ticker as $ACME; repeatable', each),
  option('--handle <handle>', 'an account of its own, as @acme; repeatable', names),
  option('--hashtag <tag>', 'a hashtag that means it; repeatable', names),
  option('--domain <site>', 'a site of its own; repeatable', names),
  option('--owned <account>', 'a further account or site whose posts are its own, not looked for; repeatable', names),
  option('--context <words>', 'words that make it likely that it is meant; repeatable', each),
  option('--exclude <words>', 'words that drop what they stand in; repeatable', each),
  option('--language <codes>', 'keep these languages', names),
  option('--competitor <name>', 'a brand that it is compared with; repeatable', each),
  option('--case-sensitive', 'its name in this case only: Target, not target'),
  option('--file <file>', 'profiles in YAML instead: a list, or one'),
  option('--replace', 'write over a profile of that name'),
];
