import { describe, expect, it } from '@jest/globals';
import { withWritten } from '../../../src/inputs/fields/written-in.js';
import { growth, TOO_STEEP } from '../../support/growth.js';

const tags = (text: string) => withWritten({ text }).tags;
const links = (text: string) => withWritten({ text }).links;

describe('hashtags in a text', () => {
  it('are the words after a #, each once, as they are written', () => {
    expect(tags('Oat milk at #Borealis, (#RöstereiNord) and #Borealis! #咖啡 #2026plans')).toEqual([
      'Borealis',
      'RöstereiNord',
      '咖啡',
      '2026plans',
    ]);
  });

  it('are also found if the whole text is ASCII', () => {
    expect(tags('#milk\ufe0f')).toEqual(['milk']);
    expect(tags('the #Borealis app, #oat_milk and #2026plans')).toEqual(['Borealis', 'oat_milk', '2026plans']);
  });

  it.each(['we are #1', 'https://borealis.example/#menu', 'it&#39;s', 'C#major', 'no sign at all', '# alone'])(
    'are not found: %s',
    (text) => {
      expect(tags(text) ?? []).toEqual([]);
    },
  );

  it.each(['<3 the #Borealis app', '<--- the #Borealis app', '<Ann> the #Borealis app'])(
    'are found if the text begins like markup: %s',
    (text) => {
      expect(tags(text)).toEqual(['Borealis']);
    },
  );

  it('are those of the list if the row has one', () => {
    expect(withWritten({ text: '#written', tags: ['listed'] }).tags).toEqual(['listed']);
    expect(withWritten({ text: '#written', tags: [] }).tags).toEqual([]);
  });
});

describe('addresses in a text', () => {
  it.each([
    ['see https://borealis.example/menu.', 'https://borealis.example/menu'],
    ['(https://borealis.example/a), yes', 'https://borealis.example/a'],
    ['https://borealis.example/wiki/Oat_(milk)!', 'https://borealis.example/wiki/Oat_(milk)'],
    ['[menu](http://borealis.example/menu?day=1)', 'http://borealis.example/menu?day=1'],
    ['“https://borealis.example/q”', 'https://borealis.example/q'],
    ['(https://borealis.example/wiki/Oat_(milk)), yes', 'https://borealis.example/wiki/Oat_(milk)'],
    ['<3 https://borealis.example/a', 'https://borealis.example/a'],
    ['今日は（https://borealis.example/a）', 'https://borealis.example/a'],
    ['「https://borealis.example/a」と', 'https://borealis.example/a'],
    ['https://borealis.example/a。次', 'https://borealis.example/a'],
    ['https://borealis.example/a！', 'https://borealis.example/a'],
  ])('end before the punctuation of the sentence: %s', (text, address) => {
    expect(links(text)).toEqual([address]);
  });

  it.each(['the new menuhttps://borealis.example/a', 'القائمةhttps://borealis.example/a'])(
    'can begin directly after a word: %s',
    (text) => {
      expect(links(text)).toEqual(['https://borealis.example/a']);
    },
  );

  it('are not found without a host, with other schemes, or in markup', () => {
    expect(links('https:// ftp://borealis.example gopher://x')).toEqual([]);
    expect(links('<p>https://borealis.example #menu</p>')).toBeUndefined();
    expect(links('<img src="https://borealis.example/a.png">')).toBeUndefined();
  });

  it('are found in linear time', () => {
    const hostile = (size: number) =>
      `<a https://a.example/${'.'.repeat(size)}b ${'#1'.repeat(size)} ${'<'.repeat(size)} ${'http'.repeat(size)}`;
    expect(growth(2_000, (size) => void withWritten({ text: hostile(size) }))).toBeLessThan(TOO_STEEP);
  });
});
