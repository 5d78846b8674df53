/** `label`: stores what the user says about a mention; it overrides every engine, and serves to evaluate them. */
import { KNOWN_LABELS, LABELS, type Label, labelOf, labelOfWord, scaleOf } from '../../core/sentiment/label.js';
import { UsageError } from '../../errors.js';
import { safeText } from '../../output/screen/safe-text.js';
import type { Store } from '../../store/store.js';
import { gridText } from '../grid-text.js';
import { type Io, tell, write } from '../io/io.js';
import { printJson } from '../io/print-json.js';
import { terminalOf } from '../io/terminal.js';
import { addLabels, type KeptLabel, labelsFile, readLabels, removeLabels } from '../judging/labels.js';
import { beginRun, type RunStore } from '../run-store.js';
import type { SampleFlags } from './label-sample.js';
import type { ListFlags } from './sources.js';

export interface LabelFlags extends Omit<SampleFlags, 'sample'> {
  readonly sample?: number;
}

const LONGEST_ID = 2000;

export async function label(
  io: Io,
  id: string | undefined,
  word: string | undefined,
  flags: LabelFlags,
): Promise<number> {
  const { sample, ...rest } = flags;
  if (sample !== undefined) {
    if (word !== undefined)
      throw new UsageError(`${JSON.stringify(word)} is one word too many`, {
        hint: 'put the query in quotes, as: socialrank label --sample 100 "acme coffee"',
      });
    return (await import('./label-sample.js')).sampleToLabel(io, id, { ...rest, sample });
  }
  if (rest.output !== undefined || rest.format !== undefined)
    throw new UsageError('-o and -f are for --sample', {
      hint: 'for example socialrank label --sample 100 "acme" -o sample.csv',
    });
  const at = (io.now ?? (() => new Date()))().toISOString();
  const given = await asked(io, id, word, flags, at);
  const labels = await withHistory(io, async (history, signal) => {
    const store = await history.open();
    const whole = store === null ? given : await withTexts(given, store);
    await addLabels(io, whole, signal);
    await store?.label(whole);
    return whole;
  });
  const silent = labels.filter(isSilent).length;
  await tell(io, `${labels.length} ${labels.length === 1 ? 'label' : 'labels'} kept in ${safeText(labelsFile(io))}\n`);
  if (silent > 0)
    await tell(
      io,
      'eval cannot use a label without its text; give the report that the mention is in: --from report.json\n',
    );
  return 0;
}

/** Labels given without a text take it from the history, if it holds the mention. */
async function withTexts(labels: readonly KeptLabel[], store: Store): Promise<readonly KeptLabel[]> {
  const whole: KeptLabel[] = [];
  for (const label of labels) {
    const stored = isSilent(label) ? await store.mentionText(label.id) : null;
    whole.push(stored === null ? label : { ...label, ...stored });
  }
  return whole;
}

const isSilent = ({ title, text }: KeptLabel): boolean => text === null && title === null;

async function asked(
  io: Io,
  id: string | undefined,
  word: string | undefined,
  { from, map = [] }: LabelFlags,
  at: string,
): Promise<readonly KeptLabel[]> {
  if (id === undefined) {
    if (from === undefined) throw usage('which mention?');
    return judgedIn(from, io, map, at);
  }
  if (word === undefined) throw usage(`the label for ${id} is missing`);
  const said = labelOfWord(word) ?? labelOf(word, 'signs');
  if (said === null)
    throw new UsageError(`${JSON.stringify(word)} is not a label`, { hint: `known: ${LABELS.join(', ')}` });
  checkId(id, 'as a report lists it');
  if (from === undefined) return [{ id, label: said, at, title: null, text: null, language: null }];
  const { readTexts } = await import('../../inputs/index.js');
  const { rows } = await readTexts({ name: from, stdin: io.stdin, map });
  const there = rows.find((one) => one.id === id);
  if (there === undefined) throw new UsageError(`${id} is not in ${from}`);
  const { title, text, language } = there;
  return [{ id, label: said, at, title, text, language }];
}

/** Reads a file of rows labelled by hand, each with the id of its mention. */
async function judgedIn(name: string, io: Io, map: readonly string[], at: string): Promise<readonly KeptLabel[]> {
  const { readLabelled } = await import('../../inputs/index.js');
  const { rows } = await readLabelled({ name, stdin: io.stdin, map });
  const scale = scaleOf(rows.map((one) => one.label));
  return rows.map(({ line, id, title, text, language, label: written }): KeptLabel => {
    if (id === null)
      throw new UsageError(`${name}, line ${line}: there is no id`, {
        hint: 'say which field it is, such as --map id=key',
      });
    checkId(id, `${name}, line ${line}`);
    const said: Label | null = labelOf(written, scale);
    if (said === null) {
      throw new UsageError(`${name}, line ${line}: ${JSON.stringify(written.slice(0, 50))} is not a label`, {
        hint: `known: ${KNOWN_LABELS}`,
      });
    }
    return { id, label: said, at, title, text, language };
  });
}

function checkId(id: string, where: string): void {
  if (/^[^\s:][^:]*:\S/.test(id) && id.length <= LONGEST_ID) return;
  throw new UsageError(`${JSON.stringify(id.slice(0, 80))} is not an id of a mention (${where})`, {
    hint: 'for example hackernews:123',
  });
}

function usage(message: string): UsageError {
  return new UsageError(message, {
    hint: 'for example socialrank label hackernews:123 negative, or --from judged.csv',
  });
}

/** Runs work with the history open: labels are stored there too, so that a shared history shares them. */
async function withHistory<T>(io: Io, work: (history: RunStore, signal: AbortSignal) => Promise<T>): Promise<T> {
  const { interrupted, history, end } = beginRun({}, io);
  try {
    return await work(history, interrupted.signal);
  } finally {
    await end();
  }
}

export async function listLabels(io: Io, flags: ListFlags): Promise<number> {
  const { kept, badLines } = await withHistory(io, async (history) => readLabels(io, await history.labels()));
  if (badLines.length > 0) {
    await tell(
      io,
      `socialrank: ${safeText(labelsFile(io))}: line ${badLines.slice(0, 10).join(', ')} cannot be read\n`,
    );
  }
  const labels = [...kept.values()];
  if (flags.format === 'json') return printJson(io, { schema: 'socialrank.labels/1', labels });
  const rows = labels.map((one) => [one.id, one.label, one.at.slice(0, 10), one.title ?? one.text ?? '']);
  const head = ['mention', 'label', 'given', 'text'];
  const grid = () => gridText(rows, { head, terminal: terminalOf(io.stdout, io.env, flags.color) });
  await write(io.stdout, rows.length === 0 ? 'no labels; see: socialrank label --help\n' : await grid());
  return 0;
}

export async function removeLabel(io: Io, ids: readonly string[]): Promise<number> {
  const at = (io.now ?? (() => new Date()))().toISOString();
  const removed = await withHistory(io, async (history, signal) => {
    const { kept } = await readLabels(io, await history.labels());
    const known = [...new Set(ids)].filter((id) => kept.has(id));
    if (known.length === 0) return known;
    const store = await history.open();
    await removeLabels(io, known, at, signal);
    await store?.label(known.map((id) => ({ id, label: null, at, title: null, text: null, language: null })));
    return known;
  });
  const missing = ids.filter((id) => !removed.includes(id));
  if (missing.length > 0) await tell(io, `socialrank: there is no label of ${safeText(missing.join(', '))}\n`);
  return missing.length === 0 ? 0 : 1;
}
