/** Writes what the documentation says of the code: `node dist/scripts/docs.js`. A test says when it is stale. */
import { readFileSync, writeFileSync } from 'node:fs';
import { PassThrough } from 'node:stream';
import { fileURLToPath } from 'node:url';
import { main } from '../src/cli/main.js';
import { environmentName } from '../src/scan/settings.js';
import { loadAll } from '../src/sources/index.js';
import { settingValues } from '../src/sources/settings.js';
import type { Source } from '../src/sources/source.js';

/** Commands whose help stands in docs/help.md, in its order. */
const COMMANDS = [
  [],
  ['scan'],
  ['plan'],
  ['score'],
  ['sources'],
  ['sources', 'list'],
  ['sources', 'show'],
  ['sources', 'check'],
  ['config'],
  ['config', 'get'],
  ['config', 'set'],
  ['config', 'unset'],
  ['config', 'list'],
  ['config', 'path'],
  ['completion'],
  ['help'],
];
const TOPICS = ['query', 'metrics', 'formats', 'environment', 'exit-codes'];

/** Each file's name and the text that it should have. */
export async function documents(): Promise<Map<string, string>> {
  return new Map([
    ['README.md', await readme()],
    ['docs/help.md', await help()],
    ['docs/sources.md', await sourcesPage()],
  ]);
}

async function readme(): Promise<string> {
  const text = readFileSync('README.md', 'utf8');
  const rows = (await loadAll()).map(
    (source) => `| \`${source.name}\` | ${source.title} | ${source.kinds.join(', ')} | ${needs(source)} |`,
  );
  const withSources = between(
    text,
    'sources',
    ['| name | where | finds | needs |', '|---|---|---|---|', ...rows].join('\n'),
  );
  const demo = await output(['Acme Coffee', '--replay', 'examples/acme-coffee.har']);
  return between(withSources, 'demo', `\`\`\`\n$ npm run demo\n\n${demo.trimEnd()}\n\`\`\``);
}

function needs(source: Source): string {
  const required = Object.entries(source.settings ?? {}).filter(([, spec]) => spec.required === true);
  if (required.length === 0) return 'nothing';
  return required.map(([key, spec]) => `${spec.description} (\`${environmentName(source.name, key)}\`)`).join('; ');
}

async function help(): Promise<string> {
  const parts: string[] = [
    '# Help\n\nWhat `--help` and `socialrank help TOPIC` print, written by `npm run generate`.\n',
  ];
  for (const words of COMMANDS) {
    parts.push(`## socialrank ${words.join(' ')}`.trimEnd(), fenced(await output([...words, '--help'])));
  }
  for (const topic of TOPICS) parts.push(`## socialrank help ${topic}`, fenced(await output(['help', topic])));
  return `${parts.join('\n\n')}\n`;
}

async function sourcesPage(): Promise<string> {
  const sections = (await loadAll()).map((source) => {
    const { search, operators, pageSize, maxItems, maxDays, maxLength } = source.capabilities(settingValues(source));
    const reach = [
      pageSize === undefined ? null : `${pageSize} a request`,
      maxItems === undefined ? null : `${maxItems} at most`,
      maxDays === undefined ? null : `${maxDays} days back`,
      maxLength === undefined ? null : `queries of ${maxLength} characters`,
    ].filter((part) => part !== null);
    const settings = Object.entries(source.settings ?? {}).map(([key, spec]) => {
      const names = [environmentName(source.name, key), ...(spec.env ?? [])].map((name) => `\`${name}\``).join(', ');
      const marks = [
        spec.required === true ? '**required**' : null,
        spec.secret === true ? 'secret' : null,
        spec.default === undefined ? null : `default \`${spec.default}\``,
      ];
      return `| \`sources.${source.name}.${key}\` | ${spec.description} | ${marks.filter((mark) => mark !== null).join(', ')} | ${names} |`;
    });
    return [
      `## ${source.name}`,
      `${source.title}, <${source.homepage}>. Groups: ${source.groups.map((group) => `\`@${group}\``).join(' ')}. Finds: ${source.kinds.join(', ')}.`,
      `Search: ${{ words: `words${operators.length === 0 ? '' : `, ${operators.join(', ')}`}`, tags: 'hashtags', whole: 'none; it is read whole and filtered here' }[search]}.${reach.length === 0 ? '' : ` Reach: ${reach.join(', ')}.`}`,
      source.limits.map((limit) => `- ${limit}`).join('\n'),
      ['| setting | what | | environment |', '|---|---|---|---|', ...settings].join('\n'),
      `\`\`\`sh\nsocialrank ${JSON.stringify(source.example)} -s ${source.name}\n\`\`\``,
    ].join('\n\n');
  });
  return `# Sources\n\nWritten by \`npm run generate\` from what each source says of itself.\n\n${sections.join('\n\n')}\n`;
}

/** What the program prints to a pipe. */
async function output(words: readonly string[]): Promise<string> {
  const stdout = new PassThrough();
  const chunks: Buffer[] = [];
  stdout.on('data', (chunk: Buffer) => chunks.push(chunk));
  await main(words, {
    stdout,
    stderr: new PassThrough(),
    stdin: new PassThrough(),
    env: { SOCIALRANK_HOME: '/nonexistent' },
  });
  return Buffer.concat(chunks).toString();
}

function fenced(text: string): string {
  return `\`\`\`\n${text.trimEnd()}\n\`\`\``;
}

function between(text: string, name: string, replacement: string): string {
  const [open, close] = [`<!-- ${name} -->`, `<!-- /${name} -->`];
  const [start, end] = [text.indexOf(open), text.indexOf(close)];
  if (start < 0 || end < start) throw new Error(`README.md has no place for ${name}`);
  return `${text.slice(0, start)}${open}\n${replacement}\n${text.slice(end)}`;
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  for (const [name, text] of await documents()) writeFileSync(name, text);
}
