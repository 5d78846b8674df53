/** `plan`: how a query is sent to each source. Makes no request. */
import { naturalForms } from '../../core/query/forms.js';
import { print } from '../../core/query/print.js';
import { rebased } from '../../http/first-hop.js';
import { redactUrl } from '../../http/redact.js';
import { grid } from '../../output/grid.js';
import { safeText } from '../../output/safe-text.js';
import type { Terminal } from '../../output/terminal.js';
import { prepare } from '../../prepare.js';
import { planOf, type SourcePlan } from '../../scan/plan.js';
import type { AskedSource } from '../../scan/request.js';
import type { Query } from '../../types.js';
import type { ScanFlags } from '../flags.js';
import { type Io, write } from '../io.js';
import { scanOptions } from '../scan-options.js';
import { terminalOf } from '../terminal.js';

export async function plan(
  io: Io,
  input: string,
  flags: Omit<ScanFlags, 'format'> & { format: 'table' | 'json' },
): Promise<number> {
  const prepared = await prepare(input, await scanOptions({ ...flags, dedupe: true } as ScanFlags, io, null));
  try {
    const { query, request } = prepared;
    const plans = await Promise.all(
      request.sources.map(async (asked) => {
        const own = await planOf(asked, request);
        return {
          ...own,
          requests: own.requests.map((native) => ({ ...native, url: shown(native.url, asked, request.redact) })),
        };
      }),
    );
    const window =
      request.window === null
        ? null
        : { since: request.window.since.toISOString(), until: request.window.until.toISOString() };
    const forms = query.node.type === 'brand' ? naturalForms(query.node).map(print) : [];
    const text =
      flags.format === 'json'
        ? `${JSON.stringify({ schema: 'socialrank.plan/1', query: { input: query.input, expression: query.expression, forms, owned: query.owned }, window, sources: plans }, null, 2)}\n`
        : table(query, forms, window, plans, terminalOf(io.stdout, io.env, flags.color));
    await write(io.stdout, text);
    return 0;
  } finally {
    prepared.close();
  }
}

/** As it would go out: at the host that the user put in its place, without keys. */
function shown(url: string, { settings }: AskedSource, redact: (text: string) => string): string {
  const base = settings['baseUrl'];
  return redactUrl(typeof base === 'string' && base !== '' ? rebased(new URL(url), new URL(base)).href : url, redact);
}

function table(
  query: Query,
  forms: readonly string[],
  window: { since: string; until: string } | null,
  plans: readonly SourcePlan[],
  terminal: Terminal,
): string {
  const head = [
    ['query', safeText(query.expression)],
    ...(forms.length > 0 ? [['forms', safeText(forms.join('  '))]] : []),
    ...(hasBareWords(query)
      ? [['hint', 'the words are searched one by one; put them in quotes to find them together']]
      : []),
    ['window', window === null ? "the data's own" : `${window.since} to ${window.until}`],
  ];
  const parts = plans.map(
    (own) => `${safeText(own.source)}\n${grid(lines(own), { terminal }).replace(/^/gm, '  ').trimEnd()}\n`,
  );
  return `${grid(head, { terminal })}\n${parts.join('\n')}`;
}

function lines(own: SourcePlan): string[][] {
  const rows: string[][] = [];
  if (own.status === 'skipped')
    rows.push(['skipped', safeText([own.reason, own.hint].filter((part) => part !== null).join('; '))]);
  for (const { query, url, length, method } of own.requests) {
    if (query !== null)
      rows.push([
        'asks',
        `${safeText(query)}${own.maxLength === null ? '' : `  (${length} of ${own.maxLength} characters)`}`,
      ]);
    rows.push([query === null ? 'reads' : '', `${method === 'POST' ? 'POST ' : ''}${safeText(url)}`]);
  }
  const list = (name: string, values: readonly string[]) => {
    if (values.length > 0) rows.push([name, safeText(values.join('; '))]);
  };
  list('pushed', own.pushed);
  list('filtered here', own.filtered);
  list('impossible', own.status === 'skipped' ? [] : own.impossible);
  if (own.status === 'ready')
    rows.push([
      'takes',
      own.pagesAtMost === null ? 'all it holds' : `at most ${own.pagesAtMost} requests for ${own.limit} items`,
    ]);
  if (own.quota !== null)
    rows.push([
      'quota',
      `${own.quota.used} of ${own.quota.limit} ${own.quota.unit} used${own.quota.resetsAt === null ? '' : `, anew at ${own.quota.resetsAt}`}`,
    ]);
  return rows;
}

/** Several bare words side by side, which many people mean as a phrase. */
function hasBareWords({ node }: Query): boolean {
  return node.type === 'and' && node.nodes.filter(({ type }) => type === 'word').length > 1;
}
