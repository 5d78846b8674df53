import { describe, expect, it } from '@jest/globals';
import { withWritten } from '../../../src/inputs/fields/written-in.js';
import { growth, TOO_STEEP } from '../../support/growth.js';

const tags = (text: string) => withWritten({ text }).tags;
const links = (text: string) => withWritten({ text }).links;

describe('hashtags in a text', () => {
  it('are its words behind a sign, each once, as they are written', () => {
    expect(tags('Oat milk at #Borealis, (#RöstereiNord) and #Borealis! #咖啡 #2026plans')).toEqual([
      'Borealis',
      'RöstereiNord',
      '咖啡',
      '2026plans',
    ]);
  });

  it('are found where all of it is ASCII, too', () => {
    expect(tags('#milk\ufe0f')).toEqual(['milk']);
    expect(tags('the #Borealis app, #oat_milk and #2026plans')).toEqual(['Borealis', 'oat_milk', '2026plans']);
  });

  it.each(['we are #1', 'https://borealis.example/#menu', 'it&#39;s', 'C#major', 'no sign at all', '# alone'])(
    'are not: %s',
    (text) => {
      expect(tags(text) ?? []).toEqual([]);
    },
  );

  it.each(['<3 the #Borealis app', '<--- the #Borealis app', '<Ann> the #Borealis app'])(
    'are found where the text begins as markup would: %s',
    (text) => {
      expect(tags(text)).toEqual(['Borealis']);
    },
  );

  it('are those of the list where the row has one', () => {
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
  ])('end before the punctuation of their sentence: %s', (text, address) => {
    expect(links(text)).toEqual([address]);
  });

  it.each(['the new menuhttps://borealis.example/a', 'القائمةhttps://borealis.example/a'])(
    'may begin right behind a word: %s',
    (text) => {
      expect(links(text)).toEqual(['https://borealis.example/a']);
    },
  );

  it('are none without a host, of other schemes, or in markup', () => {
    expect(links('https:// ftp://borealis.example gopher://x')).toEqual([]);
    expect(links('<p>https://borealis.example #menu</p>')).toBeUndefined();
    expect(links('<img src="https://borealis.example/a.png">')).toBeUndefined();
  });

  it('are found in time that grows with the text', () => {
    const hostile = (size: number) =>
      `<a https://a.example/${'.'.repeat(size)}b ${'#1'.repeat(size)} ${'<'.repeat(size)} ${'http'.repeat(size)}`;
    expect(growth(2_000, (size) => void withWritten({ text: hostile(size) }))).toBeLessThan(TOO_STEEP);
  });
});
