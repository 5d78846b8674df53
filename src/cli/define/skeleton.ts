/** Generates a new source with its tape and its test: it works from the start, and is to be changed line by line. */
import { VERSION } from '../../version.js';

/** Texts of the files, by name. */
export type Skeleton = ReadonlyMap<string, string>;

/** Returns the files of a plugin package. @param name in kebab-case */
export function packageSkeleton(name: string): Skeleton {
  return new Map([
    ['package.json', packageText(name)],
    ['index.js', sourceText(name)],
    ['tape.har', tapeText(name)],
    ['test.js', testText()],
    ['README.md', readmeText(name)],
  ]);
}

function packageText(name: string): string {
  const description = {
    name: `socialrank-source-${name}`,
    version: '0.1.0',
    description: `Searches ${titleOf(name)} for socialrank.`,
    keywords: ['socialrank-source'],
    license: 'MIT',
    type: 'module',
    exports: './index.js',
    files: ['index.js'],
    scripts: { test: 'node --test test.js' },
    peerDependencies: { socialrank: `>=${VERSION}` },
  };
  return `${JSON.stringify(description, null, 2)}\n`;
}

function sourceText(name: string): string {
  return `/** Searches ${titleOf(name)} through its JSON API. The API is made up: replace it with the real one. */
import { baseUrlSetting, defineSource, SourceError } from 'socialrank/source';

export default defineSource({
  name: '${name}',
  title: '${titleOf(name)}',
  homepage: 'https://${name}.example',
  // A query that is sure to find something, for \`socialrank sources check\`.
  example: 'coffee',
  groups: ['forums'],
  kinds: ['post'],
  limits: ['does not say how often a post was read'],
  settings: baseUrlSetting,
  // What its search understands. The rest of a query is applied to what it finds.
  capabilities: () => ({ search: 'words', operators: ['phrase', 'or'], pageSize: 50 }),
  requests: (query, context) => query.branches.map((branch) => firstRequest(branch, context)),
  // Newest first, one page at a time, and none before it is asked for.
  async *search(query, context) {
    for (const branch of query.branches) {
      const url = new URL(firstRequest(branch, context).url);
      for (let next = ''; next !== null; ) {
        const page = readPage((await context.http.request({ url: url.href })).json(), context);
        yield page.posts.map(toFound);
        next = page.next;
        url.searchParams.set('after', next ?? '');
      }
    }
  },
});

function firstRequest(branch, { since, until, limit }) {
  const query = inItsLanguage(branch);
  const url = new URL('https://${name}.example/api/search');
  url.searchParams.set('q', query);
  url.searchParams.set('since', since.toISOString());
  url.searchParams.set('until', until.toISOString());
  url.searchParams.set('count', String(Math.min(limit, 50)));
  return { url: url.href, query };
}

/** No other nodes get here, since the capabilities declare no others. */
function inItsLanguage(node) {
  if (node.type === 'or') return node.nodes.map(inItsLanguage).join(' OR ');
  if (node.type === 'and') return node.nodes.map(inItsLanguage).join(' ');
  const text = node.text.replaceAll('"', ' ');
  return node.type === 'phrase' ? \`"\${text}"\` : text;
}

/** Checks every answer before using it. */
function readPage(answer, context) {
  if (!Array.isArray(answer?.posts)) throw new SourceError('bad_response', '${name}.example returned no posts');
  const posts = answer.posts.filter(isPost);
  const strangers = answer.posts.length - posts.length;
  // If the site has changed, its list is not empty but nothing in it can be read: that is not "nothing found".
  if (strangers > 0 && posts.length === 0) {
    throw new SourceError('bad_response', '${name}.example returned a list without any posts');
  }
  if (strangers > 0) context.unrecognised(strangers);
  return { posts, next: typeof answer.next === 'string' ? answer.next : null };
}

/** A post has an id, and a member for its text. */
function isPost(post) {
  return Number.isSafeInteger(post?.id) && 'text' in post;
}

/** An id or an address, and a text or a title, are required; the rest is optional. */
function toFound(post) {
  return {
    id: String(post.id),
    kind: 'post',
    url: post.url,
    title: post.title,
    text: post.text,
    author: { handle: post.author },
    publishedAt: post.created,
    engagement: { likes: post.likes },
  };
}
`;
}

function testText(): string {
  return `import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { contractCases, readTape, sourceQuery } from 'socialrank/testing';
import source from './index.js';

// To record a tape of the real site: socialrank coffee -s ./index.js --record tape.har
// Then replace the names and texts in it with made-up ones.
const tape = readTape(readFileSync(new URL('tape.har', import.meta.url), 'utf8'), 'tape.har');
const search = {
  query: sourceQuery({ type: 'phrase', text: 'acme coffee' }),
  since: new Date('2026-11-14T12:00:00Z'),
  until: new Date('2026-11-21T12:00:00Z'),
};

for (const { title, run } of contractCases(source, tape, search, { emptyBody: '{"posts":[],"next":null}' })) {
  test(title, run);
}
`;
}

function readmeText(name: string): string {
  return `# socialrank-source-${name}

Searches ${titleOf(name)} for [socialrank](https://www.npmjs.com/package/socialrank).

\`\`\`sh
npm install socialrank-source-${name}
socialrank coffee -s ${name}
\`\`\`
`;
}

/** Returns a tape with two pages of responses to the search of the test. @param name in kebab-case */
export function tapeText(name: string): string {
  const first =
    `https://${name}.example/api/search?q=%22acme+coffee%22` +
    '&since=2026-11-14T12%3A00%3A00.000Z&until=2026-11-21T12%3A00%3A00.000Z&count=50';
  const post = (id: number, created: string, text: string) => {
    return {
      id,
      url: `https://${name}.example/posts/${id}`,
      title: null,
      text,
      author: `member${id}`,
      created,
      likes: id,
    };
  };
  const pages: readonly (readonly [string, object])[] = [
    [
      first,
      {
        posts: [
          post(3, '2026-11-20T18:00:00Z', 'Acme Coffee has the best beans'),
          post(2, '2026-11-19T09:30:00Z', 'Is Acme Coffee open on Sundays?'),
        ],
        next: 'p2',
      },
    ],
    [`${first}&after=p2`, { posts: [post(1, '2026-11-15T07:00:00Z', 'Acme Coffee burnt my toast')], next: null }],
  ];
  const entries = pages.map(([url, answer]) => ({
    request: { method: 'GET', url },
    response: {
      status: 200,
      headers: [{ name: 'content-type', value: 'application/json' }],
      content: { mimeType: 'application/json', text: JSON.stringify(answer) },
    },
  }));
  return `${JSON.stringify({ log: { version: '1.2', entries } }, null, 1)}\n`;
}

/** `our-forum` → `Our forum` */
export function titleOf(name: string): string {
  const words = name.replaceAll('-', ' ');
  return `${words[0]?.toUpperCase() ?? ''}${words.slice(1)}`;
}
