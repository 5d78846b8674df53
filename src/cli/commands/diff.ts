/** `diff`: shows what appeared, disappeared or changed between two runs, and what moved their numbers. */
import { diff as difference } from '../../core/diff/diff.js';
import { UsageError } from '../../errors.js';
import { renderDifference } from '../../output/diff/render.js';
import { DIFF_FORMATS, type DiffFormat } from '../../output/names.js';
import type { RunDifference } from '../../types.js';
import type { ScanFlags } from '../define/flag-values.js';
import { writeWhole } from '../files/whole-file.js';
import { interruption } from '../io/interrupt.js';
import { type Io, write } from '../io/io.js';
import { fileOf, terminalOf } from '../io/terminal.js';
import { isFile, namedRuns } from '../named-run.js';
import { filesFirst } from '../outputs/deliver.js';
import { outputsOf } from '../outputs/outputs.js';

export interface DiffFlags extends Pick<ScanFlags, 'output' | 'top' | 'bom' | 'rawCsv' | 'color' | 'store'> {
  readonly format?: DiffFormat;
}

export async function diff(io: Io, first: string, second: string, flags: DiffFlags): Promise<number> {
  const outputs = diffOutputs(flags, [first, second].filter(isFile), io);
  const interrupted = interruption(io);
  try {
    const [a, b] = await namedRuns([first, second], flags, io, interrupted.signal);
    await deliver(io, difference(a!, b!, flags.top), outputs, flags);
    return 0;
  } finally {
    interrupted.stop();
  }
}

async function deliver(io: Io, found: RunDifference, outputs: readonly DiffOutput[], flags: DiffFlags): Promise<void> {
  const terminal = terminalOf(io.stdout, io.env, flags.color);
  for (const { path, format } of filesFirst(outputs)) {
    const text = await renderDifference(found, {
      format,
      rows: flags.top,
      bom: flags.bom ?? false,
      rawCsv: flags.rawCsv ?? false,
      terminal: path === null ? terminal : fileOf(terminal),
    });
    await (path === null ? write(io.stdout, text) : writeWhole(path, text));
  }
}

interface DiffOutput {
  readonly path: string | null;
  readonly format: DiffFormat;
}

/** @throws UsageError for an output or a format that cannot be written */
function diffOutputs({ format, ...flags }: DiffFlags, files: readonly string[], io: Io): readonly DiffOutput[] {
  const read = files.map((run) => `file:${run}`);
  const outputs = outputsOf(
    { ...flags, source: read, view: 'summary', ...(format === undefined ? {} : { format }) },
    io,
  );
  return outputs.map(({ path, format: named }) => {
    const known = DIFF_FORMATS.find((one) => one === named);
    if (known !== undefined) return { path, format: known };
    throw new UsageError(`diff writes no ${named}`, { hint: DIFF_FORMATS.join(', ') });
  });
}
