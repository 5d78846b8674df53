/**
 * Scores how likely a mention is about the brand, with reasons: formula `rel1`. One pass per mention, and
 * deterministic.
 */
import { patternFor } from '../../lazy-pattern.js';
import type { Mention, Query } from '../../types.js';
import type { Match } from '../query/match.js';
import { nameParts } from '../query/name.js';
import { positiveLeaves } from '../query/tree.js';
import { scoredText } from '../sentiment/scored-text.js';
import { foldText } from '../text/fold.js';
import { casingOf } from './casing.js';
import { hasTradeNear, isSpam } from './phrases.js';
import { type Places, placesOf } from './places.js';
import { sensesOf } from './senses.js';
import { bitOf, type Held, type Relevance, weigh } from './weigh.js';
import { wordingOf } from './wording.js';

/** Thresholds in characters: how far the beginning of a text reaches, and from where on a text is long. */
const EARLY = 100;
const LONG = 1500;

export type Weigh = (mention: Mention, match: Match) => Relevance;

/**
 * Prepares a query once for many mentions. If it names nothing, such as `lang:en` or `*`, every mention it finds scores
 * 1.
 */
export function relevanceOf({ node, profile }: Pick<Query, 'node' | 'profile'>): Weigh {
  const names = [...namesOf(node), ...(profile === null ? [] : [profile.name, ...profile.aliases])];
  const full = new Set(names.filter(isFull).map(foldText));
  const isCapital = names.length > 0 && names.every((name) => CAPITAL(name).test(name));
  const ownTags = new Set((profile?.hashtags ?? []).map((tag) => foldText(tag).replace(/^#/, '')));
  const senses = sensesOf(profile);
  return (mention, match) => {
    if (match.terms.length === 0) return CERTAIN;
    const { text, brand } = scoredText(mention, match);
    const places = placesOf(text, brand);
    const { isName, isWord, hasArticle } = casingOf(text, places.prose, mention.language);
    const isFullName = match.terms.some((term) => full.has(term));
    return weigh(
      whereHeld(mention, match, places, text.length, ownTags) |
        makeUpHeld(mention, text) |
        senses(mention, text, brand) |
        (isFullName ? bitOf('full-name') : 0) |
        (isName ? bitOf('as-name') : 0) |
        (hasArticle ? bitOf('article') : 0) |
        (isWord && isCapital ? bitOf('as-word') : 0) |
        (hasTradeNear(text, places.prose) ? bitOf('trade') : 0),
    );
  };
}

const CERTAIN: Relevance = { relevance: 1, relevanceReasons: [] };

function namesOf(node: Query['node']): readonly string[] {
  return positiveLeaves(node).flatMap((leaf) =>
    leaf.type === 'brand' || leaf.type === 'phrase' || leaf.type === 'word' ? [leaf.text] : [],
  );
}

const isFull = (name: string): boolean => nameParts(name).length > 1 || /\d/.test(name);

const CAPITAL = patternFor(String.raw`^[^\p{L}]*[\p{Lu}]`, 'u');

function whereHeld(
  mention: Mention,
  match: Match,
  { prose, tags, handles, addresses }: Places,
  length: number,
  ownTags: ReadonlySet<string>,
): Held {
  const said = prose.length + handles;
  const isTagged = tags > 0 || (addresses === 0 && mention.tags.some((tag) => namesIt(tag, match)));
  const isOwnTag = mention.tags.some((tag) => ownTags.has(foldText(tag)));
  const first = prose[0]?.start ?? Number.POSITIVE_INFINITY;
  return (
    (match.title.length > 0 ? bitOf('title') : 0) |
    (first < EARLY ? bitOf('early') : 0) |
    (said > 1 ? bitOf('often') : 0) |
    (handles > 0 ? bitOf('addressed') : 0) |
    (mention.isOwned ? bitOf('own') : 0) |
    (said === 0 && isTagged && !isOwnTag ? bitOf('tag-only') : 0) |
    (said === 0 && !isTagged && addresses > 0 ? bitOf('address-only') : 0) |
    (said === 0 && !isTagged && addresses === 0 ? bitOf('nowhere') : 0) |
    (said === 1 && match.title.length === 0 && length > LONG && first > LONG / 2 ? bitOf('in-passing') : 0)
  );
}

function namesIt(tag: string, { terms }: Match): boolean {
  const folded = foldText(tag).replace(/[\s-]/gu, '');
  return terms.some((term) => folded.includes(term.replace(/[#\s-]/gu, '')));
}

/** A text with a title or a picture may be short. */
function makeUpHeld({ title, tags: known, media }: Mention, text: string): Held {
  const { words, tags: written, handles, links } = wordingOf(text);
  const tags = Math.max(written, known.length);
  const isBare = title === null && media.length === 0;
  return (
    (isBare && words <= 3 && links === 0 ? bitOf('few-words') : 0) |
    (title === null && words <= 4 && links > 0 ? bitOf('link-alone') : 0) |
    (tags >= 8 || (tags >= 4 && tags > words) ? bitOf('many-tags') : 0) |
    (handles >= 5 || (handles >= 2 && handles >= words) ? bitOf('many-handles') : 0) |
    (isSpam(text) ? bitOf('spam-words') : 0)
  );
}
