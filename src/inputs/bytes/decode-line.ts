/** Bytes of a line to text: UTF-8, and windows-1252 where they are none. */
import { withoutC1 } from '../../sources/shared/text.js';

/** @param end where the line ends; absent: with the bytes */
export type DecodeLine = (bytes: Buffer, end?: number) => string;

/**
 * Each line for itself, so that one that went wrong does not spoil the rest; but in a file that has shown UTF-8, a wrong
 * byte is a wrong byte.
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
