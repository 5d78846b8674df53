/** Applies a field map to rows, and remembers which paths never occurred. */
import type { JsonObject } from '../../sources/shared/json.js';
import type { Found } from '../../types.js';
import { withDots } from './day-order.js';
import type { FieldMap, MappedField } from './field-map.js';
import { FIELDS, merged } from './fields.js';
import { textOfMarkup, titleOfMarkup } from './marked-up.js';
import { valueAt } from './value-at.js';

interface MapReader {
  /** Null if none of the paths is in the row. */
  read(row: JsonObject): Found | null;
  /** Whether the row read last has a mapped time that could not be read. */
  hasUnreadableTime(): boolean;
  /** Mapped fields whose path has not occurred in any row so far. */
  unmapped(): readonly MappedField[];
}

/** @param zone time zone of times without one */
export function mapReader(map: FieldMap, zone: string): MapReader {
  const missing = new Map(map.map((mapped) => [mapped.path, mapped]));
  let hasUnreadableTime = false;
  return {
    read(row) {
      hasUnreadableTime = false;
      const parts: Found[] = [];
      let isThere = false;
      for (const { field, path, order } of map) {
        const given = valueAt(row, path);
        const value = order === undefined ? given : withDots(given, order);
        if (value === undefined) continue;
        isThere = true;
        missing.delete(path);
        const part = plain(FIELDS[field](value, zone));
        if (part === null && field === 'publishedAt' && value !== null && value !== '') hasUnreadableTime = true;
        if (part !== null) parts.push(part);
      }
      return isThere ? merged(parts) : null;
    },
    hasUnreadableTime: () => hasUnreadableTime,
    unmapped: () => [...missing.values()],
  };
}

/** Converts texts and titles from HTML to plain text. */
function plain(part: Found | null): Found | null {
  if (typeof part?.text === 'string') return textOfMarkup(part.text);
  return typeof part?.title === 'string' ? titleOfMarkup(part.title) : part;
}
