/** Texts for language detection in the form in which they pass between threads: all of them as one string. */
import type { Headed } from '../../engine.js';

export interface PackedTexts {
  readonly text: string;
  /** Two per text: the length of its title, or -1 if it has none, and the length of its text. */
  readonly lengths: Int32Array;
}

export function packTexts(texts: readonly Headed[]): PackedTexts {
  const lengths = new Int32Array(2 * texts.length);
  for (const [place, { title, text }] of texts.entries()) {
    lengths[2 * place] = title?.length ?? -1;
    lengths[2 * place + 1] = text.length;
  }
  return { text: texts.map(({ title, text }) => (title === null ? text : title + text)).join(''), lengths };
}

export function unpackTexts({ text, lengths }: PackedTexts): readonly Headed[] {
  let at = 0;
  const next = (length: number): string => text.slice(at, (at += length));
  return Array.from({ length: lengths.length / 2 }, (_, place) => ({
    title: lengths[2 * place] === -1 ? null : next(lengths[2 * place]!),
    text: next(lengths[2 * place + 1]!),
  }));
}
