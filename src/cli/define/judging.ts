/** The commands of engines: what they say of a text, how good they are, and who knows better. */
import { type Command, Option } from 'commander';
import { DEFAULT_ENGINE } from '../../engines/index.js';
import { count, duration, each, names, once, positiveInteger } from '../settings/values.js';
import { about, color, format, type Runs } from './defining.js';
import { confidenceFlag, ENGINE_HELP, MODEL_HELP } from './flags.js';

export function defineScore(program: Command, runs: Runs): void {
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
      about('How good engines are on texts that you have labelled, with intervals, side by side.', [
        'socialrank eval --gold judged.csv',
        'socialrank eval --gold judged.csv --engine social --engine afinn --engine onnx --model ./model',
        'socialrank eval --gold labels --write-matrix matrix.json && socialrank acme --gold-matrix matrix.json',
      ]),
    )
    .requiredOption(
      '--gold <texts>',
      'NDJSON, JSON, CSV or TSV with texts and labels (positive, neutral, negative; -1, 0, 1; 1 to 5 stars); - is standard input; labels: what socialrank label keeps',
    )
    .addOption(
      new Option('--engine <engine>', `${ENGINE_HELP}; repeatable (default: "${DEFAULT_ENGINE}")`).argParser(each),
    )
    .option('--model <dir>', `${MODEL_HELP}; onnx:DIR names further ones`)
    .option('--map <k=v,...>', 'fields of the file, ours = theirs: text=body,label=verdict,coder=who,weight=n', names)
    .option('--brand <name>', 'a name whose words must not move the score')
    .option('--lang <code>', 'the language of the texts; otherwise it is guessed')
    .option(
      '--write-matrix <file>',
      'keep how often the engine takes one class for another, for scans with --gold-matrix',
      once,
    )
    .addOption(confidenceFlag())
    .option('--timeout <t>', 'for one answer of a service', duration)
    .option('-o, --output <file>', 'write to a file, whole or not at all; repeatable, - is standard output', each)
    .addOption(
      new Option('-f, --format <name>', 'how it is printed (default: table, or from the ending of --output)').choices([
        'table',
        'json',
        'csv',
      ]),
    )
    .addOption(color())
    .action(runs(async () => (await import('../commands/eval.js')).evaluate));
}

export function defineLabel(program: Command, runs: Runs): void {
  // The flags behind `label list` are those of `list`.
  const label = program
    .enablePositionalOptions()
    .command('label')
    .enablePositionalOptions()
    .description(
      about(
        'Correct the sentiment of a mention. It is kept, wins over every engine, and eval --gold labels measures by it.',
        [
          'socialrank label hackernews:123 negative --from report.json',
          'socialrank label --sample 100 "acme" -o sample.csv',
          'socialrank label --from sample.csv',
          'socialrank label list',
        ],
      ),
    )
    .argument('[id]', 'of the mention, as reports list it; with --sample: a query whose runs were kept')
    .argument('[label]', 'positive, neutral or negative')
    .option(
      '--from <file>',
      'where the text of the mention stands; without an id, every row of it that has an id and a label',
    )
    .option('--map <k=v,...>', 'fields of the file, ours = theirs: id=key,text=body,label=verdict', names)
    .option(
      '--sample <n>',
      'draw mentions to label, of the history or of --from: some of every label and source, in proportion; the column weight says how many each stands for',
      positiveInteger,
    )
    .addOption(new Option('--seed <n>', 'another number, another sample').argParser(count).default(1))
    .option('-o, --output <file>', 'write the sample to a file, whole or not at all', once)
    .addOption(
      new Option('-f, --format <name>', 'of the sample (default: csv, or from the ending of --output)').choices([
        'csv',
        'json',
      ]),
    )
    .action(runs(async () => (await import('../commands/label.js')).label));
  label
    .command('list')
    .description('Every label that is kept.')
    .addOption(format('table', 'json'))
    .addOption(color())
    .action(runs(async () => (await import('../commands/label.js')).listLabels));
  label
    .command('remove')
    .description('Take labels back.')
    .argument('<ids...>')
    .action(runs(async () => (await import('../commands/label.js')).removeLabel));
}
