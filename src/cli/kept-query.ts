/** Determines which stored runs a query means. A brand scanned with `--brands` need not be saved as a profile. */
import type { SeriesQuery } from '../core/trend/history.js';
import { END_OF_TIME } from '../library/history.js';
import type { Store } from '../store/store.js';
import type { Query } from '../types.js';

type Keeper = Pick<Store, 'queries' | 'runs' | 'statedQuery'>;

/**
 * Returns the query as typed if it names a saved profile or was itself scanned without one. Otherwise returns the brand
 * stored under that name, which selects all of its runs, with the query of its newest run.
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

/**
 * Name of a stored profile that the input also matches but whose runs `keptQuery` left out, because it chose those
 * without a profile; otherwise null.
 */
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

/** The only stored profile with that exact name, otherwise with an equivalent name, otherwise with that expression. */
async function profileMeant(store: Keeper, { input, node }: Query): Promise<KeptProfile | null> {
  const kept = (await store.queries()).flatMap(({ profile, expression, brand }) =>
    profile === null ? [] : [{ profile, expression, brand }],
  );
  const text = input.trim();
  // An exact query means the words themselves, not a brand.
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

/** The first entry if all belong to one profile, even with different expressions; otherwise null. */
function only(kept: readonly KeptProfile[]): KeptProfile | null {
  const [first] = kept;
  return first !== undefined && kept.every(({ profile }) => profile === first.profile) ? first : null;
}
