/** `query test`: estimates the precision of a query from a sample that a person judges, and suggests exclusions. */
import { drawn, itemOf, type Judgements, queryTest } from '../../core/judging/query-test.js';
import { UsageError } from '../../errors.js';
import { type Prepared, prepare } from '../../library/prepare.js';
import { toJson } from '../../output/data/json.js';
import { judgementRows } from '../../output/judgement-rows.js';
import { untilAborted } from '../../scan/asking/until-aborted.js';
import { streamTogether } from '../../scan/scan.js';
import type { Mention, QueryTest, Report } from '../../types.js';
import type { AskFlags, ScanFlags } from '../define/flag-values.js';
import { openTape } from '../files/tape-files.js';
import { writeWhole } from '../files/whole-file.js';
import { follow, screenOf } from '../follow.js';
import { interruption } from '../io/interrupt.js';
import { type Io, tell, write } from '../io/io.js';
import { fileOf, terminalOf } from '../io/terminal.js';
import { askEach } from '../judging/ask-each.js';
import { type JudgementFile, openJudgements } from '../judging/judgement-file.js';
import { failureNotices, warningNotices } from '../notices.js';
import { type Output, outputsOf } from '../outputs/outputs.js';
import { targetOf } from '../outputs/target.js';
import { scanOptions } from '../scan-options.js';
import { askedFor } from '../settings/saved-brands.js';

type Shared =
  | 'timeout'
  | 'deadline'
  | 'retries'
  | 'concurrency'
  | 'allowPrivate'
  | 'record'
  | 'replay'
  | 'allowPartial';
type Shown = 'quiet' | 'verbose' | 'progress' | 'color';

export interface QueryTestFlags extends AskFlags, Pick<ScanFlags, Shared | Shown> {
  readonly sample: number;
  readonly seed: number;
  readonly judgements?: string;
  readonly format?: 'table' | 'json' | 'ndjson' | 'csv';
  readonly output?: string;
}

export async function testQuery(io: Io, query: string, flags: QueryTestFlags): Promise<number> {
  const output = outputOf(flags, io);
  const file = flags.judgements === undefined ? null : openJudgements(flags.judgements);
  const interrupted = interruption(io);
  const asked = { ...flags, output: flags.output === undefined ? [] : [flags.output] };
  try {
    const tape = await openTape(flags);
    const options = await untilAborted(() => scanOptions(asked, io, tape.recorded), interrupted.signal);
    const prepared = await prepare(await askedFor(io, query, flags), {
      ...options,
      ...tape.transport,
      signal: interrupted.signal,
    });
    try {
      const { output: _, ...shown } = flags;
      const screen = await screenOf(io, shown, []);
      const report = await follow(streamTogether(prepared.request), { io, flags: shown, outputs: [], screen });
      await tape.keep(prepared);
      await tell(io, notices(report, prepared, flags));
      if (report.status === 'failed') return report.exitCode;
      const judgements = await judged(io, { flags, output, prepared, report, file, signal: interrupted.signal });
      const draw = { size: flags.sample, seed: flags.seed };
      const test = queryTest(report, prepared.query, judgements, draw);
      await deliver(io, test, output, flags);
      await tell(io, next(test, output, flags));
      return report.exitCode;
    } finally {
      prepared.close();
    }
  } finally {
    interrupted.stop();
  }
}

interface Test {
  readonly flags: QueryTestFlags;
  readonly output: TestOutput;
  readonly prepared: Prepared;
  readonly report: Report;
  readonly file: JudgementFile | null;
  readonly signal: AbortSignal;
}

/** Asks the user if possible; otherwise uses the judgements in the file. */
function judged(io: Io, { flags, output, prepared, report, file, signal }: Test): Promise<Judgements> | Judgements {
  const known = file?.judgements ?? new Map<string, never>();
  if (!output.isAsked) return known;
  return askEach({
    io,
    known,
    signal,
    query: prepared.query,
    asOf: report.asOf,
    color: flags.color,
    sample: drawn(report, { size: flags.sample, seed: flags.seed }),
    onAnswer: (mention: Mention, relevant) => file?.add(itemOf(mention, relevant)),
  });
}

interface TestOutput {
  readonly path: string | null;
  readonly format: NonNullable<QueryTestFlags['format']>;
  /** Whether to ask the user: only at a terminal, and not for rows (ndjson, csv), which are for judging elsewhere. */
  readonly isAsked: boolean;
}

/** @throws UsageError for an output that cannot be written */
function outputOf(flags: QueryTestFlags, io: Io): TestOutput {
  const { format, output, judgements, ...rest } = flags;
  const [{ path, format: named }] = outputsOf(
    {
      ...rest,
      view: 'summary',
      ...(output === undefined ? {} : { output: [output] }),
      ...(format === undefined ? {} : { format }),
    },
    io,
  ) as [Output];
  const isSaid = format !== undefined || (output !== undefined && output !== '-');
  if (path !== null && judgements !== undefined && targetOf(path) === targetOf(judgements))
    throw new UsageError(`${path} holds the judgements`, { hint: 'name another output' });
  const canAsk = io.stdin.isTTY === true && io.stderr.isTTY === true;
  if (!isSaid) return { path, format: canAsk || judgements !== undefined ? 'table' : 'ndjson', isAsked: canAsk };
  if (named !== 'table' && named !== 'json' && named !== 'ndjson' && named !== 'csv')
    throw new UsageError(`query test writes no ${named}`, { hint: 'table, json, ndjson or csv' });
  return { path, format: named, isAsked: canAsk && (named === 'table' || named === 'json') };
}

async function deliver(io: Io, test: QueryTest, { path, format }: TestOutput, flags: QueryTestFlags): Promise<void> {
  const terminal = terminalOf(io.stdout, io.env, flags.color);
  const text = await rendered(test, format, path === null ? terminal : fileOf(terminal));
  await (path === null ? write(io.stdout, text) : writeWhole(path, text));
}

async function rendered(
  test: QueryTest,
  format: TestOutput['format'],
  terminal: ReturnType<typeof terminalOf>,
): Promise<string> {
  if (format === 'json') return toJson(test);
  if (format !== 'table') return judgementRows(test.items, format);
  return (await import('../../output/table/query-test.js')).queryTestTable(test, terminal);
}

function notices(report: Report, { request }: Prepared, { quiet }: QueryTestFlags): string {
  const wanted = new Set(request.sources.filter(({ isWanted }) => isWanted).map(({ name }) => name));
  return failureNotices(report, wanted) + (quiet === true ? '' : warningNotices(report));
}

/** Returns a note on how to go on if there was nothing to judge or something is left to judge, else an empty text. */
function next({ hits, sample }: QueryTest, { format, isAsked }: TestOutput, flags: QueryTestFlags): string {
  if (flags.quiet === true) return '';
  if (hits === 0) return 'socialrank: no mentions to judge\n';
  if (sample.open === 0) return '';
  if (isAsked) return flags.judgements === undefined ? '' : 'To continue, run the same command again.\n';
  const isRows = format === 'ndjson' || format === 'csv';
  const ask = isRows ? 'write y or n into "relevant" and pass the file back' : 'give them';
  return `socialrank: ${sample.open} are not judged yet; ${ask} with --judgements FILE\n`;
}
