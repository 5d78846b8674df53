/** Options that affect judgement besides the engine: the user's labels, optional measures and a gold matrix. */
import { readFile } from 'node:fs/promises';
import { UsageError } from '../../errors.js';
import type { ScanOptions } from '../../library/options.js';
import type { StoredLabel } from '../../store/store.js';
import type { AskFlags } from '../define/flag-values.js';
import type { Io } from '../io/io.js';
import { reasonOf } from '../reason.js';
import { GOLD_MATRIX, member, type SettingsTree, settingValue } from '../settings/settings.js';
import { readLabels } from './labels.js';

type Judgement = Pick<ScanOptions, 'labels' | 'npsProxy' | 'goldMatrix'>;

/** @throws UsageError for an invalid gold matrix */
export async function judgementOptions(
  flags: AskFlags,
  tree: SettingsTree,
  io: Io,
  stored: readonly StoredLabel[],
): Promise<Judgement> {
  const { kept } = await readLabels(io, stored);
  return {
    labels: new Map([...kept.values()].map(({ id, label }) => [id, label])),
    npsProxy: flags.npsProxy ?? false,
    ...(await goldMatrixOf(flags, tree)),
  };
}

/** The flag takes precedence over the setting. */
async function goldMatrixOf(flags: AskFlags, tree: SettingsTree): Promise<Pick<Judgement, 'goldMatrix'>> {
  const path = flags.goldMatrix ?? settingValue(member(tree, GOLD_MATRIX));
  if (typeof path !== 'string' || path === '') return {};
  const { readGoldMatrix } = await import('../../core/evaluation/gold-matrix.js');
  const text = await readFile(path, 'utf8').catch((error: unknown) => {
    throw new UsageError(`the gold matrix ${path} cannot be read: ${reasonOf(error)}`, { cause: error });
  });
  return { goldMatrix: readGoldMatrix(text, path) };
}
