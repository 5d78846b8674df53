import { describe, expect, it } from '@jest/globals';
import { laidOut, unbroken } from '../../../src/cli/io/laid-out.js';

const ENTRY = ' state    wants a setting: the token of an account with credit, which costs';

describe('text of labels and values', () => {
  it('goes on below where its last column began, and breaks no word', () => {
    expect(laidOut(ENTRY, 40)).toBe(
      [' state    wants a setting: the token of', '          an account with credit, which', '          costs'].join(
        '\n',
      ),
    );
  });

  it('is as it was where nothing is known of a terminal, and where it fits', () => {
    expect(laidOut(ENTRY, undefined)).toBe(ENTRY);
    expect(laidOut(ENTRY, ENTRY.length)).toBe(ENTRY);
  });

  it('goes on near the edge where the column leaves too little room', () => {
    expect(laidOut('  a much longer label than the others  and what it says there', 50)).toBe(
      ['  a much longer label than the others  and what it', '    says there'].join('\n'),
    );
  });

  it('keeps an address in one piece, to be copied', () => {
    const address = `https://acme.example/${'a'.repeat(60)}`;
    expect(laidOut(`  reads    ${address} twice`, 40)).toBe(`  reads    ${address}\n           twice`);
  });

  it('keeps a line without columns under its own indent', () => {
    expect(laidOut('  one two three four five six seven', 20)).toBe('  one two three four\n  five six seven');
  });
});

describe('what was set for a wider screen', () => {
  it('becomes one line where it goes on below its column, and stays apart elsewhere', () => {
    const set = ['Title', '  rank    first half', '          second half', '  reach   alone', 'End', 'End'].join('\n');
    expect(unbroken(set)).toBe(
      ['Title', '  rank    first half second half', '  reach   alone', 'End', 'End'].join('\n'),
    );
  });

  it('keeps what is further in, or begins an entry', () => {
    const set = ['  NAME', '      what it is', '  a   b', '       more of another kind'].join('\n');
    expect(unbroken(set)).toBe(set);
  });
});
