/** One mention, said once: copies fold, by id, by the address of their page, and by what they say. */
import type { Mention } from '../../types.js';
import { type FoundCopies, type Identify, textCopies } from '../copies/text-copies.js';
import { canonicalUrl } from './canonical-url.js';
import { globalId, postAddress } from './global-id.js';

// Many of these stand on one page, or differ by the fragment alone.
const BY_ID_ONLY: ReadonlySet<Mention['kind']> = new Set(['comment', 'answer', 'review']);

/** What is taken for one besides copies. `none`: every item for itself, but for one that was found twice. */
export type Grouping = 'link' | 'person' | 'none';

export interface Folding {
  /** Absent: copies fold, and nothing else. */
  readonly group?: Grouping | undefined;
  /** With `person`: who is one in several networks. */
  readonly identify?: Identify | undefined;
}

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
  readonly firstSeen: Copy;
  kept: Sighting;
  sightings: Seen[];
}

export interface Clusters {
  /** Adds a sighting, and says what it belongs to. */
  add(sighting: Sighting): Added;
  all(): readonly Cluster[];
}

export interface Added {
  /** The id under which its cluster was first seen; null: it is the first. */
  readonly first: string | null;
  /** Of clusters that it showed to be one with that: as what each was first seen. */
  readonly joined: readonly Copy[];
}

type Copy = Mention['copies'][number];

/** @param enabled false: nothing folds, not even by id */
export function clusters(enabled: boolean, { group, identify = () => null }: Folding = {}): Clusters {
  const texts = !enabled || group === 'none' ? null : textCopies(group === 'person' ? identify : null);
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
  const knownAs = (keys: readonly string[]): readonly number[] =>
    keys.map((key) => places.get(key)).filter((place) => place !== undefined);
  const saidBefore = ({ mention }: Sighting): FoundCopies | null =>
    texts === null || !isOfItsOwn(mention) || places.has(`id ${mention.id}`) ? null : texts.find(mention, root);
  return {
    add(sighting) {
      const keys = enabled ? keysOf(sighting.mention, group) : [];
      const said = saidBefore(sighting);
      const known = new Set([...knownAs(keys), ...(said?.places ?? [])].map(root));
      const [place = found.length, ...others] = [...known].sort((a, b) => a - b);
      for (const key of keys) places.set(key, place);
      said?.keep(place);
      const cluster = found[place];
      if (cluster === undefined || cluster === null) {
        const { id: first, source, url } = sighting.mention;
        found.push({ first, firstSeen: { source, url }, kept: sighting, sightings: [seen(sighting)] });
        joined.push(place);
        return { first: null, joined: [] };
      }
      const told = others.map((other) => found[other]!.firstSeen);
      for (const other of others) {
        absorb(cluster, found[other]!);
        found[other] = null;
        joined[other] = place;
      }
      cluster.sightings.push(seen(sighting));
      cluster.kept = earlier(cluster.kept, sighting);
      return { first: cluster.first, joined: told };
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

/** Neither one of many on its page, nor somebody else's words passed on. */
const isOfItsOwn = ({ kind, repostOf }: Mention): boolean => !BY_ID_ONLY.has(kind) && repostOf === null;

/** What else is found under one of them is the same thing: its id, and the addresses of its page. */
export function keysOf(mention: Mention, group?: Grouping): string[] {
  const global = globalId(mention);
  const ids = [`id ${mention.id}`, ...(global === null ? [] : [`global ${global}`])];
  if (mention.repostOf !== null) return ids;
  // An id with a fragment is one of several on its page.
  const address = global === null || global.includes('#') ? null : (postAddress(global) ?? global);
  const own = BY_ID_ONLY.has(mention.kind) ? [] : [mention.url, address];
  // The first link is what a post is about; the others are what it says of it.
  const pages = group === 'link' ? [...own, mention.links[0] ?? null] : own;
  const canonical = pages.map((page) => (page === null ? null : canonicalUrl(page))).filter((page) => page !== null);
  return [...ids, ...new Set(canonical.map((page) => `url ${page}`))];
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
