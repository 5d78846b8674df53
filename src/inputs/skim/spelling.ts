/** Whether a line with other letters than ASCII, or with letters that are written as numbers, might hold a needle. */
import { fold } from '../../core/text/fold.js';
import { HARMFUL, inTags, suspicions } from './suspicious.js';

/** @returns asked of a line of JSON; `isTagged`: spaces and hyphens between letters may make no difference in it */
export function spelling(needles: readonly string[]): (line: Buffer, isTagged: boolean) => boolean {
  const suspicious = suspicions(needles);
  const tagged = inTags(needles);
  return (line, isTagged) => {
    const text = line.toString('utf8');
    if (text.includes(REPLACEMENT)) return true;
    const said = text.includes('\\') ? unescaped(text) : text;
    if (INVISIBLE.test(said)) return true;
    if (said === text && !HARMFUL.test(text)) return false;
    const folded = fold(said).text;
    return suspicious.some((find) => find(folded, 0) !== -1) || (isTagged && tagged.test(folded));
  };
}

/** As far as can be told: what replaces other bytes may stand there itself. */
export const isUtf8 = (line: Buffer): boolean => !line.toString('utf8').includes(REPLACEMENT);

const REPLACEMENT = '\ufffd';
/** Controls: they may be left out of a text, and join what stands around them, or taken for letters of windows-1252. */
const INVISIBLE = /[\0-\x08\x0e-\x1f\x7f-\x9f]/;
const ESCAPE = /\\(?:u([\da-f]{4})|(b)|.)/gis;

/** Other escapes stay as they are: none of them is a letter, or nothing. */
function unescaped(text: string): string {
  return text.replace(ESCAPE, (escape, code: string | undefined, control: string | undefined) => {
    if (code !== undefined) return String.fromCharCode(Number.parseInt(code, 16));
    return control === undefined ? escape : '\0';
  });
}
