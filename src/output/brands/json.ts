/** Writes the reports of many brands as one JSON text; members that several reports share are serialized only once. */
import type { Report } from '../../types.js';
import { memberPieces } from '../data/json.js';

const OUTER = '    ';
/** Nesting depth of the members of a report. */
const DEPTH = 3;

/** Yields the text in chunks, like `jsonStretches`. */
export function* brandsJson(reports: readonly Partial<Report>[]): Generator<string> {
  const shared = sharedMembers(reports);
  let before = '{\n  "schema": "socialrank.reports/1",\n  "reports": [\n';
  for (const report of reports) {
    yield `${before}${OUTER}{\n`;
    let separator = '';
    for (const [name, value] of Object.entries(report)) {
      yield separator;
      const known = shared.get(name)?.get(value) ?? null;
      if (known === null) yield* memberPieces(name, value, DEPTH);
      else yield known;
      separator = ',\n';
    }
    yield `\n${OUTER}}`;
    before = ',\n';
  }
  yield '\n  ]\n}\n';
}

/** Returns the members that several reports share, serialized, by name and value. */
function sharedMembers(reports: readonly Partial<Report>[]): ReadonlyMap<string, ReadonlyMap<unknown, string | null>> {
  const members = new Map<string, Map<unknown, string | null>>();
  for (const report of reports) {
    for (const [name, value] of Object.entries<unknown>(report)) {
      if (typeof value !== 'object' || value === null) continue;
      const known = members.get(name) ?? new Map<unknown, string | null>();
      members.set(name, known);
      if (!known.has(value)) known.set(value, null);
      else if (known.get(value) === null) known.set(value, [...memberPieces(name, value, DEPTH)].join(''));
    }
  }
  return members;
}
