/**
 * Values that identify what a line is, each of which is a kind of its own, and the names of members that contain them.
 */
import { KINDS as KINDS_OF_MENTIONS } from '../../kinds.js';
import { KINDS, ODD } from './json-bytes.js';

export const PUBLIC_ALONE = '["https://www.w3.org/ns/activitystreams#Public"]';
export const POSTS_OF_BLUESKY = 'app.bsky.feed.post';

/** As written in JSON; strings without their quotes. */
const VALUES: readonly string[] = [
  ...new Set([
    ...KINDS_OF_MENTIONS,
    ...'mention copy source report'.split(' '),
    // Reddit, Hacker News
    ...'t1 t3 story comment job poll'.split(' '),
    // Activities
    ...['Create', 'Announce', 'Note', PUBLIC_ALONE],
    ...'public unlisted private direct'.split(' '),
    'Review',
    // Jetstream
    ...['commit', 'identity', 'account', 'create', 'update', 'delete', POSTS_OF_BLUESKY],
  ]),
];

/** Names of members with identifying values, at any depth. */
export const DISTINGUISHING_NAMES: ReadonlySet<string> = new Set(
  'kind type @type to visibility collection operation'.split(' '),
);

export const DISTINGUISHING_KINDS: number = KINDS + VALUES.length;

/** Returns the identifying value of this kind; null if it is another kind. */
export const distinguishedBy = (kind: number): string | null => VALUES[kind - KINDS] ?? null;

const [BACKSLASH, SLOTS] = [0x5c, 256];
const written = VALUES.map((value) => Buffer.from(value, 'latin1'));
const slotOf = (length: number, first: number, last: number): number => (length * 31 + first * 7 + last) & (SLOTS - 1);
/** Indexes of values, by a hash of their length and their first and last byte. */
const bySlot = Array.from({ length: SLOTS }, (): number[] => []);
for (const [place, bytes] of written.entries()) bySlot[slotOf(bytes.length, bytes[0]!, bytes.at(-1)!)]!.push(place);

/**
 * Returns the kind of an identifying value. A text with an escape may be any of them, so it is ODD.
 * @param kind returned for all other values
 */
export function distinguishingKind(view: DataView, from: number, to: number, kind: number): number {
  if (to <= from) return kind;
  for (const place of bySlot[slotOf(to - from, view.getUint8(from), view.getUint8(to - 1))]!) {
    if (isAt(view, from, to, written[place]!)) return KINDS + place;
  }
  for (let at = from; at < to; at++) if (view.getUint8(at) === BACKSLASH) return ODD;
  return kind;
}

function isAt(view: DataView, from: number, to: number, bytes: Uint8Array): boolean {
  if (bytes.length !== to - from) return false;
  for (let place = 0; place < bytes.length; place++) if (view.getUint8(from + place) !== bytes[place]) return false;
  return true;
}
