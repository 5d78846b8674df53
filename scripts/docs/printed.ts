/** What the program prints to a pipe, with no settings and nothing of the environment. */
import { PassThrough } from 'node:stream';
import { main } from '../../src/cli/main.js';

export async function printed(words: readonly string[]): Promise<string> {
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

export function fenced(text: string): string {
  return `\`\`\`\n${text.trimEnd()}\n\`\`\``;
}
