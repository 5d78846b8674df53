/** Maps articles as the lists of dev.to, or any other Forem site, return them. */
import { instantOf } from '../shared/instant.js';
import { countOf, distinct, hasText, idOf, listOf, objectOf, textOf, webOf } from '../shared/json.js';
import { tidyLine, tidyText } from '../shared/text.js';
import type { Found } from '../source.js';

export function isArticle(value: unknown): boolean {
  return idOf(objectOf(value)?.['id']) !== null && hasText(value, 'title');
}

export function fromArticle(value: unknown): Found | null {
  const article = objectOf(value);
  const id = idOf(article?.['id']);
  const title = tidyLine(textOf(article?.['title']) ?? '');
  if (article === null || id === null || title === '') return null;
  const user = objectOf(article['user']);
  const handle = textOf(user?.['username']);
  const organization = textOf(objectOf(article['organization'])?.['name']);
  const site = webOf(article['url']);
  return {
    id,
    kind: 'article',
    url: site,
    title,
    text: tidyText(textOf(article['description']) ?? ''),
    author: {
      id: idOf(user?.['user_id']) ?? handle,
      handle,
      name: textOf(user?.['name']),
      url:
        handle === null || site === null
          ? null
          : webOf(`${new URL(site).origin}/${encodeURIComponent(handle.toWellFormed())}`),
    },
    publishedAt: instantOf(article['published_timestamp']) ?? instantOf(article['published_at']),
    precision: 'second',
    tags: tagsOf(article['tag_list']),
    // The original address of an article that was first published elsewhere.
    links: distinct([webOf(article['canonical_url'])]).filter((link) => link !== site),
    engagement: {
      likes: countOf(article['public_reactions_count']),
      replies: countOf(article['comments_count']),
    },
    ...(organization === null ? {} : { origin: { name: organization } }),
    media: distinct([webOf(article['cover_image'])]),
  };
}

/** Lists of articles have an array of tags, a single article a string with commas. */
function tagsOf(tags: unknown): string[] {
  const all = typeof tags === 'string' ? tags.split(',').map((tag) => tag.trim()) : listOf(tags);
  return distinct(all.map(textOf));
}
