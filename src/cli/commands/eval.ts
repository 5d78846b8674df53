/** `eval`: how good engines are on the user's own labelled texts, side by side. */
import { readLanguages } from '../../check-options.js';
import { type Comparison, comparisons } from '../../core/evaluation/comparison.js';
import type { Judged } from '../../core/evaluation/confusion.js';
import { evaluation } from '../../core/evaluation/evaluation.js';
import { goldMatrix } from '../../core/evaluation/gold-matrix.js';
import { type Confidence, confidenceOf } from '../../core/metrics/confidence.js';
import { rounded } from '../../core/round.js';
import { KNOWN_LABELS, type Label, labelOf, scaleOf } from '../../core/sentiment/label.js';
import { scoredText } from '../../core/sentiment/scored-text.js';
import { unscored } from '../../core/sentiment/unscored.js';
import { languageOf } from '../../detect-language.js';
import { DEFAULT_ENGINE } from '../../engines/index.js';
import { UsageError } from '../../errors.js';
import type { GoldText } from '../../inputs/index.js';
import { toJson } from '../../output/json.js';
import { safeText } from '../../output/safe-text.js';
import { untilAborted } from '../../scan/until-aborted.js';
import type { Engine, EvaluationReport, Score, ScoreTask } from '../../types.js';
import { VERSION } from '../../version.js';
import { brandSpans } from '../brand-spans.js';
import { engineOpener } from '../engines.js';
import { interruption } from '../interrupt.js';
import { type Io, tell, write } from '../io.js';
import { readLabels } from '../labels.js';
import { CONFIDENCE, numberSetting } from '../number-settings.js';
import { runStore } from '../run-store.js';
import { readSettings } from '../settings.js';
import { terminalOf } from '../terminal.js';
import { writeWhole } from '../whole-file.js';

export interface EvalFlags {
  readonly gold: string;
  readonly engine?: readonly string[];
  readonly model?: string;
  readonly map?: readonly string[];
  readonly brand?: string;
  readonly lang?: string;
  readonly writeMatrix?: string;
  readonly output?: string;
  readonly timeout?: number;
  readonly confidence?: number;
  readonly format?: 'table' | 'json' | 'csv';
  readonly color: 'auto' | 'always' | 'never';
}

const TASKS_AT_ONCE = 500;

interface GoldTask extends ScoreTask {
  readonly gold: Label;
}

export async function evaluate(io: Io, flags: EvalFlags): Promise<number> {
  const names = [...new Set(flags.engine ?? [DEFAULT_ENGINE])];
  if (flags.writeMatrix !== undefined && names.length > 1) {
    throw new UsageError('--write-matrix is for one engine', { hint: 'name one --engine' });
  }
  const tree = readSettings(io);
  const confidence = confidenceOf(flags.confidence ?? numberSetting(CONFIDENCE, tree, io));
  const { tasks, left } = await goldTasks(io, flags);
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
      throw new UsageError('--model is for the engine onnx', { hint: 'as --engine onnx --model DIR' });
    }
    const judged: (readonly Judged[])[] = [];
    for (const engine of engines) judged.push(await untilAborted(() => judgedBy(engine, tasks), interrupted.signal));
    const report = rounded(reportOf(engines, judged, { texts: tasks.length, leftOut: left, confidence }));
    if (flags.writeMatrix !== undefined) {
      const [only] = report.engines;
      await writeWhole(flags.writeMatrix, toJson({ ...goldMatrix(only!.engine, only!.confusion) }));
    }
    await deliver(io, report, flags);
    return 0;
  } finally {
    for (const engine of engines) engine.close?.();
    interrupted.stop();
  }
}

type LeftOut = EvaluationReport['leftOut'];

async function goldTasks(io: Io, flags: EvalFlags): Promise<{ tasks: readonly GoldTask[]; left: LeftOut }> {
  const { texts, ...left } = flags.gold === 'labels' ? await ownGold(io) : await fileGold(io, flags);
  const scale = scaleOf(texts.map(({ label }) => label));
  const stated = flags.lang === undefined ? null : (readLanguages([flags.lang])[0] ?? null);
  const spansOf = brandSpans(flags.brand);
  const tasks: GoldTask[] = [];
  for (const one of texts) {
    const gold = labelOf(one.label, scale);
    if (gold === null) {
      throw new UsageError(`${flags.gold}, line ${one.line}: ${JSON.stringify(one.label.slice(0, 50))} is no label`, {
        hint: `known: ${KNOWN_LABELS}`,
      });
    }
    const { text } = scoredText(one, { title: [], text: [] });
    const language = stated ?? one.language ?? (await languageOf(text));
    tasks.push({ gold, text, context: { language, brand: spansOf(text), wants: [] } });
  }
  if (scale !== null)
    await tell(io, `labels that are numbers are read as ${scale === 'stars' ? '1 to 5 stars' : '-1, 0, 1'}\n`);
  return { tasks, left };
}

async function fileGold(io: Io, { gold, map = [] }: EvalFlags) {
  const { readGold } = await import('../../inputs/index.js');
  return readGold({ name: gold, stdin: io.stdin, map });
}

/** What `label` keeps. */
async function ownGold(io: Io): Promise<{ texts: readonly GoldText[]; unlabelled: number; empty: number }> {
  const history = runStore({}, io, new AbortController().signal);
  const stored = await history.labels().finally(() => history.close());
  const { kept } = await readLabels(io, stored);
  const texts = [...kept.values()].flatMap(({ title, text, ...one }, place): GoldText[] =>
    text === null && title === null ? [] : [{ ...one, line: place + 1, title, text: text ?? '' }],
  );
  if (texts.length > 0) return { texts, unlabelled: 0, empty: kept.size - texts.length };
  throw new UsageError(kept.size === 0 ? 'there are no labels yet' : 'no label was kept with its text', {
    hint: 'give the report that the mention stands in: socialrank label ID LABEL --from report.json',
  });
}

async function judgedBy(engine: Engine, tasks: readonly GoldTask[]): Promise<readonly Judged[]> {
  const judged: Judged[] = [];
  for (let at = 0; at < tasks.length; at += TASKS_AT_ONCE) {
    const some = tasks.slice(at, at + TASKS_AT_ONCE);
    for (const [place, { label, confidence }] of (await scoresOf(engine, some)).entries()) {
      judged.push({ gold: some[place]!.gold, given: label, confidence: label === null ? null : confidence });
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
    confidence,
  }: { readonly texts: number; readonly leftOut: LeftOut; readonly confidence: Confidence },
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
    engines: engines.map((engine, place) => ({
      engine: names[place]!,
      ...evaluation(judged[place]!, confidence),
      remarks: (engine.remarks?.() ?? []).map((remark) => ({ ...remark })),
    })) as EvaluationReport['engines'],
    pairs,
    confidence: confidence.level,
  };
}

async function deliver(io: Io, report: EvaluationReport, flags: EvalFlags): Promise<void> {
  const { evaluationCsv, evaluationTable } = await import('../../output/evaluation.js');
  const ending = /\.(json|csv)$/i.exec(flags.output ?? '')?.[1]?.toLowerCase() as 'json' | 'csv' | undefined;
  const format = flags.format ?? ending ?? 'table';
  const terminal = terminalOf(io.stdout, io.env, flags.color);
  const text =
    format === 'json'
      ? toJson({ ...report })
      : format === 'csv'
        ? evaluationCsv(report)
        : evaluationTable(report, terminal);
  if (flags.output === undefined || flags.output === '-') await write(io.stdout, text);
  else await writeWhole(flags.output, text);
  if (format === 'table') return;
  for (const { engine, remarks } of report.engines) {
    for (const { message } of remarks) await tell(io, `socialrank: ${safeText(`${engine}: ${message}`)}\n`);
  }
}
