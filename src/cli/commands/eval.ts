/** `eval`: measures side by side how accurate engines are on the user's own labelled texts. */
import { agreement } from '../../core/evaluation/agreement.js';
import { type Comparison, comparisons } from '../../core/evaluation/comparison.js';
import type { Judged } from '../../core/evaluation/confusion.js';
import { evaluation } from '../../core/evaluation/evaluation.js';
import { goldMatrix } from '../../core/evaluation/gold-matrix.js';
import { type Confidence, confidenceOf } from '../../core/metrics/confidence.js';
import { rounded, roundedTest } from '../../core/round.js';
import type { Label } from '../../core/sentiment/label.js';
import { unscored } from '../../core/sentiment/unscored.js';
import type { Engine, Score } from '../../engine.js';
import { DEFAULT_ENGINE } from '../../engines/index.js';
import { UsageError } from '../../errors.js';
import { toJson } from '../../output/data/json.js';
import { safeText } from '../../output/screen/safe-text.js';
import { untilAborted } from '../../scan/asking/until-aborted.js';
import type { EvaluationReport } from '../../types.js';
import { VERSION } from '../../version.js';
import { engineOpener } from '../engines.js';
import { writeWhole } from '../files/whole-file.js';
import { interruption } from '../io/interrupt.js';
import { type Io, tell, write } from '../io/io.js';
import { fileOf, terminalOf } from '../io/terminal.js';
import { type GoldFlags, type GoldTask, goldTexts } from '../judging/gold-texts.js';
import { filesFirst, kept, throwFirst } from '../outputs/deliver.js';
import { type Output, outputsOf } from '../outputs/outputs.js';
import { CONFIDENCE, numberSetting } from '../settings/number-settings.js';
import { readSettings } from '../settings/settings.js';

type EvalFormat = 'table' | 'json' | 'csv';

export interface EvalFlags extends GoldFlags {
  readonly engine?: readonly string[];
  readonly model?: string;
  readonly writeMatrix?: string;
  readonly output?: readonly string[];
  readonly timeout?: number;
  readonly confidence?: number;
  readonly format?: EvalFormat;
  readonly color: 'auto' | 'always' | 'never';
}

const TASKS_AT_ONCE = 500;

export async function evaluate(io: Io, flags: EvalFlags): Promise<number> {
  const names = [...new Set(flags.engine ?? [DEFAULT_ENGINE])];
  if (flags.writeMatrix !== undefined && names.length > 1) {
    throw new UsageError('--write-matrix is for one engine', { hint: 'name one --engine' });
  }
  const outputs = evalOutputs(flags, io);
  const tree = readSettings(io);
  const confidence = confidenceOf(flags.confidence ?? numberSetting(CONFIDENCE, tree, io));
  const { tasks, left, labels } = await goldTexts(io, flags);
  const interrupted = interruption(io);
  const engines: Engine[] = [];
  try {
    for (const name of names) {
      const model = name === 'onnx' ? flags.model : undefined;
      const { timeout } = flags;
      const open = engineOpener(
        { engine: name, ...(model === undefined ? {} : { model }), ...(timeout === undefined ? {} : { timeout }) },
        { tree, io, isReplay: false },
      );
      engines.push(await untilAborted(() => open(), interrupted.signal));
    }
    if (flags.model !== undefined && !names.includes('onnx')) {
      throw new UsageError('--model is for the engine onnx', { hint: 'for example --engine onnx --model DIR' });
    }
    const judged: (readonly Judged[])[] = [];
    for (const engine of engines) judged.push(await untilAborted(() => judgedBy(engine, tasks), interrupted.signal));
    const exact = reportOf(engines, judged, { texts: tasks.length, leftOut: left, labels, confidence });
    const report = { ...rounded(exact), pairs: exact.pairs.map((pair) => roundedTest('pHolm', pair)) };
    const [only] = report.engines;
    const { writeMatrix } = flags;
    const failures = await kept(
      [
        ...(writeMatrix === undefined
          ? []
          : [() => writeWhole(writeMatrix, toJson({ ...goldMatrix(only!.engine, only!.confusion) }))]),
        ...filesFirst(outputs).map((output) => () => deliver(io, report, output, flags)),
      ],
      interrupted.signal,
    );
    await tellRemarks(io, report, outputs);
    await throwFirst(failures, io);
    return 0;
  } finally {
    for (const engine of engines) engine.close?.();
    interrupted.stop();
  }
}

async function judgedBy(engine: Engine, tasks: readonly GoldTask[]): Promise<readonly Judged[]> {
  const judged: Judged[] = [];
  for (let at = 0; at < tasks.length; at += TASKS_AT_ONCE) {
    const some = tasks.slice(at, at + TASKS_AT_ONCE);
    for (const [place, { label, confidence }] of (await scoresOf(engine, some)).entries()) {
      const { gold, weight } = some[place]!;
      judged.push({ gold, weight, given: label, confidence: label === null ? null : confidence });
    }
  }
  return judged;
}

async function scoresOf(engine: Engine, tasks: readonly GoldTask[]): Promise<readonly Score[]> {
  if (engine.scoreMany !== undefined) {
    const scores = await engine.scoreMany(tasks);
    return tasks.map((_, place) => scores[place] ?? unscored());
  }
  const scores: Score[] = [];
  for (const { text, context } of tasks) scores.push(await engine.score(text, context));
  return scores;
}

function reportOf(
  engines: readonly Engine[],
  judged: readonly (readonly Judged[])[],
  {
    texts,
    leftOut,
    labels,
    confidence,
  }: {
    readonly texts: number;
    readonly leftOut: EvaluationReport['leftOut'];
    readonly labels: readonly (readonly Label[])[];
    readonly confidence: Confidence;
  },
): EvaluationReport {
  const names = engines.map(({ name, version }) => `${name}@${version}`);
  const pairs = comparisons(judged, confidence).map(({ a, b, ...rest }: Comparison) => ({
    a: names[a]!,
    b: names[b]!,
    ...rest,
  }));
  return {
    schema: 'socialrank.evaluation/1',
    tool: { name: 'socialrank', version: VERSION },
    texts,
    leftOut,
    agreement: agreement(labels, confidence),
    engines: engines.map((engine, place) => ({
      engine: names[place]!,
      ...evaluation(judged[place]!, confidence),
      remarks: (engine.remarks?.() ?? []).map((remark) => ({ ...remark })),
    })) as EvaluationReport['engines'],
    pairs,
    confidence: confidence.level,
  };
}

interface EvalOutput extends Output {
  readonly format: EvalFormat;
}

/** @throws UsageError for an output that cannot be written, and for a format that is not supported */
function evalOutputs({ gold, output, format, writeMatrix }: EvalFlags, io: Io): readonly EvalOutput[] {
  const asked = {
    view: 'summary' as const,
    source: [`file:${gold}`],
    ...(output === undefined ? {} : { output }),
    ...(format === undefined ? {} : { format }),
    ...(writeMatrix === undefined ? {} : { record: writeMatrix }),
  };
  return outputsOf(asked, io).map(({ path, format: named }) => {
    if (named !== 'table' && named !== 'json' && named !== 'csv')
      throw new UsageError(`eval writes no ${named}`, { hint: 'table, json or csv' });
    return { path, format: named };
  });
}

async function deliver(
  io: Io,
  report: EvaluationReport,
  { path, format }: EvalOutput,
  { color }: EvalFlags,
): Promise<void> {
  const { evaluationCsv, evaluationTable } = await import('../../output/evaluation.js');
  const terminal = terminalOf(io.stdout, io.env, color);
  const text = {
    json: () => toJson({ ...report }),
    csv: () => evaluationCsv(report),
    table: () => evaluationTable(report, path === null ? terminal : fileOf(terminal)),
  }[format]();
  await (path === null ? write(io.stdout, text) : writeWhole(path, text));
}

/** Prints the remarks of engines to standard error, unless a table on standard output shows them. */
async function tellRemarks(io: Io, { engines }: EvaluationReport, outputs: readonly EvalOutput[]): Promise<void> {
  if (outputs.some(({ path, format }) => path === null && format === 'table')) return;
  for (const { engine, remarks } of engines) {
    for (const { message } of remarks) await tell(io, `socialrank: ${safeText(`${engine}: ${message}`)}\n`);
  }
}
