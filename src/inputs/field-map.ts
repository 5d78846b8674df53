/** `--map`: which of a stranger's fields is which of ours. */
import { UsageError } from '../errors.js';
import { FIELDS, type FieldName, isFieldName } from './fields.js';

interface MappedField {
  readonly field: FieldName;
  /** Theirs; dots for nesting. */
  readonly path: string;
}

export type FieldMap = readonly MappedField[];

const DOTS_AT_MOST = 8;

/**
 * @param pairs as `text=body`, `author.handle=user.screen_name`; `author` alone is the handle
 * @returns null where there are none
 * @throws UsageError for what is no pair, and for a field that we do not have
 */
export function fieldMap(pairs: readonly string[]): FieldMap | null {
  const map = pairs.map(readPair);
  const twice = map.find(({ field }, place) => map.findIndex((other) => other.field === field) !== place);
  if (twice !== undefined) throw new UsageError(`--map names ${twice.field} twice`);
  return map.length === 0 ? null : map;
}

function readPair(pair: string): MappedField {
  const equals = pair.indexOf('=');
  const [ours, path] = [pair.slice(0, equals).trim(), pair.slice(equals + 1).trim()];
  if (equals === -1 || ours === '' || path === '') {
    throw new UsageError(`--map cannot be read at ${JSON.stringify(pair)}`, {
      hint: 'write ours=theirs, as text=body,author.handle=user.screen_name',
    });
  }
  if (!isFieldName(ours)) {
    throw new UsageError(`--map: there is no field ${JSON.stringify(ours)} of ours`, {
      hint: `known: ${Object.keys(FIELDS).join(', ')}`,
    });
  }
  if (path.split('.').length > DOTS_AT_MOST + 1) {
    throw new UsageError(`--map: ${JSON.stringify(path)} has more than ${DOTS_AT_MOST} dots`);
  }
  return { field: ours === 'author' ? 'author.handle' : ours, path };
}
