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
  kept: Sighting;
  /** In the order found; `kept` among them. */
  readonly sightings: {
    readonly id: string;
    readonly source: number;
    readonly name: string;
    readonly url: string | null;
  }[];
}

export interface Clusters {
  /** Adds a sighting; `first` is the id under which its cluster was first seen, null where it is the first. */
  add(sighting: Sighting): { readonly first: string | null };
  all(): readonly Cluster[];
}

/** @param enabled false: nothing folds, not even by id */
export function clusters(enabled: boolean): Clusters {
  const found: (Cluster | null)[] = [];
  const places = new Map<string, number>();
  // A cluster that was joined to another leaves a pointer behind.
  const joined: number[] = [];
  const root = (place: number): number => {
    let at = place;
    while (joined[at] !== at) at = joined[at]!;
    return at;
  };
  return {
    add(sighting) {
      const keys = enabled ? keysOf(sighting.mention) : [];
      const known = [
        ...new Set(
          keys
            .map((key) => places.get(key))
            .filter((place) => place !== undefined)
            .map(root),
        ),
      ].sort((a, b) => a - b);
      const place = known[0] ?? found.length;
      for (const key of keys) places.set(key, place);
      if (known.length === 0) {
        found.push({ kept: sighting, sightings: [seen(sighting)] });
        joined.push(place);
        return { first: null };
      }
      const cluster = found[place]!;
      for (const other of known.slice(1)) {
        const absorbed = found[other]!;
        cluster.sightings.push(...absorbed.sightings);
        cluster.kept = earlier(cluster.kept, absorbed.kept);
        found[other] = null;
        joined[other] = place;
      }
      const first = cluster.sightings[0]!.id;
      cluster.sightings.push(seen(sighting));
      cluster.kept = earlier(cluster.kept, sighting);
      return { first };
    },
    all: () => found.filter((cluster) => cluster !== null),
  };
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

function seen({ mention, source }: Sighting): Cluster['sightings'][number] {
  return { id: mention.id, source, name: mention.source, url: mention.url };
}

function keysOf(mention: Mention): string[] {
  const url =
    mention.url === null || BY_ID_ONLY.has(mention.kind) || mention.repostOf !== null
      ? null
      : canonicalUrl(mention.url);
  return url === null ? [`id ${mention.id}`] : [`id ${mention.id}`, `url ${url}`];
}

/** The earliest is kept; unknown times last, then the source asked first, then by id: the order of arrival plays no part. */
function earlier(a: Sighting, b: Sighting): Sighting {
  const [timeA, timeB] = [a.mention.publishedAt ?? '~', b.mention.publishedAt ?? '~'];
  if (timeA !== timeB) return timeA < timeB ? a : b;
  if (a.source !== b.source) return a.source < b.source ? a : b;
  return a.mention.id <= b.mention.id ? a : b;
}
