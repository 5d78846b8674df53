/** Resolves the names given with `--source` to the sources to search. */
import { asGiven } from '../as-given.js';
import { UsageError } from '../errors.js';
import { loadAll, NAMES } from './index.js';
import type { Source, SourceGroup } from './source.js';

const GROUPS: readonly SourceGroup[] = ['social', 'news', 'blogs', 'forums', 'dev', 'reviews'];

export interface Selection {
  readonly sources: readonly Source[];
  /** Names of sources selected individually rather than as part of a group. */
  readonly named: ReadonlySet<string>;
}

/**
 * Selects sources by name, `@group` or `@all`; `-name` excludes one, and exclusions alone select all other sources.
 * The result follows the order of the built-in list, then of the plugins, whatever the order of the names, so that the
 * same question gives the same report.
 * @param plugins plugins that are already loaded
 * @throws UsageError for an unknown name or group, listing the known ones
 */
export async function selectSources(names: readonly string[], plugins: readonly Source[] = []): Promise<Selection> {
  const wanted = names.filter((name) => !name.startsWith('-'));
  const excluded = names.filter((name) => name.startsWith('-')).map((name) => name.slice(1));
  const known = [...NAMES, ...plugins.map(({ name }) => name)];
  for (const name of [...wanted, ...excluded]) check(name, known);
  const named = new Set(wanted.filter((name) => !name.startsWith('@')));
  const groups = wanted.filter((name) => name.startsWith('@')).map((name) => name.slice(1));
  const isAll = groups.includes('all') || wanted.length === 0;
  const isIn = (source: Source, group: string) => group === 'all' || source.groups.some((own) => own === group);
  return {
    named,
    sources: [...(await loadAll()), ...plugins].filter((source) => {
      if (excluded.some((name) => name === source.name || (name.startsWith('@') && isIn(source, name.slice(1)))))
        return false;
      if (named.has(source.name)) return true;
      return source.isOptIn !== true && (isAll || groups.some((group) => isIn(source, group)));
    }),
  };
}

const FILE = /\.(?:csv|tsv|tab|txt|json|jsonl|ndjson|xml|rss|atom|har)(?:\.[a-z][a-z\d]{1,2})?$/i;

const MODULE = /^[^@/\\].*\.[cm]?[jt]s$/i;
/** Matches names that can only be those of npm packages. */
const PACKAGE = /^(?:@.+\/|socialrank-source-)/;

function check(name: string, known: readonly string[]): void {
  if (known.includes(name)) return;
  if (name.startsWith('@') && !name.includes('/')) {
    if (name === '@all' || GROUPS.some((group) => `@${group}` === name)) return;
    throw new UsageError(`unknown group ${asGiven(name)}`, {
      hint: `known: ${GROUPS.map((group) => `@${group}`).join(', ')}, @all`,
    });
  }
  throw new UsageError(`unknown source ${asGiven(name)}`, {
    hint: FILE.test(name)
      ? `a local file is file:${name}`
      : MODULE.test(name)
        ? `a plugin in a file is ./${name}`
        : PACKAGE.test(name)
          ? 'no such package is in node_modules here, above or beside the program: install it'
          : `known: ${known.join(', ')}; a local file is file:PATH, standard input is -, a plugin ./FILE.js or the name of its package`,
  });
}
