/** Decodes lines: as UTF-8, or as windows-1252 if they are not UTF-8. */
import { withoutC1 } from '../../sources/shared/text.js';

/** @param end offset at which the line ends. Default: the length of `bytes` */
export type DecodeLine = (bytes: Buffer, end?: number) => string;

/**
 * Decodes each line by itself, so that a broken one does not affect the others. After a line with valid non-ASCII
 * UTF-8, invalid bytes are errors rather than windows-1252.
 */
export function lineDecoder(): DecodeLine {
  let hasShownUtf8 = false;
  return (bytes, end = bytes.length) => {
    const text = bytes.toString('utf8', 0, end);
    if (!text.includes('\ufffd') || isUtf8(bytes.subarray(0, end))) {
      hasShownUtf8 ||= text.length < end;
      return text;
    }
    return hasShownUtf8 || isMostlyRight(text) ? text : withoutC1(bytes.toString('latin1', 0, end));
  };
}

function isUtf8(bytes: Buffer): boolean {
  try {
    new TextDecoder('utf-8', { fatal: true }).decode(bytes);
    return true;
  } catch {
    return false;
  }
}

function isMostlyRight(text: string): boolean {
  const broken = text.match(/\ufffd/g)?.length ?? 0;
  return broken <= (text.match(/[^\0-\x7f\ufffd]/g)?.length ?? 0);
}
