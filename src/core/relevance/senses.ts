/** Judges which sense of a name is meant, using the words in the profile. Prepared once for many mentions. */
import type { Mention, Profile, Span } from '../../types.js';
import { type Passage, passageOf } from '../query/passage.js';
import { type Search, wildcardSearch } from '../query/search.js';
import { NEAR } from './phrases.js';
import { bitOf, type Held } from './weigh.js';

export type Senses = (mention: Mention, text: string, brand: readonly Span[]) => Held;

const NOTHING_KNOWN: Senses = () => 0;
/** Number of occurrences looked at if a name occurs more often. */
const MOST_LOOKED_AT = 20;

export function sensesOf(profile: Profile | null): Senses {
  if (profile === null) return NOTHING_KNOWN;
  const context = searches(profile.context);
  const others = searches(profile.exclude);
  const competitors = searches(profile.competitors);
  const sites = profile.domains.map((domain) => domain.toLowerCase()).filter((domain) => domain !== '');
  if (context.length + others.length + competitors.length + sites.length === 0) return NOTHING_KNOWN;
  return (mention, text, brand) => {
    const passage = passageOf(text);
    const [ours, theirs] = [closest(context, passage, brand), closest(others, passage, brand)];
    return (
      (ours === 'near' ? bitOf('context-near') : 0) |
      (ours === 'far' ? bitOf('context') : 0) |
      (ours === null && context.length > 0 ? bitOf('no-context') : 0) |
      (theirs === 'near' ? bitOf('other-sense-near') : 0) |
      (theirs === 'far' ? bitOf('other-sense') : 0) |
      (competitors.some((search) => search.standsIn(passage)) ? bitOf('competitor') : 0) |
      (sites.some((site) => namesSite(mention, text, site)) ? bitOf('own-site') : 0)
    );
  };
}

/** Folded as in a query, with `roast*` for any ending. Words without a letter or digit are skipped. */
const searches = (words: readonly string[]): readonly Search[] =>
  words.filter((word) => /[\p{L}\p{N}]/u.test(word)).map((word) => wildcardSearch(word));

function closest(wanted: readonly Search[], passage: Passage, brand: readonly Span[]): 'near' | 'far' | null {
  let best: 'far' | null = null;
  for (const search of wanted) {
    if (!search.standsIn(passage)) continue;
    // If only a tag or an account matched, the whole text is about it.
    if (brand.length === 0) return 'near';
    best = 'far';
    const names = brand.slice(0, MOST_LOOKED_AT);
    if (search.spansIn(passage).some((span) => names.some((name) => isNear(span, name)))) return 'near';
  }
  return best;
}

/** A word that overlaps the name says nothing about its sense. */
function isNear(word: Span, name: Span): boolean {
  if (word.start < name.end && name.start < word.end) return false;
  return word.start < name.end + NEAR && name.start < word.end + NEAR;
}

function namesSite({ links }: Mention, text: string, site: string): boolean {
  return holdsHost(text, site) || links.some((link) => holdsHost(link, site));
}

/** Matches `acme.example` and `www.acme.example`, but neither `notacme.example` nor `acme.example.org`. */
function holdsHost(text: string, site: string): boolean {
  const lower = text.toLowerCase();
  for (let at = lower.indexOf(site); at !== -1; at = lower.indexOf(site, at + 1)) {
    const behind = lower.slice(at + site.length, at + site.length + 2);
    if (!/[\p{L}\p{N}-]/u.test(lower.charAt(at - 1)) && !/^(?:[\p{L}\p{N}-]|\.[\p{L}\p{N}])/u.test(behind)) return true;
  }
  return false;
}
