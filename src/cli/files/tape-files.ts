/** Implements `--record` and `--replay`. */
import { readFile } from 'node:fs/promises';
import { UsageError } from '../../errors.js';
import type { Transport } from '../../http/transport.js';
import type { ScanOptions } from '../../library/options.js';
import type { Prepared } from '../../library/prepare.js';
import { VERSION } from '../../version.js';
import type { ScanFlags } from '../define/flag-values.js';
import { checkPlace } from '../outputs/outputs.js';
import { reasonOf } from '../reason.js';
import { fromRecord, type RecordedScan, toRecord } from '../recorded-scan.js';
import { writeWhole } from './whole-file.js';

export interface TapeFiles {
  /** Option for the library; empty if the library is to open the network itself, once it makes a request. */
  readonly transport: Pick<ScanOptions, 'transport'>;
  /** Opens that transport, or else the network. */
  open(): Promise<Transport>;
  /** The options of the scan that made the tape; null without `--replay`. */
  readonly recorded: RecordedScan | null;
  /** Writes the recording, if there is one. */
  keep(prepared: Pick<Prepared, 'request' | 'secrets'>): Promise<void>;
  /** Like `keep`, for requests other than those of a scan, with their settings. No secrets are involved. */
  keepLookUp(settings: RecordedScan['settings']): Promise<void>;
}

/** @throws UsageError for a tape that is missing or invalid */
export async function openTape(flags: Pick<ScanFlags, 'record' | 'replay' | 'allowPrivate'>): Promise<TapeFiles> {
  const { record, replay: played } = flags;
  if (record !== undefined && played !== undefined) throw new UsageError('--record and --replay exclude each other');
  if (played !== undefined) {
    const text = await readFile(played, 'utf8').catch((error: NodeJS.ErrnoException) => {
      throw new UsageError(`cannot read the tape ${played}: ${reasonOf(error)}`, { cause: error });
    });
    const { readTape, replay } = await import('../../http/index.js');
    const tape = readTape(text, played);
    return { ...over(replay(tape)), recorded: fromRecord(tape), ...NOTHING_TO_KEEP };
  }
  const network = async () =>
    (await import('../../http/index.js')).axiosTransport({ allowPrivate: flags.allowPrivate ?? false });
  if (record === undefined) return { transport: {}, open: network, recorded: null, ...NOTHING_TO_KEEP };
  checkPlace(record);
  const { recorder } = await import('../../http/index.js');
  const recording = recorder(await network());
  const written = (secrets: readonly string[], scan: Readonly<Record<string, unknown>>) =>
    writeWhole(record, recording.toHar({ secrets, version: VERSION, scan }));
  return {
    ...over(recording.transport),
    recorded: null,
    keep: ({ secrets, request }) => written(secrets, toRecord(request)),
    keepLookUp: (settings) => written([], { settings }),
  };
}

const NOTHING_TO_KEEP: Pick<TapeFiles, 'keep' | 'keepLookUp'> = { keep: async () => {}, keepLookUp: async () => {} };

function over(transport: Transport): Pick<TapeFiles, 'transport' | 'open'> {
  return { transport: { transport }, open: () => Promise.resolve(transport) };
}
