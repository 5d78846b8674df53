/** Output of the program to a pipe, without settings and environment variables. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PassThrough } from 'node:stream';
import { main } from '../../src/cli/main.js';

/** @throws Error with its error output if it fails */
export async function printed(words: readonly string[]): Promise<string> {
  const home = mkdtempSync(join(tmpdir(), 'socialrank-docs-'));
  const [stdout, stderr] = [gathering(), gathering()];
  try {
    const env = { SOCIALRANK_HOME: home };
    const code = await main(words, { stdout: stdout.stream, stderr: stderr.stream, stdin: new PassThrough(), env });
    if (code !== 0) throw new Error(`socialrank ${words.join(' ')} ended with ${code}: ${stderr.text()}`);
    return stdout.text();
  } finally {
    rmSync(home, { recursive: true });
  }
}

function gathering(): { readonly stream: PassThrough; text(): string } {
  const stream = new PassThrough();
  const chunks: Buffer[] = [];
  stream.on('data', (chunk: Buffer) => chunks.push(chunk));
  return { stream, text: () => Buffer.concat(chunks).toString() };
}

export function fenced(text: string): string {
  return `\`\`\`\n${text.trimEnd()}\n\`\`\``;
}
