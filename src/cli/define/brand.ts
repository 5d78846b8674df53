/** Defines `brand` and its help. */
import { type Command, Option } from 'commander';
import { each, names, once } from '../settings/values.js';
import { about, color, format, type Runs } from './defining.js';
import { option } from './flags.js';

export function defineBrand(program: Command, runs: Runs): void {
  const brand = program
    .command('brand')
    .description(
      about('Manage brand profiles: the names, accounts and words of a brand, used whenever you scan it.', [
        'socialrank brand resolve "Acme Coffee"',
        'socialrank brand add "Acme Coffee" --alias ACME --handle @acme --exclude cartoon',
        'socialrank brand show acme',
        'socialrank acme',
      ]),
    );
  const add = brand
    .command('add')
    .description('Save a profile, from flags or from a YAML file of profiles.')
    .argument('[name]', 'name of the brand')
    .action(runs(async () => (await import('../commands/brand.js')).addBrand));
  for (const flag of profileFlags()) add.addOption(flag);
  brand
    .command('show')
    .description('Print a profile, and where its values came from.')
    .argument('<name>', 'name or alias of the brand')
    .addOption(format('yaml', 'json'))
    .action(runs(async () => (await import('../commands/brand.js')).showBrand));
  brand
    .command('list')
    .description('List saved profiles.')
    .addOption(format('table', 'json'))
    .addOption(color())
    .action(runs(async () => (await import('../commands/brand.js')).listBrands));
  brand
    .command('remove')
    .description('Delete profiles.')
    .argument('<names...>', 'names or aliases of brands')
    .action(runs(async () => (await import('../commands/brand.js')).removeBrand));
  brand
    .command('resolve')
    .description('Look a name up in Wikidata and save what it knows as a profile: aliases, accounts, sites, ticker.')
    .argument('<name>', 'name of the brand')
    .option('--pick <n>', 'which one to take if several have the name: its number in the list, or its id, such as Q42')
    .option('-y, --yes', 'take the first if several have the name, and say so')
    .addOption(new Option('--language <codes>', 'languages of the names to save (default: en)').argParser(names))
    .option('--replace', 'replace a saved profile of the same name')
    .option('--dry-run', 'print the profile without saving it')
    .option('--record <file>', 'save all requests and answers to this HAR file', once)
    .option('--replay <file>', 'take all answers from a file made with --record instead of the network')
    .addOption(format('yaml', 'json'))
    .action(runs(async () => (await import('../commands/brand-resolve.js')).resolveBrand));
}

/** Flags of `brand add`: the keys of a profile, one value per flag, repeatable. */
const profileFlags = (): Option[] => [
  option('--alias <name>', 'another name, or the ticker, such as $ACME; repeatable', each),
  option('--handle <handle>', 'an account of the brand, such as @acme; repeatable', names),
  option('--hashtag <tag>', 'a hashtag that means the brand; repeatable', names),
  option('--domain <site>', 'a site of the brand; repeatable', names),
  option(
    '--owned <account>',
    "an account or site whose posts are the brand's own; it is not searched for; repeatable",
    names,
  ),
  option('--context <words>', 'words that suggest the brand is meant; repeatable', each),
  option('--exclude <words>', 'drop mentions that contain these words; repeatable', each),
  option('--language <codes>', 'keep only these languages', names),
  option('--competitor <name>', 'a brand to compare with; repeatable', each),
  option('--case-sensitive', 'match upper and lower case as typed: Target, not target'),
  option('--file <file>', 'YAML file with one profile or a list, instead of the other flags'),
  option('--replace', 'replace a saved profile of the same name'),
];
