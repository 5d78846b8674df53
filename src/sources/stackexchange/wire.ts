/** Reads questions and answers from search results of Stack Exchange. */
import { htmlToText } from '../shared/html-text.js';
import { instantOfSeconds } from '../shared/instant.js';
import { countOf, distinct, hasText, idOf, listOf, objectOf, textOf, webOf } from '../shared/json.js';
import { tidyLine } from '../shared/text.js';
import type { Found } from '../source.js';

/** Whether a value is a question or an answer, judged by its id. */
export function isPost(value: unknown): boolean {
  const post = objectOf(value);
  const id = idOf(post?.['answer_id']) ?? idOf(post?.['question_id']);
  return id !== null && /^\d+$/.test(id) && hasText(value, 'title', 'body', 'excerpt');
}

/** @param host host of the site, as search results contain neither a URL nor the site */
export function fromPost(value: unknown, host: string): Found | null {
  const post = objectOf(value);
  const question = idOf(post?.['question_id']);
  const answer = idOf(post?.['answer_id']);
  const id = answer ?? question;
  if (post === null || id === null || !/^\d+$/.test(id)) return null;
  const isAnswer = answer !== null;
  const title = tidyLine(htmlToText(textOf(post['title']) ?? ''));
  const text = htmlToText(textOf(post['body']) ?? textOf(post['excerpt']) ?? '');
  if (title === '' && text === '') return null;
  const { score } = post;
  const owner = objectOf(post['owner']);
  const root = isAnswer && question !== null ? `${host}/${question}` : null;
  return {
    id: `${host}/${id}`,
    kind: isAnswer ? 'answer' : 'question',
    url: webOf(post['link']) ?? `https://${host}/${isAnswer ? 'a' : 'q'}/${id}`,
    // An answer carries the title of its question, which the answerer did not write.
    title: isAnswer ? null : title || null,
    text: isAnswer && text === '' ? title : text,
    author: {
      // The account id is the same on all sites, the user id is specific to the site.
      id: idOf(owner?.['account_id']) ?? onSite(host, idOf(owner?.['user_id'])),
      name: textOf(owner?.['display_name']) === null ? null : tidyLine(htmlToText(textOf(owner?.['display_name'])!)),
      url: webOf(owner?.['link']),
    },
    publishedAt: instantOfSeconds(post['creation_date']),
    precision: 'second',
    tags: distinct(listOf(post['tags']).map(textOf)),
    engagement: {
      // Upvotes minus downvotes.
      score: typeof score === 'number' && Number.isFinite(score) ? score : null,
      replies: countOf(post['answer_count']),
      views: countOf(post['view_count']),
    },
    origin: { name: host, url: `https://${host}` },
    thread: { root, parent: root },
  };
}

const onSite = (host: string, id: string | null): string | null => (id === null ? null : `${host}/${id}`);
