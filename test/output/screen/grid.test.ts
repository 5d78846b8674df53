import { describe, expect, it } from '@jest/globals';
import { type GridOptions, grid } from '../../../src/output/screen/grid.js';
import fc from '../../support/property.js';
import { shownBy, widest } from '../virtual-terminal.js';

const terminal = { columns: 80, color: 0, unicode: true, isTerminal: true } as const;

function lines(rows: string[][], options: Partial<GridOptions> = {}): string[] {
  return grid(rows, { terminal, ...options }).split('\n');
}

describe('grid', () => {
  it('aligns columns below a header with a rule', () => {
    const rows = [
      ['hackernews', '120', 'ready'],
      ['x', '7', 'wants a key'],
    ];
    expect(lines(rows, { head: ['source', 'limit', 'state'], align: ['left', 'right'] })).toEqual([
      ' source      limit  state',
      ' ──────────  ─────  ───────────',
      ' hackernews    120  ready',
      ' x               7  wants a key',
      '',
    ]);
  });

  it('works without a header and without rows', () => {
    expect(grid([['a', 'b']], { terminal })).toBe(' a  b\n');
    expect(grid([], { terminal })).toBe('');
    expect(grid([], { terminal, head: ['a', 'b'] })).toBe(' a  b\n ─  ─\n');
  });

  it('measures wide and combining characters as terminals do', () => {
    expect(
      lines([
        ['珈琲', '|'],
        ['e\u0301', '|'],
        ['นิดา', '|'],
        ['한국', '|'],
        ['👾', '|'],
      ]),
    ).toEqual([' 珈琲  |', ' e\u0301     |', ' นิดา   |', ' 한국  |', ' 👾    |', '']);
  });

  it('shortens the widest column with an ellipsis', () => {
    const rows = [['rss', 'a text that is much too long for a narrow terminal']];
    expect(lines(rows, { terminal: { ...terminal, columns: 40 } })).toEqual([
      ' rss  a text that is much too long for…',
      '',
    ]);
  });

  it('lists the cells of a row below each other if the columns would be too narrow', () => {
    const head = ['name', 'text', 'note'];
    const rows = [
      ['first row of the table', 'a text that is long', 'another text that is long'],
      ['second', '', 'b'],
    ];
    expect(lines(rows, { head, terminal: { ...terminal, columns: 40 } })).toEqual([
      ' name  first row of the table',
      ' text  a text that is long',
      ' note  another text that is long',
      '',
      ' name  second',
      ' text',
      ' note  b',
      '',
    ]);
  });

  it('colours only the cells that have a style', () => {
    const text = grid([['x', 'failed']], {
      head: ['source', 'state'],
      terminal: { ...terminal, color: 1 },
      style: (cell) => (cell === 'failed' ? 'negative' : 'plain'),
    });
    expect(text.split('\n')[2]).toBe(' x       \u001b[31mfailed\u001b[39m');
    expect(shownBy(text).commands).toEqual([]);
  });

  it('treats escape sequences, line breaks and lookalikes of its own placeholders in cells as text', () => {
    const rows = [
      ['xxx', '\u001b[2J'],
      ['a\nb', '\u001b'],
      ['x', '[2J\u009b'],
    ];
    const seen = shownBy(grid(rows, { terminal: { ...terminal, color: 3 } }));
    expect(seen).toEqual({ rows: [' xxx  ␛[2J', ' a b  ␛', ' x    [2J\ufffd', ''], commands: [] });
  });

  it('fits any width, whatever its cells contain', () => {
    const cell = fc.string({ unit: 'grapheme', maxLength: 60 });
    const rows = fc.array(fc.array(cell, { minLength: 4, maxLength: 4 }), { minLength: 1, maxLength: 5 });
    fc.assert(
      fc.property(rows, fc.integer({ min: 40, max: 200 }), (cells, columns) => {
        const seen = shownBy(grid(cells, { head: ['a', 'b', 'c', 'd'], terminal: { ...terminal, columns } }));
        expect(widest(seen)).toBeLessThanOrEqual(columns);
        expect(seen.commands).toEqual([]);
      }),
      { numRuns: 200 },
    );
  });

  it('lays out thousands of rows', () => {
    const rows = Array.from({ length: 2000 }, (_, index) => [`row ${index}`, 'x'.repeat(index % 30)]);
    const all = lines(rows);
    expect(all).toHaveLength(2001);
    expect(all[1777]).toBe(` row 1777  ${'x'.repeat(7)}`);
  });
});
