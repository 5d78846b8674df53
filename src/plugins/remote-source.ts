/** A source that runs in a process of its own. */
import type { SourceError } from '../errors.js';
import type { SettingValues, Source } from '../sources/source.js';

/** The origin of a plugin. */
export interface Origin {
  readonly type: 'package' | 'path' | 'exec';
  /** The name or path that the user wrote. */
  readonly written: string;
  /** Path of its file or of the folder of its package. */
  readonly path: string | null;
}

export interface RemoteSource extends Source {
  readonly origin: Origin;
  /**
   * Returns the source with its capabilities under these settings, which the contract requires synchronously. If that
   * fails, its searches fail.
   * @param rehearsal does with the source what will be done later, so that the answers of `requests` are known then
   */
  settled(
    settings: SettingValues<NonNullable<Source['settings']>>,
    rehearsal?: (source: Source) => void,
  ): Promise<RemoteSource>;
  /** Why it cannot be searched, if that is already known. */
  readonly failure?: SourceError;
  /** Ends everything that it has running. */
  close(): void;
}

export function isRemote(source: Source): source is RemoteSource {
  return 'settled' in source;
}
