import { describe, expect, it } from '@jest/globals';
import { readFileNamed } from '../reading.js';

const said = 'the kettle from Acme broke on the first day that I had it';

describe('tables without a header', () => {
  it('are read by the numbers of their columns, from the first line on', async () => {
    const rows = `"2","A title","${said}"\n"1","Another","late, and cold"\n`;
    const { found, error } = await readFileNamed('posts.csv', rows, { map: ['title=2', 'text=3', 'rating=1'] });
    expect(error).toBeNull();
    expect(found.map(({ title, text, rating }) => [title, text, rating])).toEqual([
      ['A title', said, 2],
      ['Another', 'late, and cold', 1],
    ]);
  });

  it.each(['7,Acme is late,2026-11-20\n', '7,Acme is late,https://a.example/\n'])(
    'are recognized by a value that cannot be the name of a column: %j',
    async (row) => {
      const { found } = await readFileNamed('posts.csv', row, { map: ['text=2'] });
      expect(found).toMatchObject([{ text: 'Acme is late' }]);
    },
  );

  it('are not assumed if columns are named by numbers, or if the first line is a header', async () => {
    const { found } = await readFileNamed('posts.csv', '3,1\nno,Acme\n', { map: ['text=1'] });
    expect(found).toMatchObject([{ text: 'Acme' }]);
    const named = readFileNamed('posts.csv', 'who,what\nann,Acme\n', { map: ['text=2'] });
    await expect(named).rejects.toThrow(/there is no "2"/);
  });

  it('are rejected with a hint at numbers of columns, unlike tables with a header', async () => {
    const refused = readFileNamed(
      'posts.csv',
      `7,https://a.example/a/very/long/address/that/nobody/reads,Acme it is\n`,
    );
    await expect(refused).rejects.toMatchObject({ hint: expect.stringMatching(/as --map text=3$/) });
    const headed = readFileNamed('posts.csv', 'who,what\nann,Acme\n');
    await expect(headed).rejects.toMatchObject({ hint: expect.stringMatching(/text=NAME/) });
  });

  it('are recognized in a common layout: Sentiment140, in windows-1252', async () => {
    const row = (id: number, text: string) =>
      `"4","${id}","Mon Apr 06 22:19:45 PDT 2009","NO_QUERY","ann_b","${text}"\n`;
    const table = Buffer.from(row(1_467_810_369, 'Acme caf\xe9') + row(1_467_810_370, 'no'), 'latin1');
    const { found } = await readFileNamed('tweets.csv', table);
    expect(found).toMatchObject([
      { id: '1467810369', text: 'Acme café', author: { handle: 'ann_b' }, publishedAt: '2009-04-07T05:19:45.000Z' },
      { id: '1467810370', text: 'no' },
    ]);
  });

  it('are recognized in a common layout: extracts of the dumps of Reddit', async () => {
    const at = 'https://www.reddit.com/r/tea/comments/x1/';
    const { found } = await readFileNamed('posts.csv', `5,2026-11-20,Acme?,u/ann-b,${at},https://a.example/\n`);
    expect(found).toMatchObject([{ title: 'Acme?', url: at, author: { handle: 'ann-b' }, engagement: { score: 5 } }]);
    const comments = await readFileNamed('comments.csv', `-1,2026-11-20,u/bo,${at}_/c1/,Acme\n`);
    expect(comments.found).toMatchObject([{ text: 'Acme', url: `${at}_/c1/`, engagement: { score: -1 } }]);
  });
});
