/** The shape of an answer without the answer: where no source answered, every number is null and every list empty. */

// Said of how it was computed, not of what was found.
const KEPT: ReadonlySet<string> = new Set(['hours', 'threshold']);

export function withoutNumbers<T>(value: T): T {
  return blank(value, '') as T;
}

function blank(value: unknown, key: string): unknown {
  if (Array.isArray(value)) return key === 'ci95' ? null : [];
  if (typeof value === 'number') return KEPT.has(key) ? value : null;
  if (typeof value !== 'object' || value === null) return key === 'ratioText' ? null : value;
  return Object.fromEntries(Object.entries(value).map(([name, member]) => [name, blank(member, name)]));
}
