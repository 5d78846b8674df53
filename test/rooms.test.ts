/** Import rules. The check is only worth something if it fails on a violation and reads every module. */
import { spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, readdirSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';

interface Cruised {
  readonly modules: number;
  readonly violations: readonly { readonly from: string; readonly rule: string }[];
}

const root = process.cwd();

function cruise(folder: string): Cruised {
  const depcruise = join(root, 'node_modules/dependency-cruiser/bin/dependency-cruise.mjs');
  const { stdout, stderr } = spawnSync(
    process.execPath,
    [depcruise, 'src', '--config', '.dependency-cruiser.cjs', '--output-type', 'json'],
    {
      cwd: folder,
      encoding: 'utf8',
      maxBuffer: 1 << 28,
    },
  );
  if (stdout === '') throw new Error(stderr);
  const { modules, summary } = JSON.parse(stdout) as {
    modules: { source: string }[];
    summary: { violations: { from: string; rule: { name: string } }[] };
  };
  return {
    modules: modules.filter(({ source }) => source.startsWith('src/')).length,
    violations: summary.violations.map(({ from, rule }) => ({ from, rule: rule.name })),
  };
}

describe('the import rules', () => {
  it('are obeyed by all modules, every one of which is checked', () => {
    const files = readdirSync('src', { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith('.ts'));
    const { modules, violations } = cruise(root);
    expect(violations).toEqual([]);
    expect(modules).toBe(files.length);
    expect(modules).toBeGreaterThan(100);
  });
});

describe('a planted violation', () => {
  let house = '';

  beforeAll(() => {
    house = mkdtempSync(join(tmpdir(), 'rooms-'));
    for (const name of ['src', 'package.json', 'tsconfig.json', '.dependency-cruiser.cjs'])
      cpSync(join(root, name), join(house, name), { recursive: true });
    symlinkSync(join(root, 'node_modules'), join(house, 'node_modules'));
    mkdirSync(join(house, 'src/sources/planted'));
    for (const [file, line] of Object.entries(BREACHES)) writeFileSync(join(house, 'src', file), `${line}\n`);
    writeFileSync(join(house, 'src/core/planted-round.ts'), `${BACK}\n`);
  });

  afterAll(() => rmSync(house, { recursive: true }));

  /** Closes an import cycle, of which only the first file is reported. */
  const BACK = "import type { Circle } from './planted-circle.js'; export interface Round { circle: Circle }";

  const BREACHES: Readonly<Record<string, string>> = {
    'core/planted-node.ts': "import 'node:fs';",
    'core/planted-type.ts': "import type { Io } from '../cli/io.js'; export type Planted = Io;",
    'core/planted-circle.ts': "import type { Round } from './planted-round.js'; export type Circle = Round | null;",
    'sources/planted/index.ts': "import '../hackernews/index.js';",
    'sources/planted/network.ts': "export const load = () => import('axios');",
    'output/planted.ts': "import '../http/redact.js';",
    'output/words/planted.ts': "import '../screen/line.js';",
    'scan/asking/planted.ts': "import '../gathering/gathering.js';",
    'scan/planted.ts': "import '../sources/rss/index.js';",
    'inputs/planted.ts': "import 'node:http';",
    'plugins/planted.ts': "import '../http/network.js';",
    'engines/planted.ts': "import '../output/render.js';",
    'brands/planted.ts': "import '../http/network.js';",
    'library/planted.ts': "import '../output/render.js';",
  };

  it('is found in every folder, even if the import is dynamic or type-only', () => {
    const found = new Set(cruise(house).violations.map(({ from }) => from));
    expect([...Object.keys(BREACHES)].filter((file) => !found.has(`src/${file}`))).toEqual([]);
  });
});
