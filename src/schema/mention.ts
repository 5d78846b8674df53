/** The shape of a mention, once: the types, the validation and the published JSON Schema come from here. */
import { z } from 'zod';
import { KINDS } from '../kinds.js';

const count = z.int().min(0).nullable();
const instant = z.iso.datetime({ precision: 3 });

export const authorSchema = z.object({
  id: z.string().nullable().describe('stable id within the source'),
  handle: z.string().nullable().describe('without a leading @'),
  name: z.string().nullable(),
  url: z.string().nullable(),
  followers: count,
});

export const engagementSchema = z.object({
  likes: count.describe('likes, points, upvotes'),
  reposts: count,
  replies: count,
  quotes: count,
  views: count,
  score: z.number().nullable().describe('a net count: ups minus downs'),
});

const reasonSchema = z.object({
  token: z.string().describe('a word of the text, or what was seen in it, in parentheses'),
  weight: z.number().describe('above 0 it speaks for the brand'),
});

const relevanceReasonSchema = z.object({
  id: z.string().describe('of a rule of rel1'),
  effect: z.number().describe('added to the log-odds that the brand is meant'),
  words: z.string().describe('for people'),
});

export const sentimentSchema = z.object({
  label: z.enum(['positive', 'neutral', 'negative']).nullable().describe('null: unscored'),
  polarity: z.number().min(-1).max(1).nullable().describe('-1 to 1; null: unscored'),
  score: z.number().nullable().describe("the engine's raw score"),
  comparative: z.number().nullable().describe('score divided by the number of tokens'),
  confidence: z.number().nullable().describe('the largest class probability; null for an engine without probabilities'),
  reasons: z.array(reasonSchema).describe('largest first'),
  whole: z
    .object({ label: z.enum(['positive', 'neutral', 'negative']), polarity: z.number().min(-1).max(1) })
    .optional()
    .describe('of the whole text, where only what stands around the brand was judged'),
});

export const mentionSchema = z.object({
  id: z.string().describe('source:native-id'),
  source: z.string().describe('name of the network, or `file`'),
  kind: z.enum(KINDS),
  url: z.string().nullable().describe('as received, less tracking parameters'),
  title: z.string().nullable(),
  text: z.string().describe('plain text'),
  excerpt: z.string().describe('at most 280 characters around the match'),
  author: authorSchema,
  publishedAt: instant.nullable().describe('UTC; null: unknown, and it counts in any window'),
  precision: z.enum(['second', 'minute', 'day']).nullable().describe('of `publishedAt`'),
  seenAt: instant.describe("the run's clock"),
  language: z.string().nullable().describe('ISO 639-1 where there is one'),
  tags: z.array(z.string()).describe('without #'),
  links: z.array(z.string()).describe('addresses of pages that it leads to'),
  engagement: engagementSchema,
  rating: z.number().nullable().describe('stars, or what the source rates in'),
  origin: z.object({ name: z.string().nullable(), url: z.string().nullable() }).describe('where within the source'),
  thread: z.object({ root: z.string().nullable(), parent: z.string().nullable() }).describe('mention ids'),
  repostOf: z.string().nullable().describe('a mention id, or source:@handle where only the account is known'),
  quoteOf: z.string().nullable().describe('a mention id'),
  media: z.array(z.string()).describe('addresses of images, videos, sounds'),
  isOwned: z.boolean().describe("by the brand's own account, or on its own site"),
  relevance: z.number().min(0).max(1).describe('how surely the brand is meant; 1 where the query names nothing'),
  relevanceReasons: z.array(relevanceReasonSchema).describe('largest effect first'),
  matched: z.array(z.string()).describe('parts of the query that it holds'),
  copies: z
    .array(z.object({ source: z.string(), url: z.string().nullable() }))
    .describe('others that say the same, counted with it as one'),
  sentiment: sentimentSchema,
  emotions: z.array(z.string()).describe('strongest first: anger, disgust, fear, joy, optimism, sadness, surprise'),
  intents: z.array(z.string()).describe('as praise, complaint, question'),
});
