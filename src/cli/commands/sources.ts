/** `sources list` and `sources show`: what can be asked, and what each needs. */
import { UsageError } from '../../errors.js';
import { safeText } from '../../output/safe-text.js';
import { environmentName, missingSetting } from '../../scan/settings.js';
import { load, loadAll, NAMES } from '../../sources/index.js';
import { settingValues } from '../../sources/settings.js';
import type { Source } from '../../sources/source.js';
import { gridText } from '../grid-text.js';
import { type Io, write } from '../io.js';
import { readSettings, type SettingsTree, settingsOf } from '../settings.js';
import { terminalOf } from '../terminal.js';

export interface ListFlags {
  readonly format: 'table' | 'json';
  readonly color: 'auto' | 'always' | 'never';
}

export async function listSources(io: Io, flags: ListFlags): Promise<number> {
  const tree = readSettings(io);
  const rows = (await loadAll()).map((source) => describe(source, tree, io));
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
  const source = await load(name);
  if (source === undefined) throw new UsageError(`unknown source ${name}`, { hint: `known: ${NAMES.join(', ')}` });
  const described = describe(source, readSettings(io), io);
  if (flags.format === 'json') return printJson(io, described);
  const terminal = terminalOf(io.stdout, io.env, flags.color);
  const rows = [
    ['source', `${source.title} (${source.homepage})`],
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

function describe(source: Source, tree: SettingsTree, io: Io) {
  const given = settingsOf(source, tree, io.env);
  const settings = settingValues(source, given);
  const missing = missingSetting({ source, settings });
  const { search, operators, maxItems, maxDays } = source.capabilities(settings);
  return {
    name: source.name,
    title: source.title,
    homepage: source.homepage,
    groups: source.groups,
    kinds: source.kinds,
    state: missing !== null ? 'wants a setting' : source.isOptIn === true ? 'on request' : 'ready',
    needs: missing === null ? null : `${missing.message.replace(/^needs /, '')}: ${missing.hint}`,
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
