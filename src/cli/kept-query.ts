/** Whose runs are meant, of those that a store keeps: a brand from a file of `--brands` need not be saved here. */
import type { SeriesQuery } from '../core/trend/history.js';
import { END_OF_TIME } from '../library/history.js';
import type { Store } from '../store/store.js';
import type { Query } from '../types.js';

type Keeper = Pick<Store, 'queries' | 'runs' | 'statedQuery'>;

/**
 * The query as typed, where that was scanned or names a saved profile. Else the brand that was kept under it, with all
 * of its runs, by what the newest was asked.
 */
export async function keptQuery(store: Keeper, query: Query): Promise<SeriesQuery> {
  const { input, expression, profile } = query;
  if (profile !== null) return query;
  const typed = await store.runs({ expression, profile: null, ...EVER });
  if (typed.some((run) => run.profile === null)) return query;
  const named = await profileMeant(store, query);
  if (named === null) return query;
  const runs = await store.runs({ ...named, ...EVER });
  const newest = runs.findLast((run) => run.profile === named.profile);
  const stated = newest === undefined ? null : await store.statedQuery(newest.id);
  return { ...query, ...named, ...stated, input, profile: { name: named.profile } };
}

/** The profile of that name whose runs were kept too, where those of `asked` were kept without one; else null. */
export async function profilePassedOver(
  store: Pick<Keeper, 'runs'>,
  { input, node }: Query,
  { expression, profile }: SeriesQuery,
): Promise<string | null> {
  if (profile !== null || (node.type === 'brand' && node.exact)) return null;
  const name = input.trim();
  const runs = await store.runs({ expression, profile: name, ...EVER });
  return runs.some((run) => run.profile === name) ? name : null;
}

const EVER = { since: 0, until: END_OF_TIME };

/** The only one of that name, letter by letter or else as names are compared, or whose expression it is. */
async function profileMeant(store: Keeper, { input, node }: Query): Promise<KeptProfile | null> {
  const kept = (await store.queries()).flatMap(({ profile, expression, brand }) =>
    profile === null ? [] : [{ profile, expression, brand }],
  );
  const text = input.trim();
  // Who asks for the words alone means no brand.
  if (node.type === 'brand' && node.exact) return only(kept.filter(({ expression }) => expression === text));
  const { brandKey } = await import('../brands/profile.js');
  const key = brandKey(text);
  return (
    only(kept.filter(({ profile }) => profile === text)) ??
    only(kept.filter(({ profile }) => brandKey(profile) === key)) ??
    only(kept.filter(({ expression }) => expression === text))
  );
}

interface KeptProfile {
  readonly profile: string;
  readonly expression: string;
  readonly brand: string;
}

/** Where all are of one profile, whatever its expression was then; the newest. */
function only(kept: readonly KeptProfile[]): KeptProfile | null {
  const [first] = kept;
  return first !== undefined && kept.every(({ profile }) => profile === first.profile) ? first : null;
}
