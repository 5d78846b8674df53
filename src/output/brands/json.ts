/** The reports of many brands as one JSON text: what several of them share is made text once. */
import type { Report } from '../../types.js';
import { asOneText, nestedJson } from '../json.js';

const [OUTER, INNER] = ['    ', '      '];

/** @throws OutputError as `toJson` */
export function brandsJson(reports: readonly Partial<Report>[]): string {
  return asOneText(() => {
    const texts = sharedTexts(reports);
    const textOf = (value: unknown): string => texts.get(value) ?? nestedJson(value, INNER);
    const objects = reports.map((report) => {
      const members = Object.entries(report).map(
        ([name, value]) => `${INNER}${JSON.stringify(name)}: ${textOf(value)}`,
      );
      return `${OUTER}{\n${members.join(',\n')}\n${OUTER}}`;
    });
    return `{\n  "schema": "socialrank.reports/1",\n  "reports": [\n${objects.join(',\n')}\n  ]\n}\n`;
  });
}

/** Of parts that stand in several reports. */
function sharedTexts(reports: readonly Partial<Report>[]): ReadonlyMap<unknown, string> {
  const seen = new Set<unknown>();
  const texts = new Map<unknown, string>();
  for (const report of reports) {
    for (const value of Object.values(report)) {
      if (typeof value !== 'object' || value === null || texts.has(value)) continue;
      if (seen.has(value)) texts.set(value, nestedJson(value, INNER));
      else seen.add(value);
    }
  }
  return texts;
}
