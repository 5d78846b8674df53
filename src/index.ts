/** The public library. `socialrank/source` has the contract of a source, `socialrank/testing` what tests of one need. */

// What is thrown on purpose.
export {
  QueryError,
  SocialRankError,
  SourceError,
  type SourceErrorCode,
  UsageError,
} from './errors.js';
// Answers from somewhere else than the network: `scan(query, { transport: replay(readTape(text, name)), isReplay: true })`.
export { readTape, replay, type Tape } from './http/tape.js';
export type { Exchange, RawResponse, Transport } from './http/transport.js';
// Asking.
export { type ScanOptions, scan, stream } from './library.js';
export type { ScanEvent } from './scan/request.js';
// Where to ask. All of them are asked where none is named; each is one to copy from, too.
export { default as bluesky } from './sources/bluesky/index.js';
export { default as googlenews } from './sources/googlenews/index.js';
export { default as hackernews } from './sources/hackernews/index.js';
export { default as mastodon } from './sources/mastodon/index.js';
export { default as rss } from './sources/rss/index.js';
// A source of one's own.
export {
  type Cache,
  defineSource,
  type Http,
  type HttpRequest,
  type HttpResponse,
  type NativeRequest,
  type Quota,
  type RequestContext,
  type SettingSpec,
  type SettingSpecs,
  type Source,
  type SourceContext,
  type SourceGroup,
  type SourceQuery,
} from './sources/source.js';
export { default as wordpress } from './sources/wordpress/index.js';
export { default as x } from './sources/x/index.js';
// What comes out.
// What goes in, and who judges.
export type {
  Author,
  Capabilities,
  Engagement,
  Engine,
  Estimate,
  Found,
  Kind,
  Mention,
  Operator,
  Query,
  QueryField,
  QueryNode,
  Ratio,
  Report,
  Score,
  ScoreContext,
  Sentiment,
  SourceOutcome,
  Span,
  Warning,
} from './types.js';

export { VERSION } from './version.js';

// Kept back on purpose: the query language, the metrics and the formats. What they do is in the report and may grow;
// as functions they would be a contract each.
