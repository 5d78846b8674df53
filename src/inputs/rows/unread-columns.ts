/** Finds fields that are not read although they may be relevant, such as a time under an unknown name. */
import type { JsonObject } from '../../sources/shared/json.js';
import type { FieldMap } from '../fields/field-map.js';
import { momentOf } from '../fields/moment.js';
import { namesCounts, obviousName } from '../fields/obvious-names.js';

interface UnreadColumns {
  see(row: JsonObject): void;
  /** Ignores all further rows, since they may be skipped and the remark must not depend on that. */
  settle(): void;
  /** Message for the user; null: nothing to report. */
  remark(): string | null;
}

const ROWS_AT_MOST = 100;
const SHOWN_AT_MOST = 12;

/** @param zone time zone of times without one */
export function unreadColumns(map: FieldMap | null, zone: string): UnreadColumns {
  const names = new Map<string, Likeness>();
  // Also true if the mapped time cannot be read, since that is reported separately.
  let isTimed = map?.some(({ field }) => field === 'publishedAt') === true;
  let isKnown = map !== null;
  let left = ROWS_AT_MOST;
  const isMapped = (name: string) =>
    map?.some(({ path }) => path === name || (path.startsWith(name) && path[name.length] === '.')) === true;
  return {
    see(row) {
      if (left === 0) return;
      left -= 1;
      for (const name of Object.keys(row)) {
        const value = row[name];
        if (value === null || value === '' || isMapped(name)) continue;
        const field = obviousName(name)?.field;
        if (field === undefined && !namesCounts(name)) {
          const before = names.get(name) ?? 'none';
          if (before === 'none') names.set(name, likeness(value, zone));
        } else {
          isTimed ||= field === 'publishedAt';
          isKnown ||= field !== 'text' && field !== 'title';
        }
      }
    },
    settle() {
      left = 0;
    },
    remark() {
      const like = (wanted: Likeness) => [...names].find(([, is]) => is === wanted)?.[0];
      const time = isTimed ? undefined : like('time');
      const other = isTimed ? undefined : like('two');
      if (names.size === 0 || (isKnown && time === undefined && other === undefined)) return null;
      const unread = `not read: ${listed([...names.keys()])}`;
      if (time !== undefined) return `${unread}; ${quoted(time)} looks like the time: --map ${pair(time)} reads it`;
      if (other !== undefined) {
        return `${unread}; ${quoted(other)} looks like the time, but of which month? --map ${pair(other, ':dmy')} reads 31/12/2025, --map ${pair(other, ':mdy')} reads 12/31/2025`;
      }
      return `${unread}; --map says what they are, such as --map publishedAt=…,author=…`;
    },
  };
}

/** How much a value looks like a time. `two`: one that can be read in two ways. */
type Likeness = 'time' | 'two' | 'none';

function likeness(value: unknown, zone: string): Likeness {
  const text = typeof value === 'number' ? String(value) : typeof value === 'string' ? value.trim() : '';
  if (text.length > LONGEST_TIME) return 'none';
  if (/^\d{10}(?:\d{3})?$/.test(text)) return isRecent(momentOf(text, zone)?.iso) ? 'time' : 'none';
  if (/^\d{1,2}[/-]\d{1,2}[/-](?:\d{4}|\d{2})(?!\d)/.test(text)) return 'two';
  return /\d[-/.:\s]/.test(text) && isRecent(momentOf(text, zone)?.iso) ? 'time' : 'none';
}

const LONGEST_TIME = 50;

/** Many numbers can be read as a time, but few of them as one of these years. */
const isRecent = (iso: string | undefined): boolean => iso !== undefined && iso >= '2000' && iso < '2040';

function pair(name: string, order = ''): string {
  const written = `publishedAt${order}=${name}`;
  return /^[\p{L}\p{N}_.:=-]+$/u.test(written) ? written : `'${written}'`;
}

const quoted = (name: string): string => JSON.stringify(name);

function listed(names: readonly string[]): string {
  const shown = names.slice(0, SHOWN_AT_MOST).map((name) => quoted(name.length > 40 ? `${name.slice(0, 39)}…` : name));
  return shown.join(', ') + (names.length > shown.length ? ` and ${names.length - shown.length} more` : '');
}
