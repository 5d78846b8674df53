/** Stores a run: its report, and of each mention whatever is not stored yet. */
import { canonicalUrl } from '../core/mention/canonical-url.js';
import { statedNumbers } from '../core/report/summary-numbers.js';
import type { Mention, Report } from '../types.js';
import type { Counted } from './counted-mention.js';
import { knownAs } from './known-as.js';
import { signOf } from './label-signs.js';
import { linkRows } from './links.js';
import { type Parts, toParts } from './mention-parts.js';
import { addRows, keysFor } from './rows.js';
import type { NewRun } from './store.js';
import { digest, toStored } from './stored-text.js';
import type { Tabled } from './tables.js';
import { TakenId } from './taken-id.js';
import { tally } from './tally.js';

/** Must run within a transaction. A run that is already stored stays as it is. */
export async function storeRun(tables: Tabled, run: NewRun): Promise<void> {
  const { report } = run;
  const query = await queryKey(tables, report.query);
  const engine = await engineKey(tables, report.sentiment.engine);
  const added = await tables
    .insertInto('runs')
    .values({
      id: toStored(run.id),
      query,
      as_of: Date.parse(report.asOf),
      since: Date.parse(report.window.since),
      until: Date.parse(report.window.until),
      timezone: toStored(report.window.timezone),
      status: report.status,
      engine,
      formula: toStored(report.socialRank.formula),
      item_limit: run.limit,
      mentions: report.counts.mentions,
    })
    .onConflict((conflict) => conflict.column('id').doNothing())
    .returning('key')
    .executeTakeFirst();
  if (added === undefined) return checkSame(tables, run);
  await keepReport(tables, added.key, report);
  await keepMentions(tables, { run, key: added.key, query, engine });
}

/** @throws TakenId if another report is stored under the id */
async function checkSame(tables: Tabled, { id, report }: NewRun): Promise<void> {
  const kept = await tables
    .selectFrom('reports')
    .innerJoin('runs', 'runs.key', 'reports.run')
    .select('reports.json')
    .where('runs.id', '=', toStored(id))
    .executeTakeFirst();
  if (kept?.json !== withoutMentions(report)) throw new TakenId(`another run has the id ${id}`);
}

/** The report as JSON, with an empty list in place of its mentions, if it has any. */
function withoutMentions(report: Report): string {
  return JSON.stringify(report.mentions === undefined ? report : { ...report, mentions: [] });
}

async function queryKey(tables: Tabled, { expression, profile, brand }: Report['query']): Promise<number> {
  const hash = digest(expression, profile, brand);
  const keys = await keysFor(tables, 'queries', [
    {
      hash,
      expression_hash: digest(expression),
      profile_hash: profile === null ? null : digest(profile),
      expression: toStored(expression),
      profile: profile === null ? null : toStored(profile),
      brand: toStored(brand),
    },
  ]);
  return keys.get(hash)!;
}

async function engineKey(tables: Tabled, name: string): Promise<number> {
  const hash = digest(name);
  const keys = await keysFor(tables, 'engines', [{ hash, name: toStored(name) }]);
  return keys.get(hash)!;
}

async function keepReport(tables: Tabled, run: number, report: Report): Promise<void> {
  await addRows(tables, 'reports', [{ run, json: withoutMentions(report) }]);
  await addRows(
    tables,
    'metrics',
    statedNumbers(report).map(({ name, value, ci95 }) => ({
      run,
      name,
      value,
      low: ci95?.[0] ?? null,
      high: ci95?.[1] ?? null,
    })),
  );
  const until = Math.min(Date.parse(report.window.until), Date.parse(report.asOf));
  await addRows(
    tables,
    'run_sources',
    report.sources.map((source, place) => ({
      run,
      place,
      source: toStored(source.name),
      status: source.status,
      observed_from: source.observedFrom === null ? null : Date.parse(source.observedFrom),
      until,
      truncated: Number(source.truncated),
      item_limit: source.limit,
      mentions: source.mentions,
      fetched: source.fetched,
      error_code: source.error?.code ?? null,
    })),
  );
}

interface Keeping {
  readonly run: NewRun;
  readonly key: number;
  readonly query: number;
  readonly engine: number;
}

async function keepMentions(tables: Tabled, { run, key, query, engine }: Keeping): Promise<void> {
  const { asOf, mentions = [] } = run.report;
  const hashes = mentions.map(({ id }) => digest(id));
  const keys = await keysFor(
    tables,
    'mentions',
    mentions.map(({ id, source }, at) => ({
      hash: hashes[at]!,
      id: toStored(id),
      source: toStored(source),
      first_run: key,
    })),
  );
  const parts = mentions.map((mention) => toParts(mention, asOf));
  const contents = parts.map((part, at) => contentRow(mentions[at]!, part, keys.get(hashes[at]!)!));
  const contentKeys = await keysFor(tables, 'contents', contents);
  await addRows(
    tables,
    'links',
    mentions.flatMap((mention, at) => {
      const { hash, published_at: publishedAt } = contents[at]!;
      return linkRows(mention, contentKeys.get(hash)!, publishedAt ?? Date.parse(asOf));
    }),
    'leave',
  );
  const judgements = parts.map(({ judgement }, at) => {
    const { mention, hash: said } = contents[at]!;
    const content = contentKeys.get(said)!;
    const json = JSON.stringify(judgement);
    return {
      hash: digest(content, query, engine, json),
      mention,
      content,
      query,
      engine,
      label: signOf(judgement.sentiment.label),
      polarity: judgement.sentiment.polarity,
      relevance: judgement.relevance,
      json,
    };
  });
  const judgementKeys = await keysFor(tables, 'judgements', judgements);
  await addRows(
    tables,
    'sightings',
    parts.map(({ sighting: { engagement, followers, rest } }, place) => ({
      run: key,
      mention: judgements[place]!.mention,
      place,
      content: judgements[place]!.content,
      judgement: judgementKeys.get(judgements[place]!.hash)!,
      counted: Number(run.counted.has(mentions[place]!.id)),
      ...engagement,
      followers,
      json: rest === null ? null : JSON.stringify(rest),
    })),
  );
  const known = mentions.map(knownAs);
  const counted = mentions.flatMap(({ id }, at): Counted[] => {
    const { mention, label } = judgements[at]!;
    return run.counted.has(id) ? [{ mention, keys: known[at]!, publishedAt: contents[at]!.published_at, label }] : [];
  });
  await tally(tables, counted, { query, engine });
  await addRows(
    tables,
    'mention_keys',
    known.flatMap((hashed, at) => hashed.map((hash) => ({ hash, mention: judgements[at]!.mention }))),
    'leave',
  );
}

function contentRow({ url, publishedAt, author }: Mention, { content }: Parts, mention: number) {
  const json = JSON.stringify(content);
  const page = url === null ? null : canonicalUrl(url);
  return {
    hash: digest(mention, json),
    mention,
    published_at: publishedAt === null ? null : Date.parse(publishedAt),
    url: nullable(url),
    page: nullable(page),
    author_id: nullable(author.id),
    author_handle: nullable(author.handle),
    author_name: nullable(author.name),
    json,
  };
}

const nullable = (text: string | null): string | null => (text === null ? null : toStored(text));
