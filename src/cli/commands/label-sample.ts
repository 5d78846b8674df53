/** `label --sample`: draws mentions to be labelled by hand, some of every label and source. */
import { type Drawn, stratifiedSample } from '../../core/judging/stratified.js';
import { roundNumber } from '../../core/round.js';
import { labelOfWord } from '../../core/sentiment/label.js';
import { isLabelled } from '../../core/sentiment/labelled.js';
import { UsageError } from '../../errors.js';
import { END_OF_TIME } from '../../library/history.js';
import { countedIn } from '../../library/keep-report.js';
import { typedQuery } from '../../library/typed-query.js';
import { type LabelRow, labelRows } from '../../output/label-rows.js';
import { safeText } from '../../output/screen/safe-text.js';
import { plural } from '../../output/words/number-words.js';
import type { Store } from '../../store/store.js';
import type { Query } from '../../types.js';
import type { AskFlags } from '../define/flag-values.js';
import { writeWhole } from '../files/whole-file.js';
import { interruption } from '../io/interrupt.js';
import { type Io, tell, write } from '../io/io.js';
import { readLabels } from '../judging/labels.js';
import { outputsOf } from '../outputs/outputs.js';
import { targetOf } from '../outputs/target.js';
import { openKept } from '../settings/open-kept.js';
import { askedFor } from '../settings/saved-brands.js';
import { savedPersons } from '../settings/saved-persons.js';
import { storedQuery } from '../stored-query.js';

export interface SampleFlags {
  readonly sample: number;
  readonly seed: number;
  readonly from?: string;
  readonly map?: readonly string[];
  readonly format?: 'csv' | 'json';
  readonly output?: string;
}

/** A row before its weight is known. */
type Candidate = Omit<LabelRow, 'label' | 'weight'> & { readonly stratum: string };

/** @param input the query; undefined if a file is given */
export async function sampleToLabel(io: Io, input: string | undefined, flags: SampleFlags): Promise<number> {
  const { path, format } = outputOf(flags, io);
  const all = await candidates(io, input, flags);
  const drawn = stratifiedSample(all, flags.sample, flags.seed);
  const text = labelRows(drawn.map(toRow), flags.seed, format);
  await (path === null ? write(io.stdout, text) : writeWhole(path, text));
  const strata = new Set(all.map(({ stratum }) => stratum)).size;
  await tell(
    io,
    `socialrank: ${drawn.length} of ${plural(all.length, 'mention')} drawn, some of each label and source (${plural(strata, 'kind')}); write into "label", then: socialrank label --from ${path === null ? 'FILE' : safeText(path)}\n`,
  );
  return 0;
}

function toRow({ one: { stratum: _, ...row }, weight }: Drawn<Candidate>): LabelRow {
  const { id, source, engineLabel, ...text } = row;
  return { id, source, label: null, engineLabel, weight: roundNumber(weight), ...text };
}

/** @throws UsageError for an output that cannot be written, or that is the input */
function outputOf({ output, format, from }: SampleFlags, io: Io): { path: string | null; format: 'csv' | 'json' } {
  const [only] = outputsOf({ view: 'mentions', ...(output && { output: [output] }), ...(format && { format }) }, io);
  const { path, format: named } = only!;
  if (path !== null && from !== undefined && targetOf(path) === targetOf(from))
    throw new UsageError(`${path} is the file the sample is drawn from`, { hint: 'name another output' });
  if (named === 'table') return { path, format: 'csv' };
  if (named === 'csv' || named === 'json') return { path, format: named };
  throw new UsageError(`label --sample writes no ${named}`, { hint: 'csv or json' });
}

async function candidates(io: Io, input: string | undefined, flags: SampleFlags): Promise<readonly Candidate[]> {
  if (flags.from !== undefined) {
    if (input !== undefined) throw new UsageError('a query or --from FILE, not both');
    return inFile(io, flags.from, flags.map ?? []);
  }
  if (input === undefined)
    throw new UsageError('there is nothing to draw from', {
      hint: 'for example socialrank label --sample 100 "acme", whose runs were kept, or --from mentions.csv',
    });
  const asked = await askedFor(io, input, {} as AskFlags);
  const query =
    typeof asked === 'string' ? await typedQuery(asked, { exact: false, persons: await savedPersons(io) }) : asked;
  const interrupted = interruption(io);
  try {
    const store = await openKept({}, io, interrupted.signal);
    return await inHistory(io, store, query).finally(() => store.close());
  } finally {
    interrupted.stop();
  }
}

/** Returns the mentions that count and are not labelled yet, each once, as the newest run that counted it saw it. */
async function inHistory(io: Io, store: Store, query: Query): Promise<readonly Candidate[]> {
  const { input, expression, profile } = await storedQuery(store, query);
  const runs = await store.runs({ expression, profile: profile?.name ?? null, since: 0, until: END_OF_TIME });
  const { kept } = await readLabels(io, await store.labels());
  const met = new Set<string>();
  const found: Candidate[] = [];
  for (const { id: run } of runs.toReversed()) {
    const report = (await store.run(run))?.report;
    if (report === undefined) continue;
    const counted = countedIn(report, false);
    for (const { id, source, title, text, language, sentiment } of report.mentions ?? []) {
      if (met.has(id) || !counted.has(id)) continue;
      met.add(id);
      if (!isLabelled(sentiment) && !kept.has(id))
        found.push(candidate({ id, source, title, text, language }, sentiment.label));
    }
  }
  if (found.length > 0) return found;
  throw new UsageError(
    met.size > 0 ? `every mention of ${input} is labelled` : `the history holds no mention of ${input}`,
    { hint: 'scan first, or draw from a file: --from mentions.csv' },
  );
}

/** Leaves out rows without text and title, which cannot be labelled. */
async function inFile(io: Io, name: string, map: readonly string[]): Promise<readonly Candidate[]> {
  const { readTexts } = await import('../../inputs/index.js');
  const found = new Map<string, Candidate>();
  const { rows } = await readTexts({ name, stdin: io.stdin, map });
  for (const { line, id, title, text, language, label } of rows) {
    if (text === null && title === null) continue;
    if (id === null)
      throw new UsageError(`${name}, line ${line}: there is no id`, {
        hint: 'say which field it is, such as --map id=key',
      });
    const source = id.includes(':') ? id.slice(0, id.indexOf(':')) : null;
    const said = label === null ? null : labelOfWord(label);
    if (!found.has(id)) found.set(id, candidate({ id, source, title, text: text ?? '', language }, said));
  }
  if (found.size > 0) return [...found.values()];
  throw new UsageError(`${name} has no texts`, { hint: 'say which fields they are, such as --map id=key,text=body' });
}

function candidate(
  text: Pick<LabelRow, 'id' | 'source' | 'title' | 'text' | 'language'>,
  engineLabel: string | null,
): Candidate {
  return { ...text, engineLabel, stratum: `${engineLabel ?? 'unscored'} ${text.source ?? ''}` };
}
