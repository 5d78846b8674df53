/** One mention, said once: exact copies fold, by id and by the address of their page. */
import type { Mention } from '../../types.js';
import { canonicalUrl } from './canonical-url.js';

// Many of these stand on one page, or differ by the fragment alone.
const BY_ID_ONLY: ReadonlySet<Mention['kind']> = new Set(['comment', 'answer', 'review']);

export interface Sighting {
  readonly mention: Mention;
  /** Which of the asked sources found it, by place; earlier ones win where times are equal. */
  readonly source: number;
  /** Which of the source's endpoints, where it has several. */
  readonly endpoint: string | null;
}

/** Sightings of one and the same mention. */
export interface Cluster {
  /** The id under which it was first seen. */
  readonly first: string;
  readonly kept: Sighting;
  /** All of them, `kept` among them, in no order. */
  readonly sightings: readonly Seen[];
}

interface Seen {
  readonly source: number;
  readonly name: string;
  readonly url: string | null;
}

interface Growing extends Cluster {
  kept: Sighting;
  sightings: Seen[];
}

export interface Clusters {
  /** Adds a sighting; `first` is the id under which its cluster was first seen, null where it is the first. */
  add(sighting: Sighting): { readonly first: string | null };
  all(): readonly Cluster[];
}

/** @param enabled false: nothing folds, not even by id */
export function clusters(enabled: boolean): Clusters {
  const found: (Growing | null)[] = [];
  const places = new Map<string, number>();
  // A cluster that was joined to another leaves a pointer behind.
  const joined: number[] = [];
  const root = (place: number): number => {
    let at = place;
    // Every second pointer is cut short, or long chains would be walked again and again.
    while (joined[at] !== at) at = joined[at] = joined[joined[at]!]!;
    return at;
  };
  const rootsOf = (keys: readonly string[]): readonly number[] => {
    const known = keys.map((key) => places.get(key)).filter((place) => place !== undefined);
    return [...new Set(known.map(root))].sort((a, b) => a - b);
  };
  return {
    add(sighting) {
      const keys = enabled ? keysOf(sighting.mention) : [];
      const [place = found.length, ...others] = rootsOf(keys);
      for (const key of keys) places.set(key, place);
      const cluster = found[place];
      if (cluster === undefined || cluster === null) {
        found.push({ first: sighting.mention.id, kept: sighting, sightings: [seen(sighting)] });
        joined.push(place);
        return { first: null };
      }
      for (const other of others) {
        absorb(cluster, found[other]!);
        found[other] = null;
        joined[other] = place;
      }
      cluster.sightings.push(seen(sighting));
      cluster.kept = earlier(cluster.kept, sighting);
      return { first: cluster.first };
    },
    all: () => found.filter((cluster) => cluster !== null),
  };
}

function absorb(cluster: Growing, other: Growing): void {
  const [few, many] =
    other.sightings.length < cluster.sightings.length
      ? [other.sightings, cluster.sightings]
      : [cluster.sightings, other.sightings];
  for (const sighting of few) many.push(sighting);
  cluster.sightings = many;
  cluster.kept = earlier(cluster.kept, other.kept);
}

/** Where else a mention stands: other sources, or other addresses. */
export function copiesOf(cluster: Cluster): Mention['copies'] {
  const { kept } = cluster;
  const copies = new Map<string, Mention['copies'][number]>();
  for (const { name, url } of cluster.sightings) {
    if (name === kept.mention.source && url === kept.mention.url) continue;
    copies.set(`${name}\n${url}`, { source: name, url });
  }
  return [...copies.entries()].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, copy]) => copy);
}

function seen({ mention, source }: Sighting): Seen {
  return { source, name: mention.source, url: mention.url };
}

function keysOf(mention: Mention): string[] {
  const url =
    mention.url === null || BY_ID_ONLY.has(mention.kind) || mention.repostOf !== null
      ? null
      : canonicalUrl(mention.url);
  return url === null ? [`id ${mention.id}`] : [`id ${mention.id}`, `url ${url}`];
}

/** The earliest is kept; unknown times last, then the source asked first, then by what it is: the order of arrival plays no part. */
function earlier(a: Sighting, b: Sighting): Sighting {
  for (const rank of RANKS) {
    const [rankA, rankB] = [rank(a), rank(b)];
    if (rankA !== rankB) return rankA < rankB ? a : b;
  }
  return a;
}

const RANKS: readonly ((sighting: Sighting) => string | number)[] = [
  ({ mention }) => mention.publishedAt ?? '~',
  ({ source }) => source,
  ({ mention }) => mention.id,
  ({ mention }) => mention.url ?? '',
  ({ endpoint }) => endpoint ?? '',
  ({ mention }) => mention.title ?? '',
  ({ mention }) => mention.text,
  ({ mention: { kind, repostOf, author, engagement } }) => JSON.stringify([kind, repostOf, author, engagement]),
];
