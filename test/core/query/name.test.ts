import { describe, expect, it } from '@jest/globals';
import { joinedName, nameParts, tagNames, withOtherAnd } from '../../../src/core/query/name.js';

describe('a name', () => {
  it.each<[string, string[]]>([
    ['Acme Coffee', ['Acme', 'Coffee']],
    ['Coca-Cola', ['Coca', 'Cola']],
    ['AT&T', ['AT', '&T']],
    ['Ben & Jerry’s', ['Ben', '&Jerry’s']],
    ['A + B', ['A', '+B']],
    ['C++', ['C++']],
    ['.NET Core', ['.NET', 'Core']],
    ['Acme, Inc.', ['Acme', 'Inc']],
    ['7,000 Islands', ['7,000', 'Islands']],
    ['Foo (Bar) – Baz', ['Foo', 'Bar', 'Baz']],
    ['& Other', ['& Other']],
    ['!!!', ['!!!']],
    ['I ❤ NY', ['I', '❤', 'NY']],
    ['Acme ™ → 🍎', ['Acme', '🍎']],
    ['🍎 !', ['🍎 !']],
    [' + ', ['+']],
    [' ', []],
  ])('%j is split into its parts', (name, parts) => {
    expect(nameParts(name).map(({ text, sign }) => sign + text)).toEqual(parts);
  });

  it.each<[string, string | null]>([
    ['AT&T', 'AT and T'],
    ['A & B & C', 'A and B and C'],
    ['Marks and Spencer', 'Marks & Spencer'],
    ['Sandals', null],
    ['And Co', null],
    ['& Other', null],
  ])('%j has the alternative spelling %j, also on a second call', (name, other) => {
    expect([withOtherAnd(name), withOtherAnd(name)]).toEqual([other, other]);
  });

  it.each<[string, string | null, string[]]>([
    ['Acme Coffee', 'AcmeCoffee', ['AcmeCoffee']],
    ['Acme', null, ['Acme']],
    ['X', null, ['X']],
    ['7-Eleven', '7Eleven', ['7Eleven']],
    ['AT&T', null, ['ATT']],
    ["Ben & Jerry's", null, ['BenJerrys', 'BenAndJerrys']],
    ['C++', null, []],
    ['Disney+', null, []],
    ['.NET', null, []],
    ['P!nk', null, []],
    ['I ❤ NY', 'I❤NY', []],
    ['Yahoo!', null, ['Yahoo']],
    ['東京 電力', '東京電力', ['東京電力']],
    ['!!!', null, []],
  ])('%j has the joined form %j and the tags %j', (name, joined, tags) => {
    expect([joinedName(name), tagNames(name)]).toEqual([joined, tags]);
  });
});
