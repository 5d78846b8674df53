/** Reads the beginning of an input until it is clear that the input can be read, then replays it. */
import { UsageError } from '../errors.js';
import type { MappedField } from './fields/field-map.js';
import type { Tellings } from './rows/reading.js';
import type { RowResult } from './rows/row-result.js';

const ROWS_AT_MOST = 10_000;
const BATCHES_AT_MOST = 256;

/**
 * @param unmapped mapped fields whose path has not occurred in any row so far
 * @param title of the input, for messages
 * @throws UsageError if no row can be read or none has a text; the input's own error if it fails before the first such
 * row
 */
export async function probed(
  tellings: Tellings,
  unmapped: () => readonly MappedField[],
  title: string,
): Promise<Tellings> {
  const held: (readonly RowResult[])[] = [];
  let failure: { readonly error: unknown } | null = null;
  let rows = 0;
  let isAll = false;
  const first = new Map<RowResult['type'], RowResult>();
  while ((!first.has('told') || unmapped().length > 0) && rows < ROWS_AT_MOST && held.length < BATCHES_AT_MOST) {
    const step = await tellings.next().catch((error: unknown) => {
      if (!first.has('told')) throw error;
      failure = { error };
      return { done: true, value: undefined } as const;
    });
    if (step.done === true) {
      isAll = true;
      break;
    }
    held.push(step.value);
    rows += step.value.length;
    for (const told of step.value) if (!first.has(told.type)) first.set(told.type, told);
  }
  if (!first.has('told')) refuse(first.get('unknown') ?? first.get('bad'), title);
  if (isAll && rows > 0) checkMapped(unmapped(), title);
  return replayed(held, failure, tellings);
}

function refuse(first: RowResult | undefined, title: string): void {
  if (first?.type === 'bad') {
    throw new UsageError(`nothing of ${title} can be read: line ${first.line}: ${first.reason}`);
  }
  if (first?.type === 'unknown') throw noText(first.names, title);
}

/**
 * @param names of the fields that are there instead
 * @param hint default: that the text can be mapped
 */
export function noText(names: readonly string[], title: string, hint: string | null = null): UsageError {
  if (names.length === 0) return new UsageError(`${title} holds no feed, and no JSON that is known`);
  return new UsageError(`nothing in ${title} is recognised as the text of a post; it has ${listed(names)}`, {
    hint: hint ?? 'say which field it is, such as --map text=NAME',
  });
}

export function checkMapped(missing: readonly MappedField[], title: string, names?: readonly string[]): void {
  const [first] = missing;
  if (first === undefined) return;
  throw new UsageError(`${first.flag}: there is no ${JSON.stringify(first.path)} in ${title}`, {
    hint: names === undefined ? null : `it has ${listed(names)}`,
  });
}

/** Joins as many names as fit into a message. */
export function listed(names: readonly string[]): string {
  const shown = names.slice(0, 20).map((name) => (name.length > 40 ? `${name.slice(0, 39)}…` : name));
  return shown.join(', ') + (names.length > shown.length ? ', …' : '');
}

async function* replayed(
  held: (readonly RowResult[])[],
  failure: { readonly error: unknown } | null,
  rest: Tellings,
): Tellings {
  for (let batch = held.shift(); batch !== undefined; batch = held.shift()) yield batch;
  if (failure !== null) throw failure.error;
  yield* rest;
}
