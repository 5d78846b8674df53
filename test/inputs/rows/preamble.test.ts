import { describe, expect, it } from '@jest/globals';
import { readFileNamed, readStdin, refusalOf } from '../reading.js';

const ABOVE = ['Report:,Bulk Mentions Download', 'Brand:,"Acme, all"', 'From:,Sun Nov 01 00:00:00 UTC 2026', '""', ''];
const TABLE = ['Resource Id,Date,Title,Full Text', '7,2026-11-20 08:00:00,On Acme,"Acme,', 'and more"', ''];
const FOUND = [{ title: 'On Acme', text: 'Acme,\nand more', publishedAt: '2026-11-20T08:00:00.000Z' }];

const file = (...lines: readonly string[]): string => lines.join('\n');

describe('lines above the header of a table', () => {
  it('are skipped, in however small pieces the file arrives', async () => {
    const text = file(...ABOVE, ...TABLE);
    const { found, warnings, error } = await readFileNamed('mentions.csv', text);
    expect(found).toMatchObject(FOUND);
    expect([warnings, error]).toEqual([[], null]);
    for (const size of [1, 7, 64]) {
      const pieces = Array.from({ length: Math.ceil(text.length / size) }, (_, at) =>
        text.slice(at * size, (at + 1) * size),
      );
      expect((await readStdin(pieces)).found).toMatchObject(FOUND);
    }
  });

  it('can be written differently from the table', async () => {
    const above = ['All mentions of Acme, of November', '', 'of a tool; the free one'];
    const semicolons = TABLE.map((line) => line.replace(/,(?! all|$)/g, ';'));
    const { found } = await readFileNamed('mentions.csv', file(...above, ...semicolons).replaceAll('\n', '\r\n'));
    expect(found).toMatchObject([{ title: 'On Acme', text: 'Acme,\r\nand more' }]);
  });

  it('are included in line numbers', async () => {
    const { warnings } = await readFileNamed('mentions.csv', file(...ABOVE, ...TABLE, '1,2', ''));
    expect(warnings).toEqual(['bad_line: line 10: 2 cells where the first line has 4']);
  });

  it('are skipped up to the columns that a map names', async () => {
    const table = ['Nummer,Datum,Was', '7,2026-11-20,Acme', ''];
    const { found } = await readFileNamed('posts.csv', file(...ABOVE, ...table), { map: ['text=Was', 'id=Nummer'] });
    expect(found).toMatchObject([{ id: '7', text: 'Acme' }]);
    expect(await refusalOf(readFileNamed('posts.csv', file(...ABOVE, ...table), { map: ['text=Wer'] }))).toContain(
      'there is no "Wer"',
    );
  });

  it('are not assumed if a later row merely looks like a header', async () => {
    const rows = ['When,How do you like it?,What is it', 'title,text,date', 'a,b,c', ''];
    expect(await refusalOf(readFileNamed('answers.csv', file(...rows)))).toContain('it has When, How do you like it?');
  });

  it('are not assumed if there are too few or too many of them', async () => {
    expect(await refusalOf(readFileNamed('posts.csv', file('a', 'id,text', '1,Acme', '')))).toContain('it has a');
    const long = Array.from({ length: 30 }, (_, place) => `note ${place}`);
    expect(await refusalOf(readFileNamed('posts.csv', file(...long, ...TABLE)))).toContain('it has note 0');
    const { found } = await readFileNamed('posts.csv', file(...long.slice(1), ...TABLE));
    expect(found).toMatchObject(FOUND);
  });
});
