/** Selects a few mentions that show what people say. */
import type { Mention, Report } from '../../types.js';

type Label = 'positive' | 'neutral' | 'negative';

/**
 * Returns the most representative positive and negative mentions, at most `each` of both; neutral ones if there is no
 * opinion. Mentions are ranked by the certainty of their label, their relevance and their reactions. No author and no
 * text appears twice; the same report gives the same mentions.
 */
export function representativeMentions({ mentions = [] }: Report, each: number): readonly Mention[] {
  const [spoken, said] = [new Set<string>(), new Set<string>()];
  const counted = mentions.filter((mention) => !mention.isOwned && mention.repostOf === null);
  const pick = (label: Label) => {
    const best: Mention[] = [];
    const labelled = counted.filter(({ sentiment }) => sentiment.label === label);
    for (const mention of labelled.toSorted(byWeight)) {
      if (best.length === each) break;
      const [author, words] = [authorOf(mention), wordsOf(mention)];
      if (spoken.has(author) || said.has(words)) continue;
      spoken.add(author);
      said.add(words);
      best.push(mention);
    }
    return best;
  };
  const opinions = [...pick('positive'), ...pick('negative')];
  return opinions.length > 0 ? opinions : pick('neutral');
}

function byWeight(a: Mention, b: Mention): number {
  return weight(b) - weight(a) || (a.id < b.id ? -1 : 1);
}

/** Reactions count logarithmically, so that one viral post does not outweigh everything else. */
function weight({ sentiment, engagement, relevance }: Mention): number {
  const { likes, reposts, replies, quotes } = engagement;
  const heard = [likes, reposts, replies, quotes].reduce((sum: number, part) => sum + Math.max(0, part ?? 0), 0);
  const sure = sentiment.confidence ?? Math.max(Math.abs(sentiment.polarity ?? 0), 0.1);
  return sure * relevance * (1 + Math.log1p(heard));
}

const wordsOf = ({ title, text }: Mention): string => `${title ?? ''} ${text}`.trim().toLowerCase();

/** Unknown authors all count as different. */
function authorOf({ id, source, author }: Mention): string {
  const name = author.id ?? author.handle ?? author.name;
  return name === null ? `mention ${id}` : `author ${source} ${name}`;
}
