/** How an input may be packed, by what it begins with: gzip is undone here, all else by the program that packs it so. */

export interface Packing {
  readonly name: 'gzip' | 'zstd' | 'bzip2' | 'xz' | 'lz4';
  /** Of its first bytes, read as Latin-1. */
  readonly begins: RegExp;
  /** What unpacks standard input to standard output; null: no program need be there. */
  readonly command: readonly [program: string, ...args: string[]] | null;
}

/** As many bytes tell. */
export const HEAD_BYTES = 10;

export const GZIP: Packing = { name: 'gzip', begins: /^\x1f\x8b/, command: null };

const PACKINGS: readonly Packing[] = [
  GZIP,
  // Reddit's dumps look back over two gigabytes. What pzstd writes begins with a frame to be skipped.
  { name: 'zstd', begins: /^(?:\x28\xb5\x2f\xfd|[\x50-\x5f]\x2a\x4d\x18)/, command: ['zstd', '-dcq', '--long=31'] },
  { name: 'bzip2', begins: /^BZh[1-9](?:1AY&SY|\x17rE8P\x90)/, command: ['bzip2', '-dcq'] },
  { name: 'xz', begins: /^\xfd7zXZ\0/, command: ['xz', '-dcq'] },
  { name: 'lz4', begins: /^\x04\x22\x4d\x18/, command: ['lz4', '-dcq'] },
];

/** Null: not packed, or in no way that is known. */
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

/** Of a name, without its dot, as part of a pattern. */
export const PACKED_ENDING = '(?:gz|zst|bz2|xz|lz4)';

/** What the name of a file says of its packing, and the rest of it: `posts.csv.gz`, `RC_2019-04.zst`. */
export function packedName(path: string): { readonly packing: Packing['name'] | null; readonly name: string } {
  const ending = new RegExp(String.raw`\.${PACKED_ENDING}$`, 'i').exec(path)?.[0] ?? '';
  return {
    packing: BY_ENDING.get(ending.toLowerCase()) ?? null,
    name: path.slice(0, path.length - ending.length),
  };
}
