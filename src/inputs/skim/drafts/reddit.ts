/** Drafts for Reddit submissions and comments, bare or with `kind` and `data`. */
import { MEMBERS, NULL, WORDS } from '../json-bytes.js';
import type { Outline } from '../outline.js';
import { type Draft, drafted, mayBeText } from './draft.js';

const WRAPPED = new Set<unknown>(['t1', 't3']);

/** Path prefix of the submission or comment in its line. */
const withinThing = (outline: Outline): string =>
  WRAPPED.has(outline.told('kind')) && outline.kind('data') === MEMBERS ? 'data.' : '';

const isComment = (outline: Outline, within: string): boolean =>
  mayBeText(outline, `${within}body`) && outline.has(`${within}link_id`);

const isSubmission = (outline: Outline, within: string): boolean =>
  mayBeText(outline, `${within}title`) && outline.has(`${within}subreddit`);

export function mayBeThing(outline: Outline): boolean {
  const within = withinThing(outline);
  return outline.has(`${within}created_utc`) && (isComment(outline, within) || isSubmission(outline, within));
}

export function draftOfThing(outline: Outline): Draft | null {
  const within = withinThing(outline);
  const kind = (name: string) => outline.kind(`${within}${name}`);
  const isGiven = outline.has(`${within}name`) && kind('name') !== NULL;
  const name = isGiven ? 'name' : 'id';
  const isSaid = isComment(outline, within)
    ? kind('body') === WORDS
    : outline.isText(`${within}title`) &&
      outline.has(`${within}subreddit`) &&
      (kind('title') === WORDS || kind('selftext') === WORDS);
  if (!isSaid || kind(name) !== WORDS) return null;
  return drafted(`${within}created_utc`, ['seconds'], [`${within}${name}`, 'thing id']);
}
