/** Several texts as one file, as `bin/load-program.cjs` reads it: a line that says what follows, then all of them. */

export function pack(texts: ReadonlyMap<string, string>): Buffer {
  const contents = [...texts].map(([name, text]) => ({ name, bytes: Buffer.from(text) }));
  const head = `${JSON.stringify({ contents: contents.map(({ name, bytes }) => [name, bytes.length]) })}\n`;
  if (head.length > HEAD_BYTES) throw new Error('the loader reads no more of the head than this');
  return Buffer.concat([Buffer.from(head), ...contents.map(({ bytes }) => bytes)]);
}

const HEAD_BYTES = 16 * 1024;
