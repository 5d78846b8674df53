/** A mention as the matcher sees it: a text, and the other fields that a test is about. */
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
