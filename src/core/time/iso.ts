/** Parses the timestamps of mentions to milliseconds quickly, since each is needed several times. */

/** @param written in the format of `toISOString`; anything else goes to Date.parse, which takes ten times as long */
export function isoTime(written: string): number {
  if (written.length !== 24 || written.charCodeAt(23) !== Z) return Date.parse(written);
  const minutes = numberAt(written, 11, 2) * 60 + numberAt(written, 14, 2);
  return dayStart(written) + (minutes * 60 + numberAt(written, 17, 2)) * 1000 + numberAt(written, 20, 3);
}

const [Z, ZERO] = [0x5a, 0x30];

/** Cache of the last day: consecutive mentions mostly share it. */
let day = 'none';
let start = Number.NaN;

function dayStart(written: string): number {
  if (written.startsWith(day)) return start;
  day = written.slice(0, 10);
  start = Date.parse(`${day}T00:00:00.000Z`);
  return start;
}

function numberAt(written: string, from: number, digits: number): number {
  let value = 0;
  for (let at = from; at < from + digits; at += 1) value = value * 10 + written.charCodeAt(at) - ZERO;
  return value;
}
