/**
 * The public library. `socialrank/source` contains the contract of sources, `socialrank/testing` the tools for testing
 * them.
 */
// biome-ignore-all assist/source/organizeImports: a table of contents, by subject.

// Scanning.
export { compareBrands, scan, scanBrands, stream, streamBrands } from './library/scan.js';
export type { CompareOptions, LocalFileOptions, ScanOptions } from './library/options.js';
export type { BrandEvent } from './scan/brands.js';
export type { ScanEvent } from './scan/request.js';

// Brands as profiles, of which only the name is required, and a file of them, as for `--brands`.
export type { GivenProfile } from './brands/profile.js';
export { brandsFile } from './library/brands-file.js';

// Persons with several accounts, for `from:~name`, and lookup of the person that a handle belongs to.
export { identities } from './core/query/person.js';
export type { Account, Person } from './types.js';

// Where to search: each built-in source under its name, all of them as BUILT_IN, and local files.
export * from './sources/built-in.js';
export { localFile } from './library/local-file.js';

// The contract for a source of your own.
export * from './sources/source.js';

// Answers that do not come from the network: `scan(query, { transport: replay(readTape(text, name)), isReplay: true
// })`.
export { readTape, replay, type Tape } from './http/tape.js';
export type { Exchange, RawResponse, Transport } from './http/transport.js';

// Sentiment engines: `scan(query, { engine: (run) => openEngine('onnx', { model: './model' }, run) })`.
export { type EngineOptions, type EngineRun, openEngine } from './library/open-engine.js';

// History across runs: `const store = await openStore('history.db'); await keepReport(store, report)`.
// Only new mentions: `scan(query, { newIn: store })`. Nothing is stored unless you ask for it.
export { withAuthority } from './library/authority.js';
export { type KeepOptions, keepReport } from './library/keep-report.js';
export { openStore, type StoreOptions } from './library/open-store.js';
export type {
  KeptRun,
  MentionText,
  MetricValue,
  NewRun,
  Observation,
  Series,
  Store,
  StoredLabel,
  StoredRun,
  Tally,
} from './store/store.js';

// Types of input, of engines, and of results.
export type { Engine, EngineRemark, GivenEngine, GivenScore, Score, ScoreContext, ScoreTask } from './engine.js';
export type {
  BrandComparison,
  Estimate,
  Mention,
  Profile,
  Ratio,
  Report,
  Sentiment,
  SourceOutcome,
  Span,
  Warning,
} from './types.js';

// Errors that are thrown on purpose.
export { LockedError, QueryError, SocialRankError, StoreError, UsageError } from './errors.js';

export { VERSION } from './version.js';

// Deliberately not exported: the query language, the metrics and the formats. Their results are in the report, which
// can grow; each exported function would be a contract of its own.
