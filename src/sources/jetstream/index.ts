/** Reads all recent posts on Bluesky from Jetstream, oldest first, as far back as the user sets. */
import { fromRecord } from '../shared/bluesky-record.js';
import { instantAt } from '../shared/instant.js';
import { unrecognised } from '../shared/recognised.js';
import { defineSource, type Found, type RequestContext, type SourceContext, SourceError } from '../source.js';
import { eventIn, isOfAccount, isOfPost, takenBack } from './event.js';
import { type Held, holding } from './held.js';
import { lookBackOf, settings } from './settings.js';

type Settings = typeof settings;

const HOST = 'https://jetstream1.us-east.bsky.network';
const PAGE = 500;
/** Number of posts held back in case they are deleted, a few minutes' worth. */
const HELD = 5000;
// In milliseconds. Many events arrive every second, so after a silence this long no more will come.
const SILENCE = 5000;
const MINUTE = 60_000;

export default defineSource({
  name: 'jetstream',
  title: 'Bluesky Jetstream',
  homepage: 'https://github.com/bluesky-social/jetstream',
  example: 'open source',
  groups: ['social'],
  kinds: ['post'],
  limits: [
    'reads every post of the last minutes (jetstream.lookBack, 36 hours at most), oldest first, and filters them here',
    'gives no handles, names, followers or counts; posts deleted within minutes are left out, posts deleted later are counted',
    'finds the same posts as bluesky: name one of them, not both',
  ],
  settings,
  capabilities: () => ({ search: 'whole', operators: [] }),
  requests(_, context) {
    const span = spanOrNull(context);
    return span === null ? [] : [{ url: streamUrl(span), query: null }];
  },
  search,
  isOptIn: true,
});

/** In milliseconds since 1970, `[from, to)`. */
interface Span {
  readonly from: number;
  readonly to: number;
}

/** The part of the window that can be read; empty if `from >= to`. @throws SourceError `needs_config` */
function spanOf({ since, until, now, settings: { lookBack } }: RequestContext<Settings>): Span {
  const to = Math.min(until.getTime(), now.getTime());
  return { from: Math.max(since.getTime(), now.getTime() - lookBackOf(lookBack)), to };
}

/** Returns null if the span is empty or `lookBack` is invalid: a plan does not fail over that, as the search will. */
function spanOrNull(context: RequestContext<Settings>): Span | null {
  try {
    const span = spanOf(context);
    return span.from < span.to ? span : null;
  } catch (error) {
    if (error instanceof SourceError) return null;
    throw error;
  }
}

function streamUrl({ from }: Span): string {
  const url = new URL('/subscribe', HOST);
  url.searchParams.set('wantedCollections', 'app.bsky.feed.post');
  // The cursor is in microseconds.
  url.searchParams.set('cursor', `${from}000`);
  return url.href;
}

async function* search(_: unknown, context: SourceContext<Settings>): AsyncGenerator<readonly Found[]> {
  const span = spanOf(context);
  if (span.from >= span.to) {
    const isAhead = context.since.getTime() >= context.now.getTime();
    return context.truncated(
      isAhead
        ? 'the window has not begun yet'
        : `Jetstream reaches back ${context.settings.lookBack}: the window lies before that`,
    );
  }
  const held = holding(HELD, PAGE);
  try {
    yield* passing(span, held, context);
  } catch (error) {
    // Posts that arrived before the error still count.
    yield* held.rest();
    throw error;
  }
  yield* held.rest();
}

/** Reads the stream, and yields the posts that have been held back for long enough. */
async function* passing(
  span: Span,
  held: Held,
  context: SourceContext<Settings>,
): AsyncGenerator<readonly Found[], undefined, undefined> {
  let [first, last]: [number | null, number] = [null, span.from];
  let [isKnown, strangers] = [false, 0];
  for await (const text of textsOf(streamUrl(span), context)) {
    const event = eventIn(text);
    if (event === null) {
      if (first === null) throw new SourceError('bad_response', 'Jetstream did not send events');
      strangers += 1;
      continue;
    }
    first ??= event.at;
    // Events come from many servers, so they are not in order to the second.
    last = Math.max(last, event.at);
    if (event.at >= span.to) break;
    const found = fromRecord(event.value);
    if (found !== null) held.add(found);
    const uri = found === null ? takenBack(event.value) : null;
    if (uri !== null) held.takeBack(uri);
    if (found !== null || isOfPost(event.value)) isKnown = true;
    else if (!isOfAccount(event.value)) strangers += 1;
    if (!isKnown && strangers === PAGE) break;
    const page = held.ripe();
    if (page !== null) yield page;
  }
  if (first === null) throw new SourceError('bad_response', 'Jetstream sent nothing');
  if (!isKnown && strangers > 0) throw unrecognised('posts', 'Jetstream');
  if (strangers > 0) context.unrecognised(strangers);
  tellSpan({ from: first, to: Math.min(last, span.to) }, context);
}

function textsOf(url: string, { http }: SourceContext<Settings>): AsyncIterable<string> {
  if (http.stream !== undefined) return http.stream({ url, silenceMilliseconds: SILENCE });
  throw new SourceError('unreachable', 'Jetstream is a stream, and this network has none');
}

/** Jetstream silently moves a cursor that is too old, so only the events show what span was read. */
function tellSpan(seen: Span, context: RequestContext<Settings> & Pick<SourceContext, 'truncated' | 'note'>): void {
  const words = `Jetstream was read from ${minuteOf(seen.from)} to ${minuteOf(seen.to)} UTC`;
  const isWhole =
    seen.from <= context.since.getTime() + MINUTE &&
    seen.to >= Math.min(context.until.getTime(), context.now.getTime()) - MINUTE;
  if (isWhole) context.note(words);
  else context.truncated(`${words}: posts before and after that are not counted`);
}

function minuteOf(milliseconds: number): string {
  return (instantAt(milliseconds) ?? '').slice(0, 19).replace('T', ' ');
}
