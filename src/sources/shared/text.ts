/** Normalizes plain text: collapses white space and removes invisible characters that could only do harm. */

/** Keeps line breaks and blank lines; collapses all other white space. */
export function tidyText(text: string): string {
  const trimmed = text.trim();
  return isTidy(trimmed, 2) ? trimmed : folded(clean(trimmed), gapOfLines);
}

export function tidyLine(text: string): string {
  const trimmed = text.trim();
  return isTidy(trimmed, 0) ? trimmed : folded(clean(trimmed), () => ' ');
}

const gapOfLines = (lineEnds: number): string => (lineEnds === 0 ? ' ' : lineEnds === 1 ? '\n' : '\n\n');

/**
 * Fast path, as most texts are tidy already and there are many of them. True if words are separated by a single space
 * or by at most `lineEnds` line feeds; false if the text needs a closer look.
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

/** Non-ASCII letters, punctuation and symbols; neither spaces, controls nor surrogates. */
function isLetterAbroad(code: number): boolean {
  return (
    (code > 0xa0 && code < 0x1680) ||
    (code > 0x200f && code < 0x2028) ||
    (code > 0x202f && code < 0x205f) ||
    (code > 0x205f && code < 0x3000) ||
    (code > 0x3000 && code < 0xd800)
  );
}

/** Replaces each run of white space between words by one gap, and removes it at the ends. */
function folded(text: string, gapOf: (lineEnds: number) => string): string {
  let tidy = '';
  let done = 0;
  for (let at = 0; at < text.length; at += 1) {
    const code = text.charCodeAt(at);
    if (!isSpace(code) || (code === SPACE && isBetweenWords(text, at))) continue;
    const start = at;
    let lineEnds = 0;
    for (; isSpace(text.charCodeAt(at)); at += 1) lineEnds += isLineEnd(text, at) ? 1 : 0;
    tidy += text.slice(done, start);
    if (start > 0 && at < text.length) tidy += gapOf(lineEnds);
    done = at;
  }
  return tidy + text.slice(done);
}

/** Matches the same characters as `\s`. */
function isSpace(code: number): boolean {
  if (code < 0x80) return code === SPACE || (code >= 0x09 && code <= 0x0d);
  if (code < 0x2000) return code === 0xa0 || code === 0x1680;
  if (code < 0x2060) return code <= 0x200a || code === 0x2028 || code === 0x2029 || code === 0x202f || code === 0x205f;
  return code === 0x3000 || code === 0xfeff;
}

const isBetweenWords = (text: string, at: number): boolean =>
  at > 0 && at + 1 < text.length && !isSpace(text.charCodeAt(at - 1)) && !isSpace(text.charCodeAt(at + 1));

/** Matches `\n`, `\r`, or `\r\n` as one line end. */
function isLineEnd(text: string, at: number): boolean {
  const code = text.charCodeAt(at);
  return code === LINE_END ? text.charCodeAt(at - 1) !== 0x0d : code === 0x0d;
}

/**
 * Nobody writes the control characters U+0080 to U+009F: their presence means that windows-1252 was read as Latin-1.
 */
export function withoutC1(text: string): string {
  return text.replace(/[\x80-\x9f]/g, (control) => WINDOWS_1252.charAt(control.charCodeAt(0) - 0x80));
}

const WINDOWS_1252 = '€\x81‚ƒ„…†‡ˆ‰Š‹Œ\x8dŽ\x8f\x90‘’“”•–—˜™š›œ\x9džŸ';

// Control characters mean nothing in prose, and a lone surrogate cannot be encoded in UTF-8.
function clean(text: string): string {
  if (!/[\0-\x08\x0e-\x1f\x7f-\x9f\ud800-\udfff]/.test(text)) return text;
  return withoutC1(text)
    .replace(/[\u0000-\u0008\u000e-\u001f\u007f-\u009f]/g, '')
    .toWellFormed();
}
