/** What a map of fields finds in rows, and what of it was never there. */
import type { JsonObject } from '../../sources/shared/json.js';
import type { Found } from '../../types.js';
import { withDots } from './day-order.js';
import type { FieldMap, MappedField } from './field-map.js';
import { FIELDS, merged } from './fields.js';
import { textOfMarkup, titleOfMarkup } from './marked-up.js';
import { valueAt } from './value-at.js';

interface MapReader {
  /** Null: none of its paths is in the row. */
  read(row: JsonObject): Found | null;
  /** Whether the row read last has a time, and none that could be read. */
  hasUnreadableTime(): boolean;
  /** Those whose path stood in no row so far. */
  unmapped(): readonly MappedField[];
}

/** @param zone of times that name none */
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

/** Texts and titles as people see them. */
function plain(part: Found | null): Found | null {
  if (typeof part?.text === 'string') return textOfMarkup(part.text);
  return typeof part?.title === 'string' ? titleOfMarkup(part.title) : part;
}
