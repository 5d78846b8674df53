import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { fromDiscussion, fromIssue } from '../../../src/sources/github/wire.js';

describe('fromIssue', () => {
  it('reads an issue, with its Markdown as plain text', () => {
    expect(
      fromIssue({
        node_id: 'I_1',
        number: 12,
        repository_url: 'https://api.github.com/repos/beans/grinder',
        html_url: 'https://github.com/beans/grinder/issues/12',
        title: 'Acme <div> &amp; more',
        body: '# Acme\n<details>\n\n**bold** `a<b>` [docs](https://acme.example/a?b=1&c=2) ![x](https://img.example/1.png)\n</details>',
        user: { login: 'ann-tester', html_url: 'https://github.com/ann-tester' },
        labels: [{ name: 'bug' }, 'odd'],
        comments: 3,
        reactions: { total_count: 5 },
        created_at: '2026-11-20T08:30:00Z',
      }),
    ).toEqual({
      id: 'I_1',
      kind: 'post',
      url: 'https://github.com/beans/grinder/issues/12',
      title: 'Acme <div> &amp; more',
      text: 'Acme\n\nbold a<b> docs',
      author: { id: 'ann-tester', handle: 'ann-tester', url: 'https://github.com/ann-tester' },
      publishedAt: '2026-11-20T08:30:00.000Z',
      precision: 'second',
      tags: ['bug'],
      links: ['https://acme.example/a?b=1&c=2'],
      engagement: { likes: 5, replies: 3 },
      origin: { name: 'beans/grinder', url: 'https://github.com/beans/grinder' },
    });
  });

  it.each([[null], [7], [{}], [{ node_id: 'I_1' }], [{ number: 1, repository_url: 'x' }]])(
    'returns null for %j',
    (value) => {
      expect(fromIssue(value)).toBeNull();
      expect(fromDiscussion(value)).toBeNull();
    },
  );
});

describe('an answer of GitHub itself', () => {
  const corpora = process.env['SOCIALRANK_CORPORA'];
  if (corpora === undefined) {
    it('skipped: SOCIALRANK_CORPORA is not set', () => {});
    return;
  }

  it('is parsed into mentions with their repository, author and time', () => {
    const path = join(corpora, 'payloads', 'github', 'search-issues.json');
    const { items } = JSON.parse(readFileSync(path, 'utf8')) as { items: unknown[] };
    const found = items.map(fromIssue);
    expect(found).toHaveLength(2);
    for (const one of found) {
      expect(one).toMatchObject({
        id: expect.stringMatching(/^I_/),
        url: expect.stringMatching(/^https:\/\/github\.com\/.+\/issues\/\d$/),
        author: { handle: expect.stringMatching(/^octokit-fixture-user-/) },
        publishedAt: expect.stringMatching(/^2022-07-19T/),
        origin: { name: expect.stringMatching(/^octokit-fixture-org\/tmp-/) },
        engagement: { likes: 0, replies: 0 },
      });
      expect(one?.text).not.toBe('');
    }
  });
});
