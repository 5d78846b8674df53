/** The kinds of mentions. */
export const KINDS = [
  'post',
  'comment',
  'article',
  'video',
  'question',
  'answer',
  'review',
  'bookmark',
  'image',
  'event',
  'audio',
] as const;

/** What a mention is. */
export type Kind = (typeof KINDS)[number];
