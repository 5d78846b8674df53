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

export type Kind = (typeof KINDS)[number];
