/**
 * Texts to judge in the form in which they pass between threads: all texts as one string, their contexts as numbers.
 */
import type { ScoreContext, ScoreDetail, ScoreTask } from '../../engine.js';
import type { Span } from '../../types.js';

export interface PackedTasks {
  readonly text: string;
  /** Distinct language codes. */
  readonly languages: readonly string[];
  /** The same for all texts. */
  readonly wants: readonly ScoreDetail[] | null;
  /**
   * For each text: its length, the index of its language (-1 if unknown), the number of positions of the brand's and of
   * other brands' names, then the start and end of each position.
   */
  readonly numbers: Int32Array;
}

const NUMBERS_OF_TEXT = 4;

/** @param tasks of one scan, so that `wants` is the same for all. `kind` is left out, as no built-in engine uses it. */
export function packTasks(tasks: readonly ScoreTask[]): PackedTasks {
  let size = NUMBERS_OF_TEXT * tasks.length;
  for (const { context } of tasks) size += 2 * (context.brand.length + (context.others?.length ?? 0));
  const numbers = new Int32Array(size);
  const languages: string[] = [];
  let at = 0;
  for (const { text, context } of tasks) {
    const { language, brand, others = [] } = context;
    numbers[at++] = text.length;
    numbers[at++] = language === null ? -1 : placeOf(language, languages);
    numbers[at++] = brand.length;
    numbers[at++] = others.length;
    at = writeSpans(brand, numbers, at);
    at = writeSpans(others, numbers, at);
  }
  const text = tasks.map((task) => task.text).join('');
  return { text, languages, wants: tasks[0]?.context.wants ?? null, numbers };
}

/** Index of a language in a short list, to which it is added if missing. */
function placeOf(language: string, languages: string[]): number {
  const known = languages.indexOf(language);
  return known >= 0 ? known : languages.push(language) - 1;
}

function writeSpans(spans: readonly Span[], numbers: Int32Array, from: number): number {
  let at = from;
  for (const { start, end } of spans) {
    numbers[at++] = start;
    numbers[at++] = end;
  }
  return at;
}

export function unpackTasks({ text, languages, wants, numbers }: PackedTasks): readonly ScoreTask[] {
  const tasks: ScoreTask[] = [];
  let at = 0;
  let start = 0;
  const spans = (count: number): Span[] => {
    const read: Span[] = new Array(count);
    for (let place = 0; place < count; place++, at += 2) read[place] = { start: numbers[at]!, end: numbers[at + 1]! };
    return read;
  };
  while (at < numbers.length) {
    const [length, language, ours, theirs] = [numbers[at]!, numbers[at + 1]!, numbers[at + 2]!, numbers[at + 3]!];
    at += NUMBERS_OF_TEXT;
    const context: ScoreContext = {
      language: languages[language] ?? null,
      brand: spans(ours),
      ...(theirs > 0 && { others: spans(theirs) }),
      ...(wants !== null && { wants }),
    };
    tasks.push({ text: text.slice(start, start + length), context });
    start += length;
  }
  return tasks;
}
