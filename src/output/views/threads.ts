/** Orders mentions by conversation: each reply after what it replies to. */
import type { Mention } from '../../types.js';

export interface Said {
  readonly mention: Mention;
  /** Number of mentions above it in its chain of replies. */
  readonly depth: number;
}

/**
 * Mentions that start a conversation keep the given order; replies are sorted oldest first. A reply to something that
 * is not in the list starts a conversation too.
 */
export function conversations(mentions: readonly Mention[]): readonly Said[] {
  const byId = new Map(mentions.map((mention) => [mention.id, mention]));
  const answers = new Map<string, Mention[]>();
  const beginnings: Mention[] = [];
  for (const mention of mentions) {
    const { parent, root } = mention.thread;
    const answered = [parent, root].find((id) => id !== null && id !== mention.id && byId.has(id));
    if (answered === undefined || answered === null) beginnings.push(mention);
    else if (answers.has(answered)) answers.get(answered)?.push(mention);
    else answers.set(answered, [mention]);
  }
  const said: Said[] = [];
  const seen = new Set<Mention>();
  const tell = (first: Mention): void => {
    for (const waiting: Said[] = [{ mention: first, depth: 0 }]; waiting.length > 0; ) {
      const next = waiting.pop()!;
      if (seen.has(next.mention)) continue;
      seen.add(next.mention);
      said.push(next);
      // Mentions are sorted newest first, so the last one pushed on this stack is the oldest.
      for (const mention of answers.get(next.mention.id) ?? []) waiting.push({ mention, depth: next.depth + 1 });
    }
  };
  for (const mention of beginnings) tell(mention);
  // Mentions that reply to each other in a cycle have no start.
  for (const mention of mentions) tell(mention);
  return said;
}
