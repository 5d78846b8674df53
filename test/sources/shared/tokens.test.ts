import { describe, expect, it } from '@jest/globals';
import { Tokenizer } from 'htmlparser2';
import { readTokens, type Tokens } from '../../../src/sources/shared/tokens.js';
import { growth, TOO_STEEP } from '../../support/growth.js';
import fc from '../../support/property.js';

type Heard = readonly (string | number | boolean)[];
type Language = 'xml' | 'html';

function listening(heard: Heard[], tagsAtMost: number): Tokens {
  let tags = 0;
  return {
    tagName: (...places) => void heard.push(['tag', ...places]),
    attribute: (...places) => void heard.push(['attribute', ...places]),
    tagEnd(...place) {
      heard.push(['>', ...place]);
      tags += 1;
      return tags < tagsAtMost;
    },
    endTag: (...places) => void heard.push(['end', ...places]),
    text: (...places) => void heard.push(['text', ...places]),
    cdata: (...places) => void heard.push(['cdata', ...places]),
  };
}

function heardIn(markup: string, language: Language, tagsAtMost = Number.POSITIVE_INFINITY): Heard[] {
  const heard: Heard[] = [];
  readTokens(markup, language, listening(heard, tagsAtMost));
  return heard;
}

/** Returns the tokens that htmlparser2 reports for the same markup. */
function saidBy(markup: string, language: Language, tagsAtMost = Number.POSITIVE_INFINITY): Heard[] {
  const heard: Heard[] = [];
  const tokens = listening(heard, tagsAtMost);
  let name: [number, number] = [0, 0];
  const tagEnd = (index: number, closesItself: boolean) => {
    if (!tokens.tagEnd(index + 1, closesItself)) tokenizer.pause();
  };
  const tokenizer = new Tokenizer(
    { xmlMode: language === 'xml', decodeEntities: false },
    {
      onopentagname: (start, end) => tokens.tagName(start, end),
      onattribname: (start, end) => {
        name = [start, end];
      },
      onattribdata: (start, end) => tokens.attribute(...name, start, end),
      onopentagend: (index) => tagEnd(index, false),
      onselfclosingtag: (index) => tagEnd(index, true),
      onclosetag: (start, end) => tokens.endTag(start, end),
      // The start is -1 if the markup ends inside an end tag.
      ontext: (start, end) => start >= 0 && tokens.text(start, end),
      oncdata: (start, end, endOffset) => tokens.cdata(start, end - endOffset),
      onattribend() {},
      onattribentity() {},
      ontextentity() {},
      oncomment() {},
      ondeclaration() {},
      onprocessinginstruction() {},
      onend() {},
    },
  );
  tokenizer.write(markup);
  tokenizer.end();
  return heard;
}

const LANGUAGES: readonly Language[] = ['xml', 'html'];

describe('readTokens', () => {
  it('reports the position of every token', () => {
    expect(heardIn(`a<b c="d" e f='g'/><h>&amp;</h><!-- i --><![CDATA[<j>]]>`, 'xml')).toEqual([
      ['text', 0, 1],
      ['tag', 2, 3],
      ['attribute', 4, 5, 7, 8],
      ['attribute', 12, 13, 15, 16],
      ['>', 19, true],
      ['tag', 20, 21],
      ['>', 22, false],
      ['text', 22, 27],
      ['end', 29, 30],
      ['cdata', 50, 53],
    ]);
  });

  it('reports no text if the markup ends inside an end tag', () => {
    expect(heardIn('a</b x', 'html')).toEqual([
      ['text', 0, 1],
      ['end', 3, 4],
    ]);
  });

  it('reports the same tokens as htmlparser2 for generated markup', () => {
    const plain = [
      '<a>',
      '</a>',
      '<b c="d">',
      "<b c='d' e/>",
      '<x:y z/>',
      '<br />',
      'text',
      ' ',
      '\n',
      '<!-- c -->',
      '&lt;',
    ];
    const rare = [
      '<!DOCTYPE x>',
      '<?xml v="1"?>',
      '<![CDATA[',
      ']]>',
      '<!-->',
      '<!--->',
      '<!--',
      '-->',
      '<!>',
      '<?>',
      '<!-x>',
    ];
    const special = [
      '<title>',
      '</title>',
      '<script>',
      '</SCRIPT >',
      '<style/>',
      '<xmp a="b">',
      '<textarea',
      '<strong>',
    ];
    const odd = [
      '<',
      '>',
      '/',
      '</',
      '</>',
      '< a>',
      '</ a>',
      '</a b>',
      '<a b=c>',
      '<a b = "c">',
      '<a b="c"d="e">',
      '<é>',
      '<a\vb="c">',
      '<a\fb="c">',
      '<a b\v="c">',
      '<_a>',
    ];
    const bits = [
      'a',
      '=',
      '"',
      "'",
      '!',
      '-',
      '[',
      ']',
      '?',
      '<a ',
      'é',
      '<a b="',
      'b=',
      '\t',
      '\v',
      '\f',
      '\u00a0',
      '\ud800',
    ];
    const piece = (from: readonly string[]) => fc.constantFrom(...from);
    const pieces = fc.oneof(
      { arbitrary: piece(plain), weight: 12 },
      ...[rare, special, odd, bits].map((from) => ({ arbitrary: piece(from), weight: 1 })),
    );
    const markup = fc.array(pieces, { maxLength: 40 }).map((parts) => parts.join(''));
    fc.assert(
      fc.property(markup, fc.constantFrom(...LANGUAGES), fc.integer({ min: 1, max: 30 }), (text, language, tags) => {
        expect(heardIn(text, language)).toEqual(saidBy(text, language));
        expect(heardIn(text, language, tags)).toEqual(saidBy(text, language, tags));
      }),
      { numRuns: 1500 },
    );
  });

  it('reports the same tokens as htmlparser2 for a tag with more attributes than the fast path holds', () => {
    const tag = `a<b ${'c="d" '.repeat(100)}>e</b>`;
    for (const language of LANGUAGES) expect(heardIn(tag, language)).toEqual(saidBy(tag, language));
  });

  it('takes linear time for repeated markup', () => {
    const silent: Tokens = {
      tagName() {},
      attribute() {},
      tagEnd: () => true,
      endTag() {},
      text() {},
      cdata() {},
    };
    for (const piece of [
      '<',
      '<a',
      '<a ',
      '<a b="',
      "<a b='c' ",
      '</',
      '<!--',
      '<![CDATA[',
      '<!a',
      '<?',
      '<title>',
      ']]>',
    ]) {
      for (const language of LANGUAGES) {
        const isLinear = growth(20_000, (count) => readTokens(piece.repeat(count), language, silent)) < TOO_STEEP;
        expect({ piece, language, isLinear }).toEqual({ piece, language, isLinear: true });
      }
    }
  });
});
