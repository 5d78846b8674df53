/**
 * Deletes everything by an author, on a page or from a source: texts, judgements, counts, and references by others.
 * What remains are the numbers of reports, and what others wrote.
 */
import { canonicalUrl } from '../../core/mention/canonical-url.js';
import type { Mention, Report } from '../../types.js';
import { readRun } from '../kept-run.js';
import { knownAs } from '../known-as.js';
import type { Parts, Sighting } from '../mention-parts.js';
import { countQuarters } from '../quarters.js';
import { batches } from '../rows.js';
import { digest, fromStored, readJson, toStored } from '../stored-text.js';
import type { Tabled } from '../tables.js';
import { tally } from '../tally.js';
import { redactAlerts, type SeenBy } from './redact-alerts.js';
import { redactTop } from './redact-top.js';
import { type Forgotten, selectMentions } from './select.js';

export interface ForgottenCounts {
  readonly mentions: number;
  /** Number of runs whose reports saw them. */
  readonly runs: number;
}

interface Forgot extends ForgottenCounts {
  /** Number of remaining sightings that named a forgotten mention as a copy. */
  readonly copies: number;
  /** Ids of the forgotten mentions. */
  readonly ids: ReadonlySet<string>;
}

/** Counts what would be forgotten, and the runs that saw it. */
export async function countForgotten(tables: Tabled, forgotten: Forgotten): Promise<ForgottenCounts> {
  const keys = await selectMentions(tables, forgotten);
  return { mentions: keys.length, runs: (await runsOf(tables, keys)).length };
}

/** Must run within a transaction. The bytes of what was deleted remain until the store is compacted. */
export async function forget(tables: Tabled, forgotten: Forgotten): Promise<Forgot> {
  const keys = await selectMentions(tables, forgotten);
  const gone = await namesOf(tables, keys);
  const runs = await runsOf(tables, keys);
  const seenBy: SeenBy[] = [];
  for (const run of runs) seenBy.push(...(await redactReport(tables, run, gone.ids)));
  await redactAlerts(tables, forgotten, seenBy);
  await unlinkContents(tables, new Set(keys), gone.ids);
  const copies = await unlinkCopies(tables, forgotten, gone.pages);
  const twins = await twinsOf(tables, keys);
  for (const batch of batches(keys)) await tables.deleteFrom('mentions').where('key', 'in', batch).execute();
  await countQuarters(tables);
  await deleteLabels(tables, forgotten, gone.ids);
  await countTwins(tables, twins);
  return { mentions: keys.length, runs: runs.length, copies, ids: gone.ids };
}

interface Names {
  readonly ids: ReadonlySet<string>;
  /** Canonical addresses. */
  readonly pages: ReadonlySet<string>;
}

async function namesOf(tables: Tabled, keys: readonly number[]): Promise<Names> {
  const ids = new Set<string>();
  const pages = new Set<string>();
  for (const batch of batches(keys)) {
    for (const { id } of await tables.selectFrom('mentions').select('id').where('key', 'in', batch).execute())
      ids.add(fromStored(id));
    const rows = await tables.selectFrom('contents').select('page').where('mention', 'in', batch).execute();
    for (const { page } of rows) if (page !== null) pages.add(fromStored(page));
  }
  return { ids, pages };
}

/** Labels contain the text that was judged, and may be of mentions that no run stored. */
async function deleteLabels(tables: Tabled, forgotten: Forgotten, ids: ReadonlySet<string>): Promise<void> {
  for (const batch of batches([...ids].map((id) => digest(id))))
    await tables.deleteFrom('labels').where('mention_hash', 'in', batch).execute();
  if (forgotten.type !== 'source') return;
  const prefix = toStored(`${forgotten.source}:`);
  await tables
    .deleteFrom('labels')
    .where(({ eb, fn, val, lit }) => eb(fn('substr', ['id', lit(1), lit(prefix.length)]), '=', val(prefix)))
    .execute();
}

interface RunRow {
  readonly key: number;
  readonly id: string;
}

async function runsOf(tables: Tabled, keys: readonly number[]): Promise<readonly RunRow[]> {
  const runs = new Map<number, RunRow>();
  for (const batch of batches(keys)) {
    const rows = await tables
      .selectFrom('sightings')
      .innerJoin('runs', 'runs.key', 'sightings.run')
      .select(['runs.key', 'runs.id'])
      .distinct()
      .where('sightings.mention', 'in', batch)
      .execute();
    for (const row of rows) runs.set(row.key, row);
  }
  return [...runs.values()];
}

async function redactReport(tables: Tabled, { key, id }: RunRow, ids: ReadonlySet<string>): Promise<readonly SeenBy[]> {
  const report = (await readRun(tables, fromStored(id)))?.report ?? null;
  if (report === null) {
    // The contents of a damaged report cannot be determined: it is deleted whole, and the run can no longer be read.
    await tables.deleteFrom('reports').where('run', '=', key).execute();
    return [];
  }
  const { mentions = [], top } = report;
  const gone = mentions.filter((mention) => ids.has(mention.id));
  const left = mentions.filter((mention) => !ids.has(mention.id));
  const redacted: Report = {
    ...report,
    top: redactTop(top, gone, left),
    ...(report.mentions === undefined ? {} : { mentions: [] }),
  };
  await tables
    .updateTable('reports')
    .set({ json: JSON.stringify(redacted) })
    .where('run', '=', key)
    .execute();
  return [{ report, gone, left }];
}

/** Replies and quotations stay, but no longer say what they refer to. */
async function unlinkContents(tables: Tabled, keys: ReadonlySet<number>, ids: ReadonlySet<string>): Promise<void> {
  const rows = await tables
    .selectFrom('contents')
    .select(['key', 'mention', 'json'])
    .where(({ eb, or }) =>
      or([
        eb('json', 'not like', '%"thread":{"root":null,"parent":null}%'),
        eb('json', 'not like', '%"quoteOf":null%'),
      ]),
    )
    .execute();
  const unless = (id: string | null) => (id !== null && ids.has(id) ? null : id);
  for (const { key, mention, json } of rows) {
    if (keys.has(mention)) continue;
    const content = readJson<Parts['content']>(json);
    if (content === null) continue;
    const { thread, quoteOf } = content;
    const changed = JSON.stringify({
      ...content,
      thread: { root: unless(thread.root), parent: unless(thread.parent) },
      quoteOf: unless(quoteOf),
    } satisfies Parts['content']);
    if (changed !== json) await replaceContent(tables, { key, hash: digest(mention, changed), json: changed });
  }
}

/** Contents that differed only in the reference become one row. */
async function replaceContent(
  tables: Tabled,
  { key, hash, json }: { readonly key: number; readonly hash: string; readonly json: string },
): Promise<void> {
  const same = await tables.selectFrom('contents').select('key').where('hash', '=', hash).executeTakeFirst();
  if (same === undefined) {
    await tables.updateTable('contents').set({ hash, json }).where('key', '=', key).execute();
    return;
  }
  for (const table of ['sightings', 'judgements'] as const)
    await tables.updateTable(table).set({ content: same.key }).where('content', '=', key).execute();
  await tables.deleteFrom('contents').where('key', '=', key).execute();
}

/** Removes forgotten copies from sightings, and returns the number of sightings changed. */
async function unlinkCopies(tables: Tabled, forgotten: Forgotten, pages: ReadonlySet<string>): Promise<number> {
  const asked = forgotten.type === 'url' ? canonicalUrl(forgotten.url) : null;
  const isGone = ({ source, url }: Mention['copies'][number]): boolean => {
    if (forgotten.type === 'source' && source === forgotten.source) return true;
    const page = url === null ? null : canonicalUrl(url);
    return page !== null && (pages.has(page) || page === asked);
  };
  const rows = await tables
    .selectFrom('sightings')
    .select(['mention', 'run', 'place', 'json'])
    .where('json', 'is not', null)
    .execute();
  let unlinked = 0;
  for (const { mention, run, place, json } of rows) {
    const rest = readJson<NonNullable<Sighting['rest']>>(json!);
    if (rest === null) continue;
    const copies = rest.copies.filter((copy) => !isGone(copy));
    if (copies.length === rest.copies.length) continue;
    unlinked += 1;
    await tables
      .updateTable('sightings')
      .set({ json: JSON.stringify({ ...rest, copies }) })
      .where('mention', '=', mention)
      .where('run', '=', run)
      .where('place', '=', place)
      .execute();
  }
  return unlinked;
}

/** Other mentions of the same page. While a forgotten mention was there, it was counted in their place. */
async function twinsOf(tables: Tabled, keys: readonly number[]): Promise<readonly number[]> {
  const own = new Set(keys);
  const twins = new Set<number>();
  for (const batch of batches(keys)) {
    const rows = await tables
      .selectFrom('mention_keys as own')
      .innerJoin('mention_keys as other', 'other.hash', 'own.hash')
      .select('other.mention')
      .distinct()
      .where('own.mention', 'in', batch)
      .execute();
    for (const { mention } of rows) if (!own.has(mention)) twins.add(mention);
  }
  return [...twins];
}

/** Counts the twins as if they had been alone from the beginning. */
async function countTwins(tables: Tabled, twins: readonly number[]): Promise<void> {
  for (const batch of batches(twins)) {
    const rows = await tables
      .selectFrom('sightings')
      .innerJoin('runs', 'runs.key', 'sightings.run')
      .innerJoin('judgements', 'judgements.key', 'sightings.judgement')
      .innerJoin('contents', 'contents.key', 'sightings.content')
      .select([
        'sightings.mention',
        'runs.query',
        'judgements.engine',
        'judgements.label',
        'contents.published_at',
        'contents.json as content',
        'sightings.json as rest',
      ])
      .where('sightings.mention', 'in', batch)
      .where('sightings.counted', '=', 1)
      .orderBy('runs.key')
      .orderBy('sightings.place')
      .execute();
    for (const { mention, query, engine, label, published_at: publishedAt, content, rest } of rows) {
      const said = readJson<Parts['content']>(content);
      if (said === null) continue;
      const { copies = [] } = readJson<NonNullable<Sighting['rest']>>(rest ?? '{}') ?? {};
      const keys = knownAs({ ...said, copies } as unknown as Mention);
      await tally(tables, [{ mention, keys, publishedAt, label }], { query, engine });
    }
  }
}
