/** `--map` and `--rating-field`: which field of the input is which of our fields. */
import { closestName } from '../../core/text/closest-name.js';
import { UsageError } from '../../errors.js';
import { DAY_ORDERS, type DayOrder } from './day-order.js';
import { FIELDS, type FieldName, isFieldName } from './fields.js';

export interface MappedField {
  /** The option that mapped it. */
  readonly flag: '--map' | '--rating-field';
  readonly field: FieldName;
  /** Path in the input; dots separate levels. */
  readonly path: string;
  /** Order of days with slashes, such as 31/12/2025. Absent: such days cannot be read. */
  readonly order?: DayOrder;
}

export type FieldMap = readonly MappedField[];

const DOTS_AT_MOST = 8;

/**
 * @param pairs such as `text=body` or `author.handle=user.screen_name`; `author` alone is the handle;
 * `publishedAt:dmy=Fecha` and `:mdy` read days with slashes
 * @param rating field that contains ratings
 * @returns null if nothing is mapped
 * @throws UsageError for a malformed pair or an unknown field
 */
export function fieldMap(pairs: readonly string[], rating?: string): FieldMap | null {
  const map = [...pairs.map(readPair), ...(rating === undefined ? [] : [ratingField(rating)])];
  const twice = map.find(({ field }, place) => map.findIndex((other) => other.field === field) !== place);
  if (twice?.flag === '--rating-field') throw new UsageError(`--map and --rating-field both name ${twice.field}`);
  if (twice !== undefined) throw new UsageError(`--map names ${twice.field} twice`);
  return map.length === 0 ? null : map;
}

function readPair(pair: string): MappedField {
  const equals = pair.indexOf('=');
  const [ours, path] = [pair.slice(0, equals).trim(), pair.slice(equals + 1).trim()];
  if (equals === -1 || ours === '' || path === '') {
    throw new UsageError(`--map cannot be read at ${JSON.stringify(pair)}`, {
      hint: 'write ours=theirs, such as text=body,author.handle=user.screen_name',
    });
  }
  const order = DAY_ORDERS.find((one) => ours === `publishedAt:${one}`);
  if (order !== undefined) return checkDots({ flag: '--map', field: 'publishedAt', path, order });
  if (!isFieldName(ours)) {
    const meant = closestName(ours, Object.keys(FIELDS));
    throw new UsageError(`--map: there is no field ${JSON.stringify(ours)} of ours`, {
      hint: `${meant === null ? '' : `perhaps ${meant}; `}known: ${Object.keys(FIELDS).join(', ')}, publishedAt:dmy and publishedAt:mdy`,
    });
  }
  return checkDots({ flag: '--map', field: ours === 'author' ? 'author.handle' : ours, path });
}

function ratingField(given: string): MappedField {
  const path = given.trim();
  if (path === '') throw new UsageError('--rating-field names no field');
  return checkDots({ flag: '--rating-field', field: 'rating', path });
}

function checkDots(mapped: MappedField): MappedField {
  if (mapped.path.split('.').length <= DOTS_AT_MOST + 1) return mapped;
  throw new UsageError(`${mapped.flag}: ${JSON.stringify(mapped.path)} has more than ${DOTS_AT_MOST} dots`);
}
