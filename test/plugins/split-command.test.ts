import { describe, expect, it } from '@jest/globals';
import { UsageError } from '../../src/errors.js';
import { splitCommand } from '../../src/plugins/split-command.js';

describe('splitCommand', () => {
  it.each<[string, string, string[]]>([
    ['parts words at white space', ' python3  our-forum.py\t--all\n', ['python3', 'our-forum.py', '--all']],
    ['keeps what is in single quotes', `sh -c 'echo "$HOME" \\n; ls *'`, ['sh', '-c', 'echo "$HOME" \\n; ls *']],
    ['knows \\" and \\\\ in double quotes, and nothing else', '"a \\"b\\" \\\\ \\n $x"', ['a "b" \\ \\n $x']],
    ['keeps what a backslash stands before', "a\\ b \\'c \\\\", ['a b', "'c", '\\']],
    ['makes one word of parts that touch', `a'b c'"d e"f`, ['ab cd ef']],
    ['keeps a word of nothing', `a '' ""`, ['a', '', '']],
    ['makes nothing of a shell', 'a | b; c && d > $e `f` *', ['a', '|', 'b;', 'c', '&&', 'd', '>', '$e', '`f`', '*']],
  ])('%s', (_, text, words) => {
    expect(splitCommand(text)).toEqual(words);
  });

  it.each([
    ['a quote that is not closed', "python3 'our forum.py", /quote at column 9/],
    ['a double quote that is not closed', '"a \\" b', /quote at column 1/],
    ['a backslash before nothing', 'a \\', /backslash at column 3/],
    ['no word', '  ', /names no command/],
    ['a command of nothing', "'' a", /names no command/],
    ['a NUL', 'a\0b', /NUL/],
  ])('rejects %s', (_, text, message) => {
    expect(() => splitCommand(text)).toThrow(UsageError);
    expect(() => splitCommand(text)).toThrow(message);
  });

  it('takes linear time for a long line', () => {
    const began = performance.now();
    expect(splitCommand(`a ${"'b'\\c".repeat(200_000)}`)).toHaveLength(2);
    expect(performance.now() - began).toBeLessThan(5000);
  });
});
