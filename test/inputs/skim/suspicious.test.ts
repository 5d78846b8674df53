import { describe, expect, it } from '@jest/globals';
import { inTags, suspicion } from '../../../src/inputs/skim/suspicious.js';

const isSuspicious = suspicion(['acme', 'nestle']);

describe('a line', () => {
  it.each([
    ['for the name', '{"text":"at Acme today"}'],
    ['for the name in capitals within a word', '{"text":"MYACMEBOX"}'],
    ['for a character that is left out of texts', '{"text":"ac\x7fme"}'],
    ['for a tag within a word', '{"text":"ac<b>me</b>"}'],
    ['for an escaped tag within a word', '{"text":"ac&lt;b&gt;me"}'],
    ['for a letter as an entity', '{"text":"&#65;cme"}'],
    ['for a letter as an entity that was escaped twice', '{"text":"&amp;#65;cme"}'],
    ['for an invisible entity', '{"text":"ac&shy;me"}'],
    ['for an old entity without its semicolon', '{"text":"nestl&eacute coffee"}'],
    ['for a tag with letters behind it', '{"text":"ac<span class=\\"x\\">me</span>"}'],
    ['for a tag that is not closed', '{"text":"ac<b me"}'],
    ['for a tag with a letter of another alphabet behind it', '{"text":"ac</b>é"}'],
    ['for a tag with an escape behind it', String.raw`{"text":"ac</b>\u006de"}`],
    ['for an entity that was escaped too often', '{"text":"ac&amp;amp;amp;amp;shy;me"}'],
    ['for an entity with a name that nobody knows', '{"text":"ac&whoknows;me"}'],
  ])('is read %s', (_, line) => {
    expect(isSuspicious(line)).toBe(true);
  });

  it.each([
    ['ends of paragraphs', '{"text":"one</p><p>two<br>three<br/>"}'],
    [
      'tags behind which no word goes on',
      '{"a":"<a href=\\"https://example.com/\\">Tea for two</a>","b":"x</b></a>, y"}',
    ],
    [
      'what a link is written in',
      '<p>@<span>ann</span></a></span> see <span class="x">example.com/a</span><span>/b</span></p>',
    ],
    ['signs as entities', '{"text":"R&amp;D &gt; tea &quot;said&quot;&nbsp;he &hellip;"}'],
    ['a lonely ampersand', '{"text":"this & that","url":"https://example.com/?a=1&b=2"}'],
    ['other escapes', String.raw`{"text":"one\ntwo\t\"three\" \/ four"}`],
  ])('is not read for %s', (_, line) => {
    expect(isSuspicious(line)).toBe(false);
  });
});

describe('in tags', () => {
  it.each(['acme', 'ac-me', 'A C M E', String.raw`ac\nme`, 'ac\vme', 'ac\u1680me', 'ac\u2028me'])(
    'a name is found as %j',
    (tag) => {
      expect(inTags(['acme']).test(tag)).toBe(true);
    },
  );

  it('other names are not found', () => {
    expect(inTags(['acme']).test('ac.me acm_e')).toBe(false);
  });
});
