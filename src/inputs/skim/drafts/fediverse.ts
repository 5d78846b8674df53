/** Drafts for statuses of Mastodon, and for activities. */

import { PUBLIC_ALONE } from '../distinguishing-values.js';
import { MEMBERS, WORDS } from '../json-bytes.js';
import type { Outline } from '../outline.js';
import { type Draft, drafted, ISO, markup } from './draft.js';

const FOR_EVERYBODY = new Set<unknown>(['public', 'unlisted']);
const FOR_SOME = new Set<unknown>(['private', 'direct']);

/** A boost has the text of the boosted status. */
export function draftOfStatus(outline: Outline): Draft | 'nothing' | null {
  if (outline.kind('uri') !== WORDS || !outline.isText('account.acct')) return null;
  if (FOR_SOME.has(outline.told('visibility'))) return 'nothing';
  if (outline.has('visibility') && !FOR_EVERYBODY.has(outline.told('visibility'))) return null;
  const said = outline.kind('reblog') === MEMBERS ? 'reblog.' : '';
  const forms = outline.kind(`${said}spoiler_text`) === WORDS ? [] : markup(outline, `${said}content`);
  return forms === null ? null : drafted('created_at', ISO, ...forms);
}

export function draftOfActivity(outline: Outline): Draft | 'nothing' | null {
  const type = outline.told('type');
  if (type === 'Announce') return outline.kind('actor') === WORDS && outline.has('object') ? 'nothing' : null;
  const note = type === 'Create' ? 'object.' : '';
  const isNote = outline.told(`${note}type`) === 'Note' && outline.kind(`${note}id`) === WORDS;
  const isPublic = outline.told(`${note}to`) === PUBLIC_ALONE;
  const forms = outline.kind(`${note}summary`) === WORDS ? [] : markup(outline, `${note}content`);
  return isNote && isPublic && forms !== null ? drafted(`${note}published`, ISO, ...forms) : null;
}
