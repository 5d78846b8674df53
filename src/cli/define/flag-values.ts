/** The values of the flags of scans, by the names that commander gives them. */
import type { Grouping } from '../../core/mention/duplicates.js';
import type { Format, View } from '../../output/names.js';

/** Flags that `scan` and `plan` share: where to look, and what counts. */
export interface AskFlags {
  readonly source?: readonly string[];
  readonly feed?: readonly string[];
  readonly opml?: readonly string[];
  readonly map?: readonly string[];
  readonly threads?: number;
  readonly since?: string;
  readonly until?: string;
  readonly tz: string;
  readonly asOf?: string;
  readonly limit?: number;
  readonly lang?: readonly string[];
  readonly strict?: boolean;
  readonly exact?: boolean;
  readonly engine: string;
  readonly model?: string;
  readonly ratingField?: string;
  readonly npsProxy?: boolean;
  readonly goldMatrix?: string;
  readonly timeout?: number;
  readonly retries?: number;
  readonly includeOwned?: boolean;
  readonly minRelevance?: number;
  readonly confidence?: number;
  readonly dedupe: boolean;
  readonly group?: Grouping;
}

export interface PlanFlags extends AskFlags {
  readonly format: 'table' | 'json';
}

/** The flags of `scan`. */
export interface ScanFlags extends AskFlags {
  readonly format?: Format;
  readonly view: View;
  readonly fields?: readonly string[];
  readonly sort?: string;
  readonly top: number;
  readonly output?: readonly string[];
  readonly append?: boolean;
  /** Undefined if neither --mentions nor --no-mentions was given. */
  readonly mentions?: boolean;
  readonly brands?: string;
  readonly bom?: boolean;
  readonly rawCsv?: boolean;
  readonly deadline?: number;
  readonly concurrency?: number;
  readonly allowPrivate?: boolean;
  readonly expandLinks?: boolean;
  readonly record?: string;
  readonly replay?: string;
  readonly allowPartial?: boolean;
  readonly dryRun?: boolean;
  readonly failOn?: readonly string[];
  readonly notify?: readonly string[];
  /** A file or the address of a database; false for none. */
  readonly store?: string | boolean;
  readonly new?: boolean;
  readonly baseline?: string;
  readonly jitter?: number;
  readonly log?: string;
  readonly quiet?: boolean;
  readonly verbose?: boolean;
  readonly progress: boolean;
  readonly color: 'auto' | 'always' | 'never';
}
