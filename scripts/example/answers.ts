/** The made-up posts as their networks would return them: keys and types of the real interfaces, nothing else. */
import { POSTS, type Post } from './posts.js';

export interface MadeUp {
  readonly status: number;
  readonly type: string;
  readonly body: string;
}

type Network = (url: URL, posts: readonly Post[], now: Date) => unknown;

const NETWORKS: Readonly<Record<string, { network: Post['network']; tell: Network; type?: string }>> = {
  'hn.algolia.com': { network: 'hackernews', tell: algolia },
  'api.bsky.app': { network: 'bluesky', tell: searchPosts },
  'mastodon.social': { network: 'mastodon', tell: tagTimeline },
  'news.google.com': { network: 'googlenews', tell: newsFeed, type: 'application/xml; charset=utf-8' },
};

export function answerOf(url: URL, now: Date): MadeUp {
  const known = NETWORKS[url.hostname];
  if (known === undefined) return { status: 404, type: 'text/plain', body: 'nothing here' };
  const posts = POSTS.filter(({ network }) => network === known.network).sort((a, b) => a.hoursAgo - b.hoursAgo);
  const told = known.tell(url, posts, now);
  const type = known.type ?? 'application/json; charset=utf-8';
  return { status: 200, type, body: typeof told === 'string' ? told : JSON.stringify(told) };
}

const at = (post: Post, now: Date) => new Date(Math.round((now.getTime() - post.hoursAgo * 3_600_000) / 1000) * 1000);
const idOf = (post: Post) => 40_000_000 + POSTS.indexOf(post);

function algolia(url: URL, posts: readonly Post[], now: Date): unknown {
  const query = url.searchParams.get('query') ?? '';
  const hits = posts
    .filter(({ text, title }) => !query.includes('AcmeCoffee') || /AcmeCoffee/.test(`${title} ${text}`))
    .map((post) => ({
      objectID: String(idOf(post)),
      author: post.author,
      created_at: at(post, now).toISOString().replace('.000', ''),
      created_at_i: at(post, now).getTime() / 1000,
      ...(post.title === undefined
        ? {
            _tags: ['comment', `author_${post.author}`, 'story_39999999'],
            comment_text: post.text,
            story_id: 39_999_999,
            parent_id: 39_999_999,
            story_title: 'Roastd',
            children: [],
          }
        : {
            _tags: ['story', `author_${post.author}`, `story_${idOf(post)}`],
            title: post.title,
            story_text: post.text,
            url: post.link,
            points: post.likes ?? 0,
            num_comments: post.replies ?? 0,
            story_id: idOf(post),
          }),
    }));
  return {
    hits,
    nbHits: hits.length,
    page: 0,
    nbPages: 1,
    hitsPerPage: 100,
    exhaustiveNbHits: true,
    query,
    processingTimeMS: 1,
  };
}

function searchPosts(url: URL, posts: readonly Post[], now: Date): unknown {
  const query = url.searchParams.get('q') ?? '';
  const isPhrase = query.includes(' ');
  return {
    posts: posts
      .filter(() => isPhrase)
      .map((post) => ({
        uri: `at://did:plc:${post.author.replace(/\W/g, '')}/app.bsky.feed.post/3m${idOf(post)}`,
        cid: `bafyrei${idOf(post)}`,
        author: {
          did: `did:plc:${post.author.replace(/\W/g, '')}`,
          handle: post.author,
          displayName: post.name ?? '',
          labels: [],
        },
        record: {
          $type: 'app.bsky.feed.post',
          text: post.text,
          createdAt: at(post, now).toISOString(),
          langs: [post.language ?? 'en'],
        },
        replyCount: post.replies ?? 0,
        repostCount: post.reposts ?? 0,
        likeCount: post.likes ?? 0,
        quoteCount: 0,
        indexedAt: at(post, now).toISOString(),
        labels: [],
      })),
  };
}

function tagTimeline(_url: URL, posts: readonly Post[], now: Date): unknown {
  return posts.map((post) => ({
    id: String(115_000_000_000_000_000n + BigInt(idOf(post))),
    uri: `https://mastodon.social/users/${post.author}/statuses/${idOf(post)}`,
    url: `https://mastodon.social/@${post.author}/${idOf(post)}`,
    created_at: at(post, now).toISOString(),
    content: `<p>${post.text
      .replace(/&/g, '&amp;')
      .replace(/</g, '&lt;')
      .replace(
        /#(\w+)/g,
        '<a href="https://mastodon.social/tags/$1" class="mention hashtag" rel="tag">#<span>$1</span></a>',
      )}</p>`,
    spoiler_text: '',
    visibility: 'public',
    language: post.language ?? 'en',
    account: {
      id: String(9000 + POSTS.findIndex(({ author }) => author === post.author)),
      acct: post.author,
      username: post.author,
      display_name: post.name ?? '',
      url: `https://mastodon.social/@${post.author}`,
      followers_count: post.followers ?? 0,
      bot: false,
    },
    reblogs_count: post.reposts ?? 0,
    favourites_count: post.likes ?? 0,
    replies_count: post.replies ?? 0,
    in_reply_to_id: null,
    reblog: null,
    media_attachments: [],
    tags: [{ name: 'acmecoffee', url: 'https://mastodon.social/tags/acmecoffee' }],
  }));
}

function newsFeed(_url: URL, posts: readonly Post[], now: Date): string {
  const items = posts.map(
    (post) =>
      `<item><title>${post.title} - ${post.author}</title><link>https://news.google.com/rss/articles/CBMi${idOf(post)}?oc=5</link><guid isPermaLink="false">CBMi${idOf(post)}</guid><pubDate>${at(post, now).toUTCString()}</pubDate><description>&lt;a href="https://news.google.com/rss/articles/CBMi${idOf(post)}?oc=5"&gt;${post.title}&lt;/a&gt;</description><source url="${new URL(post.link ?? 'https://example.com').origin}">${post.author}</source></item>`,
  );
  return `<?xml version="1.0" encoding="UTF-8"?><rss version="2.0"><channel><title>"Acme Coffee" - Google News</title><link>https://news.google.com/search</link>${items.join('')}</channel></rss>`;
}
