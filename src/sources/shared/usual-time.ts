/** Fast path for the two time formats that nearly all feeds use. */

/**
 * Returns the time in UTC with milliseconds; null if it is written in any other way.
 * @param text as `Sat, 21 Nov 2026 10:05:00 GMT` or `2026-11-21T10:05:00Z`, with any numeric zone
 */
export function usualTime(text: string): string | null {
  if (!USUAL.test(text)) return null;
  if (!IS_UTC.test(text)) return withZone(text);
  if (text.charCodeAt(4) === HYPHEN)
    return `${text.slice(0, 19)}${text.charCodeAt(19) === DOT ? text.slice(19, 23) : '.000'}Z`;
  const day = text.charCodeAt(3) === COMMA ? 5 : 0;
  const month = 1 + MONTHS.indexOf(text.slice(day + 3, day + 6)) / 3;
  const date = `${text.slice(day + 7, day + 11)}-${month < 10 ? '0' : ''}${month}-${text.slice(day, day + 2)}`;
  return `${date}T${text.slice(day + 12, day + 20)}.000Z`;
}

const HYPHEN = 0x2d;
const COMMA = 0x2c;
const DOT = 0x2e;
const MONTHS = 'JanFebMarAprMayJunJulAugSepOctNovDec';

const IS_UTC = /(?:GMT|Z|\+00:?00)$/;

/** Accepts existing dates only: Date would roll over from the last day of the month. */
const USUAL = (() => {
  const [year, clock] = ['(?:19[7-9]|[2-8]\\d\\d)\\d', '(?:[01]\\d|2[0-3]):[0-5]\\d:[0-5]\\d'];
  const [zone, first28] = ['[+-](?:0\\d|1[0-3])', '(?:0[1-9]|1\\d|2[0-8])'];
  const [long, short] = ['Jan|Mar|May|Jul|Aug|Oct|Dec', 'Apr|Jun|Sep|Nov'];
  const mailDay = `(?:${first28} (?:Feb|${long}|${short})|(?:29|30) (?:${long}|${short})|31 (?:${long}))`;
  const mail = `(?:(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun), )?${mailDay} ${year} ${clock} (?:GMT|${zone}[0-5]\\d)`;
  const isoDay = `(?:(?:0[1-9]|1[0-2])-${first28}|(?:0[13-9]|1[0-2])-(?:29|30)|(?:0[13578]|1[02])-31)`;
  const iso = `${year}-${isoDay}T${clock}(?:\\.\\d{3})?(?:Z|${zone}:[0-5]\\d)`;
  return new RegExp(`^(?:${mail}|${iso})$`);
})();

/** The zone may move the time before 1970. */
function withZone(text: string): string | null {
  const instant = new Date(text);
  return instant.getTime() < 0 ? null : instant.toISOString();
}
