/** Folds duplicates, so that each mention counts once: by id, by the address of their page, and by their text. */
import type { Mention } from '../../types.js';
import { type Identify, textCopies } from '../copies/text-copies.js';
import { numbering } from '../numbering.js';
import { wordHash } from '../text/key-hash.js';
import { canonicalUrl } from './canonical-url.js';
import { globalId, postAddress } from './global-id.js';

// Many of these share a page, or their addresses differ only in the fragment.
const BY_ID_ONLY: ReadonlySet<Mention['kind']> = new Set(['comment', 'answer', 'review']);

/** What else counts as one mention besides copies. `none`: every item counts, unless the same item was found twice. */
export type Grouping = 'link' | 'person' | 'none';

export interface Folding {
  /** Absent: only copies are folded. */
  readonly group?: Grouping | undefined;
  /** For `person`: which accounts on different networks belong to one person. */
  readonly identify?: Identify | undefined;
}

export interface Sighting {
  readonly mention: Mention;
  /** Index of the source that found it; if times are equal, the lower index wins. */
  readonly source: number;
  /** The source's endpoint that found it, if it has several. */
  readonly endpoint: string | null;
}

/** All sightings of one mention. */
export interface Cluster {
  /** The id under which it was first seen. */
  readonly first: string;
  /** Index of the cluster in the order of first sightings. */
  readonly place: number;
  readonly kept: Sighting;
  /** All sightings, including `kept`, in no particular order. */
  readonly sightings: readonly Seen[];
}

interface Seen {
  readonly source: number;
  readonly name: string;
  readonly url: string | null;
}

/** State of a cluster with several sightings; most have only one, for which nothing more is stored. */
interface Grown {
  readonly first: string;
  readonly firstSeen: Seen;
  sightings: Seen[];
  /** Hashes of the contents seen under an id, for ids with more than one content. */
  said: Map<string, Set<number>> | null;
}

export interface Clusters {
  /** Adds a sighting and returns the cluster it belongs to. */
  add(sighting: Sighting): Added;
  /** Yields clusters one by one, since there may be too many to build them all at once. */
  all(): Iterable<Cluster>;
}

export interface Added {
  /** The id under which its cluster was first seen; null if this is the first sighting. */
  readonly first: string | null;
  /** Clusters that this sighting showed to be part of the same one, each represented by its first sighting. */
  readonly joined: readonly Copy[];
  /** Whether its id is that of the kept mention, but its content differs from everything seen before under that id. */
  readonly isOtherwise: boolean;
}

type Copy = Mention['copies'][number];

/** @param enabled false: nothing is folded, not even by id */
export function clusters(enabled: boolean, { group, identify = () => null }: Folding = {}): Clusters {
  const texts = !enabled || group === 'none' ? null : textCopies(group === 'person' ? identify : null);
  /** The kept sighting of each cluster, by index; null if the cluster was merged into another. */
  const kept: (Sighting | null)[] = [];
  const grown = new Map<number, Grown>();
  const [ids, globals, pages] = [register(), register(), register()];
  // Union-find: a cluster that was merged into another one points to it.
  const joined: number[] = [];
  const root = (place: number): number => {
    let at = place;
    // Path halving, so that long chains are not walked again and again.
    while (joined[at] !== at) at = joined[at] = joined[joined[at]!]!;
    return at;
  };
  const grownAt = (place: number): Grown => {
    const known = grown.get(place);
    if (known !== undefined) return known;
    const alone = kept[place]!;
    const opened = { first: alone.mention.id, firstSeen: seen(alone), sightings: [seen(alone)], said: null };
    grown.set(place, opened);
    return opened;
  };
  return {
    add(sighting) {
      const { mention } = sighting;
      const known: number[] = [];
      const meet = (place: number | undefined) => {
        if (place !== undefined && !known.includes(root(place))) known.push(root(place));
      };
      const keys = enabled ? furtherKeys(mention, group) : NO_KEYS;
      const ofId = enabled ? ids.entryOf(mention.id) : null;
      const ofGlobal = keys.global === null ? null : globals.entryOf(keys.global);
      const ofPages = keys.pages.map(pages.entryOf);
      const again = ofId === null ? undefined : ids.placeOf(ofId);
      const said = again === undefined && isOfItsOwn(mention) ? texts : null;
      meet(again);
      if (ofGlobal !== null) meet(globals.placeOf(ofGlobal));
      for (const page of ofPages) meet(pages.placeOf(page));
      if (said !== null) for (const place of said.find(mention, root)) meet(place);
      if (known.length > 1) known.sort((a, b) => a - b);
      const place = known[0] ?? kept.length;
      if (ofId !== null) ids.put(ofId, place);
      if (ofGlobal !== null) globals.put(ofGlobal, place);
      for (const page of ofPages) pages.put(page, place);
      said?.keep(place);
      if (place === kept.length) {
        kept.push(sighting);
        joined.push(place);
        return FIRST;
      }
      const cluster = grownAt(place);
      const isOtherwise = saysOtherwise(cluster, kept[place]!.mention, mention);
      const others = known.slice(1);
      const told = others.map((other) => copyOf(grownAt(other).firstSeen));
      for (const other of others) {
        const { sightings, said: saidThere } = grownAt(other);
        cluster.sightings = together(cluster.sightings, sightings);
        if (saidThere !== null) cluster.said = new Map([...(cluster.said ?? []), ...saidThere]);
        kept[place] = earlier(kept[place]!, kept[other]!);
        kept[other] = null;
        grown.delete(other);
        joined[other] = place;
      }
      cluster.sightings.push(seen(sighting));
      kept[place] = earlier(kept[place]!, sighting);
      return { first: cluster.first, joined: told, isOtherwise };
    },
    *all() {
      for (let place = 0; place < kept.length; place += 1) {
        const sighting = kept[place] ?? null;
        if (sighting === null) continue;
        const { first, sightings } = grown.get(place) ?? { first: sighting.mention.id, sightings: [seen(sighting)] };
        yield { first, place, kept: sighting, sightings };
      }
    },
  };
}

/** Maps ids or addresses to the index of their cluster. */
interface Register {
  /** Looks up a key once; the entry then serves both reading and writing. */
  entryOf(key: string): number;
  placeOf(entry: number): number | undefined;
  put(entry: number, place: number): void;
}

function register(): Register {
  const places: number[] = [];
  return {
    entryOf: numbering(),
    placeOf: (entry) => (entry < places.length ? places[entry] : undefined),
    put: (entry, place) => void (places[entry] = place),
  };
}

const NO_KEYS: Keys = { global: null, pages: [] };
const FIRST: Added = { first: null, joined: [], isOtherwise: false };

/** Contents are stored only if they differ: items that share an id mostly agree. */
function saysOtherwise(cluster: Grown, kept: Mention, mention: Mention): boolean {
  let said = cluster.said?.get(mention.id);
  if (said === undefined) {
    if (kept.id !== mention.id || (kept.text === mention.text && kept.title === mention.title)) return false;
    said = new Set([wordsHash(kept)]);
    cluster.said = (cluster.said ?? new Map<string, Set<number>>()).set(mention.id, said);
  }
  const { size } = said;
  return said.add(wordsHash(mention)).size > size;
}

const wordsHash = ({ title, text }: Mention): number => wordHash(text, wordHash(`${title ?? ''}\n`));

const copyOf = ({ name, url }: Seen): Copy => ({ source: name, url });

function together(one: Seen[], other: Seen[]): Seen[] {
  const [few, many] = other.length < one.length ? [other, one] : [one, other];
  for (const sighting of few) many.push(sighting);
  return many;
}

/** Returns where else a mention was found: on other sources, or at other addresses. */
export function copiesOf(cluster: Cluster): Mention['copies'] {
  const { kept } = cluster;
  if (cluster.sightings.length === 1) return [];
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

/** Whether a mention is neither one of many on its page nor a repost. */
export const isOfItsOwn = ({ kind, repostOf }: Mention): boolean => !BY_ID_ONLY.has(kind) && repostOf === null;

/** What identifies a mention besides its id. */
interface Keys {
  /** The id that is the same on every source. */
  readonly global: string | null;
  /** Addresses of its page, in canonical form. */
  readonly pages: readonly string[];
}

/** Returns the keys of a mention besides its id; whatever shares one of them is the same mention. */
function furtherKeys(mention: Mention, group: Grouping | undefined): Keys {
  const global = globalId(mention);
  const { kind, url, links, repostOf } = mention;
  if (repostOf !== null) return global === null ? NO_KEYS : { global, pages: [] };
  const pages: string[] = [];
  const add = (address: string | null) => {
    const page = address === null ? null : canonicalUrl(address);
    if (page !== null && !pages.includes(page)) pages.push(page);
  };
  if (!BY_ID_ONLY.has(kind)) {
    add(url);
    // An id with a fragment is one of several on its page.
    if (global !== null && !global.includes('#')) add(postAddress(global) ?? global);
  }
  // The first link is what a post is about; the others are part of what it says.
  if (group === 'link') add(links[0] ?? null);
  return { global, pages };
}

/** Returns all keys including the id as one list: `id x:1`, `url https://…`. */
export function keysOf(mention: Mention, group?: Grouping): string[] {
  const { global, pages } = furtherKeys(mention, group);
  return [`id ${mention.id}`, ...(global === null ? [] : [`global ${global}`]), ...pages.map((page) => `url ${page}`)];
}

/**
 * Returns the sighting to keep: the earliest, unknown times last, then the source listed first, then by content, so
 * that the order of arrival does not matter.
 */
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
