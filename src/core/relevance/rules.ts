/** What speaks for a mention and what against it: the whole formula of relevance, `rel1`. Why each is what it is: docs/relevance.md. */

export interface Rule {
  readonly id: string;
  /** Added to the log-odds that the mention speaks of the brand. */
  readonly effect: number;
  /** As people are told. */
  readonly words: string;
}

/** With another rule, effect or threshold the numbers change, and this does too. */
export const FORMULA = 'rel1';

/** Log-odds of a mention of which no rule holds: 0.77, what a name found in a text is worth by itself. */
export const START = 1.2;

/** In the order in which reasons are told where they weigh the same. No more than 31: a mention's reasons are kept as bits. */
export const RULES = [
  { id: 'title', effect: 1.2, words: 'in the title' },
  { id: 'early', effect: 0.2, words: 'early in the text' },
  { id: 'often', effect: 0.7, words: 'said more than once' },
  { id: 'full-name', effect: 0.7, words: 'the full name, of several words' },
  { id: 'as-name', effect: 0.8, words: 'with a capital inside a sentence' },
  { id: 'addressed', effect: 1.2, words: 'speaks to its account' },
  { id: 'own', effect: 2, words: 'said by the brand itself' },
  { id: 'own-site', effect: 2, words: 'names or links to its site' },
  { id: 'context-near', effect: 1.8, words: 'words of its field close by' },
  { id: 'context', effect: 1, words: 'words of its field elsewhere' },
  { id: 'competitor', effect: 1, words: 'a competitor is named too' },
  { id: 'trade', effect: 1.2, words: 'words of buying, using or running a business close by' },
  { id: 'no-context', effect: -0.8, words: 'no word of its field' },
  { id: 'other-sense-near', effect: -3, words: 'words of another sense close by' },
  { id: 'other-sense', effect: -1.5, words: 'words of another sense elsewhere' },
  { id: 'as-word', effect: -2, words: 'in small letters, as a common word' },
  { id: 'article', effect: -1, words: 'behind an article, as a common word' },
  { id: 'tag-only', effect: -1.2, words: 'only as a hashtag' },
  { id: 'address-only', effect: -2, words: 'only inside an address' },
  { id: 'nowhere', effect: -1.5, words: 'neither in title, text nor tags' },
  { id: 'in-passing', effect: -0.8, words: 'once, late in a long text' },
  { id: 'few-words', effect: -0.5, words: 'hardly a word besides' },
  { id: 'link-alone', effect: -0.8, words: 'a link and little else' },
  { id: 'many-tags', effect: -1.5, words: 'stuffed with hashtags' },
  { id: 'many-handles', effect: -1, words: 'little else than accounts' },
  { id: 'spam-words', effect: -2.5, words: 'words of spam' },
  { id: 'repeated', effect: -3, words: 'one text with other names or links, again and again' },
] as const satisfies readonly Rule[];

export type RuleId = (typeof RULES)[number]['id'];
