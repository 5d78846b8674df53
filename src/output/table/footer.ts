/** The last lines: which sources were skipped, what to note, and how the run ended. */
import type { Report } from '../../types.js';
import type { Line, Screen } from '../screen/line.js';
import { methodWords } from '../words/level-words.js';
import type { Note } from '../words/note.js';
import { exitNote, notes } from '../words/notes.js';
import { wordingOf } from '../words/outcome-words.js';
import { skippedWords } from '../words/skipped-words.js';
import { paragraph, phrases } from './phrases.js';

const SIGN_WIDTH = 2;

export function unasked(screen: Screen, report: Report, width: number): readonly Line[] {
  const words = skippedWords(report);
  if (words.length === 0) return [];
  const all = [...words, 'What one needs: socialrank sources show NAME'];
  return phrases(
    screen,
    all.map((phrase) => [screen.piece(phrase, 'dim')]),
    width,
  );
}

export function warnings(screen: Screen, report: Report, width: number): readonly Line[] {
  const exit = exitNote(report);
  return [...notes(report, wordingOf(report, screen.signs)), ...(exit === null ? [] : [exit])].flatMap((note) =>
    noteLines(screen, note, width),
  );
}

export function footer(screen: Screen, report: Report, width: number): readonly Line[] {
  return paragraph(screen, [screen.piece(methodWords(report), 'dim')], width);
}

export function noteLines(screen: Screen, { text, next }: Note, width: number): readonly Line[] {
  const sign = screen.piece(`${screen.signs.warning} `, 'warning');
  const told = paragraph(screen, [screen.piece(text)], width - SIGN_WIDTH).map((line, index) => [
    index === 0 ? sign : screen.piece('  '),
    ...line,
  ]);
  const todo = next === null ? [] : paragraph(screen, [screen.piece(`Next: ${next}`, 'dim')], width - SIGN_WIDTH);
  return [...told, ...todo.map((line) => [screen.piece('  '), ...line])];
}
