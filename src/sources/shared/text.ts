/** Plain text as mentions carry it: white space folded, nothing invisible that could only harm. */

/** Most short texts are tidy as they are, and there are many of them. */
const TIDY = /^(?:[\x21-\x7e]+(?: [\x21-\x7e]+)*)?$/;
/** A regular expression remembers every turn of a loop: texts of megabytes would overflow what it has for that. */
const SHORT = 4096;
const isTidy = (text: string): boolean => text.length <= SHORT && TIDY.test(text);

/** Keeps lines and blank lines, folds everything else. */
export function tidyText(text: string): string {
  if (isTidy(text)) return text;
  const lines = folded(clean(text).replace(/\r\n?/g, '\n'), /[^\S\n]{1,4096}/g, ' ').replace(/ ?\n ?/g, '\n');
  return folded(lines, /\n{3,4096}/g, '\n\n').trim();
}

export function tidyLine(text: string): string {
  if (isTidy(text)) return text;
  return folded(clean(text), /\s{1,4096}/g, ' ').trim();
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
