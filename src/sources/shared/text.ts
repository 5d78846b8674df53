/** Plain text as mentions carry it: white space folded, nothing invisible that could only harm. */

/** Keeps lines and blank lines, folds everything else. */
export function tidyText(text: string): string {
  const trimmed = text.trim();
  if (isTidy(trimmed, 2)) return trimmed;
  const lines = folded(clean(trimmed).replace(/\r\n?/g, '\n'), /[^\S\n]{1,4096}/g, ' ').replace(/ ?\n ?/g, '\n');
  return folded(lines, /\n{3,4096}/g, '\n\n').trim();
}

export function tidyLine(text: string): string {
  const trimmed = text.trim();
  return isTidy(trimmed, 0) ? trimmed : folded(clean(trimmed), /\s{1,4096}/g, ' ').trim();
}

/**
 * Most texts are tidy as they are, and there are many of them: nothing stands between words but one space, or as many
 * line ends as may follow each other. False where it would take a closer look.
 */
function isTidy(trimmed: string, lineEnds: number): boolean {
  let gap = 0;
  for (let at = 0; at < trimmed.length; at += 1) {
    const code = trimmed.charCodeAt(at);
    if ((code > SPACE && code < 0x7f) || isLetterAbroad(code)) gap = 0;
    else if (code === SPACE && gap === 0) gap = Number.POSITIVE_INFINITY;
    else if (code === LINE_END && gap < lineEnds) gap += 1;
    else return false;
  }
  return true;
}

const LINE_END = 0x0a;
const SPACE = 0x20;

/** Letters, punctuation and symbols; neither spaces, controls, nor halves of characters. */
function isLetterAbroad(code: number): boolean {
  return (
    (code > 0xa0 && code < 0x1680) ||
    (code > 0x200f && code < 0x2028) ||
    (code > 0x202f && code < 0x205f) ||
    (code > 0x205f && code < 0x3000) ||
    (code > 0x3000 && code < 0xd800)
  );
}

/** Runs of any length, a piece at a time, until none is left. */
function folded(text: string, run: RegExp, fold: string): string {
  const once = text.replace(run, fold);
  return once.length < text.length ? folded(once, run, fold) : once;
}

/** U+0080 to U+009F are controls that nobody writes: where they stand, windows-1252 was taken for Latin-1. */
export function withoutC1(text: string): string {
  return text.replace(/[\x80-\x9f]/g, (control) => WINDOWS_1252.charAt(control.charCodeAt(0) - 0x80));
}

const WINDOWS_1252 = '€\x81‚ƒ„…†‡ˆ‰Š‹Œ\x8dŽ\x8f\x90‘’“”•–—˜™š›œ\x9džŸ';

// Control characters mean nothing in prose; a lone half of a surrogate pair could not be written as UTF-8.
function clean(text: string): string {
  if (!/[^\t-\r\x20-\x7e]/.test(text)) return text;
  return withoutC1(text)
    .replace(/[\u0000-\u0008\u000e-\u001f\u007f-\u009f]/g, '')
    .toWellFormed();
}
