import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { feedsNamedBy } from '../../../src/sources/rss/discover.js';
import { foundIn } from '../../../src/sources/shared/feed/found.js';
import { parseFeed } from '../../../src/sources/shared/feed/parse.js';
import type { Found } from '../../../src/sources/source.js';
import { fromComment, fromFeed, fromPost } from '../../../src/sources/wordpress/wire.js';

const corpora = process.env['SOCIALRANK_CORPORA'];

describe('real responses of WordPress', () => {
  if (corpora === undefined) {
    it('skipped: SOCIALRANK_CORPORA is not set', () => {});
    return;
  }
  const folder = join(corpora, 'corpora', 'feeds', 'wordpress-captured');
  const body = (name: string) => readFileSync(join(folder, `${name}.xml`));
  const site = 'http://127.0.0.1:8808/';
  const feed = (name: string): Found[] => foundIn(parseFeed(body(name), { url: site })!, site).map(fromFeed);
  const list = (name: string, read: (value: unknown) => Found | null): Found[] =>
    (JSON.parse(body(name).toString()) as unknown[]).flatMap((value) => read(value) ?? []);
  const told = ({ id, title, text, publishedAt, author, tags }: Found) => ({
    id,
    title,
    text,
    publishedAt,
    name: author?.name,
    tags,
  });

  it('contain the same post in the REST API, RSS, RDF and Atom', () => {
    const [post] = list('restsearch', fromPost);
    const same = (name: string) => feed(name).find(({ id }) => id === post!.id)!;
    expect(told(same('search-query-rss2'))).toEqual({ ...told(post!), name: 'admin' });
    for (const name of ['rdf', 'search-atom']) {
      expect(same(name)).toMatchObject({ kind: 'article', title: post!.title, publishedAt: post!.publishedAt });
    }
  });

  it('contain the same comments in the REST API and the feed', () => {
    const comments = list('restcomments', fromComment);
    expect(comments).toHaveLength(3);
    for (const comment of comments) {
      const fromTheFeed = feed('comments').find(({ id }) => id === comment.id)!;
      expect(fromTheFeed).toMatchObject({
        kind: 'comment',
        title: null,
        text: comment.text,
        publishedAt: comment.publishedAt,
        thread: comment.thread,
        author: { id: comment.author?.id },
      });
    }
  });

  it.each([
    ['search-query-rss2', 10],
    ['search-atom', 10],
    ['rdf', 10],
    ['rss092', 10],
    ['search-paged2', 3],
    ['search-paged9', 0],
    ['search-empty', 0],
    ['comments', 4],
    ['search-comments', 2],
    ['postfeed', 1],
  ])('contain in %s the number of items: %i', (name, count) => {
    expect(feed(name)).toHaveLength(count);
  });

  it('name the feeds on the home page, that of posts first', async () => {
    expect(await feedsNamedBy(body('html').toString(), site)).toEqual([`${site}feed/`, `${site}comments/feed/`]);
  });

  it('are feeds unless they are JSON or a web page', () => {
    for (const file of readdirSync(folder).filter((name) => name.endsWith('.xml'))) {
      const parsed = parseFeed(readFileSync(join(folder, file)), { url: site });
      expect([file, parsed === null]).toEqual([file, /^(?:rest|html)/.test(file)]);
    }
  });
});
