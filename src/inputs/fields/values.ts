/** Converts imported values to the types of our fields; null if they do not fit. */
import { KINDS, type Kind } from '../../kinds.js';
import { objectOf, webOf } from '../../sources/shared/json.js';

const LIST_AT_MOST = 100;

/** Returns a string or number as text; null if it is blank. */
export function wordsOf(value: unknown): string | null {
  if (typeof value === 'number' && Number.isFinite(value)) return String(value);
  return typeof value === 'string' && value.trim() !== '' ? value : null;
}

/** Accepts http and https URLs, and addresses without a scheme that begin with `www.`. */
export function addressOf(value: unknown): string | null {
  const text = typeof value === 'string' ? value.trim() : '';
  return webOf(/^www\./i.test(text) ? `https://${text}` : text);
}

/** Accepts a number or digits: `12`, `1,234`, `4.5`. */
export function numberOf(value: unknown): number | null {
  if (typeof value === 'number') return Number.isFinite(value) ? value : null;
  const text = typeof value === 'string' ? value.trim() : '';
  if (/^-?\d{1,3}(?:,\d{3})+(?:\.\d{1,20})?$/.test(text)) return Number(text.replaceAll(',', ''));
  return /^-?\d{1,30}(?:\.\d{1,30})?(?:e[+-]?\d{1,3})?$/i.test(text) ? numberOf(Number(text)) : null;
}

/** Also accepts an object with a count, as used by VK and Facebook: `{ count }`, `{ summary: { total_count } }`. */
export function countOf(value: unknown): number | null {
  const members = objectOf(value);
  if (members === null) return numberOf(value);
  return numberOf(members['count'] ?? members['total_count'] ?? objectOf(members['summary'])?.['total_count']);
}

/** Also accepts `4,5`, `4/5`, `4 out of 5 stars` and `Rated 4 out of 5`. */
export function ratingOf(value: unknown): number | null {
  const leading =
    typeof value === 'string' ? /^\s*(?:rated\s)?(\d{1,4}(?:[.,]\d{1,4})?)(?!\d)/i.exec(value)?.[1] : undefined;
  return leading === undefined ? numberOf(value) : Number(leading.replace(',', '.'));
}

/** Accepts an array, also as written by Python and JSON, or a comma-separated string. */
export function listOf(value: unknown): string[] | null {
  const parts = Array.isArray(value) ? value : typeof value === 'string' ? partsOf(value.trim()) : [];
  const words = parts
    .slice(0, LIST_AT_MOST)
    .map((part) => wordsOf(part)?.trim() ?? null)
    .filter((word) => word !== null);
  return words.length === 0 ? null : words;
}

/** A list of objects has no usable parts. */
function partsOf(written: string): string[] {
  // First the tags of question sites, then those of stored YouTube data.
  if (/^(?:<[^<>]{1,100}>)+$/.test(written)) return written.slice(1, -1).split('><');
  if (written.includes('|')) return written.split('|').map((part) => part.trim().replace(/^"(.*)"$/s, '$1'));
  if (!written.startsWith('[') || !written.endsWith(']')) return written.split(/,|\s(?=#)/);
  if (written.includes('{')) return [];
  return written
    .slice(1, -1)
    .split(',')
    .map((part) => part.trim().replace(/^(["'])(.*)\1$/s, '$2'));
}

export function kindOf(value: unknown): Kind | null {
  const name = typeof value === 'string' ? value.trim().toLowerCase() : '';
  return KINDS.find((kind) => kind === name) ?? null;
}

/** Converts the name of a network to our spelling: `App Store` becomes `app-store`. */
export function sourceNameOf(value: unknown): string | null {
  const name = (typeof value === 'string' ? value : '').toLowerCase().replace(/[^\p{L}\p{N}]+/gu, '-');
  return name.slice(0, 64).replace(/^-|-$/g, '') || null;
}
