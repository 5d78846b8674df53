/** Defines the commands on sentiment engines: score a text, evaluate engines, correct them with labels. */
import { type Command, Option } from 'commander';
import { DEFAULT_ENGINE } from '../../engines/index.js';
import { count, duration, each, names, once, positiveInteger } from '../settings/values.js';
import { about, color, format, type Runs } from './defining.js';
import { confidenceFlag, ENGINE_HELP, MODEL_HELP } from './flags.js';

export function defineScore(program: Command, runs: Runs): void {
  program
    .command('score')
    .description(
      about('Score the sentiment of a text, and show the words that decided it.', [
        'socialrank score "I love this place"',
        'socialrank score --format ndjson < texts.txt',
      ]),
    )
    .argument('[text]', 'a text; without it, every line of standard input is one')
    .option('--brand <name>', 'a brand name whose own words must not affect the score')
    .option('--lang <code>', 'the language of the texts (default: detected)')
    .option('--engine <engine>', ENGINE_HELP, DEFAULT_ENGINE)
    .option('--model <dir>', MODEL_HELP)
    .addOption(format('table', 'json', 'ndjson'))
    .addOption(color())
    .action(runs(async () => (await import('../commands/score.js')).score));
}

export function defineEval(program: Command, runs: Runs): void {
  program
    .command('eval')
    .description(
      about('Measure, side by side, how accurate engines are on texts that you have labelled.', [
        'socialrank eval --gold judged.csv',
        'socialrank eval --gold judged.csv --engine social --engine afinn --engine onnx --model ./model',
        'socialrank eval --gold labels --write-matrix matrix.json && socialrank acme --gold-matrix matrix.json',
      ]),
    )
    .requiredOption(
      '--gold <texts>',
      'NDJSON, JSON, CSV or TSV file with texts and labels (positive, neutral, negative; -1, 0, 1; or 1 to 5 stars); - is standard input; the word labels means what socialrank label has kept',
    )
    .addOption(
      new Option('--engine <engine>', `${ENGINE_HELP}; repeatable (default: ${DEFAULT_ENGINE})`).argParser(each),
    )
    .option('--model <dir>', `${MODEL_HELP}; further models as --engine onnx:DIR`)
    .option(
      '--map <k=v,...>',
      'which fields of the file to use, as ours=theirs: text=body,label=verdict,coder=who,weight=n',
      names,
    )
    .option('--brand <name>', 'a brand name whose own words must not affect the score')
    .option('--lang <code>', 'the language of the texts (default: detected)')
    .option(
      '--write-matrix <file>',
      'save how often the engine mistakes one class for another, for scan --gold-matrix',
      once,
    )
    .addOption(confidenceFlag())
    .option('--timeout <t>', 'time limit for one answer from a service', duration)
    .option('-o, --output <file>', 'write to this file, complete or not at all; - is standard output; repeatable', each)
    .addOption(
      new Option('-f, --format <name>', 'output format (default: by the ending of --output, else table)').choices([
        'table',
        'json',
        'csv',
      ]),
    )
    .addOption(color())
    .action(runs(async () => (await import('../commands/eval.js')).evaluate));
}

export function defineLabel(program: Command, runs: Runs): void {
  // Flags after `label list` belong to `list`.
  const label = program
    .enablePositionalOptions()
    .command('label')
    .enablePositionalOptions()
    .description(
      about(
        'Correct the sentiment of a mention. Labels are kept, override every engine, and serve eval --gold labels.',
        [
          'socialrank label hackernews:123 negative --from report.json',
          'socialrank label --sample 100 "acme" -o sample.csv',
          'socialrank label --from sample.csv',
          'socialrank label list',
        ],
      ),
    )
    .argument('[id]', 'id of a mention, as reports show it; with --sample: a query whose runs are in the history')
    .argument('[label]', 'positive, neutral or negative')
    .option(
      '--from <file>',
      'the report that holds the text of the mention; without an id, label every row of this file that has an id and a label',
    )
    .option('--map <k=v,...>', 'which fields of the file to use, as ours=theirs: id=key,text=body,label=verdict', names)
    .option(
      '--sample <n>',
      'draw this many mentions to label, from the history or --from, some of every label and source; the column weight says how many mentions each row represents',
      positiveInteger,
    )
    .addOption(
      new Option('--seed <n>', 'seed of the random sample: another number draws another one')
        .argParser(count)
        .default(1),
    )
    .option('-o, --output <file>', 'write the sample to this file, complete or not at all', once)
    .addOption(
      new Option('-f, --format <name>', 'format of the sample (default: by the ending of --output, else csv)').choices([
        'csv',
        'json',
      ]),
    )
    .action(runs(async () => (await import('../commands/label.js')).label));
  label
    .command('list')
    .description('List every label that is kept.')
    .addOption(format('table', 'json'))
    .addOption(color())
    .action(runs(async () => (await import('../commands/label.js')).listLabels));
  label
    .command('remove')
    .description('Remove labels.')
    .argument('<ids...>', 'ids of labelled mentions')
    .action(runs(async () => (await import('../commands/label.js')).removeLabel));
}
