/** The parts of the contract: cases that any test runner can run. */
import type { Found, SourceErrorCode } from '../sources/source.js';

/** One case of the contract; give `title` and `run` to your test runner. */
export interface ContractCase {
  /** What must be true. */
  readonly title: string;
  /** Rejects if it is not true. */
  run(): Promise<void>;
}

/** What the cases need to know about a source and cannot find out. */
export interface Oddities {
  /** The body of its answer if nothing was found. */
  readonly emptyBody: string;
  /** It returns only one page, however much it has. */
  readonly onePage?: boolean;
  /** If its answers have no JSON lists and no feed items, whose elements the cases could replace by unknown ones: why. */
  readonly noLists?: string;
}

/** What an answer becomes that is none. */
export const NO_ANSWER: readonly SourceErrorCode[] = ['bad_response', 'not_a_feed'];

/** Reads a search to its end. @returns all items of all pages */
export async function collect(pages: AsyncIterable<readonly Found[]>): Promise<Found[]> {
  const all: Found[] = [];
  for await (const page of pages) all.push(...page);
  return all;
}

/** Until everything that could go on by itself has. */
export async function idle(): Promise<void> {
  for (let turn = 0; turn < 5; turn += 1) await new Promise((resolve) => setImmediate(resolve));
}
