/** Texts to be judged as they pass between threads: all of them one string, all that is said of them numbers. */
import type { ScoreContext, ScoreDetail, ScoreTask } from '../../engine.js';
import type { Span } from '../../types.js';

export interface PackedTasks {
  readonly text: string;
  /** Each once. */
  readonly languages: readonly string[];
  /** The same for all. */
  readonly wants: readonly ScoreDetail[] | null;
  /**
   * Of each text its length, the place of its language (-1: not known), how many names of the brand and of others
   * stand in it, and where each of them begins and ends.
   */
  readonly numbers: Int32Array;
}

const NUMBERS_OF_TEXT = 4;

/** @param tasks of one scan, which wants the same of all. Of what kind they are no engine of ours asks. */
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

/** In a list that is short: what is not in it yet is added. */
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
