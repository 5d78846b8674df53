/** Turns rows into items: known exports, pages of them, and fields with obvious or mapped names. */
import type { JsonObject } from '../../sources/shared/json.js';
import { type Users, usersIn } from '../../sources/x/wire.js';
import type { Found } from '../../types.js';
import { isObject } from '../bytes/json-text.js';
import { readJsonFeed } from '../feeds/feed-file.js';
import type { FieldMap, MappedField } from '../fields/field-map.js';
import { merged } from '../fields/fields.js';
import { mapReader } from '../fields/mapped.js';
import { obviousIn } from '../fields/obvious.js';
import { withWritten } from '../fields/written-in.js';
import { isOwnRemark } from '../shapes/own-mention.js';
import type { Shape } from '../shapes/shapes.js';
import { answerOf, isExchange } from './exchange.js';
import { elementsOf } from './pages.js';
import type { Facts } from './reading.js';
import type { Row } from './row.js';
import { rowIds } from './row-id.js';
import type { RowResult } from './row-result.js';
import type { SkippedRows } from './skipped-rows.js';
import { unreadColumns } from './unread-columns.js';
import { commentsOfVideo, isVideo } from './video-comments.js';

interface RowReader {
  read(row: Row | SkippedRows): RowResult;
  /** Mapped fields whose path has not occurred in any row so far. */
  unmapped(): readonly MappedField[];
  facts(): Pick<Facts, 'unreadableTimes' | 'unread'>;
}

interface RowOptions {
  readonly shapes: readonly Shape[];
  readonly map: FieldMap | null;
  /** Time zone of times without one. */
  readonly zone: string;
  /** Null for standard input. */
  readonly path: string | null;
  /** Whether every row is read. If not, rows after the first recognized one may be skipped. */
  readonly areAllRead: boolean;
}

interface Part {
  readonly found: readonly Found[];
  readonly empty: number;
  /** Names of the members if the row was not recognized; null if it was. */
  readonly names: readonly string[] | null;
  /** What the row was recognized as; see `Told`. */
  readonly as: string | null;
}

interface Surroundings {
  readonly users: Users;
  /** Accepts known exports only: other objects are unlikely to be items. */
  readonly onlyKnown: boolean;
  /** How many more levels of nested lists are followed. */
  readonly depth: number;
}

const NOTHING: Part = { found: [], empty: 0, names: null, as: null };
const EMPTY: Part = { ...NOTHING, empty: 1 };
const FOREIGN: Part = { ...NOTHING, names: [] };
const ALONE: Surroundings = { users: new Map(), onlyKnown: false, depth: 4 };

const NAMES_AT_MOST = 12;
const GONE = /^\s*\[(?:deleted|removed)(?: by \w{1,20})?\]\s*$/i;
/** Kinds of which many share a page, so that its URL is not an id. */
const SHARES_PAGE = new Set(['comment', 'answer', 'review']);

export function rowReader({ shapes, map, zone, path, areAllRead }: RowOptions): RowReader {
  const mapping = mapReader(map ?? [], zone);
  const mapsRating = map?.some(({ field }) => field === 'rating') ?? false;
  const columns = unreadColumns(map, zone);
  const idOf = rowIds();
  let place = 0;
  let unreadableTimes = 0;

  function read(value: JsonObject, around: Surroundings): Part {
    if (isOwnRemark(value)) return NOTHING;
    const mapped = mapping.read(value);
    const shape = shapes.find(({ is }) => is(value));
    if (shape !== undefined) {
      const known = shape.read(value, around.users);
      if (known === null) return { ...EMPTY, as: shape.name };
      return told(mapped === null ? known : merged([known, mapped]), mapped, shape.name);
    }
    if (isExchange(value)) return readExchange(value, around);
    const feed = around.depth === ALONE.depth ? readJsonFeed(value, path) : null;
    if (feed !== null) return { ...feed, names: null, as: null };
    const obvious = obviousIn(value, zone);
    const found = mapped === null ? obvious.found : merged([obvious.found, mapped]);
    const { text = null, title = null } = found;
    if (text === null) {
      const elements = around.depth === 0 ? null : elementsOf(value, title !== null);
      if (elements !== null) return readPage(elements, value, around);
    }
    if (around.onlyKnown) return FOREIGN;
    if (text === null && title === null) return { ...NOTHING, names: Object.keys(value).slice(0, NAMES_AT_MOST) };
    if (title === null && GONE.test(text ?? '')) return EMPTY;
    if (found.publishedAt === undefined && (obvious.hasUnreadableTime || mapping.hasUnreadableTime()))
      unreadableTimes += 1;
    columns.see(value);
    const row = told(completed(withWritten(found)), mapped, 'row');
    return around.depth > 0 && isVideo(value) ? withComments(row, value, around) : row;
  }

  function withComments(row: Part, video: JsonObject, around: Surroundings): Part {
    const { found, empty } = readPage(commentsOfVideo(video), {}, around);
    return { ...row, found: [...row.found, ...found], empty };
  }

  function readPage(elements: readonly unknown[], page: JsonObject, around: Surroundings): Part {
    const users = 'includes' in page ? usersIn(page['includes']) : around.users;
    const within = { ...around, users, depth: around.depth - 1 };
    const parts = elements.map((element) => (isObject(element) ? read(element, within) : FOREIGN));
    const unknown = parts.filter(({ names }) => names !== null && names.length > 0);
    return {
      found: parts.flatMap(({ found }) => found),
      empty: parts.reduce((sum, { empty }) => sum + empty, unknown.length),
      names: parts.length > 0 && parts.every(({ names }) => names !== null) ? (parts[0]?.names ?? []) : null,
      as: null,
    };
  }

  function readExchange(exchange: JsonObject, around: Surroundings): Part {
    const answer = around.depth === 0 ? null : answerOf(exchange);
    if (answer === null) return FOREIGN;
    if ('found' in answer) return { ...NOTHING, found: answer.found };
    const elements = Array.isArray(answer.json) ? (answer.json as unknown[]) : [answer.json];
    return readPage(elements, {}, { ...around, onlyKnown: true });
  }

  /** If ratings are mapped, rows without a mapped one have none: stars in another field may be on another scale. */
  function told(found: Found, mapped: Found | null, as: string): Part {
    const rated = mapsRating ? { ...found, rating: mapped?.rating ?? null } : found;
    return { found: [rated], empty: 0, names: null, as };
  }

  /** Adds what every row has: an id and an origin. */
  function completed(found: Found): Found {
    place += 1;
    const kind = found.kind ?? (found.rating === undefined ? 'post' : 'review');
    const text = GONE.test(found.text ?? '') ? null : (found.text ?? null);
    const hasId = found.id !== undefined || (found.url !== undefined && !SHARES_PAGE.has(kind));
    const id = hasId ? (found.id ?? null) : idOf(found, place);
    const origin = { ...found.origin, name: found.origin?.name ?? path };
    // Changed in place, as nothing else refers to it. Spreading it with members it already has would give every object
    // a hidden class of its own, which slows down all code that reads it.
    return Object.assign(found, { id, kind, text, origin });
  }

  return {
    read(row) {
      if (row.type === 'bad') return row;
      if (row.type === 'passed') {
        place += row.placed;
        return row;
      }
      if (isBareReport(row.value))
        return { type: 'bad', line: row.line, reason: 'a report that was written without its mentions' };
      const { found, empty, names, as } = read(row.value, ALONE);
      if (names !== null && found.length === 0) return { type: 'unknown', line: row.line, names };
      if (!areAllRead) columns.settle();
      return { type: 'told', line: row.line, found, empty, as };
    },
    unmapped: mapping.unmapped,
    facts: () => ({ unreadableTimes, unread: columns.remark() }),
  };
}

function isBareReport(value: JsonObject): boolean {
  const schema = value['schema'];
  return schema === 'socialrank.report/1' && value['type'] === undefined && !Array.isArray(value['mentions']);
}
