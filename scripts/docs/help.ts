/** The page of what `--help` prints. */
import { fenced, printed } from './printed.js';

/** In the order of the page. */
const COMMANDS = [
  [],
  ['scan'],
  ['compare'],
  ['diff'],
  ['plan'],
  ['query'],
  ['query', 'test'],
  ['score'],
  ['sources'],
  ['sources', 'list'],
  ['sources', 'show'],
  ['sources', 'check'],
  ['brand'],
  ['brand', 'add'],
  ['brand', 'show'],
  ['brand', 'list'],
  ['brand', 'remove'],
  ['brand', 'resolve'],
  ['config'],
  ['config', 'get'],
  ['config', 'set'],
  ['config', 'unset'],
  ['config', 'list'],
  ['config', 'path'],
  ['alert'],
  ['alert', 'test'],
  ['alert', 'list'],
  ['plugin'],
  ['plugin', 'new'],
  ['store'],
  ['store', 'info'],
  ['store', 'authority'],
  ['store', 'export'],
  ['store', 'import'],
  ['store', 'forget'],
  ['store', 'prune'],
  ['store', 'backup'],
  ['cron'],
  ['cron', 'print'],
  ['doctor'],
  ['completion'],
  ['help'],
];
const TOPICS = ['query', 'metrics', 'formats', 'alerts', 'environment', 'exit-codes'];

export async function helpPage(): Promise<string> {
  const parts: string[] = [
    '# Help\n\nWhat `--help` and `socialrank help TOPIC` print, written by `npm run generate`.\n',
  ];
  for (const words of COMMANDS) {
    parts.push(`## socialrank ${words.join(' ')}`.trimEnd(), fenced(await printed([...words, '--help'])));
  }
  for (const topic of TOPICS) parts.push(`## socialrank help ${topic}`, fenced(await printed(['help', topic])));
  return `${parts.join('\n\n')}\n`;
}
