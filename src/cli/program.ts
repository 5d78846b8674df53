/** The commands and their help. What a command does is loaded when it runs. */
import { Command, Option } from 'commander';
import { DEFAULT_ENGINE } from '../engines/index.js';
import { VERSION } from '../version.js';
import { defineBrand } from './define-brand.js';
import { about, color, format, type Load, type Runs } from './defining.js';
import {
  ANY_RUN,
  ENGINE_HELP,
  type FlagGroup,
  HOW,
  JUDGING,
  MANY,
  MODEL_HELP,
  NETWORK,
  RUN,
  WHAT,
  WHERE,
} from './flags.js';
import { TOPIC_NAMES } from './help-topics.js';
import type { Io } from './io.js';
import { duration, each, names, sourceList } from './values.js';

const QUERY =
  'a brand name, that of a saved profile, or an expression: "exact phrase", OR, -not, #tag, @handle, from:, site:, lang:, *';

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

function defineScan(program: Command, runs: Runs): void {
  const command = program
    .command('scan', { isDefault: true })
    .description(
      about('One snapshot of a brand (the default command).', [
        'socialrank "Acme Coffee"',
        'socialrank scan "Acme Coffee" -s hackernews,bluesky --since 24h',
        'socialrank acme -s file:posts.csv --map text=body,publishedAt=created --view keywords',
        'socialrank acme --format json | jq .socialRank.score',
        'socialrank acme -o report.json -o mentions.csv --view mentions',
        "socialrank --brands brands.yaml -o 'reports/{brand}.json' -o all.csv",
        'socialrank acme --record acme.har && socialrank acme --replay acme.har',
      ]),
    )
    .argument('[query]', QUERY)
    .action(runs(async () => (await import('./commands/asking.js')).scan));
  addFlags(command, [WHERE, MANY, WHAT, HOW, NETWORK, RUN]);
}

function defineAbout(program: Command, runs: Runs): void {
  const command = program
    .command('about')
    .description(
      about('Every mention, comment and reply that links to a page, on any source, as conversations.', [
        'socialrank about https://example.com/2026/a-post',
        'socialrank about example.com/blog/* -s hackernews,lobsters --since 30d',
        'socialrank about hxxps://example[.]com/page --format json',
      ]),
    )
    .argument('<url>', 'the address of a page, of all below it with /* at its end, or of a whole site')
    .action(runs(async () => (await import('./commands/asking.js')).about));
  addFlags(command, [WHERE, WHAT, HOW, NETWORK, RUN], { '--view': 'threads', '--since': 'ever' });
}

function definePlan(program: Command, runs: Runs): void {
  const command = program
    .command('plan')
    .description(
      about('How a query is sent to each source: pushed down, filtered here, impossible. Makes no request.', [
        'socialrank plan "Acme Coffee"',
        `socialrank plan '"Acme Coffee" OR #acme -tea' -s x,hackernews`,
      ]),
    )
    .argument('<query>', QUERY)
    .addOption(format('table', 'json'))
    .action(runs(async () => (await import('./commands/asking.js')).plan));
  addFlags(command, [WHERE, WHAT]);
}

function defineQuery(program: Command, runs: Runs): void {
  const query = program
    .command('query')
    .description(
      about('Whether a query finds what is meant.', [
        'socialrank query test "Orchard"',
        'socialrank query test "Orchard" -s file:posts.ndjson -f csv -o sample.csv',
      ]),
    );
  const test = query
    .command('test')
    .description(
      about('Judge a sample of hits: precision with its interval, by relevance, and the exclusions that would help.', [
        'socialrank query test "Orchard"',
        'socialrank query test "Orchard" --sample 100 --judgements orchard.ndjson',
        'socialrank query test "Orchard" -s file:posts.ndjson > sample.ndjson',
        'socialrank query test "Orchard" -s file:posts.ndjson --judgements sample.ndjson -f json',
      ]),
    )
    .argument('<query>', QUERY)
    .action(runs(async () => (await import('./commands/query-test.js')).testQuery));
  addFlags(test, [WHERE, WHAT, JUDGING, NETWORK, ANY_RUN]);
}

function defineScore(program: Command, runs: Runs): void {
  program
    .command('score')
    .description(
      about('Sentiment of a text, with the words that made it.', [
        'socialrank score "I love this place"',
        'socialrank score --format ndjson < texts.txt',
      ]),
    )
    .argument('[text]', 'without it, one text a line is read from standard input')
    .option('--brand <name>', 'a name whose words must not move the score')
    .option('--lang <code>', 'the language of the texts; otherwise it is guessed')
    .option('--engine <name>', ENGINE_HELP, DEFAULT_ENGINE)
    .option('--model <dir>', MODEL_HELP)
    .addOption(format('table', 'json', 'ndjson'))
    .addOption(color())
    .action(runs(async () => (await import('./commands/asking.js')).score));
}

function defineEval(program: Command, runs: Runs): void {
  program
    .command('eval')
    .description(
      about('How good engines are on texts that you have labelled, with intervals, side by side.', [
        'socialrank eval --gold judged.csv',
        'socialrank eval --gold judged.csv --engine social --engine afinn --engine onnx --model ./model',
        'socialrank eval --gold labels --write-matrix matrix.json && socialrank acme --gold-matrix matrix.json',
      ]),
    )
    .requiredOption(
      '--gold <file>',
      'NDJSON, JSON, CSV or TSV with texts and labels (positive, neutral, negative; -1, 0, 1; 1 to 5 stars); - is standard input; labels: what socialrank label keeps',
    )
    .addOption(
      new Option('--engine <name>', `${ENGINE_HELP}; repeatable (default: "${DEFAULT_ENGINE}")`).argParser(each),
    )
    .option('--model <dir>', `${MODEL_HELP}; onnx:DIR names further ones`)
    .option('--map <k=v,...>', 'fields of the file, ours = theirs: text=body,label=verdict', names)
    .option('--brand <name>', 'a name whose words must not move the score')
    .option('--lang <code>', 'the language of the texts; otherwise it is guessed')
    .option(
      '--write-matrix <file>',
      'keep how often the engine takes one class for another, for scans with --gold-matrix',
    )
    .option('--timeout <t>', 'for one answer of a service', duration)
    .option('-o, --output <file>', 'write to a file, whole or not at all')
    .addOption(
      new Option('-f, --format <name>', 'how it is printed (default: table, or from the ending of --output)').choices([
        'table',
        'json',
        'csv',
      ]),
    )
    .addOption(color())
    .action(runs(async () => (await import('./commands/asking.js')).evaluate));
}

function defineLabel(program: Command, runs: Runs): void {
  const label = program
    .command('label')
    .description(
      about(
        'Correct the sentiment of a mention. It is kept, wins over every engine, and eval --gold labels measures by it.',
        [
          'socialrank label hackernews:123 negative --from report.json',
          'socialrank label --from judged.csv',
          'socialrank label list',
        ],
      ),
    )
    .argument('[id]', 'of the mention, as reports list it')
    .argument('[label]', 'positive, neutral or negative')
    .option(
      '--from <file>',
      'where the text of the mention stands; without an id, every row of it that has an id and a label',
    )
    .option('--map <k=v,...>', 'fields of the file, ours = theirs: id=key,text=body,label=verdict', names)
    .action(runs(async () => (await import('./commands/label.js')).label));
  label
    .command('list')
    .description('Every label that is kept.')
    .addOption(format('table', 'json'))
    .addOption(color())
    .action(runs(async () => (await import('./commands/label.js')).listLabels));
  label
    .command('remove')
    .description('Take labels back.')
    .argument('<ids...>')
    .action(runs(async () => (await import('./commands/label.js')).removeLabel));
}

function defineSources(program: Command, runs: Runs): void {
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
    .action(runs(async () => (await import('./commands/sources.js')).listSources));
  sources
    .command('show')
    .description('Settings, limits and an example of one source.')
    .argument('<name>')
    .addOption(format('table', 'json'))
    .addOption(color())
    .action(runs(async () => (await import('./commands/sources.js')).showSource));
  sources
    .command('check')
    .description('Make one small request to each source and say how it went.')
    .argument('[names...]', 'default: every source that is ready')
    .addOption(format('table', 'json'))
    .addOption(color())
    .action(runs(async () => (await import('./commands/asking.js')).checkSources));
}

function defineConfig(program: Command, runs: Runs): void {
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
    .action(runs(async () => (await import('./commands/config.js')).getSetting));
  add('set', 'Keep one setting.', '<key>')
    .argument('[value]', 'without it, it is asked for or read from standard input: so no key stands on a command line')
    .action(runs(async () => (await import('./commands/config.js')).setSetting));
  add('unset', 'Forget one setting.', '<key>').action(
    runs(async () => (await import('./commands/config.js')).unsetSetting),
  );
  add('list', 'Print all that is set and where it comes from; secrets are masked.')
    .option('--reveal', 'show secrets')
    .addOption(format('table', 'json'))
    .addOption(color())
    .action(runs(async () => (await import('./commands/config.js')).listSettings));
  add('path', 'Print where the settings file is.').action(
    runs(async () => (await import('./commands/config.js')).settingsPath),
  );
}

function definePerson(program: Command, runs: Runs): void {
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
    .action(runs(async () => (await import('./commands/person.js')).addPerson));
  person
    .command('list')
    .description('Everybody who is saved.')
    .addOption(format('table', 'json'))
    .addOption(color())
    .action(runs(async () => (await import('./commands/person.js')).listPersons));
  person
    .command('show')
    .description('The accounts of one person.')
    .argument('<name>', name)
    .addOption(format('table', 'json'))
    .addOption(color())
    .action(runs(async () => (await import('./commands/person.js')).showPerson));
  person
    .command('remove')
    .description('Forget somebody, or some accounts of theirs.')
    .argument('<name>', name)
    .argument('[accounts...]', account)
    .action(runs(async () => (await import('./commands/person.js')).removePerson));
}

function definePlugin(program: Command, runs: Runs): void {
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
    .action(runs(async () => (await import('./commands/plugin.js')).newPlugin));
}

/** @param defaults where they are not those of a scan, by the flag's long name */
function addFlags(
  command: Command,
  groups: readonly FlagGroup[],
  defaults: Readonly<Record<string, string>> = {},
): void {
  for (const { heading, flags } of groups) {
    command.optionsGroup(heading);
    for (const flag of flags()) {
      const own = defaults[flag.long ?? ''];
      if (own !== undefined) flag.default(own).description = flag.description.replace(/ \(default: [^)]*\)$/, '');
      command.addOption(flag);
    }
  }
}
