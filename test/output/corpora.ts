/** Hostile texts collected elsewhere, read in place from the folder that SOCIALRANK_CORPORA names. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';

const folder = process.env['SOCIALRANK_CORPORA'];

/** Null if the corpora are not available. */
export const corpora =
  folder === undefined
    ? null
    : {
        terminalEscapes: read<readonly { s: string }[]>('generated/terminal-escapes.json').map(({ s }) => s),
        csvCells: read<readonly string[]>('generated/csv-cells.json'),
        naughtyStrings: read<readonly string[]>('blns/blns.json'),
      };

function read<T>(name: string): T {
  return JSON.parse(readFileSync(join(folder ?? '', 'corpora/hostile', name), 'utf8')) as T;
}
