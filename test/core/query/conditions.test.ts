import { describe, expect, it } from '@jest/globals';
import { compileQuery, compileVerdict } from '../../../src/core/query/match.js';
import { parseQuery } from '../../../src/core/query/parse.js';
import type { Subject } from '../../../src/core/query/subject.js';
import { subjectOf } from './subject-of.js';

const when = { now: new Date('2026-11-22T00:00:00Z'), timezone: 'Europe/Berlin' };

function answer(query: string, some: Partial<Subject>): string {
  return compileVerdict(parseQuery(query).node, when)(subjectOf('', some)).answer;
}

const scored = (
  label: 'positive' | 'negative' | null,
  polarity: number | null,
  given: { emotions?: string[]; intents?: string[] } = {},
): Partial<Subject> => ({ judgement: { sentiment: { label, polarity }, emotions: [], intents: [], ...given } });

describe('a condition', () => {
  it.each<[string, Partial<Subject>, string]>([
    ['to:ann', { text: '@Ann hello' }, 'yes'],
    ['to:ann', { text: ' \n@ann@example.social hello' }, 'yes'],
    ['to:ann', { text: '@ann—hello' }, 'yes'],
    ['to:ann', { text: 'hello @ann' }, 'no'],
    ['to:ann', { text: '@anna hello, @ann' }, 'no'],
    ['title:acme', { title: 'On Acme', text: 'tea' }, 'yes'],
    ['title:acme', { title: 'On tea', text: 'acme' }, 'no'],
    ['title:acme', { text: 'acme' }, 'no'],
    ['title:"ac* * tea"', { title: 'Acme has tea' }, 'yes'],
    ['tag:"oat milk"', { tags: ['oat-milk'] }, 'yes'],
    ['tag:oatmilk', { text: 'my #OatMilk' }, 'yes'],
    ['tag:oat', { tags: ['oatmilk'] }, 'no'],
    ['url:example.com/Blog', { url: 'https://www.Example.com/blog/1' }, 'yes'],
    ['url:/blog/', { url: 'https://example.com/shop/' }, 'no'],
    ['url:blog', {}, 'no'],
    ['source:HackerNews', { source: 'hackernews' }, 'yes'],
    ['source:x', { source: 'hackernews' }, 'no'],
    ['type:comment', { kind: 'comment' }, 'yes'],
    ['type:comment', { kind: 'post' }, 'no'],
    ['since:2026-11-21', { publishedAt: '2026-11-20T23:00:00.000Z' }, 'yes'],
    ['since:2026-11-21', { publishedAt: '2026-11-20T22:59:59.999Z' }, 'no'],
    ['until:2026-11-21', { publishedAt: '2026-11-20T23:00:00.000Z' }, 'no'],
    ['since:24h', { publishedAt: '2026-11-21T00:00:00.000Z' }, 'yes'],
    ['since:24h', { publishedAt: '2026-11-20T23:59:59.999Z' }, 'no'],
    ['since:24h', { publishedAt: null }, 'yes'],
    ['likes:>=10', { engagement: { likes: 10 } }, 'yes'],
    ['likes:>=10', { engagement: { likes: 9 } }, 'no'],
    ['likes:>=10', { engagement: { likes: null } }, 'unknown'],
    ['likes:>=10', {}, 'unknown'],
    ['* -likes:>=10', {}, 'unknown'],
    ['* -likes:>=10', { engagement: { likes: 9 } }, 'yes'],
    ['likes:0', { engagement: { likes: 0 } }, 'yes'],
    ['replies:<2', { engagement: { replies: 1 } }, 'yes'],
    ['reposts:<=2', { engagement: { reposts: 2 } }, 'yes'],
    ['views:>1000', { engagement: { views: 1000 } }, 'no'],
    ['score:<-5', { engagement: { score: -6 } }, 'yes'],
    ['score:>=0.5', { engagement: { score: 0.5 } }, 'yes'],
    ['followers:>100', { author: { handle: null, followers: 101 } }, 'yes'],
    ['followers:>100', { author: { handle: 'ann' } }, 'unknown'],
    ['acme likes:>1', { text: 'tea' }, 'no'],
    ['acme OR likes:>1', { text: 'acme' }, 'yes'],
    ['acme OR likes:>1', { text: 'tea' }, 'unknown'],
    ['is:repost', { repostOf: 'x:1' }, 'yes'],
    ['is:repost', { repostOf: null }, 'no'],
    ['is:quote', { quoteOf: 'x:1' }, 'yes'],
    ['is:reply', { thread: { parent: 'x:1' } }, 'yes'],
    ['is:reply', { thread: { parent: null }, kind: 'comment' }, 'yes'],
    ['is:reply', { thread: { parent: null }, kind: 'post' }, 'no'],
    ['is:owned', { isOwned: true }, 'yes'],
    ['* -is:owned', { isOwned: true }, 'no'],
    ['has:links', { links: ['https://example.com/'] }, 'yes'],
    ['has:links', { text: 'see https://example.com' }, 'yes'],
    ['has:links', { text: 'no http://' }, 'no'],
    ['has:media', { media: ['https://example.com/a.png'] }, 'yes'],
    ['has:media', { media: [] }, 'no'],
  ])('%j on %j', (query, some, expected) => {
    expect(answer(query, some)).toBe(expected);
  });
});

describe('an attitude', () => {
  it.each<[string, Partial<Subject>, string]>([
    [':)', {}, 'undecided'],
    [':)', scored('positive', 0.5), 'yes'],
    [':)', scored('negative', -0.5), 'no'],
    [':(', scored('negative', -0.5), 'yes'],
    [':(', scored(null, null), 'unknown'],
    ['polarity:<-0.5', {}, 'undecided'],
    ['polarity:<-0.5', scored('negative', -0.6), 'yes'],
    ['polarity:<-0.5', scored('negative', -0.5), 'no'],
    ['polarity:<-0.5', scored(null, null), 'unknown'],
    ['emotion:joy', {}, 'undecided'],
    ['emotion:joy', scored('positive', 1, { emotions: ['joy'] }), 'yes'],
    ['emotion:joy', scored('positive', 1), 'no'],
    ['acme ?', { text: 'is it acme?' }, 'yes'],
    ['?', { title: 'Why acme? (video)', text: '' }, 'yes'],
    ['?', { text: 'https://example.com/a?b' }, 'undecided'],
    ['?', { kind: 'question', text: 'how do I' }, 'yes'],
    ['?', { text: 'how do I', ...scored(null, null, { intents: ['question'] }) }, 'yes'],
    ['?', { text: 'how do I', ...scored(null, null) }, 'no'],
    ['acme :)', { text: 'tea' }, 'no'],
    ['acme :)', { text: 'acme' }, 'undecided'],
    ['acme OR :)', { text: 'acme' }, 'yes'],
    ['acme -:)', { text: 'acme' }, 'undecided'],
    ['acme -:)', { text: 'acme', ...scored('negative', -1) }, 'yes'],
    ['acme likes:>1 :)', { text: 'acme' }, 'undecided'],
    ['acme likes:>1 :)', { text: 'acme', ...scored('positive', 1) }, 'unknown'],
    ['acme (likes:>1 OR :))', { text: 'acme', ...scored('positive', 1) }, 'yes'],
  ])('%j on %j', (query, some, expected) => {
    expect(answer(query, some)).toBe(expected);
  });

  it('is no match while undecided, but its verdict lists the terms found so far', () => {
    const subject = subjectOf('acme tea');
    const { node } = parseQuery('tea OR (acme :))');
    expect(compileVerdict(node)(subject)).toMatchObject({ answer: 'yes', match: { terms: ['tea'] } });
    const { node: undecided } = parseQuery('acme :)');
    expect(compileVerdict(undecided)(subject)).toMatchObject({ answer: 'undecided', match: { terms: ['acme'] } });
    expect(compileQuery(undecided)(subject)).toBeNull();
  });
});
