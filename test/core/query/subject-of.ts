/** A mention as queries look at it: a text, and what else a case is about. */
import type { Subject } from '../../../src/core/query/subject.js';

export const subjectOf = (text: string, more: Partial<Subject> = {}): Subject => ({
  title: null,
  text,
  tags: [],
  author: { handle: null },
  urls: [],
  language: null,
  ...more,
});
