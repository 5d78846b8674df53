/** Decides how lines of a layout are skimmed, after one of them was parsed. */
import { LISTS } from '../bytes/list-names.js';
import { obviousName } from '../fields/obvious-names.js';
import type { Unknown } from '../rows/row.js';
import type { RowResult } from '../rows/row-result.js';
import type { Draft, FormAt } from './drafts/draft.js';
import type { FormName } from './forms.js';
import { ELEMENTS, INTEGER, MEMBERS, NUMBER, ODD, WORDS } from './json-bytes.js';
import { KNOWN_SHAPES } from './known-shapes.js';
import { type Clock, momentAt } from './moment.js';
import { type Member, type Outline, outlineOf } from './outline.js';

/** Null: lines of the layout are parsed. `nothing`: they yield no item, and are counted as such. */
export type Plan = OneThing | 'nothing' | null;

/** Every line of the layout yields one item. */
export interface OneThing {
  /** Members that contain times; the earliest is the time of the item. */
  readonly times: readonly { readonly member: number; readonly clock: Clock }[];
  /** Forms that values must have; otherwise, the line is parsed. `other`: the value it is compared with. */
  readonly forms: readonly { readonly member: number; readonly form: FormName; readonly other: number }[];
  readonly tags: readonly number[];
  /** Counts among the rows whose number is part of generated ids. */
  readonly isPlaced: boolean;
}

/** A line, and the plan for its layout. */
export interface Lesson {
  /** Includes its line feed. */
  readonly line: Uint8Array;
  readonly plan: Plan;
}

/**
 * Prepares a plan for the layout of the line whose members were read last.
 * @param line with its line feed
 */
export function studied(line: Buffer, taught: (lesson: Lesson) => void): Unknown {
  const outline = outlineOf(line);
  return { learn: (told) => taught({ line, plan: outline === null ? null : planOf(outline, told) }) };
}

const REMARKS = new Set<unknown>(['copy', 'source', 'report']);

function planOf(outline: Outline, told: RowResult): Plan {
  if (told.type !== 'told' || outline.has('schema') || REMARKS.has(outline.told('type'))) return null;
  const place = KNOWN_SHAPES.findIndex(({ name }) => name === told.as);
  const isRow = told.as === 'row';
  if (place === -1 && !isRow) return null;
  const before = (isRow ? KNOWN_SHAPES : KNOWN_SHAPES.slice(0, place)).filter(({ may }) => may(outline));
  const excluded = before.flatMap(({ unless }) => (unless === undefined ? [] : [unless]));
  if (excluded.length < before.length) return null;
  const draft = isRow ? draftOfRow(outline) : KNOWN_SHAPES[place]!.draft(outline);
  if (draft === null) return null;
  if (draft === 'nothing') return told.found.length === 0 && told.empty === 1 && excluded.length === 0 ? draft : null;
  const [found] = told.found.length === 1 && told.empty === 0 ? told.found : [];
  if (typeof found?.publishedAt !== 'string') return null;
  return planned(outline, { ...draft, forms: [...draft.forms, ...excluded] }, Date.parse(found.publishedAt), isRow);
}

/** @param instant time of the item, ms since 1970, which must equal the time read from the bytes */
function planned(outline: Outline, draft: Draft, instant: number, isPlaced: boolean): Plan {
  const times = draft.times.map((path) => {
    const member = outline.place(path);
    if (member === -1) return null;
    const known = draft.clocks.map((clock) => ({ member, clock, instant: momentOf(outline.written(member), clock) }));
    return known.find((one) => one.instant !== null) ?? null;
  });
  const forms = draft.forms.map((form) => formOf(outline, form));
  if (times.includes(null) || forms.includes(null)) return null;
  if (Math.min(...times.map((time) => time!.instant!)) !== instant) return null;
  return {
    times: times.map((time) => ({ member: time!.member, clock: time!.clock })),
    forms: forms.filter((form) => form !== null),
    tags: outline.members.filter(({ name, place }) => place !== -1 && mayBeTags(name)).map(({ place }) => place),
    isPlaced,
  };
}

const momentOf = (bytes: Uint8Array, clock: Clock): number | null => momentAt(viewOf(bytes), 0, bytes.length, clock);

const viewOf = (bytes: Uint8Array): DataView => new DataView(bytes.buffer, bytes.byteOffset, bytes.length);

function formOf(outline: Outline, [path, form, otherPath = path]: FormAt): OneThing['forms'][number] | null {
  const [member, other] = [outline.place(path), outline.place(otherPath)];
  return member === -1 || other === -1 ? null : { member, form, other };
}

/** Members of exports that contain tags among other things; a review is tagged with the item reviewed. */
const TAG_NAMES = new Set(['hashtags', 'tag', 'facets', 'itemReviewed']);
const mayBeTags = (name: string): boolean => TAG_NAMES.has(name) || obviousName(name)?.field === 'tags';

/** Creates a draft from the names of the members alone. */
function draftOfRow(outline: Outline): Draft | null {
  const known = outline.members
    .filter(({ isOuter }) => isOuter)
    .map((member) => ({ ...member, obvious: obviousName(member.name) }));
  const isOf = (...fields: readonly string[]) => known.filter(({ obvious }) => fields.includes(obvious?.field ?? ''));
  if (isOf('id', 'text', 'title', 'publishedAt').some(({ kind }) => kind === ODD)) return null;
  if (!isOf('id').some(({ kind }) => kind === WORDS || kind === INTEGER)) return null;
  if (!isOf('text', 'title').some(({ kind }) => kind === WORDS)) return null;
  const hasText = isOf('text').some(({ kind }) => kind === WORDS);
  if (mayHoldComments(outline) || mayBeFeedOrExchange(outline) || (!hasText && known.some(isList))) return null;
  const times = isOf('publishedAt').filter(({ kind }) => kind === WORDS || kind === INTEGER || kind === NUMBER);
  const surest = times.sort((a, b) => a.obvious!.rank - b.obvious!.rank)[0];
  if (surest === undefined || surest.name.includes('.')) return null;
  const clocks =
    surest.kind === WORDS
      ? (['T', ' ', 'weekday', 'seconds', 'milliseconds', 'microseconds'] as const)
      : (['seconds', 'milliseconds', 'microseconds'] as const);
  return { times: [surest.name], clocks, forms: [] };
}

/** Metadata that yt-dlp writes for a video. */
const mayHoldComments = (outline: Outline): boolean => outline.has('extractor') && outline.has('comments');

/** Without a text, an object with a list may be a page of items. */
const isList = ({ name, kind }: Member): boolean =>
  (kind === ELEMENTS || kind === MEMBERS) && LISTS.has(name.toLowerCase());

const mayBeFeedOrExchange = (outline: Outline): boolean =>
  outline.kind('items') === ELEMENTS || (outline.has('request') && outline.has('response'));
