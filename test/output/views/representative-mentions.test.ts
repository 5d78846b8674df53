import { describe, expect, it } from '@jest/globals';
import { representativeMentions } from '../../../src/output/views/representative-mentions.js';
import type { Mention } from '../../../src/types.js';
import { sampleMention, sampleReport, sampleSentiment } from '../../support/sample-report.js';

function said(
  id: string,
  handle: string | null,
  label: 'positive' | 'neutral' | 'negative',
  likes = 0,
  given: Partial<Mention> = {},
) {
  const { author, engagement } = sampleMention();
  return sampleMention({
    id,
    text: `Acme, says ${id}`,
    author: { ...author, id: null, handle, name: null },
    engagement: { ...engagement, likes, reposts: null, replies: null },
    sentiment: sampleSentiment(label),
    ...given,
  });
}

function told(mentions: Mention[], each = 2): string[] {
  return representativeMentions(sampleReport({ mentions }), each).map(({ id }) => id);
}

describe('tellingMentions', () => {
  it('selects the mentions with the most likes, positive ones first', () => {
    expect(
      told([said('a', 'ann', 'negative', 3), said('b', 'bob', 'positive', 1), said('c', 'cleo', 'positive', 90)]),
    ).toEqual(['c', 'b', 'a']);
  });

  it('prefers the more certain of two mentions with equally many likes', () => {
    const sure = { sentiment: sampleSentiment('positive', 0.9) };
    const unsure = { sentiment: sampleSentiment('positive', 0.4) };
    expect(told([said('a', 'ann', 'positive', 5, unsure), said('b', 'bob', 'positive', 5, sure)])).toEqual(['b', 'a']);
  });

  it('selects one mention per author, but any number of unknown authors', () => {
    expect(
      told([said('a', 'ann', 'positive', 9), said('b', 'ann', 'positive', 8), said('c', 'ann', 'negative', 7)]),
    ).toEqual(['a']);
    expect(told([said('a', null, 'positive', 9), said('b', null, 'positive', 8)])).toEqual(['a', 'b']);
  });

  it('skips a text that another mention repeats', () => {
    const same = [said('a', 'ann', 'positive', 9), said('b', 'bob', 'positive', 8), said('c', 'cleo', 'positive', 7)];
    const texts = ['Acme is open', 'ACME is open', 'Acme is closed'];
    expect(told(same.map((mention, place) => ({ ...mention, title: null, text: texts[place]! })))).toEqual(['a', 'c']);
  });

  it('skips the brand’s own posts and reposts', () => {
    expect(
      told([said('a', 'acme', 'positive', 9, { isOwned: true }), said('b', 'bob', 'positive', 9, { repostOf: 'x:1' })]),
    ).toEqual([]);
  });

  it('selects neutral mentions only if there are no others', () => {
    const neutral = [said('a', 'ann', 'neutral'), said('b', 'bob', 'neutral', 4)];
    expect(told(neutral)).toEqual(['b', 'a']);
    expect(told([...neutral, said('c', 'cleo', 'negative')])).toEqual(['c']);
  });

  it('does not depend on the order of the mentions', () => {
    const mentions = ['d', 'b', 'a', 'c'].map((id) => said(id, id, 'positive', 2));
    expect(told(mentions)).toEqual(['a', 'b']);
    expect(told(mentions.toReversed())).toEqual(['a', 'b']);
  });
});
