/** Reads the comments on one submission, as deep as Reddit expands them in one response. */
import { listOf, objectOf } from '../shared/json.js';
import { recognised } from '../shared/recognised.js';
import { type Found, type SourceContext, SourceError } from '../source.js';
import { answersUrl } from './request.js';
import type { AskAsApp } from './session.js';
import { fromReddit, isThing } from './wire.js';

/** Reddit itself expands no more than ten levels. */
const DEPTH_AT_MOST = 50;

export async function* answerPages(
  { id, url }: Found,
  ask: AskAsApp,
  context: Pick<SourceContext, 'unrecognised' | 'truncated'>,
): AsyncGenerator<readonly Found[]> {
  if (typeof id !== 'string' || !/^t3_[a-z\d]{1,13}$/i.test(id)) return;
  const [, listing] = listOf((await ask(answersUrl(id))).json());
  if (!Array.isArray(childrenOf(listing))) {
    throw new SourceError('bad_response', 'Reddit did not return a submission and its comments');
  }
  const things = recognised(thingsIn(listing, 0), 'comments', 'Reddit', isThing, context);
  if (things.some((thing) => objectOf(thing)?.['kind'] === 'more')) {
    context.truncated(`Reddit folds some of the comments on ${url ?? id}`);
  }
  yield things.flatMap((thing) => fromReddit(thing) ?? []);
}

function thingsIn(listing: unknown, depth: number): readonly unknown[] {
  if (depth > DEPTH_AT_MOST) return [];
  return listOf(childrenOf(listing)).flatMap((thing) => [
    thing,
    ...thingsIn(objectOf(objectOf(thing)?.['data'])?.['replies'], depth + 1),
  ]);
}

const childrenOf = (listing: unknown): unknown => objectOf(objectOf(listing)?.['data'])?.['children'];
