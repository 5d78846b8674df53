import { describe, expect, it } from '@jest/globals';
import { htmlToText, readHtml } from '../../../src/sources/shared/html-text.js';
import { growth, TOO_STEEP } from '../../support/growth.js';

describe('htmlToText', () => {
  it.each([
    ['leaves plain text as it is', 'Acme & co < 3 > 2', 'Acme & co < 3 > 2'],
    [
      'decodes entities once',
      '&lt;b&gt; AT&amp;T &amp;amp; caf&eacute; &#128512; &#x2019;',
      '<b> AT&T &amp; café 😀 ’',
    ],
    ['reads numeric entities of windows-1252', 'don&#146;t', 'don’t'],
    ['drops tags and keeps words together', 'a<b>c</b>d <em>e</em>', 'acd e'],
    ['ends a line at <br> and a paragraph at <p>', 'one<br>two<p>three</p><p>four', 'one\ntwo\n\nthree\n\nfour'],
    ['parts list items and cells', '<ul><li>a<li>b</ul><table><tr><td>c<td>d</table>', 'a\nb\n\nc d'],
    ['leaves scripts, styles and comments out', 'a<script>1<b</script><style>x{}</style><!-- no -->b', 'ab'],
    ['keeps CDATA as the text it is', 'a<![CDATA[<b> & ]]>c', 'a<b> & c'],
    ['reads XHTML with a prefix', '<x:p>a</x:p><x:script/>b', 'a\n\nb'],
    ['folds white space and keeps lines', ' a \t\r\n  b\u00a0\u00a0c\n\n\n\nd ', 'a\nb c\n\nd'],
    ['drops control characters and mends halves of characters', 'a\u0000\u001b[31mb&#1;\ud800', 'a[31mb\ufffd'],
    ['forgives what never ends', 'a <a href="x', 'a'],
    ['reads nothing as nothing', '<img alt="picture" src="x.png">', ''],
  ])('%s', (_, html, text) => {
    expect(htmlToText(html)).toBe(text);
  });

  it('takes linear time for repeated markup', () => {
    for (const piece of ['<', '</', '<a ', '<div>', '<!--', '&', '&#', '&amp', ' \n', '<script>', '<a href="', ']]>']) {
      const isLinear = growth(50_000, (count) => void htmlToText(piece.repeat(count))) < TOO_STEEP;
      expect({ piece, isLinear }).toEqual({ piece, isLinear: true });
    }
  });
});

describe('readHtml', () => {
  it('returns the addresses that the text links to', () => {
    const html =
      '<a href="/a?x=1&amp;y=2">a</a> <A HREF=b>b</A> <img src="c"> <area href="d"> <link href="e"> <a name="f">';
    expect(readHtml(html).links).toEqual(['/a?x=1&y=2', 'b', 'd']);
  });
});
