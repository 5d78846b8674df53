import { describe, expect, it } from '@jest/globals';
import { readMarkdown } from '../../../src/sources/shared/markdown.js';
import { growth, TOO_STEEP } from '../../support/growth.js';

describe('readMarkdown', () => {
  it.each([
    ['headings and emphasis', '## Acme **Coffee**', 'Acme Coffee', []],
    ['links', 'see [the *docs*](https://a.example/x "title").', 'see the *docs*.', ['https://a.example/x']],
    [
      'a badge that leads somewhere',
      '[![build](https://i.example/b.svg)](https://ci.example/1)',
      '',
      ['https://ci.example/1'],
    ],
    [
      'bare addresses',
      'at https://a.example/x?y=1&z=2, or',
      'at https://a.example/x?y=1&z=2, or',
      ['https://a.example/x?y=1&z=2'],
    ],
    ['addresses in angle brackets', '<https://a.example/x>', 'https://a.example/x', ['https://a.example/x']],
    ['relative links', '[a](#b)', 'a', []],
    ['comments', 'a <!-- not\nsaid --> b', 'a b', []],
    ['a comment that never ends', 'a <!-- b', 'a', []],
    ['comments in code', 'a `<!--` b\n~~~\n<!-- c -->\n~~~\n<!-- d --> e', 'a <!-- b\n<!-- c -->\ne', []],
    ['tags and entities', '<b>a</b> &amp; b', 'a & b', []],
    ['code as it is', 'a `<b> &amp; **x**` c', 'a <b> &amp; **x** c', []],
    [
      'blocks of code as they are',
      '```js\nif (a <b && c) [x](https://y.example)\n```\nend',
      'if (a <b && c) [x](https://y.example)\nend',
      [],
    ],
    [
      'code between more signs on its line',
      '```a <b>``` and ``c``\n[d](https://a.example/d)',
      'a <b> and c\nd',
      ['https://a.example/d'],
    ],
    ['a block in a block', '````\n```\n<i>\n````\n<i>x</i>', '```\n<i>\nx', []],
    ['boxes of a list', '- [x] one\n- [ ] two', '- one\n- two', []],
    ['signs that are escaped', 'a \\* b C:\\path', 'a * b C:\\path', []],
    ['names with underscores', '__init__ of snake_case', '__init__ of snake_case', []],
    ['emphasis with underscores', '_Acme_, __Acme Coffee__ and ___all___ (_so_)', 'Acme, Acme Coffee and all (so)', []],
    ['emphasis of a name with underscores', '_snake_case_ and _a_ b_', 'snake_case and a b_', []],
    ['what is no tag', 'a <b && c, x<y, <ann@a.example> and 1 <2', 'a <b && c, x<y, <ann@a.example> and 1 <2', []],
    ['a tag over lines', 'a <img\n  alt="x"\n  src=\'y\'> b', 'a b', []],
    ['underscores that are escaped', '\\_Acme\\_', '_Acme_', []],
    [
      'underscores of an address',
      'https://a.example/_x_/?_y_=1',
      'https://a.example/_x_/?_y_=1',
      ['https://a.example/_x_/?_y_=1'],
    ],
    [
      'addresses with parentheses',
      '[it](https://a.example/b_(c)) and (https://a.example/d_(e)).',
      'it and (https://a.example/d_(e)).',
      ['https://a.example/b_(c)', 'https://a.example/d_(e)'],
    ],
  ])('reads %s', (_, markdown, text, links) => {
    expect(readMarkdown(markdown)).toEqual({ text, links });
  });

  it.each([
    '`',
    '[',
    '![',
    '[a](',
    '<!--',
    '`<!--',
    '```\n<!--',
    '~~~\n<!-- -->',
    '<',
    '**',
    '_',
    '_a',
    ' _a',
    '_a_b',
    '<a',
    '<a ',
    '<a b="',
    '<a b= ',
    'http://',
    'http://a(',
    '\\',
    '[x](https://a.example "',
    '```\n',
  ])('takes linear time and returns no more text than its input for many %j', (sign) => {
    const long = sign.repeat(20_000);
    expect(readMarkdown(long).text.length).toBeLessThanOrEqual(long.length);
    expect(growth(5_000, (count) => readMarkdown(sign.repeat(count)))).toBeLessThan(TOO_STEEP);
  });
});
