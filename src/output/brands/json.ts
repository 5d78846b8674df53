/** The reports of many brands as one JSON text: what several of them share is made text once. */
import type { Report } from '../../types.js';
import { nestedJson } from '../json.js';
import { asOneText } from '../one-text.js';

const [OUTER, INNER] = ['    ', '      '];
/** Of a report's members. */
const DEPTH = 3;

/** @throws OutputError as `toJson` */
export function brandsJson(reports: readonly Partial<Report>[]): string {
  return asOneText(() => {
    const shared = sharedMembers(reports);
    const parts = ['{\n  "schema": "socialrank.reports/1",\n  "reports": ['];
    for (const report of reports) {
      parts.push(parts.length === 1 ? `\n${OUTER}{\n` : `,\n${OUTER}{\n`);
      let separator = '';
      for (const [name, value] of Object.entries(report)) {
        parts.push(separator, shared.get(name)?.get(value) ?? member(name, value));
        separator = ',\n';
      }
      parts.push(`\n${OUTER}}`);
    }
    parts.push('\n  ]\n}\n');
    return parts.join('');
  });
}

const member = (name: string, value: unknown): string => `${INNER}"${name}": ${nestedJson(value, DEPTH)}`;

/** By name and value, those that stand in several reports. */
function sharedMembers(reports: readonly Partial<Report>[]): ReadonlyMap<string, ReadonlyMap<unknown, string | null>> {
  const members = new Map<string, Map<unknown, string | null>>();
  for (const report of reports) {
    for (const [name, value] of Object.entries<unknown>(report)) {
      if (typeof value !== 'object' || value === null) continue;
      const known = members.get(name) ?? new Map<unknown, string | null>();
      members.set(name, known);
      if (!known.has(value)) known.set(value, null);
      else if (known.get(value) === null) known.set(value, member(name, value));
    }
  }
  return members;
}
