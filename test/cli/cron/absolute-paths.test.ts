import { describe, expect, it } from '@jest/globals';
import { Argument, type Command, Option } from 'commander';
import {
  anywhere,
  bracketsOf,
  inCopyOf,
  KINDS_OF_PLACES,
  withAbsolutePaths,
} from '../../../src/cli/cron/absolute-paths.js';
import { buildProgram } from '../../../src/cli/define/program.js';

const HERE = '/srv/social rank';
const flag = (kind: string) => new Option(`--flag <${kind}>`);

describe('placed', () => {
  it.each([
    ['file', 'a.csv', `${HERE}/a.csv`],
    ['file', '/a.csv', '/a.csv'],
    ['file', '-', '-'],
    ['dir', '../model', '/srv/model'],
    ['texts', 'labels', 'labels'],
    ['texts', 'g.csv', `${HERE}/g.csv`],
    ['store', 's.db', `${HERE}/s.db`],
    ['store', 'file:s.db', `${HERE}/s.db`],
    ['store', 'none', 'none'],
    ['store', 'postgres://ann@db.example/x', 'postgres://ann@db.example/x'],
    ['run', '2026-11-20-k3v9qa', '2026-11-20-k3v9qa'],
    ['run', 'last:30d', 'last:30d'],
    ['run', 'monday.json', `${HERE}/monday.json`],
    ['list', 'hackernews,-rss,@news', 'hackernews,-rss,@news'],
    ['list', 'hackernews,file:A.nd', `hackernews,file:${HERE}/A.nd`],
    ['list', 'file:A.nd,file:in.nd', `file:${HERE}/A.nd,file:${HERE}/in.nd`],
    ['list', 'file:one,two and three.nd', `file:${HERE}/one,two and three.nd`],
    ['list', './own.js,-', `${HERE}/own.js,-`],
    ['list', 'socialrank-source-forum', 'socialrank-source-forum'],
    ['list', 'exec:python3 ./own.py --all', `exec:python3 '${HERE}/own.py' --all`],
    ['engine', 'social', 'social'],
    ['engine', './own.js', `${HERE}/own.js`],
    ['engine', 'onnx:model', `onnx:${HERE}/model`],
    ['target', 'slack:https://hooks.example/a', 'slack:https://hooks.example/a'],
    ['target', 'feed:al.rss', `feed:${HERE}/al.rss`],
    ['target', 'exec:./on.sh "a b"', `exec:'${HERE}/on.sh' 'a b'`],
    ['target', 'exec:bin/on.sh', `exec:'${HERE}/bin/on.sh'`],
    ['target', "exec:sh -c 'cd /a; ./b'", "exec:sh -c 'cd /a; ./b'"],
    ['name', 'a.csv', 'a.csv'],
  ])('writes a value that works in any folder: <%s>, %s', (kind, typed, written) => {
    expect(withAbsolutePaths(flag(kind), typed, anywhere(HERE))).toBe(written);
    expect(withAbsolutePaths(new Argument(kind), typed, anywhere(HERE))).toBe(written);
  });

  it.each([
    ['file', `${HERE}/a.csv`, 'a.csv'],
    ['file', '..a/b.csv', '..a/b.csv'],
    ['file', '../a.csv', '/srv/a.csv'],
    ['dir', '.', '.'],
    ['list', 'file:./A.nd,hackernews', 'file:A.nd,hackernews'],
    ['list', './own.js', './own.js'],
    ['target', 'exec:./on.sh', 'exec:./on.sh'],
  ])('writes a value that works in a copy of the folder: <%s>, %s', (kind, typed, written) => {
    expect(withAbsolutePaths(flag(kind), typed, inCopyOf(HERE))).toBe(written);
  });

  it('refuses a list of several values if the path of the folder contains a comma', () => {
    const at = anywhere('/srv/a,b');
    expect(withAbsolutePaths(flag('list'), 'file:A.nd', at)).toBe('file:/srv/a,b/A.nd');
    expect(() => withAbsolutePaths(flag('list'), 'file:A.nd,hackernews', at)).toThrow('a comma in a path');
  });
});

/** The command and all its subcommands, recursively. */
const family = (command: Command): readonly Command[] => [command, ...command.commands.flatMap(family)];

const KINDS = family(buildProgram({} as never, () => {})).flatMap((command) => [
  ...command.options.filter((flag) => flag.required),
  ...command.registeredArguments,
]);
const OF_FILES = KINDS.filter(({ description }) => /\b(?:file|folder)\b|FILE|PATH|DIR/.test(description));
const nameOf = (kind: Option | Argument) => (kind instanceof Option ? kind.long! : kind.name());

describe('a flag or an argument whose description mentions files', () => {
  it('has a kind of path as its value name, with a few exceptions', () => {
    const others = OF_FILES.filter((kind) => !KINDS_OF_PLACES.has(bracketsOf(kind)));
    expect(OF_FILES.length).toBeGreaterThan(40);
    expect(new Set(others.map(nameOf))).toEqual(new Set(['--map', 'name', 'query', 'words']));
  });
});
