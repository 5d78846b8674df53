/** A source that runs in a process of its own. */
import type { SourceError } from '../errors.js';
import type { Capabilities, RequestContext, SettingValues, Source, SourceQuery } from '../sources/source.js';

/** Where a plugin came from. */
export interface Origin {
  readonly type: 'package' | 'path' | 'exec';
  /** As the user named it. */
  readonly written: string;
  /** Of its file or of its package's folder. */
  readonly path: string | null;
}

/** What a scan or a plan is going to ask of a source whose capabilities are known. */
export type AskOf = (capabilities: Capabilities) => { readonly query: SourceQuery; readonly context: RequestContext };

export interface RemoteSource extends Source {
  readonly origin: Origin;
  /**
   * The same, knowing its capabilities under these settings and, where it is told what is to be asked, its requests:
   * the contract wants both without waiting. What goes wrong there is a failure of its searches.
   */
  settled(settings: SettingValues<NonNullable<Source['settings']>>, ask?: AskOf): Promise<RemoteSource>;
  /** Why it cannot be asked, where that is known already. */
  readonly failure?: SourceError;
  /** Nothing of it runs on. */
  close(): void;
}

export function isRemote(source: Source): source is RemoteSource {
  return 'settled' in source;
}
