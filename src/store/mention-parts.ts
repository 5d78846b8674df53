/**
 * A mention in parts, by what each depends on, so that what does not change is stored once: its content, the judgement
 * of a query and an engine, and the sighting by a run.
 */
import type { Mention } from '../types.js';

export interface Parts {
  readonly content: Content;
  readonly judgement: Judgement;
  readonly sighting: Sighting;
}

type Content = Omit<Mention, keyof Judgement | 'engagement' | 'seenAt' | 'copies' | 'author'> & {
  readonly author: Omit<Mention['author'], 'followers'>;
};

type Judgement = Pick<
  Mention,
  'excerpt' | 'isOwned' | 'relevance' | 'relevanceReasons' | 'matched' | 'sentiment' | 'emotions' | 'intents'
>;

export interface Sighting {
  readonly engagement: Mention['engagement'];
  readonly followers: number | null;
  /** Null if it has no copies and was seen at the time of the report. */
  readonly rest: Rest | null;
}

type Rest = Pick<Mention, 'seenAt' | 'copies'>;

/** @param asOf time of the report */
export function toParts(mention: Mention, asOf: string): Parts {
  const { engagement, seenAt, copies, author, ...others } = mention;
  const { excerpt, isOwned, relevance, relevanceReasons, matched, sentiment, emotions, intents, ...content } = others;
  const { followers, ...person } = author;
  return {
    content: { ...content, author: person },
    judgement: { excerpt, isOwned, relevance, relevanceReasons, matched, sentiment, emotions, intents },
    sighting: { engagement, followers, rest: copies.length === 0 && seenAt === asOf ? null : { seenAt, copies } },
  };
}

/** Rebuilds a mention, with its members in the order of the schema. */
export function fromParts({ content, judgement, sighting }: Parts, asOf: string): Mention {
  const { author, ...said } = content;
  const { seenAt, copies } = sighting.rest ?? { seenAt: asOf, copies: [] };
  return {
    id: said.id,
    source: said.source,
    kind: said.kind,
    url: said.url,
    title: said.title,
    text: said.text,
    excerpt: judgement.excerpt,
    author: { ...author, followers: sighting.followers },
    publishedAt: said.publishedAt,
    precision: said.precision,
    seenAt,
    language: said.language,
    tags: said.tags,
    links: said.links,
    engagement: sighting.engagement,
    rating: said.rating,
    origin: said.origin,
    thread: said.thread,
    repostOf: said.repostOf,
    quoteOf: said.quoteOf,
    media: said.media,
    isOwned: judgement.isOwned,
    relevance: judgement.relevance,
    relevanceReasons: judgement.relevanceReasons,
    matched: judgement.matched,
    copies,
    sentiment: judgement.sentiment,
    emotions: judgement.emotions,
    intents: judgement.intents,
  };
}
