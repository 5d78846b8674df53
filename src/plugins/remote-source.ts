/** A source that runs in a process of its own. */
import type { SourceError } from '../errors.js';
import type { SettingValues, Source } from '../sources/source.js';

/** Where a plugin came from. */
export interface Origin {
  readonly type: 'package' | 'path' | 'exec';
  /** As the user named it. */
  readonly written: string;
  /** Of its file or of its package's folder. */
  readonly path: string | null;
}

export interface RemoteSource extends Source {
  readonly origin: Origin;
  /**
   * The same, knowing its capabilities under these settings, which the contract wants without waiting. What goes wrong
   * there is a failure of its searches.
   * @param rehearsal does with it what is going to be done: whatever its requests() is asked there, it knows then
   */
  settled(
    settings: SettingValues<NonNullable<Source['settings']>>,
    rehearsal?: (source: Source) => void,
  ): Promise<RemoteSource>;
  /** Why it cannot be asked, where that is known already. */
  readonly failure?: SourceError;
  /** Nothing of it runs on. */
  close(): void;
}

export function isRemote(source: Source): source is RemoteSource {
  return 'settled' in source;
}
