/** Maps issues and pull requests of GitHub's search, and discussions of its GraphQL API. */
import { instantOf } from '../shared/instant.js';
import { countOf, distinct, hasText, type JsonObject, listOf, objectOf, textOf, webOf } from '../shared/json.js';
import { readMarkdown } from '../shared/markdown.js';
import { tidyLine } from '../shared/text.js';
import type { Found } from '../source.js';

const SITE = 'https://github.com';
const REPOSITORIES = /^https?:\/\/[^/]+\/(?:api\/v3\/)?repos\//;

export function isIssue(value: unknown): boolean {
  const issue = objectOf(value);
  const isPlaced = typeof issue?.['number'] === 'number' && textOf(issue['repository_url']) !== null;
  return isPlaced && textOf(issue['node_id']) !== null && hasText(issue, 'title', 'body');
}

/** Maps an issue or a pull request. */
export function fromIssue(value: unknown): Found | null {
  const issue = objectOf(value);
  const id = textOf(issue?.['node_id']);
  if (issue === null || id === null || !isIssue(issue)) return null;
  const body = readMarkdown(textOf(issue['body']) ?? '');
  return {
    ...common(issue, id, textOf(issue['repository_url'])?.replace(REPOSITORIES, '') ?? null),
    url: webOf(issue['html_url']),
    text: body.text,
    author: authorOf(objectOf(issue['user']), 'html_url'),
    publishedAt: instantOf(issue['created_at']),
    tags: distinct(listOf(issue['labels']).map((label) => textOf(objectOf(label)?.['name']))),
    links: body.links,
    engagement: {
      likes: countOf(objectOf(issue['reactions'])?.['total_count']),
      replies: countOf(issue['comments']),
    },
  };
}

export function isDiscussion(value: unknown): boolean {
  return textOf(objectOf(value)?.['id']) !== null && hasText(value, 'title', 'bodyText');
}

/** Maps a discussion, whose body the GraphQL API returns as plain text. */
export function fromDiscussion(value: unknown): Found | null {
  const discussion = objectOf(value);
  const id = textOf(discussion?.['id']);
  if (discussion === null || id === null) return null;
  const category = objectOf(discussion['category']);
  return {
    ...common(discussion, id, textOf(objectOf(discussion['repository'])?.['nameWithOwner'])),
    kind: category?.['isAnswerable'] === true ? 'question' : 'post',
    url: webOf(discussion['url']),
    text: textOf(discussion['bodyText']) ?? '',
    author: authorOf(objectOf(discussion['author']), 'url'),
    publishedAt: instantOf(discussion['createdAt']),
    engagement: {
      likes: countOf(discussion['upvoteCount']),
      replies: countOf(objectOf(discussion['comments'])?.['totalCount']),
    },
  };
}

function common(thing: JsonObject, id: string, repository: string | null): Found {
  return {
    id,
    kind: 'post',
    title: tidyLine(textOf(thing['title']) ?? '') || null,
    precision: 'second',
    origin: { name: repository, url: repository === null ? null : webOf(`${SITE}/${repository}`) },
  };
}

/** A deleted account is null, which GitHub shows as `ghost`. */
function authorOf(user: JsonObject | null, address: 'url' | 'html_url'): NonNullable<Found['author']> {
  const handle = textOf(user?.['login']);
  return handle === null ? {} : { id: handle, handle, url: webOf(user?.[address]) };
}
