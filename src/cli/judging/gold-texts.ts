/** The texts that an engine is evaluated on, each with the label that most of its coders gave it. */

import { codedTexts, majority } from '../../core/evaluation/coded-texts.js';
import { KNOWN_LABELS, type Label, labelOf, scaleOf } from '../../core/sentiment/label.js';
import { scoredText } from '../../core/sentiment/scored-text.js';
import { languageOf } from '../../detect-language.js';
import type { ScoreTask } from '../../engine.js';
import { UsageError } from '../../errors.js';
import type { GoldText } from '../../inputs/index.js';
import { readLanguages } from '../../library/check-options.js';
import type { EvaluationReport } from '../../types.js';
import { brandSpans } from '../brand-spans.js';
import { type Io, tell } from '../io/io.js';
import { runStore } from '../run-store.js';
import { readLabels } from './labels.js';

export interface GoldFlags {
  readonly gold: string;
  readonly map?: readonly string[];
  readonly brand?: string;
  readonly lang?: string;
}

export interface GoldTask extends ScoreTask {
  readonly gold: Label;
  /** How many texts it represents; null if not stated. */
  readonly weight: number | null;
}

interface GoldTexts {
  readonly tasks: readonly GoldTask[];
  readonly left: EvaluationReport['leftOut'];
  /** The labels that coders gave to each text, including texts that are left out. */
  readonly labels: readonly (readonly Label[])[];
}

/** @throws UsageError for a file that cannot be read, and for an invalid label */
export async function goldTexts(io: Io, flags: GoldFlags): Promise<GoldTexts> {
  const { texts: rows, ...left } = flags.gold === 'labels' ? await ownGold(io) : await fileGold(io, flags);
  const { texts, repeated } = codedTexts(await labelled(io, rows, flags.gold));
  const stated = flags.lang === undefined ? null : (readLanguages([flags.lang])[0] ?? null);
  const spansOf = brandSpans(flags.brand);
  const tasks: GoldTask[] = [];
  for (const { row, labels } of texts) {
    const gold = majority(labels);
    if (gold === null) continue;
    const { text } = scoredText(row, { title: [], text: [] });
    const language = stated ?? row.language ?? (await languageOf(text));
    tasks.push({ gold, weight: row.weight, text, context: { language, brand: spansOf(text), wants: [] } });
  }
  return {
    tasks,
    left: { ...left, repeated, tied: texts.length - tasks.length },
    labels: texts.map((text) => text.labels),
  };
}

async function labelled(io: Io, rows: readonly GoldText[], gold: string) {
  const scale = scaleOf(rows.map(({ label }) => label));
  const known = rows.map(({ label: written, ...row }) => {
    const label = labelOf(written, scale);
    if (label !== null) return { ...row, label };
    throw new UsageError(`${gold}, line ${row.line}: ${JSON.stringify(written.slice(0, 50))} is not a label`, {
      hint: `known: ${KNOWN_LABELS}`,
    });
  });
  if (scale !== null)
    await tell(io, `labels that are numbers are read as ${scale === 'stars' ? '1 to 5 stars' : '-1, 0, 1'}\n`);
  return known;
}

async function fileGold(io: Io, { gold, map = [] }: GoldFlags) {
  const { readGold } = await import('../../inputs/index.js');
  return readGold({ name: gold, stdin: io.stdin, map });
}

/** Reads the labels that `socialrank label` has stored. */
async function ownGold(io: Io): Promise<{ texts: readonly GoldText[]; unlabelled: number; empty: number }> {
  const history = runStore({}, io, new AbortController().signal);
  const stored = await history.labels().finally(() => history.close());
  const { kept } = await readLabels(io, stored);
  const texts = [...kept.values()].flatMap(({ title, text, ...one }, place): GoldText[] =>
    text === null && title === null
      ? []
      : [{ ...one, line: place + 1, title, text: text ?? '', coder: null, weight: null }],
  );
  if (texts.length > 0) return { texts, unlabelled: 0, empty: kept.size - texts.length };
  throw new UsageError(kept.size === 0 ? 'there are no labels yet' : 'no label was kept with its text', {
    hint: 'give the report that the mention is in: socialrank label ID LABEL --from report.json',
  });
}
