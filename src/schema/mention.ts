/**
 * The schema of a mention, the only definition: the types, the validation and the published JSON Schema derive from it.
 */
import { z } from 'zod';
import { KINDS } from '../kinds.js';

const count = z.int().min(0).nullable();
const instant = z.iso.datetime({ precision: 3 });

export const authorSchema = z.object({
  id: z.string().nullable().describe('id of the author within the source; it does not change'),
  handle: z.string().nullable().describe('without a leading @'),
  name: z.string().nullable().describe('display name'),
  url: z.string().nullable().describe('address of the profile'),
  followers: count.describe('number of followers; null: unknown'),
});

export const engagementSchema = z.object({
  likes: count.describe('likes, points, upvotes'),
  reposts: count.describe('reposts, boosts, shares'),
  replies: count.describe('replies, comments, answers'),
  quotes: count.describe('quotes of it'),
  views: count.describe('views, plays'),
  score: z.number().nullable().describe('net score: upvotes minus downvotes'),
});

const reasonSchema = z.object({
  token: z.string().describe('a word of the text or, in parentheses, something else seen in it'),
  weight: z.number().describe('above 0: speaks for the brand; below 0: against it'),
});

const relevanceReasonSchema = z.object({
  id: z.string().describe('id of the rule of rel1 that applied'),
  effect: z.number().describe('what it adds to the log-odds that the brand is meant'),
  words: z.string().describe('the reason in words'),
});

export const sentimentSchema = z.object({
  label: z.enum(['positive', 'neutral', 'negative']).nullable().describe('null: unscored'),
  polarity: z.number().min(-1).max(1).nullable().describe('-1 to 1; null: unscored'),
  score: z.number().nullable().describe("the engine's raw score"),
  comparative: z.number().nullable().describe('score ÷ number of tokens'),
  confidence: z.number().nullable().describe('largest class probability; null for an engine without probabilities'),
  reasons: z.array(reasonSchema).describe('words and other reasons for the score, largest weight first'),
  whole: z
    .object({ label: z.enum(['positive', 'neutral', 'negative']), polarity: z.number().min(-1).max(1) })
    .optional()
    .describe('sentiment of the whole text, present if only the part around the brand was judged'),
});

export const mentionSchema = z.object({
  id: z.string().describe('source:id, with the id of the source itself'),
  source: z.string().describe('name of the network; `file` for local input of no known network'),
  kind: z.enum(KINDS).describe('what it is'),
  url: z.string().nullable().describe('as received, without tracking parameters'),
  title: z.string().nullable().describe('plain text; null: it has no title'),
  text: z.string().describe('plain text; empty if it has only a title'),
  excerpt: z.string().describe('part of the text around the match, at most 280 characters'),
  author: authorSchema,
  publishedAt: instant.nullable().describe('time in UTC; null: unknown, so that it counts in any window'),
  precision: z.enum(['second', 'minute', 'day']).nullable().describe('precision of `publishedAt`'),
  seenAt: instant.describe('time of the run that found it'),
  language: z.string().nullable().describe('ISO 639-1 code, or a longer one for languages without it; null: unknown'),
  tags: z.array(z.string()).describe('hashtags, without #'),
  links: z.array(z.string()).describe('addresses of the pages it links to'),
  engagement: engagementSchema,
  rating: z.number().nullable().describe('rating in stars, or on the scale of the source'),
  origin: z
    .object({ name: z.string().nullable(), url: z.string().nullable() })
    .describe('where within the source it was posted, such as a site, channel or community'),
  thread: z
    .object({ root: z.string().nullable(), parent: z.string().nullable() })
    .describe('ids of the mentions that begin the thread and that this one replies to'),
  repostOf: z
    .string()
    .nullable()
    .describe('id of the mention that it reposts; source:@handle if only the account is known'),
  quoteOf: z.string().nullable().describe('id of the mention that it quotes'),
  media: z.array(z.string()).describe('addresses of images, videos and sounds'),
  isOwned: z.boolean().describe("posted by the brand's own account, or on its own site"),
  relevance: z
    .number()
    .min(0)
    .max(1)
    .describe('how likely it is about the brand, 0 to 1; 1 if the query has no name in it'),
  relevanceReasons: z.array(relevanceReasonSchema).describe('reasons for the relevance, largest effect first'),
  matched: z.array(z.string()).describe('parts of the query that it contains'),
  copies: z
    .array(z.object({ source: z.string(), url: z.string().nullable() }))
    .describe('further copies of it, which count with it as one mention'),
  sentiment: sentimentSchema,
  emotions: z.array(z.string()).describe('strongest first: anger, disgust, fear, joy, optimism, sadness, surprise'),
  intents: z.array(z.string()).describe('such as praise, complaint, question'),
});
