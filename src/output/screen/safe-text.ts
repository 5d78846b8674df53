/** Makes external text harmless for one line of a terminal. */
import { lazyPattern } from '../../lazy-pattern.js';

/**
 * Returns the text as one line in which nothing moves the cursor, is hidden, or changes the reading direction: control
 * characters become visible symbols, line breaks and tabs become spaces, and invisible characters are removed. Safe
 * text is unchanged.
 */
export function safeText(text: string): string {
  if (PLAIN.test(text)) return text;
  return text
    .toWellFormed()
    .replace(BREAKS, ' ')
    .replace(CONTROLS, symbolOf)
    .replace(INVISIBLE(), '')
    .replace(PILED_MARKS(), '$1');
}

/** ASCII, Latin letters, punctuation and the characters of tables, which all need no change. */
const PLAIN = /^[\u0020-\u007e\u00a0-\u00ac\u00ae-\u02ff\u2010-\u2027\u2030-\u205e\u2190-\u25ff]*$/;

const BREAKS = /\r\n|[\t\n\v\f\r\u0085\u2028\u2029]/g;

const CONTROLS = /[\u0000-\u001f\u007f-\u009f]/g;

/** ESC, CSI and the like are shown, not removed: removing one sequence can leave another behind. */
function symbolOf(control: string): string {
  const code = control.charCodeAt(0);
  if (code < 0x20) return String.fromCharCode(0x2400 + code);
  return code === 0x7f ? '\u2421' : '\ufffd';
}

/** Scripts whose spelling uses joiners and non-joiners. */
const JOINING = ['Arab', 'Syrc', 'Mong', 'Deva', 'Beng', 'Guru', 'Gujr', 'Orya', 'Taml', 'Telu', 'Knda', 'Mlym', 'Sinh']
  .map((script) => `\\p{Script=${script}}`)
  .join('');

/**
 * Bidi controls and isolates, zero-width characters, tags, variation selectors and interlinear annotations. Joiners are
 * kept within the scripts that need them. Between emoji they are removed, and so are variation selectors, skin tones
 * and keycaps: terminals disagree on the width of such a sequence, but not on the width of what is left.
 */
const INVISIBLE = lazyPattern(
  `(?<![${JOINING}])[\\u200c\\u200d]|[\\u200c\\u200d](?![${JOINING}])|` +
    '(?![\\u200c\\u200d])[\\p{Default_Ignorable_Code_Point}\\ufff9-\\ufffb\\u20e3]|' +
    '(?<=\\p{Emoji_Modifier_Base}\\ufe0f?)\\p{Emoji_Modifier}+',
  'gu',
);

/** More combining marks on one letter than any language uses; they would overlap the lines above. */
const PILED_MARKS = lazyPattern(String.raw`([\p{Mn}\p{Me}]{4})[\p{Mn}\p{Me}]+`, 'gu');
