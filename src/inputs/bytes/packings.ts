/** Compression formats of inputs, by their first bytes. gzip is unpacked here, the others by their own programs. */

export interface Packing {
  readonly name: 'gzip' | 'zstd' | 'bzip2' | 'xz' | 'lz4';
  /** Matches the first bytes, read as Latin-1. */
  readonly begins: RegExp;
  /** Command that unpacks standard input to standard output; null: no program is needed. */
  readonly command: readonly [program: string, ...args: string[]] | null;
}

/** Number of first bytes that is enough to recognize a format. */
export const HEAD_BYTES = 10;

export const GZIP: Packing = { name: 'gzip', begins: /^\x1f\x8b/, command: null };

const PACKINGS: readonly Packing[] = [
  GZIP,
  // Reddit's dumps need a window of two gigabytes. Output of pzstd begins with a skippable frame.
  { name: 'zstd', begins: /^(?:\x28\xb5\x2f\xfd|[\x50-\x5f]\x2a\x4d\x18)/, command: ['zstd', '-dcq', '--long=31'] },
  { name: 'bzip2', begins: /^BZh[1-9](?:1AY&SY|\x17rE8P\x90)/, command: ['bzip2', '-dcq'] },
  { name: 'xz', begins: /^\xfd7zXZ\0/, command: ['xz', '-dcq'] },
  { name: 'lz4', begins: /^\x04\x22\x4d\x18/, command: ['lz4', '-dcq'] },
];

/** Returns null if it is not packed, or in no known format. */
export function packingOf(head: Buffer): Packing | null {
  const begin = head.toString('latin1', 0, HEAD_BYTES);
  return PACKINGS.find(({ begins }) => begins.test(begin)) ?? null;
}

const BY_ENDING: ReadonlyMap<string, Packing['name']> = new Map([
  ['.gz', 'gzip'],
  ['.zst', 'zstd'],
  ['.bz2', 'bzip2'],
  ['.xz', 'xz'],
  ['.lz4', 'lz4'],
]);

/** Extensions of packed files, without the dot, as part of a pattern. */
export const PACKED_ENDING = '(?:gz|zst|bz2|xz|lz4)';

/** Splits a file name into its compression and the rest: `posts.csv.gz`, `RC_2019-04.zst`. */
export function packedName(path: string): { readonly packing: Packing['name'] | null; readonly name: string } {
  const ending = new RegExp(String.raw`\.${PACKED_ENDING}$`, 'i').exec(path)?.[0] ?? '';
  return {
    packing: BY_ENDING.get(ending.toLowerCase()) ?? null,
    name: path.slice(0, path.length - ending.length),
  };
}
