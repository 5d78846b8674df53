/** The bytes of a value are checked at least as strictly as the readers of exports check the value. */
import { describe, expect, it } from '@jest/globals';
import { FORMS, type FormName } from '../../../src/inputs/skim/forms.js';
import { htmlToText } from '../../../src/sources/shared/html-text.js';
import fc from '../../support/property.js';

/** @param written the value as written in JSON */
function has(form: FormName, written: string, other = ''): boolean {
  const bytes = Buffer.from(`"${written}","${other}"`);
  const end = 1 + Buffer.byteLength(written);
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.length);
  return FORMS[form](view, 1, end, end + 3, bytes.length - 1);
}

describe('the bytes of a value', () => {
  it.each<[FormName, string, string?]>([
    ['digits', '12345678901234567890'],
    ['few digits', '40000001'],
    ['no digit', 'p1'],
    ['thing id', 't3_1abcde'],
    ['thing id', '1abcde'],
    ['post of Bluesky', 'at://did:plc:abc234/app.bsky.feed.post/3kabc'],
    ['did', 'did:plc:abc234'],
    ['key of Bluesky', '3kabc'],
    ['of that source', 'hackernews:12', 'hackernews'],
    ['said', '<p>hello</p>'],
    ['said', String.raw`<p><a href=\"https://x.example/>\" class=\"x\">@<span>ann</span></a></p>`],
  ])('are recognized as %s: %s', (...value) => {
    expect(has(...value)).toBe(true);
  });

  it.each<[FormName, string, string?]>([
    ['digits', '123456789012345678901'],
    ['digits', '12a'],
    ['few digits', '1234567890123456'],
    ['no digit', '1p'],
    ['no digit', String.raw`\u0031`],
    ['thing id', 't3_'],
    ['thing id', 'a-b'],
    ['post of Bluesky', 'at://did:plc:abc234/app.bsky.feed.like/3kabc'],
    ['post of Bluesky', 'at://did:plc:abc234/app.bsky.feed.post/'],
    ['did', 'did:web:'],
    ['of that source', 'hackernews:', 'hackernews'],
    ['of that source', 'lobsters:1', 'hackernews'],
    ['of that source', ':1', ''],
    ['said', '<p></p>'],
    ['said', '<script>hello</script>'],
    ['said', '<p:script>hello</p:script>'],
    ['said', String.raw`<b title=\">x\"></b>`],
    ['said', "<b title='>x'></b>"],
    ['said', '<p>&nbsp;</p>'],
  ])('are not recognized for certain as %s: %s', (...value) => {
    expect(has(...value)).toBe(false);
  });

  it('are recognized as said only if the text is not empty', () => {
    const piece = fc.constantFrom(
      ...['<p>', '</p>', '<br/>', '<br', '<a href="x">', '<a title=">"', '</a>', '<b', '>', '"', "'", ' ', '\n', 'x'],
      ...[
        '<script>',
        '</script>',
        '<style>',
        '<!--',
        '-->',
        '<![CDATA[',
        ']]>',
        '&nbsp;',
        '&#8203;',
        '<p:style>',
        '\u200b',
      ],
    );
    const markup = fc.array(piece, { maxLength: 8 }).map((pieces) => pieces.join(''));
    fc.assert(
      fc.property(markup, (html) => {
        if (has('said', JSON.stringify(html).slice(1, -1))) expect(htmlToText(html)).not.toBe('');
      }),
      { numRuns: 20_000 },
    );
  });
});
