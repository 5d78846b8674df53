/** What the contract is made of: cases that any test runner can run. */
import type { Found, SourceErrorCode } from '../sources/source.js';

export interface ContractCase {
  /** A statement. */
  readonly title: string;
  /** Rejects where it does not hold. */
  run(): Promise<void>;
}

/** What the cases must know of a source that they cannot see. */
export interface Oddities {
  /** Its own answer when nothing was found. */
  readonly emptyBody: string;
  /** It gives one page and no more, whatever it holds. */
  readonly onePage?: boolean;
  /** Why its answers hold no lists of JSON and no items of a feed, whose elements could be replaced by strangers. */
  readonly noLists?: string;
}

/** What an answer becomes that is none. */
export const NO_ANSWER: readonly SourceErrorCode[] = ['bad_response', 'not_a_feed'];

/** All that a search gives. */
export async function collect(pages: AsyncIterable<readonly Found[]>): Promise<Found[]> {
  const all: Found[] = [];
  for await (const page of pages) all.push(...page);
  return all;
}

/** Until everything that could go on by itself has. */
export async function idle(): Promise<void> {
  for (let turn = 0; turn < 5; turn += 1) await new Promise((resolve) => setImmediate(resolve));
}
