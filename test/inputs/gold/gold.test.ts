import { Readable } from 'node:stream';
import { gzipSync } from 'node:zlib';
import { describe, expect, it } from '@jest/globals';
import { readGold } from '../../../src/inputs/gold/gold.js';
import { growthOf, TOO_STEEP } from '../../support/growth.js';
import { temporaryFile } from '../../support/temporary.js';

const read = (name: string, content: string | Uint8Array, ...map: string[]) =>
  readGold({ name: temporaryFile(name, content), stdin: Readable.from([]), map });
const pairs = async (...given: Parameters<typeof read>) =>
  (await read(...given)).texts.map(({ text, label }) => [text, label]);

describe('labelled texts', () => {
  it.each<[string, string, string, ...string[]]>([
    ['a CSV with the usual names', 'g.csv', 'text,label\nfine,positive\nbad,-1\n'],
    ['a TSV', 'g.tsv', 'body\tsentiment\nfine\tpositive\nbad\t-1\n'],
    ['NDJSON', 'g.ndjson', '{"text":"fine","label":"positive"}\n\n{"text":"bad","label":-1}\n'],
    ['a JSON array', 'g.json', '[{"text":"fine","gold":"positive"},\n{"text":"bad","gold":-1}]'],
    ['a list in an object', 'g.json', '{"rows":[{"text":"fine","y":"positive"},{"text":"bad","y":-1}]}'],
    [
      'names of their own',
      'g.ndjson',
      '{"t":"fine","v":{"mood":"positive"}}\n{"t":"bad","v":{"mood":-1}}',
      'text=t',
      'label=v.mood',
    ],
    ['reviews with stars', 'g.csv', 'review,stars\nfine,positive\nbad,-1\n'],
  ])('are read from %s', async (_, name, content, ...map) => {
    expect(await pairs(name, content, ...map)).toEqual([
      ['fine', 'positive'],
      ['bad', '-1'],
    ]);
  });

  it('are read from compressed files, and from standard input', async () => {
    expect(await pairs('g.csv.gz', gzipSync('text,label\nfine,positive\n'))).toEqual([['fine', 'positive']]);
    const stdin = Readable.from([Buffer.from('{"text":"fine","label":"positive"}\n')]);
    expect((await readGold({ name: '-', stdin, map: [] })).texts).toHaveLength(1);
  });

  it('are read from our own exports, with their ids', async () => {
    const csv = "id,source,sentiment,title,text\nx:1,x,negative,,'=sum of it\n";
    expect((await read('mentions.csv', csv)).texts).toEqual([
      {
        line: 2,
        id: 'x:1',
        title: null,
        text: '=sum of it',
        language: null,
        coder: null,
        weight: null,
        label: 'negative',
      },
    ]);
    const mention = {
      id: 'x:1',
      source: 'x',
      title: 'T',
      text: 'fine',
      language: 'en',
      sentiment: { label: 'neutral' },
    };
    const report = JSON.stringify({ schema: 'socialrank.report/1', mentions: [mention] }, null, 2);
    expect((await read('report.json', report)).texts).toMatchObject([
      { id: 'x:1', title: 'T', language: 'en', label: 'neutral' },
    ]);
  });

  it.each([
    ['text,label,coder\nfine,positive,ann\n', []],
    ['text,label,Annotator ID\nfine,positive,ann\n', []],
    ['text,label,who\nfine,positive,ann\n', ['coder=who']],
  ])('include who labelled them: %j', async (content, map) => {
    expect((await read('g.csv', content, ...map)).texts).toMatchObject([{ label: 'positive', coder: 'ann' }]);
  });

  it('leave out rows without a label or a text, and count them', async () => {
    expect(await read('g.csv', 'text,label\nfine,positive\nwhat,\n,negative\n')).toMatchObject({
      texts: [{ line: 2 }],
      unlabelled: 1,
      empty: 1,
    });
  });

  it.each<[string, string, string]>([
    ['the column of labels before that of stars', 'g.csv', 'text,label,stars\nfine,positive,5\nmeh meh,,1\n'],
    ['it wherever it stands', 'g.csv', 'stars,polarity,text,label\n5,0.9,fine,positive\n1,-0.8,meh meh,\n1,-1,meh, \n'],
    [
      'its member of objects',
      'g.ndjson',
      '{"text":"fine","label":"positive","stars":5}\n{"text":"meh meh","label":"","stars":1}\n{"text":"meh","label":null,"stars":1}',
    ],
    [
      'the sentiment of our own CSV, cleared by hand',
      'mentions.csv',
      'id,source,sentiment,polarity,confidence,title,text\nx:1,x,positive,0.9,0.9,,fine\nx:2,x,,-0.8,0.9,,meh meh\n',
    ],
    [
      'that of our own mentions, unscored ones with stars too',
      'mentions.ndjson',
      '{"id":"x:1","source":"x","text":"fine","rating":1,"sentiment":{"label":"positive"}}\n{"id":"x:2","source":"x","text":"meh","rating":1,"sentiment":{"label":null,"polarity":null}}',
    ],
  ])('have labels from one column or member only: %s', async (_, name, content) => {
    const { texts, unlabelled } = await read(name, content);
    expect(texts).toMatchObject([{ text: 'fine', label: 'positive' }]);
    expect(unlabelled).toBe(content.trim().split('\n').length - (name.endsWith('.csv') ? 2 : 1));
  });

  it.each<[string, string, string, string, ...string[]]>([
    ['a line that is not JSON', 'g.ndjson', '{"text":"a","label":"positive"}\n{"text":\n', 'line 2: not JSON'],
    ['a line that is no object', 'g.ndjson', '{"text":"a","label":"positive"}\n7\n', 'line 2: not an object'],
    ['a torn cell', 'g.csv', 'text,label\na,positive\n"b,neutral\n', 'line 3'],
    ['no labels', 'g.csv', 'text,mood\na,positive\n', 'has no labels; it has text, mood'],
    ['no texts', 'g.csv', 'words,label\na,positive\n', 'has no texts; it has words, label'],
    ['nothing', 'g.csv', '', 'is empty'],
    ['no rows', 'g.csv', 'text,label\n', 'has no rows'],
    ['markup', 'g.xml', '<rss></rss>', 'is markup'],
    ['a workbook', 'g.xlsx', 'PK\x03\x04 etc', 'is a ZIP archive'],
    [
      'a weight that is none',
      'g.csv',
      'text,label,engine_label,weight\na,positive,neutral,2\nb,neutral,neutral,-1\n',
      'line 3: "-1" is not a weight',
    ],
    [
      'a weight that is a word',
      'g.csv',
      'text,label,heavy\na,positive,much\n',
      'line 2: "much" is not a weight',
      'weight=heavy',
    ],
    ['a mapping of what has no place', 'g.csv', 'text,label\n', '--map: labelled texts have no url', 'url=text'],
  ])('are rejected with %s', async (_, name, content, why, ...map) => {
    await expect(read(name, content, ...map)).rejects.toThrow(why);
  });

  it('have weights in a sample or if mapped, as a column "weight" can mean something else', async () => {
    const weights = async (content: string, ...map: string[]) =>
      (await read('g.csv', content, ...map)).texts.map(({ weight }) => weight);
    expect(await weights('text,label,engine_label,weight\na,positive,neutral,2.5\nb,neutral,,\n')).toEqual([2.5, null]);
    expect(await weights('text,label,weight\na,positive,heavy\n')).toEqual([null]);
    expect(await weights('text,label,stands_for\na,positive,7\n', 'weight=stands_for')).toEqual([7]);
    const json = '{"texts":[{"text":"a","label":"positive","engineLabel":null,"weight":3}]}';
    expect((await read('g.json', json)).texts).toMatchObject([{ weight: 3 }]);
  });

  it('are rejected if the file does not exist', async () => {
    await expect(readGold({ name: '/no/such/file.csv', stdin: Readable.from([]), map: [] })).rejects.toThrow(
      'no such file',
    );
  });

  it('can have members with names of the prototype', async () => {
    await pairs('g.ndjson', '{"text":"a","label":"positive","__proto__":{"x":1},"constructor":2}');
    expect(({} as Record<string, unknown>)['x']).toBeUndefined();
  });

  it('are read in linear time', async () => {
    const many = (size: number) =>
      temporaryFile('g.csv', `text,label\n${'some words here,positive\n'.repeat(2000 * size)}`);
    const files = new Map([1, 8].map((size) => [size, many(size)]));
    expect(
      await growthOf(1, (size) => readGold({ name: files.get(size)!, stdin: Readable.from([]), map: [] })),
    ).toBeLessThan(TOO_STEEP);
  });
});
