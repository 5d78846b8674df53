/** Sorts the occurrences of a name by place: in prose, as a hashtag, as an account, or inside an address. */
import type { Span } from '../../types.js';

export interface Places {
  readonly prose: readonly Span[];
  readonly tags: number;
  readonly handles: number;
  readonly addresses: number;
}

/** Further occurrences add nothing, and a hostile text may contain thousands. */
const MOST_SPANS = 20;
const LONGEST_ADDRESS = 500;

export function placesOf(text: string, spans: readonly Span[]): Places {
  const prose: Span[] = [];
  let [tags, handles, addresses] = [0, 0, 0];
  for (const span of spans.length > MOST_SPANS ? spans.slice(0, MOST_SPANS) : spans) {
    const first = text[span.start];
    if (first === '#' || first === '＃') tags += 1;
    else if (first === '@' || first === '＠') handles += 1;
    else if (isInAddress(text, span.start)) addresses += 1;
    else prose.push(span);
  }
  return { prose, tags, handles, addresses };
}

function isInAddress(text: string, place: number): boolean {
  let start = place;
  const first = Math.max(0, place - LONGEST_ADDRESS);
  while (start > first && !isSpace(text.charCodeAt(start - 1))) start -= 1;
  const scheme = text.indexOf('://', start);
  return (scheme !== -1 && scheme < place) || (text.startsWith('www.', start) && place > start);
}

const isSpace = (unit: number): boolean => unit <= 0x20 || unit === 0xa0 || unit === 0x3000;
