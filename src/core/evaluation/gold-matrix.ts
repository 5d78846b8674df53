/** The file with an engine's confusion matrix, which later scans can read. */
import { UsageError } from '../../errors.js';
import { LABELS } from '../sentiment/label.js';
import { byLabel, type Matrix } from './evaluation.js';

export interface GoldMatrix {
  readonly schema: 'socialrank.matrix/1';
  /** `name@version`; the matrix is valid for this engine and version only. */
  readonly engine: string;
  readonly confusion: Matrix;
}

export function goldMatrix(engine: string, confusion: Matrix): GoldMatrix {
  return { schema: 'socialrank.matrix/1', engine, confusion };
}

/**
 * Parses a gold matrix.
 * @param title of the file, for messages
 * @throws UsageError for anything that `goldMatrix` did not make
 */
export function readGoldMatrix(text: string, title: string): GoldMatrix {
  const refuse = (why: string) =>
    new UsageError(`${title} is not a gold matrix: ${why}`, {
      hint: 'socialrank eval --gold FILE --write-matrix FILE writes one',
    });
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    throw refuse('it is not JSON');
  }
  const { schema, engine, confusion } = (value ?? {}) as Partial<Record<string, unknown>>;
  if (schema !== 'socialrank.matrix/1') throw refuse('it has another schema');
  if (typeof engine !== 'string' || engine.length > 500) throw refuse('it does not name its engine');
  const count = (meant: number, given: string): number => {
    const row = (confusion as Record<string, unknown> | null | undefined)?.[LABELS[meant]!];
    const number = (row as Record<string, unknown> | null | undefined)?.[given];
    if (typeof number === 'number' && Number.isInteger(number) && number >= 0 && number < 1e12) return number;
    throw refuse(`${LABELS[meant]!} given as ${given} is not a count`);
  };
  const rows = byLabel((meant) => ({
    ...byLabel((given) => count(meant, LABELS[given]!)),
    unscored: count(meant, 'unscored'),
  }));
  return goldMatrix(engine, rows);
}
