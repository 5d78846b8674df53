/** `sources list` and `sources show`: what sources there are, what each needs, and how it last answered. */
import { UsageError } from '../../errors.js';
import { forShell } from '../../for-shell.js';
import { KINDS } from '../../kinds.js';
import { safeText } from '../../output/screen/safe-text.js';
import { loadAll } from '../../sources/index.js';
import { selectSources } from '../../sources/select.js';
import { ago, answeredWords, type DescribedSource, describeSource } from '../described-source.js';
import { gridText } from '../grid-text.js';
import { type Io, write } from '../io/io.js';
import { printJson } from '../io/print-json.js';
import { terminalOf } from '../io/terminal.js';
import { wrapValues } from '../io/wrap-values.js';
import { openPlugins } from '../plugins.js';
import { quotaWords } from '../quota-words.js';
import { readSettings } from '../settings/settings.js';

export interface ListFlags {
  readonly format: 'table' | 'json';
  readonly color: 'auto' | 'always' | 'never';
  /** Plugins to list besides those in the settings. */
  readonly source?: readonly string[];
}

export async function listSources(io: Io, flags: ListFlags): Promise<number> {
  const tree = readSettings(io);
  const opened = await openPlugins([...(flags.source ?? []), '@all'], { tree, io, isReplay: false });
  const now = present(io);
  const rows = await Promise.all(
    [...(await loadAll()), ...opened.sources].map((source) => describeSource(source, tree, io, now)),
  );
  if (flags.format === 'json') return printJson(io, { schema: 'socialrank.sources/1', sources: rows });
  const reader = terminalOf(io.stdout, io.env, flags.color);
  // A pipe has no edge to cut at.
  const terminal = reader.isTerminal ? reader : { ...reader, columns: 400 };
  const columns = COLUMNS.filter(({ from }) => terminal.columns >= from);
  const cells = rows.map((row) => columns.map(({ cell }) => cell(row, now)));
  const table = await gridText(cells, { head: columns.map(({ title }) => title), terminal });
  await write(io.stdout, reader.isTerminal ? `${table}\n${NEXT}` : table);
  return 0;
}

/** Tells users how to get from `wants a setting` to `ready`. */
const NEXT = ' What one needs, and how to set it: socialrank sources show NAME\n';

interface Column {
  readonly title: string;
  /** Minimum width of the screen, in columns. */
  readonly from: number;
  readonly cell: (row: DescribedSource, now: Date) => string;
}

const COLUMNS: readonly Column[] = [
  { title: 'name', from: 0, cell: ({ name }) => name },
  { title: 'groups', from: 0, cell: ({ groups }) => groups.join(' ') },
  { title: 'kinds', from: 110, cell: ({ kinds }) => kindWords(kinds, ' ') },
  { title: 'state', from: 0, cell: ({ state }) => state },
  { title: 'key', from: 90, cell: ({ key }) => (key.isSet ? 'set' : key.need === 'none' ? '' : key.need) },
  {
    title: 'answered',
    from: 0,
    cell: ({ answered }, now) => (answered === null ? '' : ago(answered.lastSuccess, now)),
  },
  {
    title: 'newest',
    from: 0,
    cell: ({ answered }, now) => (answered?.newest == null ? '' : ago(answered.newest, now)),
  },
  { title: 'needs', from: 200, cell: ({ needs }) => needs ?? '' },
];

export async function showSource(io: Io, name: string, flags: ListFlags): Promise<number> {
  const tree = readSettings(io);
  const opened = await openPlugins([name], { tree, io, isReplay: false });
  const source = (await selectSources(opened.names, opened.sources)).sources.find(
    (selected) => selected.name === opened.names[0],
  );
  if (source === undefined)
    throw new UsageError(`${name} is not the name of a source`, { hint: 'see: socialrank sources' });
  const now = present(io);
  const described = await describeSource(source, tree, io, now);
  if (flags.format === 'json') return printJson(io, described);
  await write(io.stdout, wrapValues(lines(described, now), io.stdout.columns));
  return 0;
}

/** Labels and values, never cut: half the name of a setting is useless. */
function lines(own: DescribedSource, now: Date): string {
  const { rate, quota } = own;
  const rows: readonly (readonly [label: string, values: readonly string[]])[] = [
    ['source', [`${own.title} (${own.homepage})`]],
    ['from', own.origin.type === 'built-in' ? [] : [own.origin.path ?? own.origin.written]],
    ['state', [own.needs === null ? own.state : `${own.state}: ${own.needs}`]],
    ['answered', [answeredWords(own, now)]],
    ['waits', own.waits.map(({ message, retryAt }) => `${message}; again after ${retryAt}`)],
    ['kinds', [kindWords(own.kinds, ', ')]],
    ['groups', [own.groups.map((group) => `@${group}`).join(' ')]],
    ['understands', [own.understands]],
    ['example', [`socialrank ${JSON.stringify(own.example)} -s ${forShell(own.origin.written ?? own.name)}`]],
    ['rate', rate === null ? [] : [`at most ${rate.requests} requests in ${rate.seconds} s, which a scan keeps to`]],
    ['quota', quota === null ? [] : [quotaWords(quota)]],
    ['limits', own.limits],
    ['settings', own.settings.flatMap(settingLines)],
  ];
  return rows
    .flatMap(([label, values]) =>
      values.map((value, place) => ` ${(place === 0 ? label : '').padEnd(13)}${safeText(value)}\n`),
    )
    .join('');
}

function kindWords(kinds: DescribedSource['kinds'], joint: string): string {
  return kinds.length === KINDS.length ? 'any' : kinds.join(joint);
}

function settingLines(setting: DescribedSource['settings'][number]): readonly string[] {
  const { key, description, environment, isSet, isRequired, default: fallback } = setting;
  const state = isSet ? ' (set)' : fallback !== null ? ` (${fallback})` : isRequired ? ' (required)' : '';
  return [`${key}${state}: ${description}`, `  ${environment.join(', ')}`];
}

function present(io: Io): Date {
  return (io.now ?? (() => new Date()))();
}
