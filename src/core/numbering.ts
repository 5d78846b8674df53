/** Numbers for texts, as a Map would hold them, in a fraction of its time: every mention is looked for by several. */
import { intTable } from './int-table.js';
import { wordHash } from './text/key-hash.js';

/** From 0, in the order in which texts were first seen. */
export type Numbering = (text: string) => number;

export function numbering(): Numbering {
  const texts: string[] = [];
  /** By its hash, the number of the first text that has it, and one more. */
  const numbers = intTable();
  /** Of those that share their hash with an earlier text; of all, once the table has no room for one of them. */
  const crowded = new Map<string, number>();
  let isCrowded = false;
  const add = (text: string) => texts.push(text) - 1;
  const leaveTable = () => {
    isCrowded = true;
    for (const [number, text] of texts.entries()) crowded.set(text, number);
  };
  return (text) => {
    if (!isCrowded) {
      const hash = wordHash(text);
      const number = numbers.get(hash) - 1;
      if (texts[number] === text) return number;
      if (number === -1) {
        if (numbers.set(hash, texts.length + 1)) return add(text);
        leaveTable();
      }
    }
    const known = crowded.get(text) ?? add(text);
    crowded.set(text, known);
    return known;
  };
}
