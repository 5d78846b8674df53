/** All kinds of mentions. */
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

/** The kind of a mention. */
export type Kind = (typeof KINDS)[number];
