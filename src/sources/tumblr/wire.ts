/** What Tumblr writes: posts in its blocks (NPF), and in the markup that it wrote before. */
import { htmlLinks } from '../shared/html-links.js';
import { htmlToText } from '../shared/html-text.js';
import { instantOfSeconds } from '../shared/instant.js';
import { countOf, distinct, hasText, idOf, type JsonObject, listOf, objectOf, textOf, webOf } from '../shared/json.js';
import { tidyLine } from '../shared/text.js';
import type { Found } from '../source.js';

/** In either form, and also where it says nothing; its tags and its summary are no place of its words. */
export function isPost(value: unknown): boolean {
  const post = objectOf(value);
  if (post === null || nativeId(post) === null) return false;
  const { content } = post;
  return Array.isArray(content)
    ? isReadable(content.map(objectOf))
    : hasText(post, 'title', 'body', 'caption', 'text', 'description', 'answer');
}

/** Pictures alone are readable; blocks of text without a text are not. */
function isReadable(blocks: readonly (JsonObject | null)[]): boolean {
  const texts = blocks.filter((block) => block?.['type'] === 'text');
  return texts.length === 0 || texts.some((block) => typeof block?.['text'] === 'string');
}

/** Null for what is none, and for what says nothing. */
export function fromPost(value: unknown): Found | null {
  const post = objectOf(value);
  const id = post === null ? null : nativeId(post);
  if (post === null || id === null || !isPost(post)) return null;
  const { title, text, links, media, hasOwnWords } = contentOf(post);
  const tags = distinct(listOf(post['tags']).map((tag) => textOf(textOf(tag)?.replace(/^#+/, ''))));
  const summary = tidyLine(textOf(post['summary']) ?? '');
  // A picture says what its tags say.
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
    // Likes, reblogs and replies in one number: apart they are not told.
    engagement: { likes: countOf(post['note_count']) },
    thread: { root, parent: parent ?? root },
    repostOf: hasOwnWords ? null : root,
    media,
  };
}

/** Where it stands among all that carry a tag, in seconds; null: it does not say. */
export function placeInTime(value: unknown): number | null {
  const post = objectOf(value);
  // What is featured stands where it was featured, not where it was written.
  return countOf(post?.['featured_timestamp']) ?? countOf(post?.['timestamp']);
}

/** `id` has 64 bits, and as a number has lost its last digits. */
function nativeId(post: JsonObject): string | null {
  const id = textOf(post['id_string']) ?? idOf(post['id']) ?? /\/post\/(\d+)/.exec(textOf(post['post_url']) ?? '')?.[1];
  return id !== undefined && /^\d{1,20}$/.test(id) ? id : null;
}

interface Content {
  readonly title: string | null;
  readonly text: string;
  readonly links: readonly string[];
  readonly media: readonly string[];
  /** It is no reblog, or one to which something was added. */
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
  // A reblog's body quotes all that was said before.
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

/** What a reader of a block sees or is read. */
const TEXTS = ['text', 'title', 'description', 'caption', 'alt_text', 'question'] as const;

/** The trail begins where all began; of blogs that are gone it has the words, and no number. */
function rootOf(post: JsonObject): string | null {
  const ids = listOf(post['trail']).map((part) => idOf(objectOf(objectOf(part)?.['post'])?.['id']));
  return ids.find((id) => id !== null) ?? null;
}
