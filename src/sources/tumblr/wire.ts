/** Reads Tumblr posts, in its block format (NPF) and in the older HTML format. */
import { htmlLinks } from '../shared/html-links.js';
import { htmlToText } from '../shared/html-text.js';
import { instantOfSeconds } from '../shared/instant.js';
import { countOf, distinct, hasText, idOf, type JsonObject, listOf, objectOf, textOf, webOf } from '../shared/json.js';
import { tidyLine } from '../shared/text.js';
import type { Found } from '../source.js';

/**
 * Recognizes both formats, and posts without text. Tags and summary are not enough, as they do not hold a post's text.
 */
export function isPost(value: unknown): boolean {
  const post = objectOf(value);
  if (post === null || nativeId(post) === null) return false;
  const { content } = post;
  return Array.isArray(content)
    ? isReadable(content.map(objectOf))
    : hasText(post, 'title', 'body', 'caption', 'text', 'description', 'answer');
}

/** Posts of pictures alone are readable; text blocks without text mean that the format has changed. */
function isReadable(blocks: readonly (JsonObject | null)[]): boolean {
  const texts = blocks.filter((block) => block?.['type'] === 'text');
  return texts.length === 0 || texts.some((block) => typeof block?.['text'] === 'string');
}

/** Returns null for anything that is not a post, and for posts without any text. */
export function fromPost(value: unknown): Found | null {
  const post = objectOf(value);
  const id = post === null ? null : nativeId(post);
  if (post === null || id === null || !isPost(post)) return null;
  const { title, text, links, media, hasOwnWords } = contentOf(post);
  const tags = distinct(listOf(post['tags']).map((tag) => textOf(textOf(tag)?.replace(/^#+/, ''))));
  const summary = tidyLine(textOf(post['summary']) ?? '');
  // The text of a picture is its summary, else its tags.
  const said = text !== '' || title !== null ? text : summary || tags.map((tag) => `#${tag}`).join(' ');
  if (title === null && said === '') return null;
  const blog = textOf(post['blog_name']);
  const parent = idOf(post['reblogged_from_id']);
  const root = idOf(post['reblogged_root_id']) ?? rootOf(post);
  return {
    id,
    kind: 'post',
    url: webOf(post['post_url']),
    title,
    text: said,
    author: {
      id: textOf(objectOf(post['blog'])?.['uuid']),
      handle: blog,
      name: textOf(objectOf(post['blog'])?.['title']),
      url: blog === null ? null : webOf(`https://${encodeURIComponent(blog.toWellFormed())}.tumblr.com`),
    },
    publishedAt: instantOfSeconds(post['timestamp']),
    precision: 'second',
    tags,
    links,
    // The number of likes, reblogs and replies combined; Tumblr does not give them separately.
    engagement: { likes: countOf(post['note_count']) },
    thread: { root, parent: parent ?? root },
    repostOf: hasOwnWords ? null : root,
    media,
  };
}

/** Returns the position of a post in the listing of a tag, in Unix seconds; null if unknown. */
export function placeInTime(value: unknown): number | null {
  const post = objectOf(value);
  // Featured posts are listed by the time when they were featured, not written.
  return countOf(post?.['featured_timestamp']) ?? countOf(post?.['timestamp']);
}

/** `id` has 64 bits, so as a number it has lost its last digits. */
function nativeId(post: JsonObject): string | null {
  const id = textOf(post['id_string']) ?? idOf(post['id']) ?? /\/post\/(\d+)/.exec(textOf(post['post_url']) ?? '')?.[1];
  return id !== undefined && /^\d{1,20}$/.test(id) ? id : null;
}

interface Content {
  readonly title: string | null;
  readonly text: string;
  readonly links: readonly string[];
  readonly media: readonly string[];
  /** Whether the post is not a reblog, or a reblog with a comment. */
  readonly hasOwnWords: boolean;
}

function contentOf(post: JsonObject): Content {
  const trail = listOf(post['trail']).map(objectOf);
  const isReblog = trail.length > 0 || idOf(post['reblogged_from_id']) !== null;
  const own = listOf(post['content']).map(objectOf);
  if (own.length > 0 || post['is_blocks_post_format'] === true) {
    const blocks = [...trail.flatMap((part) => listOf(part?.['content']).map(objectOf)), ...own];
    return { title: null, ...readBlocks(blocks), hasOwnWords: !isReblog || own.length > 0 };
  }
  // The body of a reblog quotes everything said before.
  const html = [post['body'], post['caption'], post['text'], post['description']].flatMap((part) => textOf(part) ?? []);
  const title = tidyLine(htmlToText(textOf(post['title']) ?? ''));
  return {
    title: title === '' ? null : title,
    text: html.map(htmlToText).join('\n\n').trim(),
    links: distinct([webOf(post['url']), ...html.flatMap((part) => htmlLinks(part))]),
    media: distinct(
      listOf(post['photos']).map((photo) => webOf(objectOf(objectOf(photo)?.['original_size'])?.['url'])),
    ),
    hasOwnWords: !isReblog || textOf(objectOf(post['reblog'])?.['comment']) !== null,
  };
}

function readBlocks(blocks: readonly (JsonObject | null)[]): Pick<Content, 'text' | 'links' | 'media'> {
  const texts = blocks.flatMap((block) => TEXTS.flatMap((member) => textOf(block?.[member]) ?? []));
  const marks = blocks.flatMap((block) => listOf(block?.['formatting']).map(objectOf));
  return {
    text: texts.join('\n\n').trim(),
    links: distinct([
      ...blocks.map((block) => (block?.['type'] === 'link' ? webOf(block['url']) : null)),
      ...marks.map((mark) => webOf(mark?.['url'])),
    ]),
    media: distinct(
      blocks.flatMap((block) =>
        block?.['type'] === 'image' ? [webOf(objectOf(listOf(block['media'])[0])?.['url'])] : [],
      ),
    ),
  };
}

/** Members of a block that are shown or read out to the reader. */
const TEXTS = ['text', 'title', 'description', 'caption', 'alt_text', 'question'] as const;

/** The trail starts with the original post; entries of deleted blogs have content but no id. */
function rootOf(post: JsonObject): string | null {
  const ids = listOf(post['trail']).map((part) => idOf(objectOf(objectOf(part)?.['post'])?.['id']));
  return ids.find((id) => id !== null) ?? null;
}
