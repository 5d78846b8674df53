/**
 * Finds out which stored runs a query means: a brand scanned from a `--brands` file need not be saved on this machine.
 */
import type { SeriesQuery } from '../core/trend/history.js';
import { END_OF_TIME } from '../library/history.js';
import type { Store } from '../store/store.js';
import type { Query } from '../types.js';

type Keeper = Pick<Store, 'queries' | 'runs' | 'statedQuery'>;

/**
 * Returns the query as typed if it was scanned that way or names a saved profile. Otherwise returns the brand that was
 * stored under this name, if there is one, with all of its runs and the query of the newest.
 */
export async function storedQuery(store: Keeper, query: Query): Promise<SeriesQuery> {
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

/** Returns a profile of that name with stored runs, if the runs of `asked` were stored without a profile; else null. */
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

/**
 * Returns the only stored profile of that name (exactly, or else as names are compared), or else of that expression.
 */
async function profileMeant(store: Keeper, { input, node }: Query): Promise<KeptProfile | null> {
  const kept = (await store.queries()).flatMap(({ profile, expression, brand }) =>
    profile === null ? [] : [{ profile, expression, brand }],
  );
  const text = input.trim();
  // A query for the exact words means no brand.
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

/** Returns the newest entry if all belong to one profile, whatever its expressions were; else null. */
function only(kept: readonly KeptProfile[]): KeptProfile | null {
  const [first] = kept;
  return first !== undefined && kept.every(({ profile }) => profile === first.profile) ? first : null;
}
