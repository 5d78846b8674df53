import { describe, expect, it } from '@jest/globals';
import { top } from '../../../src/core/metrics/top.js';
import type { ReadKeywords } from '../../../src/core/metrics/top-keywords.js';
import type { Mention } from '../../../src/types.js';
import { growth, TOO_STEEP } from '../../support/growth.js';
import { type Changes, felt, mention, observed, times, unanswered } from './sample.js';

/** The text of each mention lists its keywords, separated by commas. */
const readKeywords: ReadKeywords = ({ text }, visit) => {
  for (const keyword of text.split(',')) if (keyword !== '') visit(keyword, false);
};
const said = (text: string, changes: Changes = {}) => mention({ text, ...changes });
const topOf = (mentions: readonly Mention[], rows = 10) => top(observed({ mentions }), { rows, readKeywords });
const brief = (rows: readonly { value: string; mentions: number }[]) =>
  rows.map((row) => `${row.value} ${row.mentions}`);

describe('top', () => {
  it('is empty if no source answered or there are no mentions', () => {
    const nothing = { keywords: [], hashtags: [], authors: [], sources: [], domains: [], links: [] };
    expect(top(unanswered, { rows: 10, readKeywords })).toEqual(nothing);
    expect(topOf([])).toEqual(nothing);
  });

  it('reports the share of all mentions and the sentiment of each row', () => {
    const found = topOf(
      [
        said('oats', felt('positive')),
        said('oats', felt('negative')),
        said('oats', felt('neutral')),
        said('oats'),
        said('tea'),
      ],
      1,
    );
    expect(found.keywords).toEqual([{ value: 'oats', mentions: 4, share: 0.8, positive: 1, neutral: 1, negative: 1 }]);
    expect(found.sources).toEqual([{ value: 'pond', mentions: 5, share: 1, positive: 1, neutral: 1, negative: 1 }]);
  });
});

describe('top.keywords', () => {
  it('counts mentions that contain a word, not its occurrences', () => {
    expect(
      brief(
        topOf([...times(9, () => said('')), said('tea,tea,tea'), said('tea'), said('oats'), said('oats'), said('oats')])
          .keywords,
      ),
    ).toEqual(['oats 3', 'tea 2']);
  });

  it('requires two mentions of a word unless there are fewer mentions than rows', () => {
    const mentions = [said('tea,oats'), said('tea'), said('milk')];
    expect(brief(topOf(mentions, 3).keywords)).toEqual(['tea 2']);
    expect(brief(topOf(mentions, 4).keywords)).toEqual(['tea 2', 'milk 1', 'oats 1']);
  });

  it('drops a word if one phrase accounts for seven in ten of its mentions', () => {
    const mentions = [
      ...times(7, () => said('oat,milk,oat milk')),
      ...times(3, () => said('oat')),
      ...times(4, () => said('milk')),
    ];
    expect(brief(topOf(mentions).keywords)).toEqual(['milk 11', 'oat milk 7']);
  });

  it('counts pairs of adjacent words', () => {
    const spoken: ReadKeywords = ({ text }, visit) => {
      for (const [place, word] of text.split(' ').entries()) visit(word, place > 0);
    };
    const mentions = ['flat white coffee', 'white flat', 'flat white', 'white flat white'].map((text) => said(text));
    const found = top(observed({ mentions }), { rows: 4, readKeywords: spoken });
    expect(brief(found.keywords)).toEqual(['flat white 3', 'white flat 2']);
  });

  it('sorts ties by code point', () => {
    const mentions = times(20, () => said('b,a,😀,\uffee,ä'));
    expect(topOf(mentions).keywords.map(({ value }) => value)).toEqual(['a', 'b', 'ä', '\uffee', '😀']);
  });

  it('handles words such as __proto__ and constructor', () => {
    expect(brief(topOf([said('__proto__,constructor'), said('__proto__')]).keywords)).toEqual([
      '__proto__ 2',
      'constructor 1',
    ]);
  });

  it('counts frequent keywords exactly even if there are too many to count all', () => {
    const every = (step: number, word: string) => (index: number) => (index % step === 0 ? [word] : []);
    const words = [every(3, 'refund'), every(7, 'oat milk'), every(8, 'milk'), every(1000, 'rare')];
    const found = top(observed({ mentions: times(120_000, (index) => said(String(index))) }), {
      rows: 3,
      readKeywords({ text }, visit) {
        for (const word of [...words.flatMap((word) => word(Number(text))), `once${text}`]) visit(word, false);
      },
    });
    expect(brief(found.keywords)).toEqual(['refund 40000', 'oat milk 17143', 'rare 120']);
  });

  it('finds frequent keywords in a sample of long texts and counts them in all texts', () => {
    let reads = 0;
    const long = 'x'.repeat(100_000);
    const readLong: ReadKeywords = ({ id }, visit) => {
      reads += 1;
      visit('oats', false);
      visit(`word of ${id}`, false);
    };
    const mentions = Array.from({ length: 400 }, (_, n) => mention({ id: `x:${n}`, title: long, text: long }));
    const { keywords } = top(observed({ mentions }), { rows: 10, readKeywords: readLong });
    expect(brief(keywords)).toEqual(['oats 400']);
    // 80 million characters are five times the size of the sample.
    expect(reads).toBe(400 + 400 / 5);
  });
});

describe('top.hashtags', () => {
  it('merges spellings under the most frequent one and counts each mention once', () => {
    const tagged = (...tags: string[]) => mention({ tags });
    const found = topOf([
      tagged('oatmilk', '#OatMilk'),
      tagged('OatMilk'),
      tagged('OatMilk'),
      tagged('ＯＡＴＭＩＬＫ'),
      tagged('Tea'),
      tagged('tea'),
      tagged('#', ' '),
    ]);
    expect(brief(found.hashtags)).toEqual(['OatMilk 4', 'Tea 2']);
  });

  it('takes linear time for a tag of many combining marks', () => {
    const marks = (size: number) => [mention({ tags: [`a${'\u0316\u0301'.repeat(size)}`] })];
    expect(growth(4000, (size) => topOf(marks(size)))).toBeLessThan(TOO_STEEP);
  });
});

describe('top.authors', () => {
  const wrote = (handle: string, likes: number | null = null, changes: Changes = {}) =>
    mention({ author: { handle, followers: handle === 'bo' ? 10 : null }, engagement: { likes }, ...changes });

  it('sorts by mentions, then by interactions, then by name', () => {
    const found = topOf([
      wrote('ann'),
      wrote('cy', 5),
      wrote('bo', 5),
      wrote('di', 6),
      wrote('ed'),
      wrote('ed'),
      wrote('ann', null, { source: 'lake' }),
      wrote('[deleted]', 100),
      mention(),
    ]);
    expect(found.authors.map(({ value, source, followers, mentions }) => [value, source, followers, mentions])).toEqual(
      [
        ['ed', 'pond', null, 2],
        ['di', 'pond', null, 1],
        ['bo', 'pond', 10, 1],
        ['cy', 'pond', null, 1],
        ['ann', 'lake', null, 1],
        ['ann', 'pond', null, 1],
      ],
    );
  });

  it('shows the largest known number of followers', () => {
    const followed = (followers: number | null) => mention({ author: { handle: 'ann', followers } });
    expect(topOf([followed(3), followed(8), followed(null)]).authors[0]).toMatchObject({
      value: 'ann',
      followers: 8,
      share: 1,
    });
  });
});

describe('top.links and top.domains', () => {
  it('count a page once per mention, and a host once per mention for all its pages', () => {
    const found = topOf([
      mention({ links: ['https://www.brew.example/a', 'https://brew.example/b', 'https://brew.example/b'] }),
      mention({ links: ['https://BREW.example:8443/b?x=1', 'https://tea.example/'] }),
      mention({ kind: 'article', url: 'http://news.example./x' }),
      mention({ kind: 'post', url: 'https://pond.example/1' }),
    ]);
    expect(brief(found.links)).toEqual([
      'https://BREW.example:8443/b?x=1 1',
      'https://brew.example/b 1',
      'https://tea.example/ 1',
      'https://www.brew.example/a 1',
    ]);
    expect(brief(found.domains)).toEqual(['brew.example 2', 'news.example 1', 'tea.example 1']);
  });

  it.each([
    ['leaves out the user', 'https://user:secret@brew.example/x', 'brew.example'],
    ['goes by the last @', 'https://a@b@brew.example', 'brew.example'],
    ['keeps an address of version 6 whole', 'https://[2001:db8::1]:80/x', '[2001:db8::1]'],
    ['ends the host where browsers do', 'https://brew.example\\@other.example/', 'brew.example'],
    ['is none without a host', 'https:///x', undefined],
    ['is none of a mail address', 'mailto:ann@brew.example', undefined],
    ['is none of a script', 'javascript:alert(1)', undefined],
    ['is found in linear time', `https://${'a'.repeat(100_000)}/@`, 'a'.repeat(100_000)],
  ])('the domain of a link %s', (_, link, domain) => {
    expect(topOf([mention({ links: [link] })]).domains[0]?.value).toBe(domain);
  });
});
