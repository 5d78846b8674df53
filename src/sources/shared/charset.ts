/** Decodes bytes to text by the first charset that fits: BOM, HTTP header, XML declaration, UTF-8, windows-1252. */
import { withoutC1 } from './text.js';

/** Never throws; bytes that fit no charset become U+FFFD. */
export function decodeText(bytes: Uint8Array, contentType?: string): string {
  const evident = evidentCharset(bytes);
  if (evident === 'utf-32le' || evident === 'utf-32be') return decodeUtf32(bytes, evident === 'utf-32le');
  if (evident !== null) return new TextDecoder(evident).decode(bytes);
  for (const charset of [httpCharset(contentType), declaredCharset(bytes), 'utf-8']) {
    const decoder = decoderFor(charset);
    if (decoder === null) continue;
    // Servers add `charset=iso-8859-1` to everything; bytes that are valid UTF-8 are read as UTF-8.
    if (decoder.encoding === 'windows-1252') return validUtf8(bytes) ?? decodeWindows1252(bytes);
    const text = decoder.decode(bytes);
    if (fits(text)) return text;
  }
  return decodeWindows1252(bytes);
}

/**
 * Returns the charset that the first bytes prove: by a byte order mark, or by the position of the zero bytes of an
 * ASCII character.
 */
function evidentCharset(bytes: Uint8Array): string | null {
  const [a, b, c, d] = bytes;
  if (a === 0xef && b === 0xbb && c === 0xbf) return 'utf-8';
  if (a === 0xff && b === 0xfe) return c === 0 && d === 0 ? 'utf-32le' : 'utf-16le';
  if (a === 0xfe && b === 0xff) return 'utf-16be';
  if (a === 0) return b === 0 ? 'utf-32be' : 'utf-16be';
  if (b === 0) return c === 0 ? 'utf-32le' : 'utf-16le';
  return null;
}

function httpCharset(contentType: string | undefined): string | null {
  return narrow(/charset\s*=\s*["']?([\w:.-]+)/i.exec(contentType ?? '')?.[1]);
}

function declaredCharset(bytes: Uint8Array): string | null {
  const head = String.fromCharCode(...bytes.subarray(0, 512));
  return narrow(/^\s*<\?xml[^>]*?\sencoding\s*=\s*["']([\w:.-]+)/i.exec(head)?.[1]);
}

/**
 * Ignores names of 16- and 32-bit charsets: bytes that begin with neither a zero byte nor a byte order mark are in an
 * 8-bit charset, whatever the name says.
 */
function narrow(name: string | undefined): string | null {
  return name === undefined || /^(?:utf|ucs|iso-10646)[-_]?(?:ucs[-_]?)?(?:16|32|2|4)/i.test(name) ? null : name;
}

function decoderFor(charset: string | null): InstanceType<typeof TextDecoder> | null {
  if (charset === null) return null;
  try {
    return new TextDecoder(charset);
  } catch {
    return null; // an unknown name
  }
}

function validUtf8(bytes: Uint8Array): string | null {
  try {
    // Stream mode accepts a body that is cut off inside a character.
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes, { stream: true });
  } catch {
    return null;
  }
}

/** A few invalid bytes are tolerated, but if most non-ASCII characters are broken, the charset is wrong. */
function fits(text: string): boolean {
  const broken = text.match(/\ufffd/g)?.length ?? 0;
  return broken === 0 || broken <= (text.match(/[^\0-\x7f\ufffd]/g)?.length ?? 0);
}

// Some versions of Node decode windows-1252 as Latin-1.
function decodeWindows1252(bytes: Uint8Array): string {
  return withoutC1(new TextDecoder('windows-1252').decode(bytes));
}

// TextDecoder does not support UTF-32.
function decodeUtf32(bytes: Uint8Array, littleEndian: boolean): string {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const parts: string[] = [];
  let run: number[] = [];
  for (let at = 0; at + 4 <= bytes.length; at += 4) {
    const point = view.getUint32(at, littleEndian);
    run.push(point > 0x10ffff || (point >= 0xd800 && point <= 0xdfff) ? 0xfffd : point);
    if (run.length < 4096) continue;
    parts.push(String.fromCodePoint(...run));
    run = [];
  }
  return (parts.join('') + String.fromCodePoint(...run)).replace(/^\ufeff/, '');
}
