/** Removes forgotten content from alerts that still wait to be sent. */
import type { Alert, Quote } from '../../alerts/alert.js';
import { canonicalUrl } from '../../core/mention/canonical-url.js';
import type { Mention, Report } from '../../types.js';
import { readJson } from '../stored-text.js';
import type { Tabled } from '../tables.js';
import { redactTop } from './redact-top.js';
import { type Forgotten, folded } from './select.js';

/** A run that saw what is being forgotten. */
export interface SeenBy {
  readonly report: Report;
  readonly gone: readonly Mention[];
  readonly left: readonly Mention[];
}

/** Must run within the transaction that forgets. Delivered alerts are not stored any more. */
export async function redactAlerts(tables: Tabled, forgotten: Forgotten, runs: readonly SeenBy[]): Promise<void> {
  const rows = await tables
    .selectFrom('outbox')
    .select(['key', 'alert'])
    .where('state', '=', 'waiting')
    .where('alert', 'is not', null)
    .execute();
  const gone = runs.flatMap((run) => run.gone);
  const isGone = (quote: Quote) => isMeant(quote, forgotten) || gone.some((mention) => says(mention, quote));
  for (const { key, alert } of rows) {
    const told = readJson<Alert>(alert!);
    if (told === null) {
      await tables.deleteFrom('outbox').where('key', '=', key).execute();
      continue;
    }
    const quotes = told.message.quotes.filter((quote) => !isGone(quote));
    const report = told.report === null ? null : redacted(told.report as Report, runs);
    const changed = JSON.stringify({ ...told, message: { ...told.message, quotes }, report } satisfies Alert);
    if (changed === alert) continue;
    await tables.updateTable('outbox').set({ alert: changed }).where('key', '=', key).execute();
  }
}

function redacted(report: Report, runs: readonly SeenBy[]): Report {
  const run = runs.find(
    ({ report: { asOf, query } }) => asOf === report.asOf && JSON.stringify(query) === JSON.stringify(report.query),
  );
  return run === undefined ? report : { ...report, top: redactTop(report.top, run.gone, run.left) };
}

/** Whether a quote matches what is being forgotten, even if its run is no longer stored. */
function isMeant({ by, url }: Quote, forgotten: Forgotten): boolean {
  const parts = by.split(' · ');
  switch (forgotten.type) {
    case 'author':
      return parts.length > 1 && folded(parts.slice(0, -1).join(' · ')) === folded(forgotten.author);
    case 'source':
      return parts.at(-1) === forgotten.source;
    case 'url':
      return url !== null && (url === forgotten.url || canonicalUrl(url) === canonicalUrl(forgotten.url));
  }
}

/**
 * Whether a quote is of a mention. Only letters and digits are compared, because excerpts are reformatted to fit a
 * line.
 */
function says({ title, text, excerpt, url }: Mention, quote: Quote): boolean {
  const words = letters(quote.text);
  if (url !== null && url === quote.url) return true;
  return words !== '' && [excerpt, title ?? '', text].some((said) => letters(said).includes(words));
}

function letters(text: string): string {
  return text.toLowerCase().replace(/[^\p{L}\p{N}]/gu, '');
}
