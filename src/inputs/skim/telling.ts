/** Values that tell what a line is, each of which is a kind by itself; and of which members they are. */
import { KINDS as KINDS_OF_MENTIONS } from '../../kinds.js';
import { KINDS, ODD } from './json-bytes.js';

export const PUBLIC_ALONE = '["https://www.w3.org/ns/activitystreams#Public"]';
export const POSTS_OF_BLUESKY = 'app.bsky.feed.post';

/** As they are written; texts without their quotes. */
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

/** Members of such names, wherever they stand. */
export const TELLING_NAMES: ReadonlySet<string> = new Set(
  'kind type @type to visibility collection operation'.split(' '),
);

export const KINDS_OF_TELLING: number = KINDS + VALUES.length;

/** Null: it is not of a value that tells something. */
export const toldBy = (kind: number): string | null => VALUES[kind - KINDS] ?? null;

const [BACKSLASH, SLOTS] = [0x5c, 256];
const written = VALUES.map((value) => Buffer.from(value, 'latin1'));
const slotOf = (length: number, first: number, last: number): number => (length * 31 + first * 7 + last) & (SLOTS - 1);
/** By how long they are and what they begin and end with: their places. */
const bySlot = Array.from({ length: SLOTS }, (): number[] => []);
for (const [place, bytes] of written.entries()) bySlot[slotOf(bytes.length, bytes[0]!, bytes.at(-1)!)]!.push(place);

/** @param kind of a value that tells nothing. With an escape, a text may be any of them: it is odd. */
export function kindOfTelling(view: DataView, from: number, to: number, kind: number): number {
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
