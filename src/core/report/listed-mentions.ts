/** Selects the mentions that the report lists, and assigns each to a source. */
import type { Mention } from '../../types.js';
import { type Cluster, copiesOf } from '../mention/duplicates.js';
import type { SharedMention } from '../metrics/overlap.js';
import { asRepeated } from '../relevance/weigh.js';
import type { Intake } from './intake.js';
import type { AnsweredSource } from './outcome.js';
import type { Tally } from './tally.js';

export interface ListOptions {
  readonly sources: readonly Pick<AnsweredSource, 'name' | 'answer'>[];
  readonly seenAt: string;
  readonly includeOwned: boolean;
  readonly minRelevance: number;
  readonly seenBefore: ReadonlySet<string>;
}

export interface ListedMentions {
  /** Newest first. */
  readonly mentions: readonly Mention[];
  /** Those of the mentions that count. */
  readonly counted: readonly Mention[];
  /** The counted mentions by source. */
  readonly parts: readonly Part[];
  /** The counted mentions that several sources found. */
  readonly shared: readonly SharedMention[];
  /**
   * Numbers of copies, of less relevant mentions and of all others (`relevant`), and among these of reposts and the
   * brand's own.
   */
  readonly counts: Readonly<Record<'duplicates' | 'irrelevant' | 'relevant' | 'reposts' | 'owned', number>>;
}

interface Part extends AnsweredSource {
  readonly mentions: Mention[];
  readonly endpointMentions: Map<string, number>;
  unique: number;
}

/** Completes mentions in place, since there may be too many to hold twice in memory. */
export function listedMentions(intake: Intake, options: ListOptions): ListedMentions {
  const parts = options.sources.map((source, place) => openPart(source, intake.tallies[place]!));
  const shared: SharedMention[] = [];
  const mentions: Mention[] = [];
  const counts = { duplicates: 0, irrelevant: 0, relevant: 0, reposts: 0, owned: 0 };
  const isCounted = ({ repostOf, isOwned }: Mention) => repostOf === null && (options.includeOwned || !isOwned);
  for (const cluster of intake.clusters()) {
    const { mention } = cluster.kept;
    mention.seenAt = options.seenAt;
    if (cluster.sightings.length > 1) mention.copies = copiesOf(cluster);
    if (intake.isRepeated(cluster)) Object.assign(mention, asRepeated(mention));
    counts.duplicates += cluster.sightings.length - 1;
    if (isCounted(mention) && mention.relevance < options.minRelevance) {
      counts.irrelevant += 1;
      continue;
    }
    counts.relevant += 1;
    if (mention.repostOf !== null) counts.reposts += 1;
    else if (mention.isOwned) counts.owned += 1;
    if (options.seenBefore.has(mention.id)) continue;
    mentions.push(mention);
    if (!isCounted(mention)) continue;
    hand(parts[cluster.kept.source]!, mention, cluster);
    if (cluster.sightings.length > 1) shared.push(...sharedMention(mention, cluster));
  }
  mentions.sort(newestFirst);
  return { mentions, counted: mentions.filter(isCounted), parts, shared, counts };
}

function openPart({ name, answer }: ListOptions['sources'][number], tally: Tally): Part {
  return { name, answer, tally, mentions: [], endpointMentions: new Map(), unique: 0 };
}

/** Assigns a mention to the source of the sighting that was kept. */
function hand(part: Part, mention: Mention, { kept: { source, endpoint }, sightings }: Cluster): void {
  part.mentions.push(mention);
  if (sightings.every((sighting) => sighting.source === source)) part.unique += 1;
  if (endpoint === null) return;
  part.endpointMentions.set(endpoint, (part.endpointMentions.get(endpoint) ?? 0) + 1);
}

/** Empty if only one source found it. */
function sharedMention({ publishedAt }: Mention, { kept, sightings }: Cluster): SharedMention[] {
  if (sightings.every(({ source }) => source === kept.source)) return [];
  const others = new Set(sightings.map(({ source }) => source));
  others.delete(kept.source);
  return [
    { publishedAt: publishedAt === null ? Number.NaN : Date.parse(publishedAt), sources: [kept.source, ...others] },
  ];
}

function newestFirst(a: Mention, b: Mention): number {
  if (a.publishedAt !== b.publishedAt) return (a.publishedAt ?? '') > (b.publishedAt ?? '') ? -1 : 1;
  return a.id < b.id ? -1 : a.id > b.id ? 1 : 0;
}
