import { describe, expect, it } from '@jest/globals';
import { fromAlgolia, fromFirebase, isAlgoliaHit, isFirebaseItem } from '../../../src/sources/hackernews/wire.js';

describe('fromAlgolia', () => {
  it('reads a comment with its thread and its links', () => {
    expect(
      fromAlgolia({
        _tags: ['comment', 'author_mo_tester', 'story_7'],
        author: 'mo_tester',
        children: [10, 11],
        comment_text:
          'I&#x27;d try <a href="https:&#x2F;&#x2F;acme.example&#x2F;a?b=1&amp;c=2">acme.example&#x2F;a...</a><p>AT&amp;T &lt;3',
        created_at: '2026-11-20T08:30:00Z',
        created_at_i: 1795163400,
        objectID: '9',
        parent_id: 8,
        story_id: 7,
        story_title: 'Ask HN',
      }),
    ).toEqual({
      id: '9',
      kind: 'comment',
      url: 'https://news.ycombinator.com/item?id=9',
      title: null,
      text: "I'd try acme.example/a...\n\nAT&T <3",
      author: { id: 'mo_tester', handle: 'mo_tester', url: 'https://news.ycombinator.com/user?id=mo_tester' },
      publishedAt: '2026-11-20T08:30:00.000Z',
      precision: 'second',
      links: ['https://acme.example/a?b=1&c=2'],
      engagement: { likes: null, replies: 2 },
      thread: { root: '7', parent: '8' },
    });
  });

  it('reads a story with its link, its points and a title that mentions markup', () => {
    const story = fromAlgolia({
      _tags: ['story'],
      objectID: '7',
      title: 'The <div> of AT&amp;T',
      url: 'https://acme.example/',
      points: 12,
      num_comments: 3,
      created_at_i: 1795163400,
      story_id: 7,
    });
    expect(story).toMatchObject({
      kind: 'post',
      title: 'The <div> of AT&T',
      text: '',
      links: ['https://acme.example/'],
      engagement: { likes: 12, replies: 3 },
      thread: { root: null, parent: null },
    });
  });
});

describe('fromFirebase', () => {
  it('reads a comment of an archive', () => {
    const item = {
      by: 'mo_tester',
      id: 9,
      kids: [10],
      parent: 8,
      text: 'acme<p>beans',
      time: 1795163400,
      type: 'comment',
    };
    expect(isFirebaseItem(item)).toBe(true);
    expect(fromFirebase(item)).toMatchObject({
      id: '9',
      kind: 'comment',
      text: 'acme\n\nbeans',
      author: { handle: 'mo_tester' },
      publishedAt: '2026-11-20T08:30:00.000Z',
      engagement: { likes: null, replies: 1 },
      thread: { root: null, parent: '8' },
    });
  });

  it.each([{ deleted: true }, { dead: true }, { type: 'pollopt' }])('leaves out %j', (change) => {
    expect(fromFirebase({ by: 'mo_tester', id: 9, text: 'acme', time: 1, type: 'comment', ...change })).toBeNull();
  });
});

describe('a value that is not an item of Hacker News', () => {
  const strangers = [
    null,
    7,
    'x',
    [],
    {},
    { objectID: {}, _tags: 3 },
    { id: '9', type: 'story', time: 1 },
    { objectID: '1', _tags: [] },
    { type: 'story', id: 1e300, time: {} },
  ];
  it.each(strangers.map((value) => [value]))('is mapped to null: %j', (value) => {
    expect(fromAlgolia(value)).toBeNull();
    expect(fromFirebase(value)).toBeNull();
  });

  it('is not recognized if it is an item of another network', () => {
    expect(isAlgoliaHit({ id: '1', text: 'a', created_at: '2026-11-20T08:30:00Z' })).toBe(false);
    expect(isFirebaseItem({ id: 1, type: 'photo', time: 3 })).toBe(false);
  });
});
