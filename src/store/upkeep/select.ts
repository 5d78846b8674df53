/** Selects the mentions to forget. */
import { canonicalUrl } from '../../core/mention/canonical-url.js';
import { batches } from '../rows.js';
import { fromStored, readJson, toStored } from '../stored-text.js';
import type { Tabled } from '../tables.js';

export type Forgotten =
  /** A handle, a name or an id, as shown; case and a leading @ are ignored. */
  | { readonly type: 'author'; readonly author: string }
  /** The address of a post or a page. */
  | { readonly type: 'url'; readonly url: string }
  /** Everything found there. */
  | { readonly type: 'source'; readonly source: string };

/** Keys of the selected mentions, including reposts that only repeat their words. */
export async function selectMentions(tables: Tabled, forgotten: Forgotten): Promise<readonly number[]> {
  const direct = await directly(tables, forgotten);
  const author = forgotten.type === 'author' ? folded(forgotten.author) : null;
  return [...new Set([...direct, ...(await repostsOf(tables, direct, author))])];
}

async function directly(tables: Tabled, forgotten: Forgotten): Promise<readonly number[]> {
  switch (forgotten.type) {
    case 'source': {
      const rows = await tables
        .selectFrom('mentions')
        .select('key')
        .where('source', '=', toStored(forgotten.source))
        .execute();
      return rows.map(({ key }) => key);
    }
    case 'url': {
      const page = canonicalUrl(forgotten.url);
      const pages = [forgotten.url, ...(page === null ? [] : [page])].map(toStored);
      const rows = await tables
        .selectFrom('contents')
        .select('mention')
        .distinct()
        .where(({ eb, or }) => or([eb('url', 'in', pages), eb('page', 'in', pages)]))
        .execute();
      return rows.map(({ mention }) => mention);
    }
    case 'author':
      return byAuthor(tables, folded(forgotten.author));
  }
}

/** Looks at every author here, because databases fold ASCII at best. */
async function byAuthor(tables: Tabled, wanted: string): Promise<readonly number[]> {
  const mentions: number[] = [];
  for (const column of ['author_handle', 'author_name', 'author_id'] as const) {
    const rows = await tables.selectFrom('contents').select(column).distinct().where(column, 'is not', null).execute();
    const names = rows.map((row) => row[column]!).filter((name) => folded(fromStored(name)) === wanted);
    for (const batch of batches(names)) {
      const found = await tables
        .selectFrom('contents')
        .select('mention')
        .distinct()
        .where(column, 'in', batch)
        .execute();
      for (const { mention } of found) mentions.push(mention);
    }
  }
  return mentions;
}

/**
 * Reposts of the given mentions by others, which are forgotten too.
 * @param author folded name, or null. Texts that begin with `RT @ann:` name the author, but not the post
 */
async function repostsOf(tables: Tabled, keys: readonly number[], author: string | null): Promise<readonly number[]> {
  const ids = new Set<string>();
  for (const batch of batches(keys)) {
    const rows = await tables.selectFrom('mentions').select('id').where('key', 'in', batch).execute();
    for (const { id } of rows) ids.add(fromStored(id));
  }
  if (ids.size === 0 && author === null) return [];
  const rows = await tables
    .selectFrom('contents')
    .select(['mention', 'json'])
    .where('json', 'not like', '%"repostOf":null%')
    .execute();
  return rows
    .filter(({ json }) => {
      const repostOf = readJson<{ repostOf: string | null }>(json)?.repostOf ?? '';
      return ids.has(repostOf) || (author !== null && accountIn(repostOf) === author);
    })
    .map(({ mention }) => mention);
}

/** The account in `file:@ann`, which stands in for an unknown post: `ann`. */
function accountIn(repostOf: string): string | null {
  const what = repostOf.slice(repostOf.indexOf(':') + 1);
  return what.startsWith('@') ? folded(what) : null;
}

export function folded(name: string): string {
  return name.trim().normalize('NFKC').toLowerCase().replace(/^@/, '');
}
