/** `plan`: shows how a query would be sent to each source. Makes no request. */
import { naturalForms } from '../../core/query/forms.js';
import { print } from '../../core/query/print.js';
import { SourceError, UsageError } from '../../errors.js';
import { rebased } from '../../http/first-hop.js';
import { redactUrl } from '../../http/redact.js';
import { prepare, prepareBrands } from '../../library/prepare.js';
import { toJson } from '../../output/data/json.js';
import { safeText } from '../../output/screen/safe-text.js';
import { plural } from '../../output/words/number-words.js';
import { isRemote } from '../../plugins/remote-source.js';
import { planOf, type SourcePlan } from '../../scan/plan.js';
import type { AskedSource, ScanRequest } from '../../scan/request.js';
import type { Query } from '../../types.js';
import type { PlanFlags, ScanFlags } from '../define/flag-values.js';
import { type Io, write } from '../io/io.js';
import { jsonText } from '../io/print-json.js';
import { wrapValues } from '../io/wrap-values.js';
import { quotaWords } from '../quota-words.js';
import { scanOptions } from '../scan-options.js';
import { askedFor } from '../settings/saved-brands.js';

export async function plan(io: Io, input: string, flags: PlanFlags): Promise<number> {
  const prepared = await prepare(await askedFor(io, input, flags), await scanOptions(flags, io, null));
  try {
    await write(io.stdout, await planned(prepared.query, prepared.request, flags.format, io));
    return 0;
  } finally {
    prepared.close();
  }
}

/** `scan --brands --dry-run`. */
export async function planBrands(io: Io, queries: readonly Query[], flags: ScanFlags): Promise<number> {
  const prepared = await prepareBrands(queries, await scanOptions(flags, io, null));
  try {
    return await printPlans(io, { queries, requests: prepared.requests }, flags);
  } finally {
    prepared.close();
  }
}

interface Planned {
  readonly queries: readonly Query[];
  /** In the order of the queries. */
  readonly requests: readonly ScanRequest[];
}

/** Prints several plans one after another, or as one JSON text. */
export async function printPlans(
  io: Io,
  { queries, requests }: Planned,
  flags: Pick<ScanFlags, 'format'>,
): Promise<number> {
  const { format } = planFlags(flags);
  const plans: string[] = [];
  for (const [place, query] of queries.entries()) plans.push(await planned(query, requests[place]!, format, io));
  await write(
    io.stdout,
    format === 'json'
      ? toJson({ schema: 'socialrank.plans/1', plans: plans.map((plan) => JSON.parse(plan) as unknown) })
      : plans.join('\n'),
  );
  return 0;
}

/** Returns the plan of one query, as a table or as JSON. */
async function planned(
  query: Query,
  request: ScanRequest,
  format: PlanFlags['format'],
  { stdout }: Io,
): Promise<string> {
  const plans = await Promise.all(request.sources.map((asked) => shownPlan(asked, request)));
  const forms = query.node.type === 'brand' ? naturalForms(query.node).map(print) : [];
  return format === 'json'
    ? json(query, forms, request, plans)
    : wrapValues(text(query, forms, request, plans), stdout.columns);
}

/** `scan --dry-run`: the same flags for a plan. @throws UsageError for a format that a plan does not have */
export function planFlags<Flags extends Pick<ScanFlags, 'format'>>(
  flags: Flags,
): Flags & { readonly format: PlanFlags['format'] } {
  const { format = 'table' } = flags;
  if (format === 'table' || format === 'json') return { ...flags, format };
  throw new UsageError(`a plan cannot be printed as ${format}`, { hint: 'with --dry-run, --format is table or json' });
}

/** Shows URLs as they would be requested, on the host that the user may have set instead, but without keys. */
async function shownPlan(asked: AskedSource, request: ScanRequest): Promise<SourcePlan> {
  const own = await planOf(asked, request).catch((error: unknown) => {
    // No request was made: what a source refuses here is in its settings.
    throw error instanceof SourceError ? new UsageError(error.message, { hint: error.hint, cause: error }) : error;
  });
  const failure = isRemote(asked.source) ? asked.source.failure : undefined;
  if (failure !== undefined) return { ...own, status: 'skipped', reason: failure.message, hint: failure.hint };
  const base = asked.settings['baseUrl'];
  const shown = (url: string) =>
    redactUrl(
      typeof base === 'string' && base !== '' ? rebased(new URL(url), new URL(base)).href : url,
      request.redact,
    );
  return { ...own, requests: own.requests.map((native) => ({ ...native, url: shown(native.url) })) };
}

function json(
  { input, expression, owned, profile }: Query,
  forms: readonly string[],
  { window }: ScanRequest,
  sources: readonly SourcePlan[],
): string {
  return jsonText({
    schema: 'socialrank.plan/1',
    query: { input, expression, forms, owned, profile: profile?.name ?? null },
    window,
    sources,
    totals: totalsOf(sources),
  });
}

/** Labels and values, never cut: an address that cannot be copied is useless. */
function text(query: Query, forms: readonly string[], request: ScanRequest, plans: readonly SourcePlan[]): string {
  const head = [
    ...(query.profile === null
      ? []
      : [line('profile', `${query.profile.name} (by its profile; --exact or quotes search for the words alone)`)]),
    line('query', query.expression),
    ...(forms.length > 0 ? [line('forms', forms.join('  '))] : []),
    ...(hasBareWords(query)
      ? [line('hint', 'the words are searched one by one; put them in quotes to find them together')]
      : []),
    line('window', windowWords(request)),
  ];
  const blocks = plans.map((own) => [safeText(own.source), ...lines(own).map((said) => `  ${said}`)]);
  return [head, ...blocks, [totalWords(totalsOf(plans))]].map((block) => `${block.join('\n')}\n`).join('\n');
}

function windowWords({ window, isAllTime }: ScanRequest): string {
  if (window === null) return "the data's own";
  const until = window.until.toISOString();
  return isAllTime === true ? `all time until ${until}` : `${window.since.toISOString()} to ${until}`;
}

function lines(own: SourcePlan): string[] {
  const listed = (label: string, values: readonly string[]) =>
    values.length === 0 ? [] : [line(label, values.join('; '))];
  if (own.status === 'skipped')
    return listed(
      'skipped',
      [own.reason, own.hint].filter((part) => part !== null),
    );
  return [
    ...own.requests.flatMap(({ query, url, length, method }) => [
      ...(query === null
        ? []
        : [line('asks', `${query}${own.maxLength === null ? '' : `   (${length} of ${own.maxLength} characters)`}`)]),
      line(query === null ? 'reads' : '', `${method === 'POST' ? 'POST ' : ''}${url}`),
    ]),
    ...listed('pushed', own.pushed),
    ...listed('filtered here', own.filtered),
    ...listed('impossible', own.impossible),
    line('takes', takesWords(own)),
    ...(own.rate === null
      ? []
      : [line('rate', `at most ${plural(own.rate.requests, 'request')} in ${own.rate.seconds} s`)]),
    ...(own.quota === null ? [] : [line('quota', quotaWords(own.quota))]),
    ...own.waits.map(({ message, retryAt }) => line('waits', `${message}; again after ${retryAt}`)),
  ];
}

function line(label: string, value: string): string {
  return `${label.padEnd(15)}${safeText(value)}`;
}

function takesWords({ pagesAtMost, limit, requests }: SourcePlan): string {
  if (pagesAtMost === 0) return 'everything in it, without a request';
  if (pagesAtMost === null) return `everything in it: ${plural(requests.length, 'request')} or more`;
  return `at most ${plural(pagesAtMost, 'request')} for ${limit} items`;
}

/** Sums up plans. `requestsAtMost` is null if a source is read whole, because that takes an unknown number. */
function totalsOf(plans: readonly SourcePlan[]) {
  const ready = plans.filter(({ status }) => status === 'ready');
  const pages = ready.map(({ pagesAtMost }) => pagesAtMost);
  return {
    ready: ready.length,
    skipped: plans.length - ready.length,
    requestsAtMost: pages.includes(null) ? null : pages.reduce<number>((sum, count) => sum + (count ?? 0), 0),
    firstRequests: ready.reduce((sum, { requests }) => sum + requests.length, 0),
  };
}

function totalWords({ ready, skipped, requestsAtMost, firstRequests }: ReturnType<typeof totalsOf>): string {
  const requests =
    requestsAtMost === null
      ? `${plural(firstRequests, 'request')} or more`
      : `at most ${plural(requestsAtMost, 'request')}`;
  return line('in all', `${plural(ready, 'source')} ready, ${skipped} skipped; ${requests}`);
}

/** Whether the query has several bare words side by side, which many people mean as a phrase. */
function hasBareWords({ node }: Query): boolean {
  return node.type === 'and' && node.nodes.filter(({ type }) => type === 'word').length > 1;
}
