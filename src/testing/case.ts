/** The building blocks of the contract: cases that any test runner can run. */
import type { Found, SourceErrorCode } from '../sources/source.js';

/** One case of the contract; pass `title` and `run` to your test runner. */
export interface ContractCase {
  /** The requirement that the case checks. */
  readonly title: string;
  /** Runs the case; rejects if the requirement is not met. */
  run(): Promise<void>;
}

/** Facts about a source that the cases need and cannot find out. */
export interface Oddities {
  /** The body of an answer with no results. */
  readonly emptyBody: string;
  /** Whether the source returns only one page, however many items there are. */
  readonly onePage?: boolean;
  /**
   * If its answers have no JSON lists and no feed items, whose elements the cases could replace by unknown ones: the
   * reason.
   */
  readonly noLists?: string;
}

/** The error codes allowed for a response that is not a valid answer. */
export const NO_ANSWER: readonly SourceErrorCode[] = ['bad_response', 'not_a_feed'];

/**
 * Reads a search to its end.
 * @returns all items of all pages
 */
export async function collect(pages: AsyncIterable<readonly Found[]>): Promise<Found[]> {
  const all: Found[] = [];
  for await (const page of pages) all.push(...page);
  return all;
}

/** Resolves after everything that can proceed without external events has done so. */
export async function idle(): Promise<void> {
  for (let turn = 0; turn < 5; turn += 1) await new Promise((resolve) => setImmediate(resolve));
}
