/** From the names of `--source` to the sources to ask. */
import { asGiven } from '../as-given.js';
import { UsageError } from '../errors.js';
import { loadAll, NAMES } from './index.js';
import type { Source, SourceGroup } from './source.js';

const GROUPS: readonly SourceGroup[] = ['social', 'news', 'blogs', 'forums', 'dev', 'reviews'];

export interface Selection {
  readonly sources: readonly Source[];
  /** Asked for by their own name, not as one of a group. */
  readonly named: ReadonlySet<string>;
}

/**
 * Names, `@group`, `@all`, and `-name` to leave out; nothing but exclusions means all the others. In the order of the
 * built-in list, then of the plugins, whatever the order of the names: the same question gives the same report.
 * @param plugins that were opened already
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
/** By its name it can be nothing else. */
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
