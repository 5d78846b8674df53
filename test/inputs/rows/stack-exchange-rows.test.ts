import { describe, expect, it } from '@jest/globals';
import { readFileNamed } from '../reading.js';

const dump = (root: string, ...rows: readonly string[]): string =>
  `\ufeff<?xml version="1.0" encoding="utf-8"?>\r\n<${root}>\r\n${rows.map((row) => `  <row ${row} />\r\n`).join('')}</${root}>\r\n`;

const question = [
  'Id="1" PostTypeId="1" AcceptedAnswerId="3" CreationDate="2026-08-02T15:39:14.947" Score="-2" ViewCount="716"',
  'Body="&lt;p&gt;Is Acme &amp;amp; co. &lt;a href=&quot;https://a.example/&quot;&gt;right&lt;/a&gt;?&lt;/p&gt;&#xA;"',
  'OwnerUserId="8" LastActivityDate="2026-09-16T17:56:22.093" Title="What is &quot;Acme&quot;?" Tags="&lt;tea&gt;&lt;green-tea&gt;"',
  'AnswerCount="5" CommentCount="1"',
].join(' ');
const answer =
  'Id="3" PostTypeId="2" ParentId="1" CreationDate="2026-08-02T15:40:24.820" Body="&lt;p&gt;No.&lt;/p&gt;" OwnerDisplayName="Ann B"';
const wiki = 'Id="4" PostTypeId="5" CreationDate="2026-08-02T15:40:24.820" Body="&lt;p&gt;About tea.&lt;/p&gt;"';
const comment = (id: number) =>
  `Id="${id}" PostId="3" Score="2" Text="Acme &lt;3 &amp; all" CreationDate="2026-08-02T15:45:18.830" UserId="22"`;

describe('dumps of Stack Exchange', () => {
  it('are read as questions and answers, in UTC whatever the time zone', async () => {
    const { found, error, warnings } = await readFileNamed('Posts.xml', dump('posts', question, answer, wiki), {
      timezone: 'Asia/Tokyo',
    });
    expect(error).toBeNull();
    expect(warnings).toEqual([]);
    expect(found).toMatchObject([
      {
        kind: 'question',
        title: 'What is "Acme"?',
        text: 'Is Acme & co. right?',
        links: ['https://a.example/'],
        tags: ['tea', 'green-tea'],
        publishedAt: '2026-08-02T15:39:14.947Z',
        author: { id: '8' },
        engagement: { score: -2, views: 716, replies: 5 },
      },
      { kind: 'answer', text: 'No.', author: { name: 'Ann B' }, publishedAt: '2026-08-02T15:40:24.820Z' },
    ]);
  });

  it('are read as comments, each with an id of its own', async () => {
    const { found } = await readFileNamed('Comments.xml', dump('comments', comment(1), comment(2)));
    expect(found).toMatchObject([
      { kind: 'comment', text: 'Acme <3 & all', engagement: { score: 2 }, author: { id: '22' } },
      { kind: 'comment' },
    ]);
    expect(new Set(found.map(({ id }) => id)).size).toBe(2);
  });

  it('are read except for lines that are not rows, which are reported', async () => {
    const torn = dump('comments', comment(1), comment(2)).replace(
      'Text="Acme &lt;3 &amp; all" CreationDate',
      'Text="Acme',
    );
    const { found, warnings, error } = await readFileNamed('Comments.xml', torn);
    expect(found).toHaveLength(1);
    expect(warnings).toEqual([expect.stringMatching(/line 3: not a row/)]);
    expect(error?.message).toMatch(/1 of 2 lines/);
  });

  it('are rejected if they contain no posts', async () => {
    const users = readFileNamed('Users.xml', dump('users', 'Id="1" DisplayName="Ann"'));
    await expect(users).rejects.toThrow(/holds users, no posts/);
  });
});
