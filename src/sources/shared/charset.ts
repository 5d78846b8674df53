/** Bytes to text, whatever they claim to be: BOM, then HTTP, then the XML declaration, then UTF-8, then windows-1252. */
import { withoutC1 } from './text.js';

/** Never throws; what fits no charset becomes U+FFFD. */
export function decodeText(bytes: Uint8Array, contentType?: string): string {
  const evident = evidentCharset(bytes);
  if (evident === 'utf-32le' || evident === 'utf-32be') return decodeUtf32(bytes, evident === 'utf-32le');
  if (evident !== null) return new TextDecoder(evident).decode(bytes);
  for (const charset of [httpCharset(contentType), declaredCharset(bytes), 'utf-8']) {
    const decoder = decoderFor(charset);
    if (decoder === null) continue;
    // Servers add `charset=iso-8859-1` to everything; what happens to be valid UTF-8 is UTF-8.
    if (decoder.encoding === 'windows-1252') return validUtf8(bytes) ?? decodeWindows1252(bytes);
    const text = decoder.decode(bytes);
    if (fits(text)) return text;
  }
  return decodeWindows1252(bytes);
}

/** What the first bytes prove: a byte order mark, or where the zero bytes of an ASCII character stand. */
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

/** What begins with no zero byte and no mark is read byte by byte: whatever it is called, these are not 16 or 32 bits a character. */
function narrow(name: string | undefined): string | null {
  return name === undefined || /^(?:utf|ucs|iso-10646)[-_]?(?:ucs[-_]?)?(?:16|32|2|4)/i.test(name) ? null : name;
}

function decoderFor(charset: string | null): InstanceType<typeof TextDecoder> | null {
  if (charset === null) return null;
  try {
    return new TextDecoder(charset);
  } catch {
    return null; // a name that nobody knows
  }
}

function validUtf8(bytes: Uint8Array): string | null {
  try {
    // As a stream: a body cut inside a character is still valid.
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes, { stream: true });
  } catch {
    return null;
  }
}

/** A stray byte is a stray byte; but where most of what is not ASCII is broken, it never was this charset. */
function fits(text: string): boolean {
  const broken = text.match(/\ufffd/g)?.length ?? 0;
  return broken === 0 || broken <= (text.match(/[^\0-\x7f\ufffd]/g)?.length ?? 0);
}

// Some versions of Node decode it as Latin-1.
function decodeWindows1252(bytes: Uint8Array): string {
  return withoutC1(new TextDecoder('windows-1252').decode(bytes));
}

// TextDecoder has no UTF-32.
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
