/** Mentions in the order of a conversation: what answers stands behind what it answers. */
import type { Mention } from '../../types.js';

export interface Said {
  readonly mention: Mention;
  /** How many of those it answers, and that answer each other, are shown above it. */
  readonly depth: number;
}

/** Whoever begins stands in the given order; answers from the oldest on. What answers nothing that is here begins too. */
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
      // Mentions come newest first: the last to be put on this pile is the oldest.
      for (const mention of answers.get(next.mention.id) ?? []) waiting.push({ mention, depth: next.depth + 1 });
    }
  };
  for (const mention of beginnings) tell(mention);
  // Those that answer each other in a circle have no beginning.
  for (const mention of mentions) tell(mention);
  return said;
}
