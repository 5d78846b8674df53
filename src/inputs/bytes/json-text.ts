/** Parses untrusted JSON. Members keep their names, even `__proto__`, which is a member like any other. */
import type { JsonObject } from '../../sources/shared/json.js';

/**
 * Parses JSON. Integers beyond the safe range become strings, so that an id of 18 digits keeps its last ones. Returns
 * undefined if it is not JSON.
 */
export function parseJson(json: string): unknown {
  try {
    const value: unknown = JSON.parse(json);
    return mayHoldLongInteger(json) ? (JSON.parse(withLongIntegersQuoted(json)) as unknown) : value;
  } catch {
    return undefined;
  }
}

export function isObject(value: unknown): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

const LONG = 16;
const LONG_VALUE = /[:[,]\s*-?\d{16}/;

/**
 * Whether the text may contain an integer of `LONG` digits. Checks only every 16th character, since such an integer
 * covers at least one of them.
 */
function mayHoldLongInteger(json: string): boolean {
  for (let at = LONG - 1; at < json.length; at += LONG) {
    if (!isDigit(json, at)) continue;
    let first = at;
    let last = at;
    while (isDigit(json, first - 1)) first -= 1;
    while (isDigit(json, last + 1)) last += 1;
    if (last - first + 1 >= LONG) return LONG_VALUE.test(json);
  }
  return false;
}

function isDigit(json: string, at: number): boolean {
  const unit = json.charCodeAt(at);
  return unit >= 0x30 && unit <= 0x39;
}

const LONG_INTEGER = /(?<![\d.eE+-])-?\d{16,}(?![\d.eE])/g;

/** @param json valid JSON, so that every string is closed */
function withLongIntegersQuoted(json: string): string {
  const parts: string[] = [];
  for (let at = 0; at < json.length; ) {
    const quote = json.indexOf('"', at);
    const end = quote === -1 ? json.length : quote;
    parts.push(
      json
        .slice(at, end)
        .replace(LONG_INTEGER, (digits) => (Number.isSafeInteger(Number(digits)) ? digits : `"${digits}"`)),
    );
    at = quote === -1 ? end : endOfString(json, quote);
    parts.push(json.slice(end, at));
  }
  return parts.join('');
}

function endOfString(json: string, start: number): number {
  for (let quote = json.indexOf('"', start + 1); quote !== -1; quote = json.indexOf('"', quote + 1)) {
    let before = quote;
    while (json[before - 1] === '\\') before -= 1;
    if ((quote - before) % 2 === 0) return quote + 1;
  }
  return json.length;
}
