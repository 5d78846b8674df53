/** `sources list` and `sources show`: what can be asked, and what each needs. */
import { UsageError } from '../../errors.js';
import { safeText } from '../../output/safe-text.js';
import { isRemote } from '../../plugins/remote-source.js';
import { environmentName, missingSetting } from '../../scan/settings.js';
import { loadAll } from '../../sources/index.js';
import { selectSources } from '../../sources/select.js';
import { settingValues } from '../../sources/settings.js';
import type { Source } from '../../sources/source.js';
import { gridText } from '../grid-text.js';
import { type Io, write } from '../io.js';
import { openPlugins } from '../plugins.js';
import { readSettings, type SettingsTree, settingsOf } from '../settings.js';
import { terminalOf } from '../terminal.js';

export interface ListFlags {
  readonly format: 'table' | 'json';
  readonly color: 'auto' | 'always' | 'never';
  /** Plugins besides those of the settings. */
  readonly source?: readonly string[];
}

export async function listSources(io: Io, flags: ListFlags): Promise<number> {
  const tree = readSettings(io);
  const opened = await openPlugins([...(flags.source ?? []), '@all'], { tree, io, isReplay: false });
  const rows = await Promise.all([...(await loadAll()), ...opened.sources].map((source) => describe(source, tree, io)));
  if (flags.format === 'json') return printJson(io, { schema: 'socialrank.sources/1', sources: rows });
  const terminal = terminalOf(io.stdout, io.env, flags.color);
  const cells = rows.map(({ name, title, groups, state, needs }) => [
    name,
    title,
    groups.map((group) => `@${group}`).join(' '),
    state,
    needs ?? '',
  ]);
  await write(io.stdout, await gridText(cells, { head: ['name', 'source', 'groups', 'state', 'needs'], terminal }));
  return 0;
}

export async function showSource(io: Io, name: string, flags: ListFlags): Promise<number> {
  const tree = readSettings(io);
  const opened = await openPlugins([name], { tree, io, isReplay: false });
  const source = (await selectSources(opened.names, opened.sources)).sources.find(
    (selected) => selected.name === opened.names[0],
  );
  if (source === undefined) throw new UsageError(`${name} is no name of a source`, { hint: 'see: socialrank sources' });
  const described = await describe(source, tree, io);
  if (flags.format === 'json') return printJson(io, described);
  const terminal = terminalOf(io.stdout, io.env, flags.color);
  const rows = [
    ['source', `${source.title} (${source.homepage})`],
    ...(isRemote(source) ? [['from', source.origin.path ?? source.origin.written]] : []),
    ['state', described.needs === null ? described.state : `${described.state}: ${described.needs}`],
    ['kinds', source.kinds.join(', ')],
    ['groups', source.groups.map((group) => `@${group}`).join(' ')],
    ['understands', described.understands],
    ['example', `socialrank ${JSON.stringify(source.example)} -s ${source.name}`],
    ...source.limits.map((limit, place) => [place === 0 ? 'limits' : '', limit]),
    ...described.settings.map(({ key, description, environment, isSet, default: fallback }, place) => [
      place === 0 ? 'settings' : '',
      `${key}: ${description}${isSet ? ' (set)' : fallback === null ? '' : ` (${fallback})`}; ${environment.join(', ')}`,
    ]),
  ];
  await write(
    io.stdout,
    await gridText(
      rows.map((row) => row.map(safeText)),
      { terminal },
    ),
  );
  return 0;
}

async function describe(named: Source, tree: SettingsTree, io: Io) {
  const given = settingsOf(named, tree, io.env);
  const settings = settingValues(named, given);
  const source = isRemote(named) ? await named.settled(settings) : named;
  if (isRemote(source)) source.close();
  const failure = isRemote(source) ? (source.failure ?? null) : null;
  const missing = missingSetting({ source, settings });
  const { search, operators, maxItems, maxDays } = source.capabilities(settings);
  return {
    name: source.name,
    title: source.title,
    homepage: source.homepage,
    groups: source.groups,
    kinds: source.kinds,
    origin: isRemote(source) ? source.origin : { type: 'built-in', written: source.name, path: null },
    state:
      failure !== null
        ? 'broken'
        : missing !== null
          ? 'wants a setting'
          : source.isOptIn === true
            ? 'on request'
            : 'ready',
    needs:
      failure !== null
        ? failure.message
        : missing === null
          ? null
          : `${missing.message.replace(/^needs /, '')}: ${missing.hint}`,
    understands: { words: ['words', ...operators].join(', '), tags: 'hashtags', whole: 'read whole, filtered here' }[
      search
    ],
    reaches: { items: maxItems ?? null, days: maxDays ?? null },
    limits: source.limits,
    example: source.example,
    settings: Object.entries(source.settings ?? {}).map(([key, spec]) => ({
      key: `sources.${source.name}.${key}`,
      description: spec.description,
      environment: [environmentName(source.name, key), ...(spec.env ?? [])],
      isRequired: spec.required === true,
      isSecret: spec.secret === true,
      isSet: given[key] !== undefined,
      default: spec.default ?? null,
    })),
  };
}

async function printJson(io: Io, value: unknown): Promise<number> {
  await write(io.stdout, `${JSON.stringify(value, null, 2)}\n`);
  return 0;
}
