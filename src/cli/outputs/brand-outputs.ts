/** Outputs for the reports of many brands: one for all, or one file per brand if its name contains `{brand}`. */
import { UsageError } from '../../errors.js';
import type { ScanFlags } from '../define/flag-values.js';
import type { Io } from '../io/io.js';
import { type Output, outputsOf, PLACEHOLDER } from './outputs.js';

export interface BrandOutput extends Output {
  /** Index of the brand that the output is for; null if it is for all. */
  readonly brand: number | null;
}

interface Place {
  readonly path: string;
  readonly brand: number | null;
}

/** Maximum length of a file name on most file systems. */
const LONGEST_BYTES = 255;
/** Names of devices on Windows, whatever extension follows. */
const RESERVED = /^(?:con|prn|aux|nul|com\d|lpt\d)$/;

/** @throws UsageError as `outputsOf` does, and if a brand yields no file name or two brands yield the same */
export function brandOutputs(flags: ScanFlags, names: readonly string[], io: Pick<Io, 'env'>): readonly BrandOutput[] {
  const templates = flags.output ?? ['-'];
  const places = templates.flatMap((template): readonly Place[] =>
    template.includes(PLACEHOLDER)
      ? pathsOf(template, names).map((path, brand) => ({ path, brand }))
      : [{ path: template, brand: null }],
  );
  const outputs = outputsOf({ ...flags, output: places.map(({ path }) => path) }, io);
  // One name on the command line counts as one output, however many files it stands for.
  const format = templates.length === 1 ? flags.format : undefined;
  return outputs.map((output, at) => ({ ...output, format: format ?? output.format, brand: places[at]!.brand }));
}

/** @returns function from the index of a brand to its outputs: its own, and those for all brands */
export function outputsOfBrands(outputs: readonly BrandOutput[]): (place: number) => readonly BrandOutput[] {
  const ofAll = outputs.filter(({ brand }) => brand === null);
  const own = new Map<number, BrandOutput[]>();
  for (const output of outputs) {
    if (output.brand !== null) own.set(output.brand, [...(own.get(output.brand) ?? []), output]);
  }
  return (place) => [...ofAll, ...(own.get(place) ?? [])];
}

function pathsOf(template: string, names: readonly string[]): readonly string[] {
  const taken = new Map<string, string>();
  return names.map((name) => {
    const slug = slugOf(name);
    const other = taken.get(slug);
    if (other !== undefined) {
      throw new UsageError(`${other} and ${name} would be written to the same file: ${slug}`, {
        hint: `rename one, or leave out ${PLACEHOLDER}`,
      });
    }
    taken.set(slug, name);
    const path = template.replaceAll(PLACEHOLDER, slug);
    if (path.split(/[/\\]/).some((part) => Buffer.byteLength(part) > LONGEST_BYTES)) throw unnamed(name);
    return path;
  });
}

/**
 * Lower-case letters and digits of any script, separated by hyphens: cannot leave the folder, look like an option or
 * hide the file.
 */
function slugOf(name: string): string {
  const slug = name
    .normalize('NFC')
    .toLowerCase()
    .normalize('NFC')
    .replace(/[^\p{L}\p{M}\p{N}]+/gu, '-')
    .replace(/^-|-$/g, '');
  if (slug === '' || RESERVED.test(slug)) throw unnamed(name);
  return slug;
}

function unnamed(name: string): UsageError {
  return new UsageError(`no file can be named for the brand ${name}`, {
    hint: `leave out ${PLACEHOLDER}: one file holds all brands`,
  });
}
