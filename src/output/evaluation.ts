/** Renders an evaluation for people, and as a table for other programs. */
import type { Estimate, EvaluationReport, Ratio } from '../types.js';
import { delimited } from './data/delimited.js';
import { grid } from './screen/grid.js';
import type { Terminal } from './screen/terminal.js';
import { levelWords } from './words/level-words.js';
import { plural } from './words/number-words.js';

type EngineRow = EvaluationReport['engines'][number];

const LABELS = ['negative', 'neutral', 'positive'] as const;

/** One column per engine. */
export function evaluationTable(report: EvaluationReport, terminal: Terminal): string {
  const { engines, pairs } = report;
  const rows: readonly (readonly [title: string, cell: (one: EngineRow) => string])[] = [
    ['scored', ({ scored, unscored }) => `${scored}${unscored === 0 ? '' : `, ${unscored} unscored`}`],
    ['accuracy', ({ accuracy }) => points(accuracy)],
    ...(engines.some(isWeighted) ? [WEIGHTED] : []),
    ['macro-recall', ({ macroRecall }) => points(macroRecall)],
    ['macro-F1', ({ macroF1 }) => points(macroF1)],
    ["Cohen's kappa", ({ kappa }) => bounded(kappa, (value) => value.toFixed(2))],
    ...LABELS.flatMap((label): (readonly [string, (one: EngineRow) => string])[] => [
      [`${label}: precision`, ({ classes }) => points(classes[label].precision)],
      [`${label}: recall`, ({ classes }) => points(classes[label].recall)],
      [`${label}: F1`, ({ classes }) => points(classes[label].f1)],
    ]),
    ['calibration error', ({ calibration }) => (calibration === null ? '—' : calibration.expectedError.toFixed(3))],
  ];
  const cells = rows.map(([title, cell]) => [title, ...engines.map(cell)]);
  const blocks = [
    [`${plural(report.texts, 'labelled text')}; ${levelWords(report)} intervals`, ...agreed(report), ...leftOut(report)]
      .map((line) => ` ${line}\n`)
      .join(''),
    grid(cells, { head: ['', ...engines.map(({ engine }) => engine)], terminal }),
    ...engines.map((one) => confusionOf(one, engines.length, terminal)),
    ...(pairs.length === 0 ? [] : [grid(pairs.map(pairCells), { head: PAIR_HEAD, terminal })]),
    ...engines.flatMap(({ engine, remarks }) => remarks.map(({ message }) => `! ${engine}: ${message}\n`)),
  ];
  return blocks.map((block) => (block.startsWith(' ') || block.startsWith('!') ? block : ` ${block}`)).join('\n');
}

const isWeighted = ({ weightedAccuracy }: EngineRow): boolean => weightedAccuracy !== null;

const WEIGHTED = [
  'weighted accuracy',
  ({ weightedAccuracy }: EngineRow) => (weightedAccuracy === null ? '—' : points(weightedAccuracy)),
] as const;

const PAIR_HEAD = ['difference in macro-recall', 'points', 'more than noise?', 'p of accuracy (Holm)'];

function pairCells({ a, b, macroRecall, isMoreThanNoise, pHolm }: EvaluationReport['pairs'][number]): string[] {
  const isBetter = (macroRecall.value ?? 0) >= 0;
  const [best, other] = isBetter ? [b, a] : [a, b];
  const sized =
    macroRecall.ci95 === null || isBetter
      ? macroRecall
      : { value: -macroRecall.value!, ci95: turned(macroRecall.ci95) };
  return [
    `${best} over ${other}`,
    points(sized),
    isMoreThanNoise ? 'yes' : 'no',
    pHolm === null ? '—' : pHolm < 0.001 ? '< 0.001' : pHolm.toFixed(3),
  ];
}

function turned([low, high]: readonly [number, number]): [number, number] {
  return [-high, -low];
}

function confusionOf({ engine, confusion }: EngineRow, engines: number, terminal: Terminal): string {
  const columns = [...LABELS, 'unscored'] as const;
  const rows = LABELS.map((label) => [label, ...columns.map((column) => String(confusion[label][column]))]);
  const title = engines === 1 ? 'meant \\ given' : `${engine}: meant \\ given`;
  return grid(rows, { head: [title, ...columns], terminal, align: ['left', 'right', 'right', 'right', 'right'] });
}

/** How reliable the gold labels themselves are. */
function agreed({ agreement }: EvaluationReport): readonly string[] {
  if (agreement === null) return [];
  const { texts, labels, alpha, alphaOrdinal } = agreement;
  const written = (estimate: Estimate) => bounded(estimate, (value) => value.toFixed(2));
  return [
    `${plural(texts, 'text')} labelled more than once, ${labels} labels in all: the majority label is the gold label`,
    `Krippendorff's alpha ${written(alpha)}; of labels in their order ${written(alphaOrdinal)}`,
  ];
}

function leftOut({ leftOut: { unlabelled, empty, repeated, tied } }: EvaluationReport): readonly string[] {
  return [
    ...(unlabelled === 0 ? [] : [`${plural(unlabelled, 'row')} without a label left out`]),
    ...(empty === 0 ? [] : [`${plural(empty, 'row')} without a text left out`]),
    ...(repeated === 0 ? [] : [`${plural(repeated, 'row')} labelled again later by the same coder left out`]),
    ...(tied === 0 ? [] : [`${plural(tied, 'text')} left out on which coders were evenly split`]),
  ];
}

/** In percent: `65.5 (64.1 to 66.9)`. */
function points(estimate: Pick<Estimate, 'value' | 'ci95'>): string {
  return bounded(estimate, (value) => (100 * value).toFixed(1));
}

function bounded({ value, ci95 }: Pick<Estimate, 'value' | 'ci95'>, written: (value: number) => string): string {
  if (value === null) return '—';
  return ci95 === null ? written(value) : `${written(value)} (${written(ci95[0])} to ${written(ci95[1])})`;
}

/** One row per engine. */
export function evaluationCsv({ engines, agreement }: EvaluationReport): string {
  const measures: readonly (readonly [name: string, of: (one: EngineRow) => Ratio | Estimate])[] = [
    ['accuracy', ({ accuracy }) => accuracy],
    ['macro_recall', ({ macroRecall }) => macroRecall],
    ['macro_f1', ({ macroF1 }) => macroF1],
    ['kappa', ({ kappa }) => kappa],
    ...LABELS.flatMap((label): (readonly [string, (one: EngineRow) => Ratio | Estimate])[] => [
      [`${label}_precision`, ({ classes }) => classes[label].precision],
      [`${label}_recall`, ({ classes }) => classes[label].recall],
      [`${label}_f1`, ({ classes }) => classes[label].f1],
    ]),
  ];
  const names = [
    'engine',
    'texts',
    'scored',
    'unscored',
    ...measures.flatMap(([name]) => [name, `${name}_low`, `${name}_high`]),
  ];
  const rows = engines.map((one) => [
    ...[one.engine, one.texts, one.scored, one.unscored],
    ...measures.flatMap(([, of]) => cellsOf(of(one))),
    one.calibration?.expectedError ?? null,
    ...[agreement?.alpha, agreement?.alphaOrdinal, one.weightedAccuracy].flatMap((estimate) => cellsOf(estimate)),
  ]);
  return delimited([...names, 'calibration_error', ...LAST], rows, { format: 'csv', bom: false, rawCsv: false });
}

/** The alphas describe the gold labels, so they are the same in every row. */
const LAST = ['alpha', 'alpha_ordinal', 'weighted_accuracy'].flatMap((name) => [name, `${name}_low`, `${name}_high`]);

function cellsOf(estimate?: Pick<Estimate, 'value' | 'ci95'> | null): readonly (number | null)[] {
  return [estimate?.value ?? null, estimate?.ci95?.[0] ?? null, estimate?.ci95?.[1] ?? null];
}
