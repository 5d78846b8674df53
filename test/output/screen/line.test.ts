import { describe, expect, it } from '@jest/globals';
import { cutLine, type Line, lineWidth, padLine, screenFor, trimmed, wrap } from '../../../src/output/screen/line.js';
import { displayWidth } from '../../../src/output/screen/width.js';

const screen = screenFor({ columns: 80, color: 0, unicode: true, isTerminal: true }, displayWidth);

const line = (...texts: string[]): Line =>
  texts.map((text, index) => screen.piece(text, index === 0 ? 'strong' : 'dim'));

const shown = (pieces: Line) => pieces.map(({ text, style }) => `${style}:${text}`).join(' ');

describe('a line', () => {
  it.each([
    [20, 'strong:61.4 dim: of 100'],
    [11, 'strong:61.4 dim: of 100'],
    [10, 'strong:61.4 dim: of 1…'],
    [5, 'strong:61.4 dim:…'],
    [4, 'strong:61.…'],
    [1, 'strong:…'],
  ])('is cut to %p cells piece by piece', (width, pieces) => {
    const cut = cutLine(screen, line('61.4', ' of 100'), width);
    expect(shown(cut)).toBe(pieces);
    expect(lineWidth(cut)).toBeLessThanOrEqual(width);
  });

  it('is padded on the right, or on the left if aligned to the right', () => {
    expect(padLine(screen, line('珈'), 4).map(({ text }) => text)).toEqual(['珈', '  ']);
    expect(padLine(screen, line('珈'), 4, 'right').map(({ text }) => text)).toEqual(['  ', '珈']);
  });

  it('is trimmed at its end only', () => {
    expect(shown(trimmed(line(' a ', ' b  ', '  ')))).toBe('strong: a  dim: b');
    expect(trimmed(line('  ', ''))).toEqual([]);
  });

  it('contains only safe text', () => {
    expect(screen.piece('a\u001b[2J\nb')).toEqual({ text: 'a␛[2J b', style: 'plain', width: 7 });
  });
});

describe('wrap', () => {
  it.each([
    ['breaks between words', 'flat white and oat milk', 10, 9, ['flat white', 'and oat', 'milk']],
    ['cuts what is left over', 'flat white and oat milk', 10, 2, ['flat white', 'and oat m…']],
    ['breaks a word that is too long for a line', 'abcdefghijkl mn', 5, 9, ['abcde', 'fghij', 'kl mn']],
    ['breaks where there are no spaces', 'アクメコーヒー', 6, 9, ['アクメ', 'コーヒ', 'ー']],
    ['keeps one line one line', 'flat white', 10, 9, ['flat white']],
    ['makes nothing of nothing', '  ', 10, 9, []],
  ])('%s', (_, text, width, most, lines) => {
    expect(wrap(screen, text, width, most)).toEqual(lines);
  });
});
