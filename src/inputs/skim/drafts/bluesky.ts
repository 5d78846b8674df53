/** Drafts for Bluesky posts: as its services show them, as Jetstream sends them, as repositories list them. */

import { POSTS_OF_BLUESKY } from '../distinguishing-values.js';
import { MEMBERS, WORDS } from '../json-bytes.js';
import type { Outline } from '../outline.js';
import { type Draft, drafted, type FormAt, ISO, mayBeText } from './draft.js';

export const mayBeView = (outline: Outline, within: string): boolean =>
  mayBeText(outline, `${within}uri`) &&
  outline.kind(`${within}record`) === MEMBERS &&
  outline.kind(`${within}author`) === MEMBERS;

export function draftOfView(outline: Outline, within: string): Draft | null {
  if (!mayBeView(outline, within) || outline.kind(`${within}record.text`) !== WORDS) return null;
  return {
    times: [`${within}record.createdAt`, ...(outline.isText(`${within}indexedAt`) ? [`${within}indexedAt`] : [])],
    clocks: ISO,
    forms: [[`${within}uri`, 'post of Bluesky']],
  };
}

export const mayBeEvent = (outline: Outline): boolean =>
  mayBeText(outline, 'did') && outline.has('time_us') && (outline.kind('commit') === MEMBERS || outline.has('kind'));

export function draftOfEvent(outline: Outline): Draft | 'nothing' | null {
  if (outline.kind('did') !== WORDS) return null;
  if (!outline.has('commit')) return outline.has('uri') ? null : 'nothing';
  if (outline.kind('commit') !== MEMBERS) return null;
  // A string other than the known values has the kind WORDS, so it is certain to be another collection.
  const isOther = outline.told('commit.collection') !== POSTS_OF_BLUESKY && outline.kind('commit.collection') === WORDS;
  if (isOther || outline.told('commit.operation') === 'delete') return 'nothing';
  if (outline.told('commit.collection') !== POSTS_OF_BLUESKY || outline.kind('commit.record.text') !== WORDS)
    return null;
  if (outline.told('commit.operation') !== 'create' && outline.told('commit.operation') !== 'update') return null;
  return {
    times: ['commit.record.createdAt', 'time_us'],
    clocks: ['T', 'microseconds'],
    forms: [
      ['did', 'did'],
      ['commit.rkey', 'key of Bluesky'],
    ],
  };
}

/** Records as repositories list them, or with the parts of their address. */
export function draftOfRecord(outline: Outline): Draft | null {
  const within = ['value', 'record'].find((name) => outline.kind(name) === MEMBERS);
  const record = within === undefined ? '' : `${within}.`;
  if (outline.kind(`${record}text`) !== WORDS || outline.has('commit')) return null;
  const address: readonly FormAt[] = outline.has('uri')
    ? [['uri', 'post of Bluesky']]
    : [
        ['did', 'did'],
        ['rkey', 'key of Bluesky'],
      ];
  return drafted(`${record}createdAt`, ISO, ...address);
}
