/** Times read from bytes, in the forms that need no library: whole seconds or milliseconds since 1970, and ISO in UTC. */

/** How a layout writes its times. */
export type Clock = 'seconds' | 'milliseconds' | 'iso';

const DIGITS: Readonly<Record<Exclude<Clock, 'iso'>, number>> = { seconds: 10, milliseconds: 13 };
const DAY = 86_400_000;

/** ms; null: written in another way, which this cannot read. */
export function momentAt(view: DataView, from: number, to: number, clock: Clock): number | null {
  if (clock === 'iso') return isoAt(view, from, to);
  if (to - from !== DIGITS[clock]) return null;
  return digits(view, from, to) * (clock === 'seconds' ? 1000 : 1);
}

/** `2026-11-21T10:00:00Z`, with a space for the T, and with milliseconds or without. */
function isoAt(view: DataView, from: number, to: number): number | null {
  const length = to - from;
  if ((length !== 20 && length !== 24) || !isMade(view, from, length)) return null;
  const [year, month, day] = [
    digits(view, from, from + 4),
    digits(view, from + 5, from + 7),
    digits(view, from + 8, from + 10),
  ];
  const [hour, minute, second] = [
    digits(view, from + 11, from + 13),
    digits(view, from + 14, from + 16),
    digits(view, from + 17, from + 19),
  ];
  // The last days of months, and what no clock shows, are left to who knows calendars.
  if (month < 1 || month > 12 || day < 1 || day > 28 || hour > 23 || minute > 59 || second > 59 || year < 1900)
    return null;
  const past = length === 24 ? digits(view, from + 20, from + 23) : 0;
  return dayOf(year, month, day) + ((hour * 60 + minute) * 60 + second) * 1000 + past;
}

const PATTERN = 'dddd-dd-ddTdd:dd:dd';

function isMade(view: DataView, from: number, length: number): boolean {
  for (let place = 0; place < PATTERN.length; place++) {
    const byte = view.getUint8(from + place);
    const wanted = PATTERN[place];
    const isDigit = byte >= 0x30 && byte <= 0x39;
    if (wanted === 'd' ? !isDigit : wanted === 'T' ? byte !== 0x54 && byte !== 0x20 : byte !== wanted!.charCodeAt(0))
      return false;
  }
  if (view.getUint8(from + length - 1) !== 0x5a) return false;
  if (length === 20) return true;
  if (view.getUint8(from + 19) !== 0x2e) return false;
  for (let at = from + 20; at < from + 23; at++)
    if (!(view.getUint8(at) >= 0x30 && view.getUint8(at) <= 0x39)) return false;
  return true;
}

function digits(view: DataView, from: number, to: number): number {
  let value = 0;
  for (let at = from; at < to; at++) value = value * 10 + (view.getUint8(at) - 0x30);
  return value;
}

/** Neighbours share their days. */
let last = { year: 0, month: 0, start: 0 };

function dayOf(year: number, month: number, day: number): number {
  if (last.year !== year || last.month !== month) last = { year, month, start: Date.UTC(year, month - 1, 1) };
  return last.start + (day - 1) * DAY;
}
