/** Creates a source of this repository with its tape, its test and its entry in the list: `npm run new:source NAME`. */
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { tapeText, titleOf } from '../src/cli/define/skeleton.js';

const BUILT_IN = 'src/sources/built-in.ts';
const NAMES = 'src/sources/index.ts';

const [name = ''] = process.argv.slice(2);
const files = new Map([
  [`src/sources/${name}/index.ts`, sourceText(name)],
  [`test/sources/${name}/index.test.ts`, testText(name)],
  [`test/fixtures/${name}/search.har`, tapeText(name)],
]);
const refusal = refusalOf(name);
if (refusal !== null) {
  process.stderr.write(`new:source: ${refusal}\n`);
  process.exitCode = 2;
} else {
  for (const [file, text] of files) {
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, text);
  }
  writeFileSync(NAMES, added(NAMES, [[/(NAMES: readonly string\[\] = \[[^\]]*?)(,?\s*\];)/, `, '${name}'`]]));
  writeFileSync(
    BUILT_IN,
    added(BUILT_IN, [
      [/(^import .*;)(\n\n)/ms, `\nimport ${name} from './${name}/index.js';`],
      [/(BUILT_IN: readonly Source\[\] = \[[^\]]*?)(,?\s*\];)/, `, ${name}`],
      [/(export \{[^}]*?)(,?\s*\};)/, `, ${name}`],
    ]),
  );
  const written = [...files.keys(), NAMES, BUILT_IN];
  spawnSync('npx', ['biome', 'check', '--write', ...written], { stdio: 'ignore' });
  process.stdout.write(`${written.join('\n')}\nnext: npm run build, then npm run test:only -- sources/${name}\n`);
}

function refusalOf(given: string): string | null {
  if (!/^[a-z][a-z0-9]{1,40}$/.test(given))
    return 'give a name of small letters and digits: npm run new:source lobsters';
  const there = [...files.keys()].find((file) => existsSync(file));
  return there === undefined ? null : `${there} is there already`;
}

/** The text of a file with something inserted between the two groups of each pattern. */
function added(file: string, places: readonly (readonly [RegExp, string])[]): string {
  return places.reduce(
    (text, [place, what]) => {
      if (!place.test(text)) throw new Error(`${file} has no place for ${what}`);
      return text.replace(place, (_, before: string, after: string) => `${before}${what}${after}`);
    },
    readFileSync(file, 'utf8'),
  );
}

function sourceText(given: string): string {
  const host = `${given}.example`;
  return `/** Searches ${titleOf(given)} through its JSON interface: made up here, to be replaced by the real one. */
import { instantOf } from '../shared/instant.js';
import { countOf, hasText, idOf, objectOf, textOf, webOf } from '../shared/json.js';
import { listFrom } from '../shared/recognised.js';
import {
  baseUrlSetting,
  defineSource,
  type Found,
  type NativeRequest,
  type QueryNode,
  type RequestContext,
} from '../source.js';

const PAGE = 50;

export default defineSource({
  name: '${given}',
  title: '${titleOf(given)}',
  homepage: 'https://${host}',
  example: 'coffee',
  groups: ['forums'],
  kinds: ['post'],
  limits: ['does not say how often a post was read'],
  settings: baseUrlSetting,
  capabilities: () => ({ search: 'words', operators: ['phrase', 'or'], pageSize: PAGE }),
  requests: (query, context) => query.branches.map((branch) => firstRequest(branch, context)),
  async *search(query, context) {
    for (const branch of query.branches) {
      const url = new URL(firstRequest(branch, context).url);
      for (let next: string | null = ''; next !== null; ) {
        const answer = objectOf((await context.http.request({ url: url.href })).json());
        yield listFrom(answer?.['posts'], 'posts', '${host}', isPost, context).filter(isPost).map(toFound);
        next = textOf(answer?.['next']);
        url.searchParams.set('after', next ?? '');
      }
    }
  },
});

function firstRequest(branch: QueryNode, { since, until, limit }: RequestContext): NativeRequest {
  const query = inItsLanguage(branch);
  const url = new URL('https://${host}/api/search');
  url.searchParams.set('q', query);
  url.searchParams.set('since', since.toISOString());
  url.searchParams.set('until', until.toISOString());
  url.searchParams.set('count', String(Math.min(limit, PAGE)));
  return { url: url.href, query };
}

function inItsLanguage(node: QueryNode): string {
  if (node.type === 'or') return node.nodes.map(inItsLanguage).join(' OR ');
  if (node.type === 'and') return node.nodes.map(inItsLanguage).join(' ');
  if (node.type !== 'word' && node.type !== 'phrase') throw new Error(\`\${node.type} is none of its operators\`);
  const text = node.text.replaceAll('"', ' ');
  return node.type === 'phrase' ? \`"\${text}"\` : text;
}

/** A post has an id, and a member for its title or text. A list without any posts is an error. */
function isPost(value: unknown): boolean {
  return idOf(objectOf(value)?.['id']) !== null && hasText(value, 'title', 'text');
}

function toFound(value: unknown): Found {
  const post = objectOf(value) ?? {};
  return {
    id: idOf(post['id']),
    kind: 'post',
    url: webOf(post['url']),
    title: textOf(post['title']),
    text: textOf(post['text']),
    author: { handle: textOf(post['author']) },
    publishedAt: instantOf(post['created']),
    engagement: { likes: countOf(post['likes']) },
  };
}
`;
}

function testText(given: string): string {
  return `import ${given} from '../../../src/sources/${given}/index.js';
import { sourceQuery } from '../../../src/testing.js';
import { keepsTheContract } from '../contract.js';
import { phrase, week } from '../searches.js';

const search = { query: sourceQuery(phrase('acme coffee')), ...week };

keepsTheContract(${given}, '${given}/search.har', search, { emptyBody: '{"posts":[],"next":null}' });
`;
}
