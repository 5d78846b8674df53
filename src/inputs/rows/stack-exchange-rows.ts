/** Rows of Stack Exchange data dumps, `Posts.xml` and `Comments.xml`: one empty element per line. */
import { withoutXmlEntities } from '../../sources/shared/entities.js';
import { lines } from '../bytes/lines.js';
import type { Row, Rows } from './row.js';

const ROW = /<row\s((?:\s*[A-Za-z]+="[^"<]*")*)\s*\/?>/g;
const ATTRIBUTE = /([A-Za-z]+)="([^"]*)"/g;
/** A tag of the root element, or the XML declaration. */
const AROUND = /^\s*(?:<\?xml[^>]*\?>\s*)?(?:<\/?\w+>)?\s*$/;

export async function* rowsOfStackExchange(chunks: AsyncIterable<Buffer>): Rows {
  for await (const batch of lines(chunks)) {
    yield batch.flatMap(({ number, text }): Row[] => {
      if (text === null) return [{ type: 'bad', line: number, reason: 'longer than 16 MB' }];
      const rows = [...text.matchAll(ROW)];
      if (rows.length === 0) return AROUND.test(text) ? [] : [{ type: 'bad', line: number, reason: 'not a row' }];
      return rows.flatMap(([, attributes]) => rowOf(attributes!, number) ?? []);
    });
  }
}

const KINDS = new Map([
  ['1', 'question'],
  ['2', 'answer'],
]);

/** Returns a row with its original names; null for posts about tags or about the site itself. */
function rowOf(attributes: string, line: number): Row | null {
  // Ids are dropped: they are unique only within one table of one site, so a question and a comment could get the same
  // id.
  const {
    Id: _id,
    PostId: _post,
    ...value
  } = Object.fromEntries(
    Array.from(attributes.matchAll(ATTRIBUTE), ([, name, written]) => [name!, withoutXmlEntities(written!)]),
  ) as Readonly<Record<string, string>>;
  const type = value['PostTypeId'];
  const kind = type === undefined ? 'comment' : KINDS.get(type);
  if (kind === undefined) return null;
  // Times are in UTC, but do not say so.
  const time = value['CreationDate'];
  return { type: 'object', line, value: { kind, ...value, ...(time !== undefined && { CreationDate: `${time}Z` }) } };
}
