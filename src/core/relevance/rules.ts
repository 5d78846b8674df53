/** Evidence for and against a mention: the whole relevance formula, `rel1`. The reasoning is in docs/relevance.md. */

export interface Rule {
  readonly id: string;
  /** Added to the log odds that the mention is about the brand. */
  readonly effect: number;
  /** Text shown to people. */
  readonly words: string;
}

/** Must change whenever a rule, an effect or a threshold changes, since the numbers do. */
export const FORMULA = 'rel1';

/**
 * Log odds of a mention for which no rule holds: a probability of 0.77, which is what a name in a text is worth by
 * itself.
 */
export const START = 1.2;

/** Reasons of equal weight are listed in this order. At most 31 rules, since a mention's reasons are stored as bits. */
export const RULES = [
  { id: 'title', effect: 1.2, words: 'in the title' },
  { id: 'early', effect: 0.2, words: 'early in the text' },
  { id: 'often', effect: 0.7, words: 'named more than once' },
  { id: 'full-name', effect: 0.7, words: 'the full name: several words, or one with a digit' },
  { id: 'as-name', effect: 0.8, words: 'capitalized inside a sentence' },
  { id: 'addressed', effect: 1.2, words: 'addresses its account' },
  { id: 'own', effect: 2, words: 'posted by the brand itself' },
  { id: 'own-site', effect: 2, words: 'names or links to its site' },
  { id: 'context-near', effect: 1.8, words: 'words from its field nearby' },
  { id: 'context', effect: 1, words: 'words from its field elsewhere' },
  { id: 'competitor', effect: 1, words: 'also names a competitor' },
  { id: 'trade', effect: 1.2, words: 'words about buying, using or running a business nearby' },
  { id: 'no-context', effect: -0.8, words: 'no words from its field' },
  { id: 'other-sense-near', effect: -3, words: 'words from another sense nearby' },
  { id: 'other-sense', effect: -1.5, words: 'words from another sense elsewhere' },
  { id: 'as-word', effect: -2, words: 'in lower case, like a common word' },
  { id: 'article', effect: -1, words: 'after an article, like a common word' },
  { id: 'tag-only', effect: -1.2, words: 'only as a hashtag' },
  { id: 'address-only', effect: -2, words: 'only inside a web address' },
  { id: 'nowhere', effect: -1.5, words: 'not in the title, text or tags' },
  { id: 'in-passing', effect: -0.8, words: 'once, late in a long text' },
  { id: 'few-words', effect: -0.5, words: 'hardly any other words' },
  { id: 'link-alone', effect: -0.8, words: 'little besides a link' },
  { id: 'many-tags', effect: -1.5, words: 'stuffed with hashtags' },
  { id: 'many-handles', effect: -1, words: 'little besides account names' },
  { id: 'spam-words', effect: -2.5, words: 'spam words' },
  { id: 'repeated', effect: -3, words: 'the same text again and again, with other names or links' },
] as const satisfies readonly Rule[];

export type RuleId = (typeof RULES)[number]['id'];
