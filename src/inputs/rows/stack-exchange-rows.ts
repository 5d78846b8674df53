/** Rows of the dumps of Stack Exchange: `Posts.xml` and `Comments.xml`, an element without content a line. */
import { withoutXmlEntities } from '../../sources/shared/entities.js';
import { lines } from '../bytes/lines.js';
import type { Row, Rows } from './row.js';

const ROW = /<row\s((?:\s*[A-Za-z]+="[^"<]*")*)\s*\/?>/g;
const ATTRIBUTE = /([A-Za-z]+)="([^"]*)"/g;
/** The root, begun or ended, and what says that it is XML. */
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

/** Under its own names. Null: it is what a site says of its tags, or of itself */
function rowOf(attributes: string, line: number): Row | null {
  // Each table and each site counts its own ids: with them, a question and a comment would be one.
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
  // They name no zone, and are UTC.
  const time = value['CreationDate'];
  return { type: 'object', line, value: { kind, ...value, ...(time !== undefined && { CreationDate: `${time}Z` }) } };
}
