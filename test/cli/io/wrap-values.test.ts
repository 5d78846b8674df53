import { describe, expect, it } from '@jest/globals';
import { unbroken, wrapValues } from '../../../src/cli/io/wrap-values.js';

const ENTRY = ' state    wants a setting: the token of an account with credit, which costs';

describe('laidOut', () => {
  it('wraps a line between words, and indents the rest to its last column', () => {
    expect(wrapValues(ENTRY, 40)).toBe(
      [' state    wants a setting: the token of', '          an account with credit, which', '          costs'].join(
        '\n',
      ),
    );
  });

  it('does not change a text that fits, or if the width is unknown', () => {
    expect(wrapValues(ENTRY, undefined)).toBe(ENTRY);
    expect(wrapValues(ENTRY, ENTRY.length)).toBe(ENTRY);
  });

  it('uses a smaller indent if the column leaves too little room', () => {
    expect(wrapValues('  a much longer label than the others  and what it says there', 50)).toBe(
      ['  a much longer label than the others  and what it', '    says there'].join('\n'),
    );
  });

  it('does not break a URL, so that it can be copied', () => {
    const address = `https://acme.example/${'a'.repeat(60)}`;
    expect(wrapValues(`  reads    ${address} twice`, 40)).toBe(`  reads    ${address}\n           twice`);
  });

  it('wraps a line without columns at its own indent', () => {
    expect(wrapValues('  one two three four five six seven', 20)).toBe('  one two three four\n  five six seven');
  });
});

describe('unbroken', () => {
  it('joins lines that continue a column, and leaves others separate', () => {
    const set = ['Title', '  rank    first half', '          second half', '  reach   alone', 'End', 'End'].join('\n');
    expect(unbroken(set)).toBe(
      ['Title', '  rank    first half second half', '  reach   alone', 'End', 'End'].join('\n'),
    );
  });

  it('does not join lines that are indented differently from the column', () => {
    const set = ['  NAME', '      what it is', '  a   b', '       more of another kind'].join('\n');
    expect(unbroken(set)).toBe(set);
  });
});
